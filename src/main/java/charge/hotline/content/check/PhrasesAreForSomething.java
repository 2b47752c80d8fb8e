package charge.hotline.content.check;

import charge.hotline.content.Checklist;
import charge.hotline.content.Command;
import charge.hotline.content.Faults;
import charge.hotline.content.Manuscript;
import charge.hotline.content.Names;
import charge.hotline.content.Phrases;
import charge.hotline.content.Step;
import charge.hotline.content.YamlFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Phrases stand under steps, answers and commands that are there. */
final class PhrasesAreForSomething implements Rule {
    private static final String HOLD = "hold";

    @Override
    public void check(Manuscript manuscript, Faults faults) {
        Checklist checklist = manuscript.content().checklist();
        manuscript
                .languages()
                .forEach((id, sources) -> sources.phrases().ifPresent(file -> {
                    Phrases phrases = manuscript.content().languageOrFirst(id).phrases();
                    phrases.steps().forEach((step, answers) -> {
                        if (!questions(checklist).contains(step)) {
                            faults.error(
                                    file.place("steps", step),
                                    "there is no step `" + step + "`" + Names.known(step, questions(checklist)));
                            return;
                        }
                        Set<String> known = answers(checklist, step);
                        answers.keySet().stream()
                                .filter(answer -> !known.contains(answer))
                                .forEach(answer -> faults.error(
                                        file.place("steps", step, answer),
                                        "`" + answer + "` is no answer of `" + step + "`"
                                                + Names.known(answer, known)));
                    });
                    commands(phrases, file, faults);
                }));
    }

    private static void commands(Phrases phrases, YamlFile file, Faults faults) {
        List<String> known = Arrays.stream(Command.values()).map(Command::id).toList();
        phrases.commands().keySet().stream()
                .filter(id -> !known.contains(id))
                .forEach(id -> faults.error(
                        file.place("commands", id), "`" + id + "` is no command" + Names.known(id, known)));
    }

    private static List<String> questions(Checklist checklist) {
        List<String> questions = new ArrayList<>(checklist.steps().keySet());
        questions.add(HOLD);
        return questions;
    }

    /** While the caller acts, what is said answers the errand, or is a command. */
    private static Set<String> answers(Checklist checklist, String question) {
        Set<String> answers =
                new TreeSet<>(checklist.step(question).map(Step::answers).orElse(List.of()));
        if (question.equals(HOLD)) {
            checklist.step(Repertoire.DONE).ifPresent(done -> answers.addAll(done.answers()));
            Arrays.stream(Command.values()).map(Command::id).forEach(answers::add);
        }
        return answers;
    }
}
