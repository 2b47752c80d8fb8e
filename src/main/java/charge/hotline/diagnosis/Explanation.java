package charge.hotline.diagnosis;

import java.util.List;
import java.util.Optional;

/**
 * Why a step comes next: what is believed, and what each way on would cost.
 *
 * @param diagnosis the causes with their probabilities
 * @param best the best next steps, at most {@link #BEST}, best first
 * @param handOver the seconds that a person costs, as {@code checklist.yaml} has them
 * @param slack at most so many seconds the plan costs more than the best one there is; 0: it is the best one
 */
public record Explanation(Diagnosis diagnosis, List<Next> best, double handOver, double slack) {
    /** How many next steps are told. */
    public static final int BEST = 3;

    /**
     * A way on.
     *
     * @param step the id of the step that comes next
     * @param seconds expected until the car charges or a person has taken over, where the best follows
     */
    public record Next(String step, double seconds) {}

    /** The step that comes next; empty: a person, who costs less than any step. */
    public Optional<Next> chosen() {
        return best.stream().findFirst().filter(next -> next.seconds() < handOver);
    }

    /** The seconds expected until the car charges or a person has taken over. */
    public double seconds() {
        return chosen().map(Next::seconds).orElse(handOver);
    }
}
