package charge.hotline.diagnosis;

import charge.hotline.content.Checklist;
import charge.hotline.content.Step;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The step that makes the expected seconds least until the car charges or a person takes over. Questions, look-ups, repairs
 * and the person are weighed alike, all the way to the end of the call ({@link Lookahead}); where that is too much to reckon, as far
 * as it goes ({@link Horizon}).
 *
 * <p>Thread-safe. What was worked out for a checklist is kept for as many checklists as are in use.
 */
public final class Planner implements Order {
    private static final int CHECKLISTS = 8;

    private final LoadingCache<Checklist, Plans> plans;

    /**
     * A planner without a plan yet.
     *
     * @param lookUps the ids of the look-ups that are connected; the others are in no plan
     */
    public Planner(Set<String> lookUps) {
        Set<String> connected = Set.copyOf(lookUps);
        plans = Caffeine.newBuilder()
                .weakKeys()
                .maximumSize(CHECKLISTS)
                .build(checklist -> new Plans(checklist, connected));
    }

    @Override
    public Optional<Step> next(Checklist checklist, Evidence evidence) {
        return plans.get(checklist).next(evidence);
    }

    /** Works out ahead of time what follows each complaint, while agents are there or not, so that no caller waits for it. */
    public void prepare(Checklist checklist, boolean staffed) {
        Complaint.all(checklist).parallelStream()
                .filter(complaint -> complaint.branch().isEmpty())
                .forEach(complaint -> next(checklist, complaint.evidence(staffed)));
    }

    /** Why this step comes next. */
    public Explanation explain(Checklist checklist, Evidence evidence) {
        Model model = plans.get(checklist).model();
        Horizon horizon = Horizon.of(model, evidence);
        List<Explanation.Next> best = new Lookahead(model, evidence, horizon)
                .options().stream()
                        .limit(Explanation.BEST)
                        .map(option -> new Explanation.Next(option.step().id(), option.seconds()))
                        .toList();
        return new Explanation(
                Diagnosis.of(checklist, evidence.heard()),
                best,
                model.agentSeconds(evidence.staffed()),
                horizon.slack());
    }
}
