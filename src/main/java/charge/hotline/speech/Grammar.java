package charge.hotline.speech;

import charge.hotline.content.Phrases;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The phrases of one language, compiled, and how an utterance is heard with them. Immutable once built. */
final class Grammar {
    final Lexicon lexicon;
    final int yes;
    final int no;
    final int doubt;
    final int dontKnow;
    final int correction;
    final int before;
    final int now;

    private final Numbers numbers;
    private final Wordings wordings;
    private final List<Pattern> patterns;
    private final List<Target> targets;
    private final List<String> troubles;
    private final Anchors anchors;
    /** Every match has one of these stems, or one of these words was said for it. */
    private final BitSet tellingStems = new BitSet();

    private final Set<String> tellingWords;

    /** A grammar that is the only one. */
    Grammar(Phrases phrases) {
        this(phrases, spoken -> false);
    }

    /** @param elsewhere whether another language may hear a command in what stands between spaces */
    Grammar(Phrases phrases, Predicate<String> elsewhere) {
        lexicon = new Lexicon(phrases.language(), elsewhere);
        numbers = new Numbers(phrases.language(), lexicon);
        wordings = new Wordings(lexicon);
        PhraseCompiler compiler = new PhraseCompiler(phrases.language(), wordings);
        yes = compiler.list("yes");
        no = compiler.list("no");
        doubt = compiler.list("doubt");
        dontKnow = compiler.list("dont-know");
        correction = compiler.list("correction");
        before = compiler.list("before");
        now = compiler.list("now");
        compiler.compile(phrases);
        patterns = List.copyOf(compiler.patterns);
        targets = List.copyOf(compiler.targets);
        troubles = List.copyOf(compiler.troubles);
        anchors = new Anchors(patterns, wordings.slotCount());
        lexicon.settle();
        anchors.slots().mapToObj(wordings::telling).forEach(tellingStems::or);
        tellingWords = lexicon.telling(this::tells);
    }

    /** What is wrong with phrases, each with its file and line. */
    List<String> troubles() {
        return troubles;
    }

    List<Pattern> patterns() {
        return patterns;
    }

    /** All that phrases stand for, each once. */
    List<Target> targets() {
        return targets;
    }

    /** Whether a slot is for a list rather than for words of a single phrase. */
    boolean isList(int slot) {
        return wordings.isList(slot);
    }

    /** The wordings of every slot of a pattern, without accents. */
    List<String> texts(Pattern pattern) {
        List<String> texts = new ArrayList<>();
        for (int slot : pattern.slots) {
            for (String text : wordings.texts(slot)) {
                texts.add(lexicon.mended(lexicon.said(text)).stream()
                        .map(Word::folded)
                        .collect(Collectors.joining(" ")));
            }
        }
        return texts;
    }

    /** What a caller could say to meet a pattern: every wording of a single list, else one example. */
    List<String> examples(Pattern pattern) {
        if (pattern.slots.length == 1) {
            return wordings.texts(pattern.slots[0]);
        }
        StringBuilder example = new StringBuilder();
        for (int slot : pattern.slots) {
            List<String> texts = wordings.texts(slot);
            example.append(example.isEmpty() ? "" : " ").append(texts.isEmpty() ? "" : texts.getFirst());
        }
        return List.of(example.toString());
    }

    /** Whether any phrase may stand in an utterance with this between spaces; where it may in none of it, no phrase does. */
    boolean mayHear(String spoken) {
        return tells(lexicon.heardIn(spoken));
    }

    private boolean tells(Said said) {
        return tells(said.word())
                || tellingWords.contains(said.folded())
                || said.joined().filter(this::tells).isPresent();
    }

    private boolean tells(Word word) {
        return word.stem() >= 0 && tellingStems.get(word.stem());
    }

    // ---- hearing

    /** The utterance as this language hears it. */
    Sentence hear(String text) {
        List<Said> said = lexicon.said(text);
        return read(said, lexicon.mended(said));
    }

    private Sentence read(List<Said> said, List<Word> words) {
        Sentence sentence = new Sentence(said, words, wordings.slotCount());
        wordings.markIn(sentence);
        Denial.markIn(sentence, wordings, dontKnow);
        return sentence;
    }

    /** The number of a charger in the sentence; "be four" would be mended to "before" elsewhere. */
    Optional<Numbers.Reading> number(Sentence sentence, boolean asked) {
        return asked || numbers.named(sentence.words) ? read(sentence, asked) : Optional.empty();
    }

    /** A number of several in the sentence, although none was asked for, and nothing says that it is one of a charger. */
    Optional<Numbers.Reading> unnamedNumber(Sentence sentence) {
        return numbers.several(sentence.words) ? read(sentence, false) : Optional.empty();
    }

    private Optional<Numbers.Reading> read(Sentence sentence, boolean asked) {
        List<Word> spelledOut = lexicon.spelledOut(sentence.said);
        List<String> words =
                spelledOut.stream().limit(Spelling.MOST_WORDS).map(Word::folded).toList();
        if (!asked && !numbers.has(words)) {
            return Optional.empty();
        }
        Sentence said = read(sentence.said, spelledOut);
        Map<Integer, Integer> corrections = new HashMap<>();
        for (int i = 0; i < said.wordings; i++) {
            if (said.slots[i] == correction || said.slots[i] == no) {
                corrections.merge(said.starts[i], said.ends[i], Math::max);
            }
        }
        return numbers.read(words, said, corrections, asked);
    }

    /** Every phrase that stands in the sentence, each with the places where it is tightest. */
    List<Match> matches(Sentence sentence) {
        return searched(sentence, anchors.in(sentence));
    }

    /** The same, of the phrases that answer one of these steps or count everywhere. */
    List<Match> matches(Sentence sentence, Collection<String> steps) {
        return searched(sentence, anchors.in(sentence, steps));
    }

    private List<Match> searched(Sentence sentence, List<Pattern> patterns) {
        List<Match> found = new ArrayList<>();
        for (Pattern pattern : patterns) {
            new Search(this, sentence, pattern).addTo(found);
        }
        return found;
    }
}
