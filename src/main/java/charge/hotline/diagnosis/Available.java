package charge.hotline.diagnosis;

import charge.hotline.content.Answer;
import charge.hotline.content.Checklist;
import charge.hotline.content.Step;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which steps can be offered to this caller now, whatever the order in which they are taken. The checklist's rules, compiled:
 * steps by number, answers by code, so that a look-ahead can ask a million times.
 *
 * <p>What was said is an array with a code for each step: 0 for no answer, from 1 on the answers in their order, and one more
 * for an answer that the checklist does not have.
 */
final class Available {
    /** One step's rules. */
    private record Rule(
            boolean listed, boolean needy, boolean start, List<Said> when, List<Said> unless, List<Integer> after) {}

    /** Some of the answers of a step. */
    private record Said(int step, BitSet codes) {
        boolean holds(int[] said) {
            return codes.get(said[step]);
        }
    }

    private final List<Step> steps;
    private final Set<String> lookUps;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Rule> rules;
    private final int mostStarts;

    /**
     * The rules of a checklist.
     *
     * @param lookUps the ids of the look-ups that are connected; the others are no steps
     */
    Available(Checklist checklist, Set<String> lookUps) {
        steps = List.copyOf(checklist.steps().values());
        this.lookUps = lookUps;
        mostStarts = checklist.mostStarts();
        for (int i = 0; i < steps.size(); i++) {
            numbers.put(steps.get(i).id(), i);
        }
        rules = steps.stream().map(this::rule).toList();
    }

    private Rule rule(Step step) {
        return new Rule(
                isOnTheList(step),
                !step.needs().isEmpty(),
                step.start(),
                said(step.when()),
                said(step.unless()),
                step.after().stream().flatMap(id -> number(id).stream()).toList());
    }

    private List<Said> said(Map<String, Set<String>> answers) {
        return answers.entrySet().stream()
                .flatMap(entry -> number(entry.getKey()).stream().map(step -> said(step, entry.getValue())))
                .toList();
    }

    private Said said(int step, Set<String> answers) {
        BitSet codes = new BitSet();
        answers.forEach(id -> codes.set(code(step, id)));
        return new Said(step, codes);
    }

    private boolean isOnTheList(Step step) {
        return !step.branch()
                && switch (step.kind()) {
                    case ASK -> !step.id().equals("language");
                    case DO -> true;
                    case LOOK_UP -> lookUps.contains(step.id());
                    case OPEN, TELL, NUMBER, HEARD, TALK, END -> false;
                };
    }

    /** All steps, by number. */
    List<Step> steps() {
        return steps;
    }

    /** The number of the step with this id. */
    Optional<Integer> number(String id) {
        return Optional.ofNullable(numbers.get(id));
    }

    /** The code of an answer to this step. */
    int code(int step, String answer) {
        List<String> answers = steps.get(step).answers();
        int place = answers.indexOf(answer);
        return place < 0 ? answers.size() + 1 : place + 1;
    }

    /** What these answers say, as codes. */
    int[] said(List<Answer> heard) {
        int[] said = new int[steps.size()];
        for (Answer answer : heard) {
            number(answer.step()).ifPresent(step -> said[step] = code(step, answer.id()));
        }
        return said;
    }

    /** Whether a step is ever the next of the checklist. */
    boolean isListed(int step) {
        return rules.get(step).listed();
    }

    /** Whether some other step's turn depends on what was answered to this one. */
    boolean matters(int step) {
        return rules.stream()
                .anyMatch(rule -> rule.when().stream().anyMatch(said -> said.step() == step)
                        || rule.unless().stream().anyMatch(said -> said.step() == step)
                        || rule.after().contains(step));
    }

    /** The steps that can come next, in the checklist's order. */
    Stream<Step> steps(Evidence evidence) {
        int[] said = said(evidence.heard());
        return IntStream.range(0, steps.size())
                .filter(step -> isAvailable(step, said, evidence.starts(), evidence.driving()))
                .mapToObj(steps::get);
    }

    /** Whether a step that may come is available as long as it is not answered. */
    boolean isUnconditional(int step) {
        Rule rule = rules.get(step);
        return rule.when().isEmpty() && rule.unless().isEmpty() && rule.after().isEmpty();
    }

    /** Whether a step can come next. */
    boolean isAvailable(int step, int[] said, int starts, boolean driving) {
        if (!isOpen(step, said, starts, driving)) {
            return false;
        }
        for (int earlier : rules.get(step).after()) {
            if (isOpen(earlier, said, starts, driving)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a step is still to be done and fits this caller, precedence aside. */
    private boolean isOpen(int step, int[] said, int starts, boolean driving) {
        Rule rule = rules.get(step);
        return rule.listed()
                && said[step] == 0
                && !(driving && rule.needy())
                && !(rule.start() && starts >= mostStarts)
                && isCalledFor(step, said)
                && !isAny(rule.unless(), said);
    }

    /** Whether the answers are there without which this step makes no sense. */
    boolean isCalledFor(int step, int[] said) {
        List<Said> when = rules.get(step).when();
        return when.isEmpty() || isAny(when, said);
    }

    private static boolean isAny(List<Said> conditions, int[] said) {
        for (int i = 0; i < conditions.size(); i++) {
            if (conditions.get(i).holds(said)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a step may become available later, once more is answered; never says no wrongly. */
    boolean mayCome(int step, int[] said, int starts, boolean driving) {
        Rule rule = rules.get(step);
        return rule.listed()
                && said[step] == 0
                && !(driving && rule.needy())
                && !(rule.start() && starts >= mostStarts)
                && !isAny(rule.unless(), said)
                && (rule.when().isEmpty()
                        || rule.when().stream()
                                .anyMatch(condition -> condition.holds(said)
                                        || (said[condition.step()] == 0 && isListed(condition.step()))));
    }
}
