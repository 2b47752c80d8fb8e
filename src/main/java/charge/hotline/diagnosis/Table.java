package charge.hotline.diagnosis;

import charge.hotline.content.Step;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where each state of a look-ahead stands in an array. A state is what was answered to each open question and the set of
 * repairs that failed (a bit each), as long as that set needs no more starts than are left. All answers together are one
 * number, a digit for each question, 0 for no answer. What can be chosen in a state is an option, by number: the repairs
 * first, then the questions.
 */
final class Table {
    /** No place: answers to questions that were not due, or more starts than are left. */
    static final int NONE = -1;

    private final int[] questions;
    private final int decisive;
    private final int[] strides;
    private final int[] repairs;
    private final int[] sets;
    private final int[] ranks;
    private final int reached;
    private final int size;

    /**
     * A table.
     *
     * @param said what is known before, as codes
     */
    Table(Model model, Horizon horizon, int[] said) {
        questions = numbers(horizon.questions().stream()
                .sorted(Comparator.comparing(step -> !model.available().matters(step)))
                .toList());
        decisive = (int)
                horizon.questions().stream().filter(model.available()::matters).count();
        repairs = numbers(horizon.repairs());
        strides = new int[questions.length];
        int stride = 1;
        for (int i = questions.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= answers(model, i) + 1;
        }
        ranks = new int[stride];
        Arrays.fill(ranks, NONE);
        reached = rank(model, said.clone(), 0, 0, 0);
        sets = new int[1 << repairs.length];
        int next = 0;
        for (int failed = 0; failed < sets.length; failed++) {
            sets[failed] = starts(model, failed) <= horizon.startsLeft() ? next++ : NONE;
        }
        size = next * reached;
    }

    private static int[] numbers(List<Integer> steps) {
        return steps.stream().mapToInt(Integer::intValue).toArray();
    }

    private int answers(Model model, int question) {
        return model.step(questions[question]).answers().size();
    }

    /** Numbers the answers in which every question answered was due. */
    private int rank(Model model, int[] said, int question, int answers, int next) {
        if (question == questions.length) {
            boolean due = isDue(model, said);
            ranks[answers] = due ? next : NONE;
            return due ? next + 1 : next;
        }
        int ranked = next;
        for (int code = 0; code <= answers(model, question); code++) {
            said[questions[question]] = code;
            ranked = rank(model, said, question + 1, answers + code * strides[question], ranked);
        }
        said[questions[question]] = 0;
        return ranked;
    }

    private boolean isDue(Model model, int[] said) {
        for (int step : questions) {
            if (said[step] != 0 && !model.available().isCalledFor(step, said)) {
                return false;
            }
        }
        return true;
    }

    private int starts(Model model, int failed) {
        return (int) IntStream.range(0, repairs.length)
                .filter(i -> (failed >> i & 1) == 1 && model.step(repairs[i]).start())
                .count();
    }

    /** How many states such a table would have, those counted that are never reached. */
    static double states(Model model, Horizon horizon) {
        int starting = (int) horizon.repairs().stream()
                .filter(repair -> model.step(repair).start())
                .count();
        double chosen = 1;
        double sets = 0;
        for (int taken = 0; taken <= Math.min(horizon.startsLeft(), starting); taken++) {
            sets += chosen;
            chosen *= (double) (starting - taken) / (taken + 1);
        }
        return horizon.questions().stream()
                .map(model::step)
                .map(Step::answers)
                .mapToDouble(answers -> answers.size() + 1.0)
                .reduce(sets * Math.pow(2, horizon.repairs().size() - starting), (a, b) -> a * b);
    }

    int size() {
        return size;
    }

    /** The questions, those first on whose answers it depends what can be chosen. */
    int[] questions() {
        return questions;
    }

    /** How many questions there are on whose answers it depends what can be chosen. */
    int decisive() {
        return decisive;
    }

    int[] repairs() {
        return repairs;
    }

    /** How many options there are. */
    int options() {
        return repairs.length + questions.length;
    }

    boolean isRepair(int option) {
        return option < repairs.length;
    }

    /** The step behind an option. */
    int step(int option) {
        return isRepair(option) ? repairs[option] : questions[option - repairs.length];
    }

    /** What one more code of this option, which is a question, adds to the answers. */
    int stride(int option) {
        return strides[option - repairs.length];
    }

    /** The place of a state, or {@link #NONE}. */
    int place(int failed, int answers) {
        int block = block(failed);
        int rank = rank(answers);
        return block < 0 || rank < 0 ? NONE : block + rank;
    }

    /** Where the states begin in which these repairs failed, or {@link #NONE}. */
    int block(int failed) {
        return sets[failed] < 0 ? NONE : sets[failed] * reached;
    }

    /** Where these answers stand within their block, or {@link #NONE}. */
    int rank(int answers) {
        return ranks[answers];
    }

    /** All sets of repairs that may have failed, those with most first. */
    IntStream failures() {
        return IntStream.iterate(sets.length - 1, failed -> failed >= 0, failed -> failed - 1)
                .filter(failed -> sets[failed] >= 0);
    }
}
