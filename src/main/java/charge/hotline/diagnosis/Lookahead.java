package charge.hotline.diagnosis;

import charge.hotline.content.Step;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

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

    /** Weighs every state in which the same repairs failed, those with most answers first. */
    private final class Sweep {
        private final int failed;
        private final int starts;
        private final int[] state = said.clone();
        private final double[][] left = new double[table.questions().length + 1][weights.length];
        private final int block;
        private final int[] options;
        private final boolean[] unconditional;
        private final boolean worthwhile;

        Sweep(int failed) {
            this.failed = failed;
            left[0] = weights.clone();
            int started = evidence.starts();
            for (int i = 0; i < table.repairs().length; i++) {
                if ((failed >> i & 1) == 1) {
                    int repair = table.repairs()[i];
                    state[repair] = model.failing(repair);
                    multiply(left[0], left[0], model.chances(repair, model.failing(repair)));
                    started += model.step(repair).start() ? 1 : 0;
                }
            }
            starts = started;
            block = table.block(failed);
            options = IntStream.range(0, table.options())
                    .filter(option -> model.available().mayCome(table.step(option), state, starts, evidence.driving()))
                    .toArray();
            unconditional = new boolean[table.options()];
            for (int option : options) {
                unconditional[option] = model.available().isUnconditional(table.step(option));
            }
            worthwhile = IntStream.of(options).filter(table::isRepair).anyMatch(this::mayPay);
        }

        /** Whether a repair may cost less than it saves: with the cause that it fixes best, were that known. */
        private boolean mayPay(int option) {
            int repair = table.step(option);
            double[] chances = model.chances(repair, model.failing(repair));
            double fixes = 1 - Arrays.stream(chances).min().orElse(1);
            return model.seconds(repair) < fixes * agent;
        }

        void run() {
            answer(0, 0);
        }

        /** Tries all answers to this question and the following ones. */
        private void answer(int question, int answers) {
            if (question == table.questions().length) {
                if (table.rank(answers) >= 0) {
                    weigh(answers, sum(left[question]));
                }
                return;
            }
            int step = table.questions()[question];
            int stride = table.stride(table.repairs().length + question);
            for (int code = model.step(step).answers().size(); code >= 1; code--) {
                state[step] = code;
                multiply(left[question + 1], left[question], model.chances(step, code));
                answer(question + 1, answers + code * stride);
            }
            state[step] = 0;
            System.arraycopy(left[question], 0, left[question + 1], 0, weights.length);
            answer(question + 1, answers);
        }

        private void weigh(int answers, double chance) {
            double least = agent * chance;
            int choice = Policy.HAND_OVER;
            if (worthwhile) {
                for (int option : options) {
                    if (isAvailable(option)) {
                        double seconds = seconds(option, answers, chance);
                        if (seconds < least - SAME * chance) {
                            least = seconds;
                            choice = option;
                        }
                    }
                }
            }
            int place = block + table.rank(answers);
            values[place] = least;
            choices[place] = (byte) choice;
        }

        private boolean isAvailable(int option) {
            int step = table.step(option);
            return unconditional[option]
                    ? state[step] == 0
                    : model.available().isAvailable(step, state, starts, evidence.driving());
        }

        private double seconds(int option, int answers, double chance) {
            double seconds = model.seconds(table.step(option)) * chance;
            if (table.isRepair(option)) {
                return seconds + values[table.block(failed | 1 << option) + table.rank(answers)];
            }
            int stride = table.stride(option);
            int last = answers + model.answers(table.step(option)) * stride;
            for (int answered = answers + stride; answered <= last; answered += stride) {
                seconds += values[block + table.rank(answered)];
            }
            return seconds;
        }

        List<Option> now() {
            return IntStream.of(options)
                    .filter(this::isAvailable)
                    .mapToObj(option -> new Option(model.step(table.step(option)), seconds(option, 0, 1)))
                    .sorted(Comparator.comparingDouble(Option::seconds))
                    .toList();
        }
    }

    private static void multiply(double[] product, double[] one, double[] other) {
        for (int i = 0; i < product.length; i++) {
            product[i] = one[i] * other[i];
        }
    }

    private static double sum(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum;
    }
}
