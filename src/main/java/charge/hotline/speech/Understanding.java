package charge.hotline.speech;

import charge.hotline.content.Answer;
import charge.hotline.content.Checklist;
import charge.hotline.content.Content;
import charge.hotline.content.Example;
import charge.hotline.content.Language;
import charge.hotline.content.Phrases;
import charge.hotline.content.Step;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What callers' words mean at the question at hand. Everything is compiled and learned once for a content; immutable and
 * thread-safe.
 *
 * <p>The phrases that editors wrote give a first judgement, with what denies, corrects and doubts them. What was learned from
 * the examples of the language gives each meaning a probability, the judgement being one clue among others. The costs of being
 * wrong, of asking and of having to say it again decide. A language without examples goes by its phrases alone.
 */
public final class Understanding {
    /** The question at which every language is listened for. */
    private static final String LANGUAGE = "language";

    /** More words than a single digit is said with. */
    private static final int LONGEST_DIGIT = 3;

    private final Checklist checklist;
    private final Map<String, Grammar> grammars = new LinkedHashMap<>();
    private final Map<String, Grammar> commands = new LinkedHashMap<>();
    private final Map<String, Classifier> classifiers;
    private final Map<String, ByHeart> byHeart = new LinkedHashMap<>();
    private final Map<String, SoundAlikes> soundAlikes = new LinkedHashMap<>();

    /** All that it is compiled and learned from. */
    private record Source(Checklist checklist, Map<String, Phrases> phrases) {}

    /** Learning takes seconds, and most edits are of prompts: those learn nothing anew. */
    private static final Cache<Source, Understanding> LATELY =
            Caffeine.newBuilder().maximumSize(2).build();

    /**
     * That of a content; the same for contents with the same checklist, phrases and examples.
     *
     * @param memory of what the same program learned before: another one may notice other things in words
     */
    public static Understanding of(Content content, Memory memory) {
        Map<String, Phrases> phrases = new LinkedHashMap<>();
        content.languages().forEach((id, language) -> phrases.put(id, language.phrases()));
        return LATELY.get(new Source(content.checklist(), phrases), source -> new Understanding(content, memory));
    }

    /** Compiles the phrases and learns the examples of every language. */
    Understanding(Content content, Memory memory) {
        checklist = content.checklist();
        content.languages().forEach((id, language) -> commands.put(id, new Grammar(commandsAlone(language.phrases()))));
        for (Language language : content.languages().values()) {
            Phrases phrases = language.phrases();
            Grammar grammar = new Grammar(phrases, spoken -> mayBeCommand(spoken, language.id()));
            grammars.put(language.id(), grammar);
            byHeart.put(language.id(), new ByHeart(phrases.examples(), grammar.lexicon));
            soundAlikes.put(language.id(), new SoundAlikes(phrases.examples(), grammar.lexicon));
        }
        classifiers = content.languages().values().parallelStream()
                .filter(language -> !language.phrases().examples().isEmpty())
                .collect(Collectors.toUnmodifiableMap(
                        Language::id, language -> classifier(language, content.version(), memory)));
    }

    private static Phrases commandsAlone(Phrases phrases) {
        return new Phrases(Map.of(), phrases.commands(), phrases.language(), List.of());
    }

    /** Whether any language but this one may hear a command in what stands between spaces. */
    private boolean mayBeCommand(String spoken, String butIn) {
        return commands.entrySet().stream()
                .anyMatch(
                        each -> !each.getKey().equals(butIn) && each.getValue().mayHear(spoken));
    }

    private Classifier classifier(Language language, String version, Memory memory) {
        List<Example> examples = language.phrases().examples();
        Grammar grammar = grammar(language.id());
        Options options = new Options(checklist, examples, polarity(grammar));
        String name = version + "-" + language.id();
        Weights weights = memory.recall(name).flatMap(WrittenWeights::read).orElseGet(() -> {
            Weights learned = Classifier.learn(
                    examples, options, grammar, (expected, words) -> read(language.id(), expected, words));
            memory.keep(name, WrittenWeights.of(learned));
            return learned;
        });
        return new Classifier(options, grammar, weights);
    }

