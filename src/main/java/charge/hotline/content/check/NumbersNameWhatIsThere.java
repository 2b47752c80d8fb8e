package charge.hotline.content.check;

import charge.hotline.content.Cause;
import charge.hotline.content.Checklist;
import charge.hotline.content.Faults;
import charge.hotline.content.Manuscript;
import charge.hotline.content.Names;
import charge.hotline.content.Place;
import charge.hotline.content.Step;
import charge.hotline.content.YamlNode;
import java.util.List;

/** {@code expect} and {@code fixes} speak of causes and answers that are there. */
final class NumbersNameWhatIsThere implements Rule {
    private static final String USUALLY = "usually";

    @Override
    public void check(Manuscript manuscript, Faults faults) {
        Checklist checklist = manuscript.content().checklist();
        List<String> causes = checklist.causes().stream().map(Cause::id).toList();
        for (Step step : checklist.steps().values()) {
            Rows.of(manuscript, step).forEach((cause, row) -> {
                if (!cause.equals(USUALLY)) {
                    cause(cause, causes, row.place(), faults);
                }
                row.entries().keySet().forEach(answer -> answer(answer, step, row, faults));
            });
            step.fixes()
                    .keySet()
                    .forEach(cause -> cause(
                            cause, causes, manuscript.checklist().place("steps", step.id(), "fixes", cause), faults));
        }
    }

    private static void cause(String cause, List<String> causes, Place place, Faults faults) {
        if (!causes.contains(cause)) {
            faults.error(place, "there is no cause `" + cause + "`" + Names.known(cause, causes));
        }
    }

    private static void answer(String answer, Step step, YamlNode row, Faults faults) {
        if (!step.answers().contains(answer)) {
            faults.error(
                    row.place(),
                    "`" + answer + "` is no answer of `" + step.id() + "`" + Names.known(answer, step.answers()));
        }
    }
}
