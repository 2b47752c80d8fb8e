package charge.hotline.content.check;

import charge.hotline.content.Checklist;
import charge.hotline.content.Faults;
import charge.hotline.content.Manuscript;
import charge.hotline.content.Step;
import java.util.Map;

/** Steps that the conversation itself asks by name must be there, and be of their kind. */
final class ContractSteps implements Rule {
    private static final Map<String, Step.Kind> NEEDED = Map.ofEntries(
            Map.entry("language", Step.Kind.ASK),
            Map.entry("problem", Step.Kind.OPEN),
            Map.entry("where", Step.Kind.NUMBER),
            Map.entry("incident", Step.Kind.TELL),
            Map.entry("outage", Step.Kind.LOOK_UP),
            Map.entry("support", Step.Kind.END),
            Map.entry("resume", Step.Kind.TALK),
            Map.entry("tries", Step.Kind.TALK),
            Map.entry("road", Step.Kind.TALK),
            Map.entry("offer", Step.Kind.TALK),
            Map.entry("fixed", Step.Kind.TALK),
            Map.entry("message", Step.Kind.TALK),
            Map.entry("spoke", Step.Kind.TALK),
            Map.entry("text", Step.Kind.TALK),
            Map.entry("callback", Step.Kind.TALK),
            Map.entry("done", Step.Kind.TALK),
            Map.entry("confirm", Step.Kind.TALK));

    @Override
    public void check(Manuscript manuscript, Faults faults) {
        Checklist checklist = manuscript.content().checklist();
        NEEDED.forEach((id, kind) -> {
            if (checklist.step(id).filter(step -> step.kind() == kind).isEmpty()) {
                faults.error(
                        manuscript.checklist().place("steps", id, "kind"),
                        "the conversation needs a step `" + id + "` of kind " + kind.id() + "; put it back");
            }
        });
    }
}
