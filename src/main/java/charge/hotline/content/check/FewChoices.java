package charge.hotline.content.check;

import charge.hotline.content.Faults;
import charge.hotline.content.Limits;
import charge.hotline.content.Manuscript;
import charge.hotline.content.Place;
import charge.hotline.content.Step;

/** By ear, nobody keeps more than five choices. */
final class FewChoices implements Rule {
    @Override
    public void check(Manuscript manuscript, Faults faults) {
        for (Step step : manuscript.content().checklist().steps().values()) {
            choices(step.keys().size(), manuscript.checklist().place("steps", step.id(), "keys"), faults);
            step.menus()
                    .forEach((menu, keys) -> choices(
                            keys.size(), manuscript.checklist().place("steps", step.id(), "menus", menu), faults));
        }
        choices(
                manuscript.content().checklist().menu().size(),
                manuscript.checklist().place("menu"),
                faults);
    }

    private static void choices(int choices, Place place, Faults faults) {
        if (choices > Limits.CHOICES) {
            faults.error(
                    place,
                    "has " + choices + " choices; at most " + Limits.CHOICES
                            + " can be kept in mind: move some to a menu");
        }
    }
}
