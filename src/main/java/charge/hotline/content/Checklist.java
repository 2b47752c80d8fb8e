package charge.hotline.content;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The steps, the causes and their numbers.
 *
 * @param source where the checklist comes from
 * @param checked the day on which somebody last held it against its source
 * @param owner who answers for it
 * @param causes what may be wrong, in the file's order
 * @param steps by id, in the file's order, which is also the order of asking where no planner is used
 * @param agentSeconds what a person costs in seconds of the caller's time while agents are there
 * @param agentSecondsAfterHours the same while none is there
 * @param mostStarts how many new starts are suggested in one case
 * @param menu what the star key offers: key to command id, or {@code language}
 */
public record Checklist(
        String source,
        LocalDate checked,
        String owner,
        List<Cause> causes,
        Map<String, Step> steps,
        int agentSeconds,
        int agentSecondsAfterHours,
        int mostStarts,
        Map<String, String> menu) {

    /** The same checklist with these causes and steps instead. */
    public Checklist with(List<Cause> otherCauses, Map<String, Step> otherSteps) {
        return new Checklist(
                source,
                checked,
                owner,
                otherCauses,
                otherSteps,
                agentSeconds,
                agentSecondsAfterHours,
                mostStarts,
                menu);
    }

    /** The step with this id, where there is one. */
    public Optional<Step> step(String id) {
        return Optional.ofNullable(steps.get(id));
    }
}
