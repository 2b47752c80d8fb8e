package charge.hotline.diagnosis;

import charge.hotline.content.Answer;
import charge.hotline.content.Cause;
import charge.hotline.content.Checklist;
import charge.hotline.content.Step;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The causes with their probabilities: the checklist's shares, updated by every answer (naive Bayes over a single fault, as
 * in Heckerman, Breese and Rommelse 1995). A repair that failed is evidence too; one that could not be tried is none.
 *
 * @param causes cause id to probability, most likely first; they add up to 1
 */
public record Diagnosis(Map<String, Double> causes) {
    /** How sure the likeliest cause is. */
    public enum Sure {
        /** At least 60 in 100. */
        LIKELY,
        /** At least 35 in 100. */
        PERHAPS,
        /** Below. */
        UNSURE
    }

    /** A row that would rule out every cause says more about the row than about the caller. */
    private static final double LEAST = 1e-4;

    /** What these answers say. */
    public static Diagnosis of(Checklist checklist, List<Answer> heard) {
        Map<String, String> last = new LinkedHashMap<>();
        heard.forEach(answer -> last.put(answer.step(), answer.id()));
        Map<String, Double> weights = new LinkedHashMap<>();
        for (Cause cause : checklist.causes()) {
            double weight = cause.share();
            for (Map.Entry<String, String> answer : last.entrySet()) {
                Step step = checklist.steps().get(answer.getKey());
                weight *= step == null ? 1 : likelihood(step, answer.getValue(), cause.id());
            }
            weights.put(cause.id(), weight);
        }
        double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        Map<String, Double> sorted = new LinkedHashMap<>();
        weights.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue() / sum));
        return new Diagnosis(sorted);
    }

    /** How likely this answer is under this cause, up to a factor that is the same for all causes. */
    public static double likelihood(Step step, String answer, String cause) {
        if (!step.expect().isEmpty()) {
            return Math.max(LEAST, step.expect().getOrDefault(cause, Map.of()).getOrDefault(answer, 1.0));
        }
        if (!step.fixes().isEmpty()) {
            double fixes = step.fixes().getOrDefault(cause, 0.0);
            return switch (answer) {
                case "works" -> Math.max(LEAST, fixes);
                case "fails", "refers-back" -> 1 - fixes;
                default -> 1;
            };
        }
        return 1;
    }

    /** The likeliest cause. */
    public String cause() {
        return causes.keySet().iterator().next();
    }

    /** How sure it is. */
    public Sure sure() {
        double most = causes.values().iterator().next();
        return most >= 0.60 ? Sure.LIKELY : most >= 0.35 ? Sure.PERHAPS : Sure.UNSURE;
    }
}