    /** Which answers a mere yes, no or "I don't know" gives. */
    private static Map<Answer, Integer> polarity(Grammar grammar) {
        Map<Answer, Integer> polarity = new HashMap<>();
        for (Pattern pattern : grammar.patterns()) {
            if (pattern.target() instanceof Target.Of of) {
                Answer answer = of.answer();
                if (pattern.yesOrNo() != 0) {
                    polarity.putIfAbsent(answer, pattern.yesOrNo());
                } else if (answer.id().equals("unknown")) {
                    polarity.put(answer, 0);
                }
            }
        }
        return polarity;
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
        List<Heard> heard = hear(language, expected, words);
        Understood understood = understood(language, expected, words, heard, confidence);
        Optional<String> digit = Policy.isClear(confidence) ? digit(heard) : Optional.empty();
        return digit.map(understood::ofDigit).orElse(understood);
    }

    /** The one digit that was said, and nothing else: "two", "number two"; "les deux" are both. */
    private static Optional<String> digit(List<Heard> heard) {
        for (Heard one : heard) {
            if (one.sentence().size <= LONGEST_DIGIT) {
                Optional<String> digit = one.grammar()
                        .number(one.sentence(), true)
                        .filter(reading -> reading.sure() && (reading.named() || one.sentence().size == 1))
                        .map(Numbers.Reading::text)
                        .filter(text -> text.length() == 1);
                if (digit.isPresent()) {
                    return digit;
                }
            }
        }
        return Optional.empty();
    }

    private Understood understood(
            String language, Expected expected, String words, List<Heard> heard, OptionalDouble confidence) {
        Judged judged = judged(heard, expected);
        boolean foreignDanger = !judged.own() && judged.meaning().guess().equals(Policy.DANGER);
        if (foreignDanger
                && !expected.question().equals(LANGUAGE)
                && byHeart(language, expected, heard, judged).isEmpty()) {
            return dangerInAnother(language, expected, words, confidence).orElseGet(() -> {
                List<Heard> own = heard.stream().filter(Heard::own).toList();
                return decided(language, expected, own, judged(own, expected), confidence);
            });
        }
        return decided(language, expected, heard, judged, confidence);
    }

    /** What an example with the same words means. */
    private Optional<Meaning> byHeart(String language, Expected expected, List<Heard> heard, Judged judged) {
        Meaning guess = judged.meaning().guess();
        return Optional.ofNullable(byHeart.get(language))
                .flatMap(examples -> examples.meaning(expected, own(heard).sentence().said))
                .filter(this::isPossible)
                .map(meaning -> meaning.equals(plain(guess)) ? guess : meaning);
    }

    /** "It works" is no answer to a question that is not about an errand, also while the hotline waits there. */
    private boolean isPossible(Meaning meaning) {
        return !(meaning instanceof Meaning.Answered answered)
                || Options.isShared(answered.answer().step())
                || checklist
                        .step(answered.answer().step())
                        .filter(step ->
                                step.answers().contains(answered.answer().id())
                                        || (step.kind() == Step.Kind.NUMBER && isNumber(answered.answer())))
                        .isPresent();
    }

    static boolean isNumber(Answer answer) {
        return answer.id().chars().anyMatch(Character::isDigit);
    }

    /** The meaning as an example has it. */
    private Meaning plain(Meaning meaning) {
        return meaning instanceof Meaning.Answered answered
                ? new Meaning.Answered(Meanings.plain(answered.answer(), checklist))
                : meaning;
    }

    /** Of words of another language nothing was learned, but for what is known by heart. */
    private Understood decided(
            String language, Expected expected, List<Heard> heard, Judged judged, OptionalDouble confidence) {
        Understood understood = byHeart(language, expected, heard, judged)
                .map(known -> Policy.decide(known, judged, confidence))
                .orElseGet(() -> weighed(language, expected, heard, judged, confidence));
        return judged.driving() ? understood.alsoDriving() : understood;
    }

