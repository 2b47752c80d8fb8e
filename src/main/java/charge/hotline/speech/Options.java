package charge.hotline.speech;

import charge.hotline.content.Answer;
import charge.hotline.content.Checklist;
import charge.hotline.content.Command;
import charge.hotline.content.Example;
import charge.hotline.content.Step;
import charge.hotline.speech.Option.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What words may mean at each question: its own answers, answers to others, commands, or nothing. Each option has traits, and
 * what is learned is learned of traits: "it works" is one trait at every errand, saying yes is one at every question for
 * which a yes is an answer, and what is told unasked is learned with what was asked for.
 */
final class Options {
    /** Stands for whatever number was said. */
    static final String NUMBER = "#";

    private static final String HOLD = "hold";
    private static final String DONE = "done";
    /** The question "did you say …?". */
    static final String CONFIRM = "confirm";

    private static final String LANGUAGE = "language";
    private static final Set<String> SAID_UNASKED = Set.of("unknown", "neither");

    private final Checklist checklist;
    private final Map<Answer, Integer> polarity;
    private final Set<String> questions = new LinkedHashSet<>();
    private final Set<Answer> learned = new LinkedHashSet<>();
    private final Set<Answer> told = new LinkedHashSet<>();
    private final Map<String, Integer> traits = new LinkedHashMap<>();
    /** By their traits, in the order of their numbers. */
    private final Map<List<Integer>, Option> options = new LinkedHashMap<>();

    private final Map<Expected, Question> byQuestion = new LinkedHashMap<>();

    /**
     * @param examples from which is learned which questions are asked, and what is told unasked
     * @param polarity the answers that a mere yes (1), no (-1) or "I don't know" (0) gives
     */
    Options(Checklist checklist, Collection<Example> examples, Map<Answer, Integer> polarity) {
        this.checklist = checklist;
        this.polarity = polarity;
        for (Example example : examples) {
            questions.add(example.step());
            for (Example.Heard heard : example.meanings()) {
                if (heard instanceof Example.Answers answers) {
                    learned.add(numbered(answers.answer()));
                }
            }
        }
        learned.stream().filter(answer -> isToldUnasked(answer.step())).forEach(told::add);
        // What most questions have in common stands side by side, as it is read.
        EnumSet.allOf(Command.class).forEach(command -> command(command, true));
        told.forEach(this::other);
        nothing();
        EnumSet.allOf(Command.class).forEach(command -> command(command, false));
        questions.forEach(question -> add(Expected.step(question)));
        checklist.steps().values().stream().filter(Options::isAnswered).forEach(step -> {
            add(Expected.step(step.id()));
            add(new Expected(HOLD, step.id()));
            if (step.kind() == Step.Kind.DO) {
                add(new Expected(DONE, step.id()));
            }
        });
    }

    private static boolean isAnswered(Step step) {
        return switch (step.kind()) {
            case ASK, DO, OPEN, TELL, NUMBER, TALK -> true;
            case LOOK_UP, HEARD, END -> false;
        };
    }

    /** Whether callers tell it at other questions too; what the conversation itself asks they do not. */
    private boolean isToldUnasked(String step) {
        return checklist
                .step(step)
                .filter(one -> switch (one.kind()) {
                    case ASK, DO, OPEN, NUMBER, LOOK_UP, HEARD, END -> true;
                    case TELL, TALK -> false;
                })
                .isPresent();
    }

    private void add(Expected expected) {
        if (!byQuestion.containsKey(expected)) {
            byQuestion.put(expected, question(expected));
        }
    }

    /** The options of a question; none where nothing is asked. */
    Optional<Question> at(Expected expected) {
        // Whatever is asked back about, who says it again tells it unasked.
        boolean confirming = expected.question().equals(CONFIRM);
        return Optional.ofNullable(byQuestion.get(confirming ? Expected.step(CONFIRM) : expected));
    }

    /** All questions, by their number. */
    List<Question> questions() {
        return List.copyOf(byQuestion.values());
    }

    /** All options of any question, by their number. */
    List<Option> options() {
        return List.copyOf(options.values());
    }

    /** Whether there are examples of this; what only phrases stand for, only phrases can tell. */
    boolean isLearned(Question question, Meaning meaning) {
        if (!(asOption(meaning) instanceof Meaning.Answered answered)) {
            return true;
        }
        Answer answer = answered.answer();
        return told.contains(answer)
                || (learned.contains(answer) && question.place(answered).isPresent())
                || (isErrandAnswer(answer.id()) && questions.contains(answer.step()));
    }

    /** Whether it answers once more what is asked back about, be it with a mere yes. */
    static boolean isAboutTheGuess(Expected expected, Meaning meaning) {
        return expected.question().equals(CONFIRM)
                && meaning instanceof Meaning.Answered answered
                && answered.answer().step().equals(expected.step());
    }

    /** Whether it says again what is asked back about, in other words than yes or no: "no, orange". */
    boolean isSaidAgain(Expected expected, Meaning meaning) {
        return isAboutTheGuess(expected, meaning)
                && meaning instanceof Meaning.Answered answered
                && polarity.getOrDefault(answered.answer(), 0) == 0;
    }

    private boolean isErrandAnswer(String id) {
        return checklist.step(DONE).filter(step -> step.answers().contains(id)).isPresent();
    }

