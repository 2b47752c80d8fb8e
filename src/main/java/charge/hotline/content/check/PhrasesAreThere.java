package charge.hotline.content.check;

import charge.hotline.content.Command;
import charge.hotline.content.Faults;
import charge.hotline.content.Language;
import charge.hotline.content.Manuscript;
import charge.hotline.content.Phrases;
import charge.hotline.content.Place;
import charge.hotline.content.Step;
import java.util.List;
import java.util.Map;

/** Everything can be done by words alone: each answer and command has a phrase, in every language. */
final class PhrasesAreThere implements Rule {
    @Override
    public void check(Manuscript manuscript, Faults faults) {
        for (Language language : manuscript.content().languages().values()) {
            String file = language.id() + "/phrases.yaml";
            if (Spots.sources(manuscript, language.id()).phrases().isEmpty()) {
                faults.error(new Place(file, 1), "is missing; write what callers may say, under steps: and commands:");
                continue;
            }
            for (Step step : manuscript.content().checklist().steps().values()) {
                if (Repertoire.isAsked(step) || step.kind() == Step.Kind.HEARD) {
                    step(manuscript, language, step, faults);
                }
            }
            for (Command command : Command.values()) {
                if (none(language.phrases().commands(), command.id())) {
                    faults.error(
                            place(manuscript, language, "commands", command.id()),
                            "nobody can say the command `" + command.id() + "`; add at least one phrase");
                }
            }
        }
    }

    private static void step(Manuscript manuscript, Language language, Step step, Faults faults) {
        Phrases phrases = language.phrases();
        Map<String, List<Phrases.Phrase>> own = phrases.steps().getOrDefault(step.id(), Map.of());
        Map<String, List<Phrases.Phrase>> done =
                phrases.steps().getOrDefault(Repertoire.isErrand(step) ? Repertoire.DONE : "", Map.of());
        for (String answer : step.answers()) {
            if (none(own, answer) && none(done, answer)) {
                faults.error(
                        place(manuscript, language, "steps", step.id()),
                        "nobody can say `" + answer + "` at `" + step.id() + "`; add at least one phrase for it");
            }
        }
    }

    private static boolean none(Map<String, List<Phrases.Phrase>> phrases, String id) {
        return phrases.getOrDefault(id, List.of()).isEmpty();
    }

    private static Place place(Manuscript manuscript, Language language, String... path) {
        return Spots.sources(manuscript, language.id()).phrases().orElseThrow().place(path);
    }
}
