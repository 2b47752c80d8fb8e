package charge.hotline.content.check;

import charge.hotline.content.Faults;
import charge.hotline.content.Manuscript;
import charge.hotline.content.Step;
import java.util.Optional;

/** A language that has a folder can be asked for. */
final class LanguagesCanBeChosen implements Rule {
    @Override
    public void check(Manuscript manuscript, Faults faults) {
        Optional<Step> step = manuscript.content().checklist().step("language");
        step.ifPresent(asked -> manuscript.content().languages().keySet().forEach(id -> {
            if (!asked.answers().contains(id)) {
                faults.error(
                        manuscript.checklist().place("steps", "language", "answers"),
                        "there is a folder `" + id + "`, but nobody can choose it; add the answer `" + id + "`");
            }
        }));
    }
}
