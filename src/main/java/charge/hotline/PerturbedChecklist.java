package charge.hotline;

import charge.hotline.content.Cause;
import charge.hotline.content.Checklist;
import charge.hotline.content.Step;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/** What the truth may be while a checklist is wrong: each of its probabilities times 1/3 to 3, and made to add up again. */
final class PerturbedChecklist {
    /** How far off a probability may be. */
    private static final double FACTOR = 3;

    private final SplittableRandom random;

    private PerturbedChecklist(long seed) {
        random = new SplittableRandom(seed);
    }

    /** One such truth, always the same for the same seed. */
    static Checklist of(Checklist checklist, long seed) {
        return new PerturbedChecklist(seed).perturbed(checklist);
    }

    private Checklist perturbed(Checklist checklist) {
        Map<String, Step> steps = new LinkedHashMap<>();
        checklist.steps().forEach((id, step) -> steps.put(id, perturbed(step)));
        return checklist.with(perturbed(checklist.causes()), Collections.unmodifiableMap(steps));
    }

    private List<Cause> perturbed(List<Cause> causes) {
        List<Cause> off = causes.stream()
                .map(cause -> new Cause(cause.id(), cause.group(), cause.share() * factor()))
                .toList();
        double sum = off.stream().mapToDouble(Cause::share).sum();
        return off.stream()
                .map(cause -> new Cause(cause.id(), cause.group(), cause.share() / sum))
                .toList();
    }

    private Step perturbed(Step step) {
        Map<String, Map<String, Double>> expect = new LinkedHashMap<>();
        step.expect().forEach((cause, row) -> expect.put(cause, perturbedRow(row)));
        Map<String, Double> fixes = new LinkedHashMap<>();
        step.fixes().forEach((cause, share) -> fixes.put(cause, Math.min(1, share * factor())));
        return new Step(
                step.id(),
                step.kind(),
                step.answers(),
                step.keys(),
                step.menus(),
                step.seconds(),
                step.start(),
                step.branch(),
                step.needs(),
                step.when(),
                step.unless(),
                step.after(),
                step.implies(),
                step.leadsTo(),
                expect,
                fixes);
    }

    private Map<String, Double> perturbedRow(Map<String, Double> row) {
        double[] off = DoubleStream.generate(this::factor).limit(row.size()).toArray();
        Map<String, Double> perturbed = new LinkedHashMap<>();
        double sum = 0;
        int place = 0;
        for (Map.Entry<String, Double> answer : row.entrySet()) {
            double share = answer.getValue() * off[place++];
            perturbed.put(answer.getKey(), share);
            sum += share;
        }
        for (Map.Entry<String, Double> answer : perturbed.entrySet()) {
            answer.setValue(answer.getValue() / sum);
        }
        return perturbed;
    }

    /** As likely a third as threefold. */
    private double factor() {
        return Math.pow(FACTOR, 2 * random.nextDouble() - 1);
    }
}
