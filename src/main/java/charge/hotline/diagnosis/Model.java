package charge.hotline.diagnosis;

import charge.hotline.content.Answer;
import charge.hotline.content.Cause;
import charge.hotline.content.Checklist;
import charge.hotline.content.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A checklist's numbers as arrays, for looking ahead. A <em>question</em> is a step of the checklist whose answers say
 * something about the cause, whether the caller gives them or a system that is asked, a <em>repair</em> one that may make the
 * car charge. What an answer says stands in
 * {@link Diagnosis#likelihood}, here as there.
 *
 * <p>Looking ahead takes every errand as one that the caller can do. Who cannot is asked the next best thing then; the plan
 * does not reckon with it, which makes its seconds a little too few.
 */
final class Model {
    /** The answers of a repair that did not help. */
    private static final List<String> FAILING = List.of("fails", "refers-back");

    private final Checklist checklist;
    private final Available available;
    private final int[] failing;
    private final double[][][] chances;
    private final double[] seconds;

    /**
     * The numbers of a checklist.
     *
     * @param lookUps the ids of the look-ups that are connected
     */
    Model(Checklist checklist, Set<String> lookUps) {
        this.checklist = checklist;
        available = new Available(checklist, lookUps);
        List<Step> steps = available.steps();
        failing = steps.stream().mapToInt(this::failing).toArray();
        seconds = steps.stream().mapToDouble(Step::seconds).toArray();
        chances = steps.stream().map(this::chances).toArray(double[][][]::new);
    }

    private int failing(Step step) {
        return step.fixes().isEmpty()
                ? 0
                : FAILING.stream()
                        .mapToInt(step.answers()::indexOf)
                        .filter(place -> place >= 0)
                        .map(place -> place + 1)
                        .findFirst()
                        .orElse(0);
    }

    private double[][] chances(Step step) {
        return step.answers().stream()
                .map(answer -> checklist.causes().stream()
                        .mapToDouble(cause -> Diagnosis.likelihood(step, answer, cause.id()))
                        .toArray())
                .toArray(double[][]::new);
    }

    Checklist checklist() {
        return checklist;
    }

    Available available() {
        return available;
    }

    Step step(int number) {
        return available.steps().get(number);
    }

    double seconds(int step) {
        return seconds[step];
    }

    /** How many answers a step has. */
    int answers(int step) {
        return chances[step].length;
    }

    boolean isQuestion(int step) {
        return available.isListed(step)
                && failing[step] == 0
                && !step(step).expect().isEmpty();
    }

    boolean isRepair(int step) {
        return available.isListed(step) && failing[step] != 0;
    }

    /**
     * Whether a repair can ever cost less than it saves: were the cause known that it fixes best. One that cannot is in no best
     * plan, for what is learnt from its failure is worth no more than what it fixes.
     */
    boolean mayPay(int repair, double agent) {
        double least = Arrays.stream(chances(repair, failing[repair])).min().orElse(1);
        return seconds[repair] < (1 - least) * agent;
    }

    /** The steps that are questions, by number. */
    List<Integer> questions() {
        return IntStream.range(0, failing.length)
                .filter(this::isQuestion)
                .boxed()
                .toList();
    }

    /** The steps that are repairs, by number. */
    List<Integer> repairs() {
        return IntStream.range(0, failing.length).filter(this::isRepair).boxed().toList();
    }

    /** The code of the answer that a repair did not help; 0 where the step is no repair. */
    int failing(int step) {
        return failing[step];
    }

    /** How likely this answer is under each cause, in the checklist's order of causes. */
    double[] chances(int step, int code) {
        return chances[step][code - 1];
    }

    /** What a person costs, in seconds of the caller's time. */
    double agentSeconds(boolean staffed) {
        return staffed ? checklist.agentSeconds() : checklist.agentSecondsAfterHours();
    }

    /** The probability of each cause after these answers, in the checklist's order of causes. */
    double[] posterior(List<Answer> heard) {
        Map<String, Double> causes = Diagnosis.of(checklist, heard).causes();
        return checklist.causes().stream()
                .map(Cause::id)
                .mapToDouble(causes::get)
                .toArray();
    }
}