    private Understood weighed(
            String language, Expected expected, List<Heard> heard, Judged judged, OptionalDouble confidence) {
        return Optional.ofNullable(classifiers.get(language))
                .filter(classifier -> judged.own())
                .flatMap(classifier -> classifier.opinion(expected, new Classifier.Read(own(heard), judged)))
                .map(opinion -> Policy.decide(opinion, judged, () -> soundAlike(language, expected, heard), confidence))
                .orElseGet(() -> Policy.decide(judged, confidence));
    }

    /** What sounds alike means at the question at hand. */
    private Optional<SoundAlike> soundAlike(String language, Expected expected, List<Heard> heard) {
        return Optional.ofNullable(soundAlikes.get(language))
                .flatMap(examples -> examples.nearest(expected, own(heard).sentence().said))
                .filter(alike -> isPossible(alike.meaning()));
    }

    /** Danger in another language than the call's, if callers of that language mean it: "crash and burn" is a figure of speech. */
    private Optional<Understood> dangerInAnother(
            String language, Expected expected, String words, OptionalDouble confidence) {
        return grammars.keySet().stream()
                .filter(id -> !id.equals(language))
                .map(id -> {
                    List<Heard> theirs = List.of(heard(grammar(id), expected, words, true));
                    return decided(id, expected, theirs, judged(theirs, expected), confidence);
                })
                .filter(understood -> understood.meaning().guess().equals(Policy.DANGER))
                .findFirst();
    }

    private Classifier.Read read(String language, Expected expected, String words) {
        List<Heard> heard = hear(language, expected, words);
        return new Classifier.Read(own(heard), judged(heard, expected));
    }

    private static Heard own(List<Heard> heard) {
        return Heard.ofTheCall(heard)
                .orElseThrow(() -> new IllegalArgumentException("not heard in the language of the call"));
    }

    private Judged judged(List<Heard> heard, Expected expected) {
        return new Judgement(checklist, expected, heard).judged();
    }

    /** The words as each language hears them; of the languages that are not the call's, only commands count. */
    private List<Heard> hear(String language, Expected expected, String words) {
        boolean choosing = expected.question().equals(LANGUAGE);
        Optional<Heard> own =
                Optional.ofNullable(grammars.get(language)).map(grammar -> heard(grammar, expected, words, true));
        if (own.isPresent() && !choosing && !own.get().sentence().mayBeCommandElsewhere()) {
            return List.of(own.get());
        }
        List<Heard> heard = new ArrayList<>();
        grammars.forEach((id, grammar) -> heard.add(own.filter(one -> id.equals(language))
                .orElseGet(() -> heard(choosing ? grammar : commandsOf(id), expected, words, false))));
        return heard;
    }

    private static Heard heard(Grammar listening, Expected expected, String words, boolean own) {
        Sentence sentence = listening.hear(words);
        return new Heard(listening, sentence, listening.matches(sentence, steps(expected)), own);
    }

    /** The steps whose phrases count at a question, besides what counts everywhere. */
    private static List<String> steps(Expected expected) {
        String question = expected.question();
        return question.equals(LANGUAGE)
                ? List.of(question, expected.step(), "done", "problem")
                : List.of(question, expected.step(), "done");
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
        boolean doing = expected.isDoing(checklist);
        return Hints.of(
                grammar,
                target -> target instanceof Target.Of of
                        && (of.answer().step().equals(expected.question())
                                || of.answer().step().equals(expected.step())
                                || (doing && of.answer().step().equals("done"))));
    }

    /** Every phrase that stands in these words, with what it stands for: for editors who wonder why. */
    public List<String> found(String language, String words) {
        Grammar grammar = grammar(language);
        Sentence sentence = grammar.hear(words);
        return grammar.matches(sentence).stream()
                .map(match -> "%s '%s' (%s:%d) in '%s'"
                        .formatted(
                                match.pattern().target(),
                                match.pattern().phrase().text(),
                                match.pattern().phrase().file(),
                                match.pattern().phrase().line(),
                                sentence.text(match.start(), match.end())))
                .toList();
    }

    private Grammar grammar(String language) {
        return Optional.ofNullable(grammars.get(language)).orElseThrow();
    }

    private Grammar commandsOf(String language) {
        return Optional.ofNullable(commands.get(language)).orElseThrow();
    }
}
