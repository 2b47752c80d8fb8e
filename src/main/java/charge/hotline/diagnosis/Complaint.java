package charge.hotline.diagnosis;

import charge.hotline.content.Answer;
import charge.hotline.content.Cause;
import charge.hotline.content.Checklist;
import charge.hotline.content.Step;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What callers say at first.
 *
 * @param problem an answer to the open question: {@code pass-refused}
 * @param share of all callers, 0 to 1
 * @param heard what is known by it: what it implies, and itself
 * @param branch the step to which it leads at once, whatever the order
 */
public record Complaint(String problem, double share, List<Answer> heard, Optional<String> branch) {
    /** All complaints, the commonest first. */
    public static List<Complaint> all(Checklist checklist) {
        return checklist.steps().values().stream()
                .filter(step -> step.kind() == Step.Kind.OPEN)
                .flatMap(step -> step.answers().stream().map(id -> complaint(checklist, step, id)))
                .sorted(Comparator.comparingDouble(Complaint::share).reversed())
                .toList();
    }

    private static Complaint complaint(Checklist checklist, Step step, String id) {
        double share = 0;
        for (Cause cause : checklist.causes()) {
            share += cause.share() * Diagnosis.likelihood(step, id, cause.id());
        }
        Stream<Answer> implied = Optional.ofNullable(step.implies().get(id)).stream();
        List<Answer> heard =
                Stream.concat(implied, Stream.of(new Answer(step.id(), id))).toList();
        return new Complaint(
                id, share, heard, Optional.ofNullable(step.leadsTo().get(id)));
    }

    /** What is known right after it. */
    Evidence evidence(boolean staffed) {
        return new Evidence(heard, 0, false, staffed);
    }
}
