package charge.hotline.diagnosis;

import charge.hotline.content.Answer;
import charge.hotline.content.Cause;
import charge.hotline.content.Checklist;
import charge.hotline.content.Step;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** Added to every chance of an answer: no single answer rules a cause out, for callers err and so do tables. */
    private static final double LEAST = 1e-4;

    /** What these answers say. */
    public static Diagnosis of(Checklist checklist, List<Answer> heard) {
        Map<String, Double> weights = weights(checklist, telling(checklist, heard));
        double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        if (sum <= 0) {
            // Answers that rule out every cause together: somebody is mistaken, and the shares are all that is left.
            return of(checklist, List.of());
        }
        Map<String, Double> sorted = new LinkedHashMap<>();
        weights.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue() / sum));
        return new Diagnosis(Collections.unmodifiableMap(sorted));
    }

    private static Map<String, Double> weights(Checklist checklist, Collection<Answer> telling) {
        Map<String, Double> weights = new LinkedHashMap<>();
        for (Cause cause : checklist.causes()) {
            double weight = cause.share();
            for (Answer answer : telling) {
                Step step = checklist.steps().get(answer.step());
                weight *= step == null ? 1 : likelihood(step, answer.id(), cause.id());
            }
            weights.put(cause.id(), weight);
        }
        return weights;
    }

    /** The last answer to each step, without those that another answer implies: these say nothing new. */
    private static Collection<Answer> telling(Checklist checklist, List<Answer> heard) {
        Map<String, Answer> last = new LinkedHashMap<>();
        heard.forEach(answer -> last.put(answer.step(), answer));
        Map<String, Answer> telling = new LinkedHashMap<>(last);
        for (Answer answer : last.values()) {
            checklist
                    .step(answer.step())
                    .flatMap(step -> Optional.ofNullable(step.implies().get(answer.id())))
                    .ifPresent(implied -> telling.remove(implied.step(), implied));
        }
        return telling.values();
    }

    /** How likely this answer is under this cause; where the checklist says nothing about it, the same for all causes. */
    public static double likelihood(Step step, String answer, String cause) {
        Map<String, Double> row = step.expect().getOrDefault(cause, Map.of());
        if (row.containsKey(answer)) {
            return (row.get(answer) + LEAST) / (1 + LEAST * row.size());
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
