package charge.hotline.speech;

import charge.hotline.content.Phrases.Phrase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The words of one language: what they mean to grammar (small words, negators …), which of them belong together by their
 * stem, and what recognisers and callers write for others. Built from {@code language.yaml}; filled while phrases are
 * compiled, and not changed after that.
 */
final class Lexicon {
    /** Skipped between the words of a phrase. */
    static final int SMALL = 1;
    /** Denies what follows: not, sans. */
    static final int NOT = 2;
    /** Denies the word before it, or what follows: pas. */
    static final int NOT_AROUND = 4;
    /** A word after which a negator denies what follows: est, can. */
    static final int HELPER = 8;
    /** Ends what a negator denies, and parts what belongs together: mais, but. */
    static final int BUT = 16;
    /** Hands a denial on: ou, ni, or. */
    static final int OR = 32;
    /** Names a thing, so that "pas" after it denies what follows. */
    static final int THING = 64;
    /** Left out of phrases: the, le. */
    static final int ARTICLE = 128;
    /** Begins a statement of its own right after a negator, which then does not deny it: "I can't, I am driving". */
    static final int SUBJECT = 256;

    private static final int SHORTEST_STEM = 4;
    /** Some MB at most. */
    private static final int MOST_HEARD = 50_000;

    /** What words of a list are. */
    private record Topic(String list, int flag) {}

    /** In this order always: stems are numbered as they come, and what is learned tells them apart by it. */
    private static final List<Topic> TOPICS = List.of(
            new Topic("articles", SMALL | ARTICLE),
            new Topic("small", SMALL),
            new Topic("not", NOT),
            new Topic("not-around", NOT_AROUND),
            new Topic("helpers", HELPER),
            new Topic("but", BUT),
            new Topic("or", OR),
            new Topic("things", THING),
            new Topic("subjects", SUBJECT));

    private final Spelling spelling;
    private final Stemmer stemmer;
    private final Rewritings mended = new Rewritings();
    /** Without what mends slips. */
    private final Rewritings spelledOut = new Rewritings();

    private final Sounds sounds;
    private final Map<String, Word> written = new HashMap<>();
    private final Map<String, Integer> stems = new HashMap<>();
    /** What is known of what stands between spaces: callers use the same words again and again, and the examples come first. */
    private final Map<String, Said> heard = new ConcurrentHashMap<>();

    private final Predicate<String> elsewhere;

    /** @param elsewhere whether another language may hear a command in what stands between spaces */
    Lexicon(Map<String, List<Phrase>> knowledge, Predicate<String> elsewhere) {
        this.elsewhere = elsewhere;
        spelling = new Spelling(texts(knowledge, "elisions").collect(Collectors.toUnmodifiableSet()));
        stemmer = Stemmer.named(texts(knowledge, "stemmer").findFirst());
        sounds = new Sounds(knowledge);
        texts(knowledge, "as-written").forEach(word -> register(Spelling.fold(word), "=" + word));
        for (String topic : List.of("contractions", "slips", "figures")) {
            texts(knowledge, topic).forEach(line -> learnRewriting(line, mended));
        }
        for (String topic : List.of("contractions", "figures")) {
            texts(knowledge, topic).forEach(line -> learnRewriting(line, spelledOut));
        }
        // What is meant may itself be written for something else.
        mended.replaceMeant(meant -> mended(said(meant)));
        spelledOut.replaceMeant(meant -> spelledOut(said(meant)));
        TOPICS.forEach(topic -> texts(knowledge, topic.list()).forEach(word -> learn(word, topic.flag())));
    }

    static java.util.stream.Stream<String> texts(Map<String, List<Phrase>> knowledge, String topic) {
        return knowledge.getOrDefault(topic, List.of()).stream().map(Phrase::text);
    }

    private void learnRewriting(String line, Rewritings rewritings) {
        int colon = Math.max(line.indexOf('='), line.indexOf(':'));
        if (colon >= 0) {
            rewritings.add(
                    spelling.words(line.substring(0, colon)).stream()
                            .map(Spelling::fold)
                            .toList(),
                    spelling.words(line.substring(colon + 1)).stream()
                            .map(this::word)
                            .toList());
        }
    }

    private void learn(String text, int flag) {
        List<String> words = spelling.words(text);
        if (words.size() == 1) {
            Word word = register(words.getFirst());
            written.put(
                    word.folded(),
                    new Word(word.text(), word.folded(), word.stem(), word.flags() | flag, word.sound()));
        }
    }

