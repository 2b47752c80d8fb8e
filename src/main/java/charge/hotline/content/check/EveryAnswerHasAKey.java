package charge.hotline.content.check;

import charge.hotline.content.Answer;
import charge.hotline.content.Faults;
import charge.hotline.content.Manuscript;
import charge.hotline.content.Step;
import java.util.HashSet;
import java.util.Set;

/** Everything can be done by keys alone. */
final class EveryAnswerHasAKey implements Rule {
    @Override
    public void check(Manuscript manuscript, Faults faults) {
        for (Step step : manuscript.content().checklist().steps().values()) {
            if (!Repertoire.isAsked(step) || step.kind() == Step.Kind.NUMBER) {
                continue;
            }
            Set<String> reached = new HashSet<>(step.keys().values());
            step.menus().values().forEach(keys -> reached.addAll(keys.values()));
            for (String answer : step.answers()) {
                boolean own = reached.contains(answer) || reached.contains(new Answer(step.id(), answer).toString());
                if (!own && !isNoLanguageOfOurs(manuscript, step, answer)) {
                    faults.error(
                            manuscript.checklist().place("steps", step.id(), "answers", answer),
                            "no key of `" + step.id() + "` gives `" + answer + "`; give it one, or a menu with it");
                }
            }
        }
    }

    /** Somebody who speaks another language says so, and is led to a person; keys are read out in ours only. */
    private static boolean isNoLanguageOfOurs(Manuscript manuscript, Step step, String answer) {
        return step.id().equals("language")
                && manuscript.content().language(answer).isEmpty();
    }
}
