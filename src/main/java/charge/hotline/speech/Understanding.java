package charge.hotline.speech;

import charge.hotline.content.Answer;
import charge.hotline.content.Command;
import charge.hotline.content.Content;
import charge.hotline.content.Language;
import charge.hotline.content.Limits;
import charge.hotline.content.Phrases;
import charge.hotline.content.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What callers' words mean at the question at hand. Everything is compiled once for a content; immutable and thread-safe.
 *
 * <p>First come the phrases that editors wrote, with what denies, corrects and doubts them. Where they find nothing, words are
 * taken for those that sound like them, and last for the answer whose phrases they resemble most; both only ever lead to "did
 * you say …?".
 */
public final class Understanding {
    /** So many words are mended freely; in longer speech only what sounds all but the same. */
    private static final int SHORT = 5;
    /** The share of its sound in which a whole utterance may differ from a phrase; found on the development set. */
    private static final double ALIKE = 0.2;
    /** The same for commands, which cannot be confirmed. */
    private static final double SAME = 0.1;
    /** The same where nothing better was found. */
    private static final double ROUGHLY_ALIKE = 0.36;

    private final Content content;
    private final Map<String, Grammar> grammars = new LinkedHashMap<>();
    private final Map<String, Grammar> commands = new LinkedHashMap<>();
    private final Map<String, Fallback> fallbacks = new LinkedHashMap<>();

    /** Compiles the phrases of every language. */
    public Understanding(Content content) {
        this.content = content;
        for (Language language : content.languages().values()) {
            Phrases phrases = language.phrases();
            Grammar grammar = new Grammar(phrases);
            grammars.put(language.id(), grammar);
            commands.put(language.id(), new Grammar(new Phrases(Map.of(), phrases.commands(), phrases.language())));
            fallbacks.put(language.id(), new Fallback(grammar, stepsAt(phrases)));
        }
    }

    /** Which steps' phrases answer each question. */
    private Map<String, Set<String>> stepsAt(Phrases phrases) {
        Map<String, Set<String>> steps = new LinkedHashMap<>();
        for (String question : phrases.steps().keySet()) {
            boolean doing = content.checklist()
                    .step(question)
                    .filter(step -> step.kind() == Step.Kind.DO)
                    .isPresent();
            steps.put(question, doing || question.equals("hold") ? Set.of(question, "done") : Set.of(question));
        }
        return steps;
    }

    /** Phrases that are not written in the notation, or name lists that do not exist; each with its file and line. */
    public static List<String> troubles(Content content) {
        return content.languages().values().stream()
                .flatMap(language -> new Grammar(language.phrases()).troubles().stream())
                .toList();
    }

    /**
     * What these words mean.
     *
     * @param language of the call; an unknown one understands nothing but the other languages' commands
     * @param expected the question at hand
     * @param words as the recogniser wrote them; any length
     * @param confidence the recogniser's, from 0 to 1; 0.0 counts as missing, as the carriers' recognisers send it for "not set"
     */
    public Understood understand(String language, Expected expected, String words, OptionalDouble confidence) {
        List<Judgement.Heard> heard = new ArrayList<>();
        boolean choosing = expected.question().equals("language");
        Predicate<Grammar.Pattern> counting = counting(expected);
        for (Map.Entry<String, Grammar> each : grammars.entrySet()) {
            boolean own = each.getKey().equals(language);
            Grammar grammar = own || choosing ? each.getValue() : commandsOf(each.getKey());
            Sentence sentence = grammar.hear(words);
            heard.add(new Judgement.Heard(grammar, sentence, grammar.matches(sentence, counting), own));
        }
        Understood understood = new Judgement(content.checklist(), expected, heard, confidence).understood();
        if (understood.meaning() instanceof Meaning.Nothing && !tooDoubtful(confidence)) {
            return guessed(language, expected, heard, confidence);
        }
        return understood;
    }

    /** Commands, what counts anywhere, and the phrases of the question. */
    private static Predicate<Grammar.Pattern> counting(Expected expected) {
        String question = expected.question();
        String about = expected.step();
        boolean choosing = question.equals("language");
        return pattern -> !(pattern.target() instanceof Grammar.Target.Of of)
                || pattern.notation().anywhere()
                || of.answer().step().equals(question)
                || of.answer().step().equals(about)
                || of.answer().step().equals("done")
                || (choosing && of.answer().step().equals("problem"));
    }

    private static boolean tooDoubtful(OptionalDouble confidence) {
        double given = confidence.orElse(0);
        return given > 0 && given < Limits.DOUBTFUL;
    }

