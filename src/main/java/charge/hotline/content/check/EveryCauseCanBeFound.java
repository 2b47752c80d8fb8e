package charge.hotline.content.check;

import charge.hotline.content.Cause;
import charge.hotline.content.Checklist;
import charge.hotline.content.Faults;
import charge.hotline.content.Manuscript;

/** A cause that no question tells from the others, and no step mends, only makes all others less likely. */
final class EveryCauseCanBeFound implements Rule {
    @Override
    public void check(Manuscript manuscript, Faults faults) {
        Checklist checklist = manuscript.content().checklist();
        for (Cause cause : checklist.causes()) {
            boolean found = checklist.steps().values().stream()
                    .anyMatch(step -> step.fixes().getOrDefault(cause.id(), 0.0) > 0
                            || Rows.of(manuscript, step).containsKey(cause.id()));
            if (!found) {
                faults.error(
                        manuscript.checklist().place("causes", cause.id()),
                        "nothing asks for `" + cause.id() + "` and nothing mends it; give it a row of its own in an"
                                + " `expect`, or name it in a `fixes`");
            }
        }
    }
}
