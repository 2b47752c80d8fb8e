package charge.hotline.content.check;

import charge.hotline.content.Faults;
import charge.hotline.content.Language;
import charge.hotline.content.Limits;
import charge.hotline.content.Manuscript;

/** From the greeting to the end of the first question, in all languages one after the other: at most eight seconds. */
final class FirstQuestionComesSoon implements Rule {
    @Override
    public void check(Manuscript manuscript, Faults faults) {
        double greeting = 0;
        double questions = 0;
        String last = "";
        for (Language language : manuscript.content().languages().values()) {
            greeting = Math.max(greeting, seconds(manuscript, language, "greeting.hello"));
            questions += seconds(manuscript, language, "language.ask");
            last = language.id();
        }
        double seconds = greeting + questions;
        if (seconds > Limits.QUESTION_SECONDS) {
            faults.error(
                    Spots.prompt(manuscript, last, "language.ask"),
                    "greeting.hello and the language.ask of all languages together last longer than "
                            + Limits.QUESTION_SECONDS + " seconds; leave out "
                            + (int) Math.ceil((seconds - Limits.QUESTION_SECONDS) * Limits.CHARACTERS_A_SECOND)
                            + " characters");
        }
    }

    private static double seconds(Manuscript manuscript, Language language, String name) {
        Samples samples = new Samples(Spots.sources(manuscript, language.id()));
        Repertoire.Piece piece = Repertoire.of(manuscript.content()).prompts().get(name);
        return piece == null
                ? 0
                : PromptsAreShort.spoken(language, name, samples, piece)
                        .map(SpokenText::seconds)
                        .orElse(0.0);
    }
}