    /** What the words may have been, for "did you say …?"; a command only where it sounds the same. */
    private Understood guessed(
            String language, Expected expected, List<Judgement.Heard> heard, OptionalDouble confidence) {
        Grammar grammar = grammars.get(language);
        Fallback fallback = fallbacks.get(language);
        if (grammar == null || fallback == null) {
            return Understood.NOTHING;
        }
        List<String> said = heard.stream()
                .filter(Judgement.Heard::own)
                .findFirst()
                .map(one -> one.sentence().words)
                .orElse(List.of());
        Optional<Sounds.Likeness<Grammar.Target>> echo = fallback.echoed(expected.question(), said, ROUGHLY_ALIKE);
        Optional<Understood> echoed = echo.map(likeness -> meant(likeness.meaning(), expected));
        boolean command = echoed.isPresent() && echoed.get().meaning() instanceof Meaning.Commanded;
        if (echo.isPresent() && echoed.isPresent() && echo.get().differs() <= (command ? SAME : ALIKE)) {
            return echoed.get();
        }
        Optional<Sounds.Mended> mended =
                fallback.mended(expected.question(), said, said.size() <= SHORT ? Integer.MAX_VALUE : 1);
        if (mended.isPresent() && (mended.get().near() <= 1 || said.size() <= SHORT)) {
            Sentence sentence = grammar.read(mended.get().words());
            Understood understood = new Judgement(
                            content.checklist(),
                            expected,
                            List.of(new Judgement.Heard(
                                    grammar, sentence, grammar.matches(sentence, counting(expected)), true)),
                            confidence)
                    .understood();
            switch (understood.meaning()) {
                case Meaning.Answered answered -> {
                    return new Understood(new Meaning.Unsure(answered.answer()), List.of());
                }
                case Meaning.Unsure unsure -> {
                    return new Understood(unsure, List.of());
                }
                case Meaning.Commanded commanded -> {
                    if (mended.get().near() == 0 || (mended.get().near() == 1 && said.size() <= 3)) {
                        return new Understood(commanded, List.of());
                    }
                }
                case Meaning.Nothing nothing -> {}
            }
        }
        if (echoed.isPresent() && !command) {
            return echoed.get();
        }
        return fallback.resembled(expected.question(), said)
                .map(answer -> new Understood(new Meaning.Unsure(answer), List.of()))
                .orElse(Understood.NOTHING);
    }

    /**
     * What the recogniser should listen for at this question, most useful first: at most 500 entries, none longer than 100
     * characters, none with a comma.
     */
    public List<String> hints(String language, Expected expected) {
        Grammar grammar = grammars.get(language);
        if (grammar == null) {
            return List.of();
        }
        boolean doing = content.checklist()
                .step(expected.step())
                .filter(step -> step.kind() == Step.Kind.DO)
                .isPresent();
        return Hints.of(
                grammar,
                target -> target instanceof Grammar.Target.Of of
                        && (of.answer().step().equals(expected.question())
                                || of.answer().step().equals(expected.step())
                                || (doing && of.answer().step().equals("done"))));
    }

    /** Every phrase that stands in these words, with what it stands for: for editors who wonder why. */
    public List<String> found(String language, String words) {
        Grammar grammar = Optional.ofNullable(grammars.get(language)).orElseThrow();
        Sentence sentence = grammar.hear(words);
        return grammar.matches(sentence).stream()
                .map(match -> "%s '%s' (%s:%d) in '%s'"
                        .formatted(
                                match.pattern().target(),
                                match.pattern().phrase().text(),
                                match.pattern().phrase().file(),
                                match.pattern().phrase().line(),
                                String.join(" ", sentence.words.subList(match.start(), match.end()))))
                .toList();
    }

    private static Understood meant(Grammar.Target target, Expected expected) {
        return new Understood(
                switch (target) {
                    case Grammar.Target.At at -> new Meaning.Commanded(at.command());
                    case Grammar.Target.Of of -> {
                        Answer answer = of.answer();
                        Optional<Command> command = Command.of(answer.id());
                        boolean shared =
                                answer.step().equals("done") || answer.step().equals("hold");
                        yield shared && command.isPresent()
                                ? new Meaning.Commanded(command.get())
                                : new Meaning.Unsure(shared ? new Answer(expected.step(), answer.id()) : answer);
                    }
                },
                List.of());
    }

    private Grammar commandsOf(String language) {
        return Optional.ofNullable(commands.get(language)).orElseThrow();
    }
}
