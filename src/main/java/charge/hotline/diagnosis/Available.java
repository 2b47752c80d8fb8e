package charge.hotline.diagnosis;

import charge.hotline.content.Checklist;
import charge.hotline.content.Step;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which steps can be offered to this caller now, whatever the order in which they are taken. */
public final class Available {
    private Available() {}

    /** The steps that can come next, in the checklist's order. */
    public static Stream<Step> steps(Checklist checklist, Evidence evidence) {
        return checklist.steps().values().stream().filter(step -> isAvailable(checklist, step, evidence));
    }

    private static boolean isAvailable(Checklist checklist, Step step, Evidence evidence) {
        return isOpen(checklist, step, evidence)
                && step.after().stream()
                        .flatMap(id -> checklist.step(id).stream())
                        .noneMatch(earlier -> isOpen(checklist, earlier, evidence));
    }

    /** Whether a step is still to be done and fits this caller, precedence aside. */
    private static boolean isOpen(Checklist checklist, Step step, Evidence evidence) {
        return isOnTheList(step)
                && evidence.answer(step.id()).isEmpty()
                && !(evidence.driving() && !step.needs().isEmpty())
                && !(step.start() && evidence.starts() >= checklist.mostStarts())
                && (step.when().isEmpty() || anyHeard(step.when(), evidence))
                && !anyHeard(step.unless(), evidence);
    }

    private static boolean isOnTheList(Step step) {
        return !step.branch()
                && switch (step.kind()) {
                    case ASK -> !step.id().equals("language");
                    case DO -> true;
                    case OPEN, TELL, NUMBER, LOOK_UP, HEARD, TALK, END -> false;
                };
    }

    private static boolean anyHeard(Map<String, Set<String>> answers, Evidence evidence) {
        return answers.entrySet().stream()
                .anyMatch(entry -> evidence.answer(entry.getKey())
                        .filter(entry.getValue()::contains)
                        .isPresent());
    }
}
