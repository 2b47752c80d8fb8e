package charge.hotline.content.check;

import charge.hotline.content.Answer;
import charge.hotline.content.Checklist;
import charge.hotline.content.Command;
import charge.hotline.content.Example;
import charge.hotline.content.Faults;
import charge.hotline.content.Language;
import charge.hotline.content.Manuscript;
import charge.hotline.content.Names;
import charge.hotline.content.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Examples are said at steps that are there, and mean answers and commands that are there. */
final class ExamplesAreForSomething implements Rule {
    private static final String HOLD = "hold";

    private static final List<String> COMMANDS =
            Arrays.stream(Command.values()).map(Command::id).toList();

    @Override
    public void check(Manuscript manuscript, Faults faults) {
        Checklist checklist = manuscript.content().checklist();
        List<String> questions = new ArrayList<>(checklist.steps().keySet());
        questions.add(HOLD);
        for (Language language : manuscript.content().languages().values()) {
            for (Example example : language.phrases().examples()) {
                if (!questions.contains(example.step())) {
                    faults.error(
                            example.place(),
                            "there is no step `" + example.step() + "`" + Names.known(example.step(), questions));
                }
                example.meanings().forEach(meaning -> check(meaning, example, checklist, faults));
            }
        }
    }

    private static void check(Example.Heard meaning, Example example, Checklist checklist, Faults faults) {
        switch (meaning) {
            case Example.Commands command -> {
                String id = command.id();
                if (!COMMANDS.contains(id)) {
                    faults.error(example.place(), "`" + id + "` is no command" + Names.known(id, COMMANDS));
                }
            }
            case Example.Answers answers -> {
                Answer answer = answers.answer();
                Set<String> known = answers(checklist, answer.step());
                if (!known.contains(answer.id()) && !isNumber(checklist, answer)) {
                    faults.error(
                            example.place(),
                            "`" + answer.id() + "` is no answer of `" + answer.step() + "`"
                                    + Names.known(answer.id(), known));
                }
            }
            case Example.Nothing nothing -> {}
        }
    }

    private static Set<String> answers(Checklist checklist, String question) {
        String step = question.equals(HOLD) ? Repertoire.DONE : question;
        return new TreeSet<>(checklist.step(step).map(Step::answers).orElse(List.of()));
    }

    private static boolean isNumber(Checklist checklist, Answer answer) {
        return checklist
                        .step(answer.step())
                        .filter(step -> step.kind() == Step.Kind.NUMBER)
                        .isPresent()
                && answer.id().matches("[A-Z0-9]+");
    }
}
