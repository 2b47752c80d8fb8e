package charge.hotline.content.check;

import charge.hotline.content.Answer;
import charge.hotline.content.Checklist;
import charge.hotline.content.Faults;
import charge.hotline.content.Manuscript;
import charge.hotline.content.Names;
import charge.hotline.content.Place;
import charge.hotline.content.Step;
import java.util.Map;
import java.util.Set;

/** What {@code when}, {@code unless}, {@code after}, {@code implies} and {@code leads-to} name is there. */
final class ConditionsNameAnswers implements Rule {
    @Override
    public void check(Manuscript manuscript, Faults faults) {
        for (Step step : manuscript.content().checklist().steps().values()) {
            new OneStep(manuscript, faults, step).check();
        }
    }

    private record OneStep(Manuscript manuscript, Faults faults, Step step) {
        void check() {
            conditions("when", step.when());
            conditions("unless", step.unless());
            step.after().forEach(other -> step(other, place("after", other)));
            step.implies().forEach((own, other) -> {
                own("implies", own);
                answer(other, place("implies", own));
            });
            step.leadsTo().forEach((own, other) -> {
                own("leads-to", own);
                step(other, place("leads-to", own));
            });
        }

        private void conditions(String key, Map<String, Set<String>> conditions) {
            conditions.forEach(
                    (other, answers) -> answers.forEach(id -> answer(new Answer(other, id), place(key, other))));
        }

        private void own(String key, String id) {
            if (!step.answers().contains(id)) {
                faults.error(
                        place(key, id),
                        "`" + id + "` is no answer of `" + step.id() + "`" + Names.known(id, step.answers()));
            }
        }

        private void step(String id, Place place) {
            Checklist checklist = manuscript.content().checklist();
            if (checklist.step(id).isEmpty()) {
                faults.error(
                        place,
                        "there is no step `" + id + "`"
                                + Names.known(id, checklist.steps().keySet()));
            }
        }

        private void answer(Answer answer, Place place) {
            step(answer.step(), place);
            manuscript.content().checklist().step(answer.step()).ifPresent(other -> {
                if (!other.answers().contains(answer.id())) {
                    faults.error(
                            place,
                            "`" + answer.id() + "` is no answer of `" + other.id() + "`"
                                    + Names.known(answer.id(), other.answers()));
                }
            });
        }

        private Place place(String key, String inner) {
            return manuscript.checklist().place("steps", step.id(), key, inner);
        }
    }
}