    /** By the number of the trait: one that hangs on its name alone. */
    long[] traits() {
        return traits.keySet().stream()
                .mapToLong(name -> LongIndex.spread(name.hashCode()))
                .toArray();
    }

    static boolean isShared(String step) {
        return step.equals(HOLD) || step.equals(DONE);
    }

    /** The option that a phrase speaks for at a question; -1 for none. What all errands share counts at errands only. */
    int place(Question question, Target target) {
        return switch (target) {
            case Target.At at ->
                question.place(new Meaning.Commanded(at.command())).orElse(-1);
            case Target.Of of -> {
                Answer answer = of.answer();
                if (!isShared(answer.step())) {
                    yield question.place(asOption(new Meaning.Answered(answer))).orElse(-1);
                }
                if (!question.doing()) {
                    yield -1;
                }
                Optional<Command> command = Command.of(answer.id());
                if (command.isPresent()) {
                    yield question.place(new Meaning.Commanded(command.get())).orElse(-1);
                }
                boolean here = answer.step().equals(DONE)
                        || question.expected().question().equals(HOLD);
                yield here
                        ? question.place(new Meaning.Answered(
                                        new Answer(question.expected().step(), answer.id())))
                                .orElse(-1)
                        : -1;
            }
        };
    }

    /** The meaning as an option has it: any number is a number, a situation of which there are no examples is another problem. */
    Meaning asOption(Meaning meaning) {
        return meaning instanceof Meaning.Answered answered ? new Meaning.Answered(answer(answered.answer())) : meaning;
    }

    private Answer answer(Answer answer) {
        Answer numbered = numbered(answer);
        return learned.contains(numbered) ? numbered : Meanings.plain(numbered, checklist);
    }

    private Answer numbered(Answer answer) {
        boolean number = isNumber(answer.step()) && !answer.id().equals("unknown");
        return number ? new Answer(answer.step(), NUMBER) : answer;
    }

    private boolean isNumber(String step) {
        return checklist.step(step).filter(s -> s.kind() == Step.Kind.NUMBER).isPresent();
    }

    private Question question(Expected expected) {
        boolean doing = isShared(expected.question()) || expected.isDoing(checklist);
        List<Option> options = new ArrayList<>();
        for (String id : ownAnswers(expected)) {
            options.add(own(expected, id, doing));
        }
        for (Answer answer : told) {
            boolean asked =
                    answer.step().equals(expected.step()) || answer.step().equals(expected.question());
            if (!asked && !answer.step().equals(LANGUAGE) && !SAID_UNASKED.contains(answer.id())) {
                options.add(other(answer));
            }
        }
        Set<Command> commands = EnumSet.allOf(Command.class);
        if (expected.step().equals(LANGUAGE)) {
            commands.removeAll(Set.of(Command.FRENCH, Command.ENGLISH));
        }
        commands.forEach(command -> options.add(command(command, doing)));
        options.add(nothing());
        return new Question(byQuestion.size(), expected, name("at " + expected.question()), doing, options);
    }

    private List<String> ownAnswers(Expected expected) {
        List<String> shared = checklist.step(DONE).map(Step::answers).orElse(List.of());
        List<String> own = new ArrayList<>(
                checklist.step(expected.step()).map(Step::answers).orElse(shared));
        if (isShared(expected.question()) && !isQuestion(expected.step())) {
            own.retainAll(shared);
        }
        if (isNumber(expected.step())) {
            own.add(NUMBER);
        }
        return own;
    }

    /** Whether a step asks something, rather than that the caller acts. */
    private boolean isQuestion(String step) {
        return checklist.step(step).filter(one -> one.kind() != Step.Kind.DO).isPresent();
    }

    private Option own(Expected expected, String id, boolean doing) {
        Answer answer = new Answer(expected.step(), id);
        boolean errand = doing && isErrandAnswer(id);
        String name = errand ? DONE + "." + id : answer.toString();
        List<Integer> own = new ArrayList<>(List.of(trait("asked " + name), trait("told " + answer), trait("own")));
        if (!isToldUnasked(answer.step())) {
            own.add(trait("asked alike " + id));
        }
        Optional.ofNullable(polarity.get(errand ? new Answer(DONE, id) : answer))
                .ifPresent(polar -> own.add(trait("polarity " + polar)));
        return option(new Meaning.Answered(answer), Role.OWN, name, own);
    }

    private Option other(Answer answer) {
        return option(
                new Meaning.Answered(answer),
                Role.OTHER,
                answer.toString(),
                List.of(trait("told " + answer), trait("other"), trait("other " + answer.step())));
    }

    private Option command(Command command, boolean doing) {
        return option(
                new Meaning.Commanded(command),
                Role.COMMAND,
                "command " + command.id(),
                List.of(
                        trait("command " + command.id()),
                        trait("command"),
                        trait("command " + command.id() + (doing ? " doing" : " asked"))));
    }

    private Option nothing() {
        return option(new Meaning.Nothing(), Role.NOTHING, "none", List.of(trait("none")));
    }

    private Option option(Meaning meaning, Role role, String name, List<Integer> traits) {
        return options.computeIfAbsent(
                traits,
                those -> new Option(
                        options.size(),
                        meaning,
                        role,
                        name(name),
                        those.stream().mapToInt(Integer::intValue).toArray()));
    }

    private int trait(String name) {
        return traits.computeIfAbsent(name, n -> traits.size());
    }

    private static int name(String name) {
        return Objects.hashCode(name);
    }
}
