package charge.hotline.content.check;

import charge.hotline.content.Command;
import charge.hotline.content.Faults;
import charge.hotline.content.Language;
import charge.hotline.content.Manuscript;
import charge.hotline.content.Phrases.Phrase;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * No phrase stands for two answers of one question, or for two commands, or for an answer and a command that wins over
 * answers. What counts everywhere ({@code +} in front) stands for one thing in all. Otherwise a phrase may be an answer where
 * it was asked for and a command where it was not ("not yet").
 */
final class PhrasesMeanOneThing implements Rule {
    private static final String MARKS = "+?= ";

    /** What a phrase stands for and where. */
    private record Use(String meaning, boolean wins, Phrase phrase) {
        static Use of(String meaning, Phrase phrase) {
            return new Use(meaning, false, phrase);
        }
    }

    @Override
    public void check(Manuscript manuscript, Faults faults) {
        for (Language language : manuscript.content().languages().values()) {
            Map<String, Use> commands = new HashMap<>();
            language.phrases().commands().forEach((id, phrases) -> {
                boolean wins = Command.of(id).filter(Command::winsOverAnswers).isPresent();
                phrases.forEach(phrase -> add(commands, new Use("command " + id, wins, phrase), faults));
            });
            Map<String, Use> anywhere = new HashMap<>();
            language.phrases().steps().forEach((step, answers) -> {
                Map<String, Use> own = new HashMap<>();
                answers.forEach((id, phrases) -> phrases.forEach(phrase -> {
                    Use use = Use.of(step + "." + id, phrase);
                    add(own, use, faults);
                    if (countsAnywhere(phrase)) {
                        add(anywhere, use, faults);
                    }
                    Optional.ofNullable(commands.get(folded(phrase)))
                            .filter(command -> command.wins() || countsAnywhere(phrase))
                            .filter(command -> !isTheSame(step, id, command))
                            .ifPresent(command -> twice(use, command, faults));
                }));
            });
        }
    }

    private static void add(Map<String, Use> found, Use use, Faults faults) {
        Use earlier = found.putIfAbsent(folded(use.phrase()), use);
        if (earlier != null && !earlier.meaning().equals(use.meaning())) {
            twice(use, earlier, faults);
        }
    }

    private static void twice(Use use, Use other, Faults faults) {
        faults.error(
                use.phrase().place(),
                "\"" + use.phrase().text() + "\" stands for " + use.meaning() + ", and at "
                        + other.phrase().place() + " for " + other.meaning() + "; keep it in one place");
    }

    /** To choose French where the language is asked is the same as to ask for it anywhere. */
    private static boolean isTheSame(String step, String answer, Use command) {
        return step.equals("language") || command.meaning().equals("command " + answer);
    }

    private static boolean countsAnywhere(Phrase phrase) {
        String text = phrase.text();
        for (int i = 0; i < text.length() && MARKS.indexOf(text.charAt(i)) >= 0; i++) {
            if (text.charAt(i) == '+') {
                return true;
            }
        }
        return false;
    }

    /** Case, accents, punctuation and marks in front do not tell two phrases apart; brackets and the like do. */
    private static String folded(Phrase phrase) {
        return Normalizer.normalize(phrase.text().toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("^[" + MARKS + "]+", "")
                .replaceAll("\\p{M}", "")
                .replaceAll("[.,;:?'’\"\\-]", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
