package charge.hotline.diagnosis;

import charge.hotline.content.Answer;
import charge.hotline.content.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which steps a look-ahead looks at: all that may still come, where its table holds them. Else the questions that tell least
 * now are left out, then the repairs that promise least.
 *
 * @param questions step numbers, ascending
 * @param repairs step numbers, ascending; at most {@link #MOST_REPAIRS}
 * @param startsLeft how many new starts may still fail
 * @param slack at most so many seconds this plan costs more than the best one, by comparison with somebody who knows the
 *     cause: far on the safe side (with our checklist, what a fifth of its states costs more is not 1 %); 0 where nothing
 *     is left out
 */
record Horizon(List<Integer> questions, List<Integer> repairs, int startsLeft, double slack) {
    private static final int MOST_REPAIRS = 20;

    /** Weighed in half a second and 50 MB, once for each complaint. */
    private static final int MOST_STATES = 12_000_000;

    /** Weighed in some 30 ms. */
    private static final int MOST_STATES_IN_PART = 500_000;

    /** All steps that may still come, as far as they fit; where not all do, less is looked at, for it is done every turn. */
    static Horizon of(Model model, Evidence evidence) {
        return of(model, evidence, MOST_STATES, MOST_STATES_IN_PART);
    }

    static Horizon of(Model model, Evidence evidence, int mostStates, int mostInPart) {
        int startsLeft = Math.max(0, model.checklist().mostStarts() - evidence.starts());
        int[] said = model.available().said(evidence.heard());
        List<Integer> questions = coming(model, model.questions(), said, evidence);
        double agent = model.agentSeconds(evidence.staffed());
        List<Integer> repairs = coming(model, model.repairs(), said, evidence).stream()
                .filter(repair ->
                        model.mayPay(repair, agent) || model.available().matters(repair))
                .toList();
        Horizon all = new Horizon(questions, repairs, startsLeft, 0);
        return all.fits(model, mostStates) ? all : all.narrowed(model, evidence, mostInPart);
    }

    private static List<Integer> coming(Model model, List<Integer> steps, int[] said, Evidence evidence) {
        return steps.stream()
                .filter(step -> model.available().mayCome(step, said, evidence.starts(), evidence.driving()))
                .toList();
    }

    private boolean fits(Model model, int mostStates) {
        return repairs.size() <= MOST_REPAIRS && Table.states(model, this) <= mostStates;
    }

    private Horizon asking(List<Integer> steps) {
        return new Horizon(steps.stream().sorted().toList(), repairs, startsLeft, slack);
    }

    private Horizon narrowed(Model model, Evidence evidence, int mostStates) {
        double[] causes = model.posterior(evidence.heard());
        Horizon acting = asking(List.of());
        while (!acting.fits(model, mostStates)) {
            acting = acting.withoutLeast(model, causes);
        }
        Horizon kept = acting;
        List<Integer> asked = new ArrayList<>();
        for (int question : byUse(model, evidence, acting, causes)) {
            asked.add(question);
            if (acting.asking(asked).fits(model, mostStates)) {
                kept = acting.asking(asked);
            } else {
                asked.removeLast();
            }
        }
        double reached = new Lookahead(model, evidence, kept).seconds();
        return new Horizon(kept.questions, kept.repairs, startsLeft, reached - leastThinkable(model, evidence, causes));
    }

    /** Without the repair that fixes least a second now. */
    private Horizon withoutLeast(Model model, double[] causes) {
        int least = repairs.stream()
                .min(Comparator.comparingDouble(repair -> {
                    double failing = chance(causes, model.chances(repair, model.failing(repair)));
                    return (1 - failing) / model.step(repair).seconds();
                }))
                .orElseThrow();
        return new Horizon(
                questions, repairs.stream().filter(repair -> repair != least).toList(), startsLeft, slack);
    }

    /** Whether a repair has to wait for this question. */
    private boolean isAwaited(Model model, int question) {
        String id = model.step(question).id();
        return repairs.stream().anyMatch(repair -> model.step(repair).after().contains(id));
    }

    /** The questions, first those that a repair waits for, then the one that would save most if it were the only one: least ECO, as the literature has it. */
    private List<Integer> byUse(Model model, Evidence evidence, Horizon acting, double[] causes) {
        double[] seconds = new double[model.available().steps().size()];
        for (int question : questions) {
            Step step = model.step(question);
            seconds[question] = step.seconds();
            for (int code = 1; code <= step.answers().size(); code++) {
                Evidence then =
                        evidence.hearing(new Answer(step.id(), step.answers().get(code - 1)));
                seconds[question] +=
                        chance(causes, model.chances(question, code)) * new Lookahead(model, then, acting).seconds();
            }
        }
        return questions.stream()
                .sorted(Comparator.comparing((Integer question) -> !isAwaited(model, question))
                        .thenComparingDouble(question -> seconds[question]))
                .toList();
    }

    /** What somebody would spend who knew the cause, and could try the best repair for it again and again. */
    private double leastThinkable(Model model, Evidence evidence, double[] causes) {
        double seconds = 0;
        for (int cause = 0; cause < causes.length; cause++) {
            double least = model.agentSeconds(evidence.staffed());
            for (int repair : repairs) {
                double fixes = 1 - model.chances(repair, model.failing(repair))[cause];
                least = Math.min(least, model.step(repair).seconds() / fixes);
            }
            seconds += causes[cause] * least;
        }
        return seconds;
    }

    private static double chance(double[] causes, double[] chances) {
        return IntStream.range(0, causes.length)
                .mapToDouble(cause -> causes[cause] * chances[cause])
                .sum();
    }
}