    /** Makes a word known, so that its stem has a number. */
    private Word register(String text) {
        String folded = Spelling.fold(text);
        Word known = written.get(folded);
        return known == null ? register(folded, stemOf(text)) : known;
    }

    private Word register(String folded, String stem) {
        Word word = new Word(folded, folded, stems.computeIfAbsent(stem, s -> stems.size()), 0, sounds.of(folded));
        written.put(folded, word);
        return word;
    }

    /** Short stems would bring together what is not: non and nonante. */
    private String stemOf(String word) {
        String stem = Spelling.fold(stemmer.stem(word));
        return stem.length() < SHORTEST_STEM ? Spelling.fold(word) : stem;
    }

    /** The words of a wording in a phrase; articles are left out where other words remain. */
    List<Word> learnWording(String text) {
        List<Word> words = mended(lookedUp(text)).stream()
                .map(word -> register(word.text()))
                .toList();
        boolean allArticles = words.stream().allMatch(word -> (word.flags() & ARTICLE) != 0);
        return words.stream()
                .filter(word -> allArticles || (word.flags() & ARTICLE) == 0)
                .toList();
    }

    /** Ends the learning of words: from now on they are heard. */
    void settle() {
        for (Rewritings rewritings : List.of(mended, spelledOut)) {
            rewritings.replaceMeant(
                    meant -> meant.stream().map(word -> word(word.text())).toList());
        }
    }

    // ---- hearing

    /** The words of an utterance, as they were said. Only once the words of all phrases are known. */
    List<Said> said(String text) {
        List<String> spoken = Spelling.spoken(text);
        List<Said> said = new ArrayList<>(spoken.size() + 4);
        for (String one : spoken) {
            Said known = heard.get(one);
            said.add(known == null ? keep(one, heardIn(one)) : known);
            for (Optional<Said> next = said.getLast().joined();
                    next.isPresent();
                    next = next.get().joined()) {
                said.add(next.get());
            }
        }
        return said;
    }

    private Said keep(String spoken, Said said) {
        if (heard.size() < MOST_HEARD) {
            heard.put(spoken, said);
        }
        return said;
    }

    /** The words of what stands between spaces. */
    Said heardIn(String spoken) {
        boolean listen = elsewhere.test(spoken);
        Optional<Said> said = Optional.empty();
        for (String word : spelling.cut(spoken).reversed()) {
            said = Optional.of(lookUp(word, listen, said));
        }
        return said.orElseThrow();
    }

    /** The longest word of all that is said for such words, without accents. */
    Set<String> telling(Predicate<Word> such) {
        return mended.telling(such).collect(Collectors.toUnmodifiableSet());
    }

    /** Words as meant: contractions written out, slips mended, figures of speech taken for what they say. */
    List<Word> mended(List<Said> said) {
        return Rewritings.rewritten(said, Said::mended);
    }

    /** The same, but for slips: what sounds like a number or a letter is not mended to something else. */
    List<Word> spelledOut(List<Said> said) {
        return Rewritings.rewritten(said, Said::spelledOut);
    }

    /** The words of a text, spelled out. */
    List<Word> spelledOut(String text) {
        return spelledOut(lookedUp(text));
    }

    private List<Said> lookedUp(String text) {
        return spelling.words(text).stream().map(this::lookUp).toList();
    }

    private List<Said> said(List<Word> words) {
        return words.stream().map(word -> lookUp(word.text())).toList();
    }

    private Said lookUp(String word) {
        return lookUp(word, false, Optional.empty());
    }

    private Said lookUp(String word, boolean listen, Optional<Said> joined) {
        String folded = Spelling.fold(word);
        return new Said(
                folded,
                word(withoutTail(word)),
                mended.beginning(folded),
                spelledOut.beginning(folded),
                listen,
                joined);
    }

    /** "card's" is heard as "card". */
    private static String withoutTail(String word) {
        int apostrophe = word.lastIndexOf('\'');
        return apostrophe > 1 ? word.substring(0, apostrophe) : word;
    }

    private Word word(String text) {
        String folded = Spelling.fold(text);
        Word known = written.get(folded);
        return known == null
                ? new Word(text, folded, stems.getOrDefault(stemOf(text), -1), 0, sounds.of(folded))
                : new Word(text, folded, known.stem(), known.flags(), known.sound());
    }
}
