package charge.hotline.speech;

import charge.hotline.content.Phrases.Phrase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
            new Topic("things", THING));

    /**
     * What is known about a word.
     *
     * @param folded as it is written, without accents
     * @param stem the number of its stem; -1 where no phrase has it
     * @param sound how it sounds, roughly
     */
    record Entry(String folded, int stem, int flags, String sound) {}

    private static final class Rewriting {
        final Map<String, Rewriting> next = new HashMap<>();

        @Nullable
        List<String> meant;
    }

    private final Spelling spelling;
    private final Stemmer stemmer;
    private final Rewriting rewritings = new Rewriting();
    /** Without what mends slips. */
    private final Rewriting spellings = new Rewriting();

    private final Sounds sounds;
    private final Map<String, Entry> written = new HashMap<>();
    private final Map<String, Integer> stems = new HashMap<>();
    /** Callers use the same words again and again; the first to be heard are those of the examples. */
    private final Map<String, Entry> heard = new ConcurrentHashMap<>();

    Lexicon(Map<String, List<Phrase>> knowledge) {
        spelling = new Spelling(texts(knowledge, "elisions").collect(Collectors.toUnmodifiableSet()));
        stemmer = Stemmer.named(texts(knowledge, "stemmer").findFirst());
        sounds = new Sounds(knowledge);
        texts(knowledge, "as-written").forEach(word -> register(Spelling.fold(word), "=" + word));
        for (String topic : List.of("contractions", "slips", "figures")) {
            texts(knowledge, topic).forEach(line -> learnRewriting(line, rewritings));
        }
        for (String topic : List.of("contractions", "figures")) {
            texts(knowledge, topic).forEach(line -> learnRewriting(line, spellings));
        }
        settle(rewritings, rewritings);
        settle(spellings, spellings);
        TOPICS.forEach(topic -> texts(knowledge, topic.list()).forEach(word -> learn(word, topic.flag())));
    }

    static java.util.stream.Stream<String> texts(Map<String, List<Phrase>> knowledge, String topic) {
        return knowledge.getOrDefault(topic, List.of()).stream().map(Phrase::text);
    }

    private void learnRewriting(String line, Rewriting root) {
        int colon = Math.max(line.indexOf('='), line.indexOf(':'));
        if (colon < 0) {
            return;
        }
        Rewriting node = root;
        for (String word : spelling.words(line.substring(0, colon))) {
            node = node.next.computeIfAbsent(Spelling.fold(word), w -> new Rewriting());
        }
        node.meant = List.copyOf(spelling.words(line.substring(colon + 1)));
    }

    /** What is meant may itself be written for something else. */
    private static void settle(Rewriting node, Rewriting root) {
        if (node.meant != null) {
            node.meant = List.copyOf(rewritten(node.meant, root));
        }
        node.next.values().forEach(next -> settle(next, root));
    }

    private void learn(String word, int flag) {
        List<String> words = spelling.words(word);
        if (words.size() == 1) {
            Entry entry = register(words.getFirst());
            written.put(entry.folded(), new Entry(entry.folded(), entry.stem(), entry.flags() | flag, entry.sound()));
        }
    }

    /** Makes a word known, so that its stem has a number. */
    private Entry register(String word) {
        String folded = Spelling.fold(word);
        Entry known = written.get(folded);
        return known == null ? register(folded, stemOf(word)) : known;
    }

    private Entry register(String folded, String stem) {
        Entry entry = new Entry(folded, stems.computeIfAbsent(stem, s -> stems.size()), 0, sounds.of(folded));
        written.put(folded, entry);
        return entry;
    }

    /** Short stems would bring together what is not: non and nonante. */
    private String stemOf(String word) {
        String stem = Spelling.fold(stemmer.stem(word));
        return stem.length() < SHORTEST_STEM ? Spelling.fold(word) : stem;
    }

    /** The stems of a wording in a phrase; articles are left out where other words remain. */
    List<Integer> learnWording(String text) {
        List<Entry> entries =
                rewritten(spelling.words(text)).stream().map(this::register).toList();
        boolean allArticles = entries.stream().allMatch(entry -> (entry.flags() & ARTICLE) != 0);
        return entries.stream()
                .filter(entry -> allArticles || (entry.flags() & ARTICLE) == 0)
                .map(Entry::stem)
                .toList();
    }

    /** Words as meant: contractions written out, slips mended, figures of speech taken for what they say. */
    List<String> rewritten(List<String> words) {
        return rewritten(words, rewritings);
    }

    /** The same, but for slips: what sounds like a number or a letter is not mended to something else. */
    List<String> spelledOut(List<String> words) {
        return rewritten(words, spellings);
    }

    private static List<String> rewritten(List<String> words, Rewriting root) {
        List<String> meant = new ArrayList<>(words.size() + 4);
        for (int i = 0; i < words.size(); ) {
            i = rewrite(words, i, meant, root);
        }
        return meant;
    }

    private static int rewrite(List<String> words, int start, List<String> out, Rewriting root) {
        Rewriting node = root.next.get(Spelling.fold(words.get(start)));
        List<String> meant = null;
        int end = start + 1;
        for (int i = start + 1; node != null; i++) {
            if (node.meant != null) {
                meant = node.meant;
                end = i;
            }
            node = i < words.size() ? node.next.get(Spelling.fold(words.get(i))) : null;
        }
        if (meant != null) {
            out.addAll(meant);
        } else {
            out.add(withoutTail(words.get(start)));
        }
        return end;
    }

    /** "card's" is heard as "card". */
    private static String withoutTail(String word) {
        int apostrophe = word.lastIndexOf('\'');
        return apostrophe > 1 ? word.substring(0, apostrophe) : word;
    }

    /** The words of an utterance, as they were said. */
    List<String> said(String text) {
        return spelling.words(text);
    }

    /** The words of an utterance, as meant. */
    List<String> hear(String text) {
        return rewritten(spelling.words(text));
    }

    /** What is known of a word that was heard. */
    Entry entry(String word) {
        Entry known = heard.get(word);
        if (known != null) {
            return known;
        }
        Entry entry = lookUp(word);
        if (heard.size() < MOST_HEARD) {
            heard.put(word, entry);
        }
        return entry;
    }

    private Entry lookUp(String word) {
        String folded = Spelling.fold(word);
        Entry entry = written.get(folded);
        return entry != null ? entry : new Entry(folded, stems.getOrDefault(stemOf(word), -1), 0, sounds.of(folded));
    }

    int size() {
        return stems.size();
    }
}
