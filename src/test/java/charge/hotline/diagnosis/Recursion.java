package charge.hotline.diagnosis;

import charge.hotline.content.Answer;
import charge.hotline.content.Cause;
import charge.hotline.content.Checklist;
import charge.hotline.content.OurContent;
import charge.hotline.content.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What following an order costs, and what the best order costs, by trying everything: the definition, slow and plain, to hold
 * the planner against.
 */
final class Recursion {
    private final Checklist checklist;
    private final Available available;
    private final Map<Set<Answer>, Double> best = new HashMap<>();

    Recursion(Checklist checklist) {
        this.checklist = checklist;
        available = new Available(checklist, OurContent.LOOK_UPS);
    }

    /** The least seconds that any order can be expected to take. */
    double best(Evidence evidence) {
        return best(evidence, weights(evidence));
    }

    private double best(Evidence evidence, Map<String, Double> weights) {
        Set<Answer> key = new HashSet<>(evidence.heard());
        Double known = best.get(key);
        if (known != null) {
            return known;
        }
        double least = agent(evidence) * sum(weights);
        for (Step step : available.steps(evidence).toList()) {
            least = Math.min(least, after(step, evidence, weights, this::best));
        }
        best.put(key, least);
        return least;
    }

    /** The seconds that this order can be expected to take. */
    double follow(Order order, Evidence evidence) {
        return follow(order, evidence, weights(evidence));
    }

    private double follow(Order order, Evidence evidence, Map<String, Double> weights) {
        Optional<Step> step = sum(weights) > 0 ? order.next(checklist, evidence) : Optional.empty();
        return step.isEmpty()
                ? agent(evidence) * sum(weights)
                : after(step.get(), evidence, weights, (then, left) -> follow(order, then, left));
    }

    private interface Rest {
        double seconds(Evidence evidence, Map<String, Double> weights);
    }

    private static double after(Step step, Evidence evidence, Map<String, Double> weights, Rest rest) {
        double seconds = step.seconds() * sum(weights);
        List<String> answers = step.answers().contains("fails")
                ? List.of("fails")
                : step.answers().contains("refers-back") ? List.of("refers-back") : step.answers();
        for (String answer : answers) {
            Map<String, Double> left = new LinkedHashMap<>();
            weights.forEach((cause, weight) -> left.put(cause, weight * Diagnosis.likelihood(step, answer, cause)));
            List<Answer> heard = new ArrayList<>(evidence.heard());
            heard.add(new Answer(step.id(), answer));
            int starts = evidence.starts() + (step.start() ? 1 : 0);
            seconds += rest.seconds(new Evidence(heard, starts, evidence.driving(), evidence.staffed()), left);
        }
        return seconds;
    }

    private Map<String, Double> weights(Evidence evidence) {
        Map<String, Double> weights = new LinkedHashMap<>();
        Diagnosis diagnosis = Diagnosis.of(checklist, evidence.heard());
        checklist.causes().stream()
                .map(Cause::id)
                .forEach(cause -> weights.put(cause, diagnosis.causes().get(cause)));
        return weights;
    }

    private double agent(Evidence evidence) {
        return evidence.staffed() ? checklist.agentSeconds() : checklist.agentSecondsAfterHours();
    }

    private static double sum(Map<String, Double> weights) {
        return weights.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
