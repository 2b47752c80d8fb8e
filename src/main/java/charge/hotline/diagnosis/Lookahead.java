package charge.hotline.diagnosis;

import charge.hotline.content.Step;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The best plan from some evidence on, by exact dynamic programming. A state is what was answered to each open question and
 * which repairs failed; what is left of the causes' probabilities does not depend on the order in which that came about, so
 * every state is weighed once:
 *
 * <pre>V(state) = min( agent · W,  c(repair) · W + V(state, repair failed),  c(question) · W + Σ V(state, answer) )</pre>
 *
 * with W the probability of the state. So asking now is weighed against acting first at every state, which the rule of SACSO
 * (Jensen et al. 2001) does for one question and the next action.
 */
final class Lookahead {
    /** What differs by less is the same: a repair before a question, else the checklist's order. */
    private static final double SAME = 1e-9;

    private final Model model;
    private final Evidence evidence;
    private final int[] said;
    private final double[] weights;
    private final double agent;
    private final boolean complete;
    private final Table table;
    private final double[] values;
    private final byte[] choices;

    /**
     * Looks ahead.
     *
     * @param evidence what is known
     * @param horizon the steps that are looked at
     */
    Lookahead(Model model, Evidence evidence, Horizon horizon) {
        this.model = model;
        this.evidence = evidence;
        said = model.available().said(evidence.heard());
        weights = model.posterior(evidence.heard());
        agent = model.agentSeconds(evidence.staffed());
        complete = horizon.slack() == 0;
        table = new Table(model, horizon, said);
        values = new double[table.size()];
        choices = new byte[table.size()];
        Arrays.fill(choices, (byte) Policy.UNKNOWN);
        table.failures().forEach(failed -> new Sweep(failed).run());
    }

    /**
     * A step that can come next.
     *
     * @param step which
     * @param seconds expected in all, where it comes next and the best follows
     */
    record Option(Step step, double seconds) {}

    /** The seconds expected in all, where the best comes next. */
    double seconds() {
        return values[table.place(0, 0)];
    }

    /** The steps that can come next, best first. */
    List<Option> options() {
        return new Sweep(0).now();
    }

    /** The choice in every state. */
    Policy policy() {
        return new Policy(table, choices, model.available().steps().size(), complete);
    }

    /**
     * Weighs every state in which the same repairs failed, those with most answers first. What can be chosen is settled once the
     * questions are answered on which that depends, which stand first in the table, and not again in each state.
     */
    private final class Sweep {
        private final int starts;
        private final int[] state = said.clone();
        private final double[] failed = weights.clone();
        private final double[][] products = new double[table.questions().length][weights.length];
        private final int block;
        private final Way[] repairs;
        private final Way[] questions;
        private final boolean worthwhile;

        /** The ways that are open in the state at hand. */
        private final Way[] open = new Way[table.options()];

        Sweep(int failures) {
            int started = evidence.starts();
            for (int i = 0; i < table.repairs().length; i++) {
                if ((failures >> i & 1) == 1) {
                    int repair = table.repairs()[i];
                    state[repair] = model.failing(repair);
                    multiply(failed, failed, model.chances(repair, model.failing(repair)));
                    started += model.step(repair).start() ? 1 : 0;
                }
            }
            starts = started;
            block = table.block(failures);
            repairs = IntStream.range(0, table.repairs().length)
                    .filter(this::mayCome)
                    .mapToObj(option -> Way.repair(model, table, option, failures))
                    .toArray(Way[]::new);
            questions = IntStream.range(table.repairs().length, table.options())
                    .mapToObj(option -> Way.question(model, table, option, block, mayCome(option)))
                    .toArray(Way[]::new);
            worthwhile = Arrays.stream(repairs).anyMatch(way -> model.mayPay(way.step(), agent));
        }

        private boolean mayCome(int option) {
            return model.available().mayCome(table.step(option), state, starts, evidence.driving());
        }

        private boolean isAvailable(Way way) {
            return model.available().isAvailable(way.step(), state, starts, evidence.driving());
        }

        void run() {
            answer(0, 0, failed, sum(failed), 0);
        }

