package charge.hotline.content.check;

import charge.hotline.content.Checklist;
import charge.hotline.content.Faults;
import charge.hotline.content.Manuscript;
import charge.hotline.content.Step;
import java.util.HashSet;
import java.util.Set;

/** Two steps that each come only {@code after} the other would never be asked. */
final class NobodyWaitsForEachOther implements Rule {
    @Override
    public void check(Manuscript manuscript, Faults faults) {
        Checklist checklist = manuscript.content().checklist();
        for (Step step : checklist.steps().values()) {
            if (before(checklist, step, new HashSet<>()).contains(step.id())) {
                faults.error(
                        manuscript.checklist().place("steps", step.id(), "after"),
                        "`" + step.id() + "` waits for itself, by what it comes after; take one `after` out");
            }
        }
    }

    private static Set<String> before(Checklist checklist, Step step, Set<String> found) {
        for (String id : step.after()) {
            if (found.add(id)) {
                checklist.step(id).ifPresent(earlier -> before(checklist, earlier, found));
            }
        }
        return found;
    }
}
