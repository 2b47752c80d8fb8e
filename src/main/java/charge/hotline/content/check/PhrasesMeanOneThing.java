package charge.hotline.content.check;

import charge.hotline.content.Answer;
import charge.hotline.content.Checklist;
import charge.hotline.content.Command;
import charge.hotline.content.Faults;
import charge.hotline.content.Language;
import charge.hotline.content.Manuscript;
import charge.hotline.content.Phrases.Phrase;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * No phrase stands for two answers of one question, or for two commands, or for an answer and a command that wins over
 * answers. What counts everywhere ({@code +} in front) stands for one thing in all, or for an answer and what that implies. Otherwise a phrase may be an answer where
 * it was asked for and a command where it was not ("not yet").
 */
final class PhrasesMeanOneThing implements Rule {
    private static final String MARKS = "+?= ";

    /** What a phrase stands for and where. */
    private record Use(String meaning, boolean wins, Phrase phrase) {
        Optional<Answer> answer() {
            return Answer.parse(meaning);
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
            Map<String, List<Use>> anywhere = new HashMap<>();
            language.phrases().steps().forEach((step, answers) -> {
                Map<String, Use> own = new HashMap<>();
                answers.forEach((id, phrases) -> phrases.forEach(phrase -> {
                    Use use = new Use(step + "." + id, false, phrase);
                    add(own, use, faults);
                    if (countsAnywhere(phrase)) {
                        everywhere(
                                anywhere.computeIfAbsent(folded(phrase), any -> new ArrayList<>()),
                                use,
                                manuscript,
                                faults);
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

    private static void everywhere(List<Use> found, Use use, Manuscript manuscript, Faults faults) {
        Checklist checklist = manuscript.content().checklist();
        found.stream()
                .filter(other -> !other.meaning().equals(use.meaning()))
                .filter(other -> !sameStep(other, use))
                .filter(other -> !implies(checklist, other, use) && !implies(checklist, use, other))
                .findFirst()
                .ifPresent(other -> twice(use, other, faults));
        found.add(use);
    }

    /** Told already, as two answers of one question. */
    private static boolean sameStep(Use left, Use right) {
        return left.answer().map(Answer::step).equals(right.answer().map(Answer::step));
    }

    private static boolean implies(Checklist checklist, Use left, Use right) {
        return left.answer()
                .flatMap(answer ->
                        checklist.step(answer.step()).map(step -> step.implies().get(answer.id())))
                .equals(right.answer());
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