        /**
         * Tries all answers to this question and the following ones.
         *
         * @param answers to the questions before
         * @param left of each cause's probability after them
         * @param chance of all causes together
         * @param ways how many are open so far
         */
        private void answer(int question, int answers, double[] left, double chance, int ways) {
            boolean settled = question >= table.decisive();
            int known = question == table.decisive() ? settle(ways) : ways;
            if (question == questions.length) {
                weigh(answers, chance, known);
                return;
            }
            Way way = questions[question];
            int step = way.step();
            if (!settled || model.available().isCalledFor(step, state)) {
                boolean last = question == questions.length - 1;
                double[] product = products[question];
                for (int code = model.answers(step); code >= 1; code--) {
                    state[step] = code;
                    double[] chances = model.chances(step, code);
                    double then = last ? product(left, chances) : 0;
                    if (!last) {
                        multiply(product, left, chances);
                    }
                    answer(question + 1, answers + code * way.stride(), product, then, known);
                }
                state[step] = 0;
            }
            if (settled && isOpen(way)) {
                open[known++] = way;
            }
            answer(question + 1, answers, left, question == questions.length - 1 ? sum(left) : 0, known);
        }

        private boolean isOpen(Way way) {
            return worthwhile && way.coming() && (way.unconditional() || isAvailable(way));
        }

        /** Opens the repairs and, of the questions answered or left out so far, those that are left out. */
        private int settle(int ways) {
            int count = ways;
            if (worthwhile) {
                for (Way way : repairs) {
                    if (way.unconditional() || isAvailable(way)) {
                        open[count++] = way;
                    }
                }
                for (int i = 0; i < table.decisive(); i++) {
                    if (state[questions[i].step()] == 0 && isOpen(questions[i])) {
                        open[count++] = questions[i];
                    }
                }
            }
            return count;
        }

        private void weigh(int answers, double chance, int ways) {
            int rank = table.rank(answers);
            if (rank < 0) {
                return;
            }
            double least = agent * chance;
            double same = SAME * chance;
            int choice = Policy.HAND_OVER;
            for (int i = 0; i < ways; i++) {
                Way way = open[i];
                double seconds = seconds(way, answers, rank, chance);
                if (seconds < least - same) {
                    least = seconds;
                    choice = way.option();
                }
            }
            values[block + rank] = least;
            choices[block + rank] = (byte) choice;
        }

        private double seconds(Way way, int answers, int rank, double chance) {
            double seconds = way.seconds() * chance;
            if (way.stride() == 0) {
                return seconds + values[way.block() + rank];
            }
            int last = answers + way.last();
            for (int answered = answers + way.stride(); answered <= last; answered += way.stride()) {
                seconds += values[way.block() + table.rank(answered)];
            }
            return seconds;
        }

        List<Option> now() {
            return Stream.concat(Arrays.stream(repairs), Arrays.stream(questions))
                    .filter(way -> way.coming() && isAvailable(way))
                    .map(way -> new Option(model.step(way.step()), seconds(way, 0, table.rank(0), 1)))
                    .sorted(Comparator.comparingDouble(Option::seconds))
                    .toList();
        }
    }

    /**
     * An option of a sweep, with all that does not change while it runs.
     *
     * @param coming whether it may be available at all
     * @param unconditional whether it is available as long as it is not answered
     * @param block where the states begin that it leads to
     * @param stride what one more code adds to the answers; 0: it is a repair, and adds nothing
     * @param last what the last code adds
     */
    private record Way(
            int option,
            int step,
            double seconds,
            boolean coming,
            boolean unconditional,
            int block,
            int stride,
            int last) {
        static Way repair(Model model, Table table, int option, int failures) {
            int step = table.step(option);
            boolean unconditional = model.available().isUnconditional(step);
            return new Way(
                    option, step, model.seconds(step), true, unconditional, table.block(failures | 1 << option), 0, 0);
        }

        static Way question(Model model, Table table, int option, int block, boolean coming) {
            int step = table.step(option);
            boolean unconditional = model.available().isUnconditional(step);
            int stride = table.stride(option);
            return new Way(
                    option,
                    step,
                    model.seconds(step),
                    coming,
                    unconditional,
                    block,
                    stride,
                    stride * model.answers(step));
        }
    }

    private static void multiply(double[] product, double[] one, double[] other) {
        for (int i = 0; i < product.length; i++) {
            product[i] = one[i] * other[i];
        }
    }

    /** Two sums at once, for the processor adds no two numbers to the same sum at a time. */
    private static double product(double[] one, double[] other) {
        double even = 0;
        double odd = 0;
        int pairs = one.length & ~1;
        for (int i = 0; i < pairs; i += 2) {
            even += one[i] * other[i];
            odd += one[i + 1] * other[i + 1];
        }
        return pairs < one.length ? even + odd + one[pairs] * other[pairs] : even + odd;
    }

    private static double sum(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum;
    }
}
