package charge.hotline.content.check;

import charge.hotline.content.Answer;
import charge.hotline.content.Checklist;
import charge.hotline.content.Command;
import charge.hotline.content.Faults;
import charge.hotline.content.Manuscript;
import charge.hotline.content.Names;
import charge.hotline.content.Place;
import charge.hotline.content.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Each key gives an answer of its step or of another, or opens a menu; each menu is opened by a key. */
final class KeysLeadSomewhere implements Rule {
    private static final String OTHER_LANGUAGE = "language";

    @Override
    public void check(Manuscript manuscript, Faults faults) {
        Checklist checklist = manuscript.content().checklist();
        for (Step step : checklist.steps().values()) {
            step.keys().forEach((key, meaning) -> {
                if (!step.menus().containsKey(meaning)) {
                    answer(
                            checklist,
                            step,
                            meaning,
                            manuscript.checklist().place("steps", step.id(), "keys", key),
                            faults);
                }
            });
            step.menus().forEach((menu, keys) -> {
                Place place = manuscript.checklist().place("steps", step.id(), "menus", menu);
                if (!step.keys().containsValue(menu)) {
                    faults.error(place, "no key of `" + step.id() + "` opens the menu `" + menu + "`; give it one");
                }
                keys.forEach((key, meaning) -> answer(
                        checklist,
                        step,
                        meaning,
                        manuscript.checklist().place("steps", step.id(), "menus", menu, key),
                        faults));
            });
        }
        star(checklist, manuscript, faults);
    }

    private static void answer(Checklist checklist, Step step, String meaning, Place place, Faults faults) {
        Optional<Answer> other = Answer.parse(meaning);
        boolean known = other.isPresent()
                ? References.exists(checklist, other.get())
                : step.answers().contains(meaning);
        if (!known) {
            List<String> names = new ArrayList<>(step.answers());
            names.addAll(step.menus().keySet());
            faults.error(
                    place,
                    "`" + meaning + "` is no answer or menu of `" + step.id() + "`" + Names.known(meaning, names));
        }
    }

    private static void star(Checklist checklist, Manuscript manuscript, Faults faults) {
        List<String> names =
                new ArrayList<>(Arrays.stream(Command.values()).map(Command::id).toList());
        names.add(OTHER_LANGUAGE);
        for (Map.Entry<String, String> key : checklist.menu().entrySet()) {
            if (!names.contains(key.getValue())) {
                faults.error(
                        manuscript.checklist().place("menu", key.getKey()),
                        "`" + key.getValue() + "` is no command" + Names.known(key.getValue(), names));
            }
        }
    }
}
