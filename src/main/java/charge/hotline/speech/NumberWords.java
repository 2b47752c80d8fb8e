package charge.hotline.speech;

import charge.hotline.content.Phrases.Phrase;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What one language says numbers of chargers with, and around them. */
final class NumberWords {
    /** What words do around a number. */
    enum Role {
        /** Part of the number. */
        ATOM,
        /** Lets a number go on, even after other words: then, dash. */
        ON,
        /** The whole number follows: so. */
        SO,
        /** What follows is right, what was said before may not be: it's. */
        AFFIRMED,
        /** What follows is wrong. */
        DENIED,
        /** What was said before is wrong. */
        CORRECTED,
        /** The letter just said stands in front of the number. */
        FRONT,
        /** Says that a number of a charger follows. */
        NAMING,
        /** What was counted is something else. */
        UNIT,
        SMALL,
        /** Nothing between two parts of a number: and, a. */
        AND,
        OTHER
    }

    private static final Map<String, Role> TOPICS = Map.of(
            "number-on", Role.ON,
            "number-so", Role.SO,
            "number-affirmed", Role.AFFIRMED,
            "number-denied", Role.DENIED,
            "in-front", Role.FRONT);

    /** Words of a number beside which others are looked for. */
    private static final int LONGEST_NUMBER = 3;

    private static final Pattern MIXED = Pattern.compile("[a-z]{1,3}\\d+[a-z0-9]*|\\d+[a-z]{1,3}");
    private static final Pattern LETTERS = Pattern.compile("[bcdfghjklmnpqrstvwxz]{2,3}");

    private final Lexicon lexicon;
    private final Map<String, Atom> atoms = new HashMap<>();
    private final Map<String, Atom> withAccents = new HashMap<>();
    private final Map<String, Atom> letterSlips = new HashMap<>();
    /** The first words of all that is said for an atom. */
    private final Set<String> beginnings = new HashSet<>();

    private final Map<String, Role> roles = new HashMap<>();
    private final Set<String> asIn;
    private final Set<String> ands;
    private final Set<String> articles;
    private final Set<String> units;
    private final Set<String> naming;
    private final Set<String> notAfter;
    private final Set<String> notLetters;
    private int longest = 1;

    NumberWords(Map<String, List<Phrase>> knowledge, Lexicon lexicon) {
        this.lexicon = lexicon;
        learn(knowledge, "numbers", false, atoms, withAccents);
        learn(knowledge, "letters", false, atoms, withAccents);
        learn(knowledge, "number-slips", true, atoms, withAccents);
        learn(knowledge, "letter-slips", true, letterSlips, new HashMap<>());
        atoms.keySet().forEach(words -> beginnings.add(words.substring(0, (words + " ").indexOf(" "))));
        TOPICS.forEach((topic, role) -> folded(knowledge, topic).forEach(words -> {
            longest = Math.max(longest, words.split(" ").length);
            roles.put(words, role);
        }));
        asIn = folded(knowledge, "as-in");
        ands = folded(knowledge, "number-and");
        articles = folded(knowledge, "number-articles");
        units = folded(knowledge, "units");
        naming = folded(knowledge, "number-of");
        notAfter = folded(knowledge, "number-not-after");
        notLetters = folded(knowledge, "not-letters");
    }

    /** As the words of an utterance are. */
    private String spelledOut(String words) {
        return lexicon.spelledOut(words).stream().map(Word::text).collect(Collectors.joining(" "));
    }

    private Set<String> folded(Map<String, List<Phrase>> knowledge, String topic) {
        Set<String> words = new HashSet<>();
        Lexicon.texts(knowledge, topic).forEach(word -> words.add(Spelling.fold(spelledOut(word))));
        return words;
    }

    private void learn(
            Map<String, List<Phrase>> knowledge,
            String topic,
            boolean slip,
            Map<String, Atom> learned,
            Map<String, Atom> asWritten) {
        Lexicon.texts(knowledge, topic).forEach(line -> {
            int sign = line.indexOf('=');
            if (sign > 0) {
                String said = spelledOut(line.substring(0, sign));
                longest = Math.max(longest, said.split(" ").length);
                Atom atom = Atom.of(line.substring(sign + 1).strip(), slip);
                learned.putIfAbsent(Spelling.fold(said), atom);
                asWritten.putIfAbsent(said, atom);
            }
        });
    }

    /** The most words that mean something together. */
    int longest() {
        return longest;
    }

    /** What accents tell apart is tried first: "dé", "de". */
    Optional<Atom> atom(String words, String asWritten) {
        return Optional.ofNullable(withAccents.get(asWritten)).or(() -> atom(words));
    }

    /** A letter whose name sounds like these words. */
    Optional<Atom> letterSlip(String words) {
        return Optional.ofNullable(letterSlips.get(words));
    }

    Optional<Atom> atom(String words) {
        return Optional.ofNullable(atoms.get(words));
    }

    Optional<Role> role(String words) {
        return Optional.ofNullable(roles.get(words));
    }

    /** Whether it joins a letter to a word that begins with it: as in. */
    boolean isAsIn(String words) {
        return asIn.contains(words);
    }

    /** Whether it is nothing between two parts of a number: twenty and five. */
    boolean isAnd(String word) {
        return ands.contains(word);
    }

    /** Whether a single number or letter may follow it as a noun: a four, a small b. */
    boolean isArticle(String word) {
        return articles.contains(word);
    }

    boolean isUnit(String word) {
        return units.contains(word);
    }

    boolean isNaming(String word) {
        return naming.contains(word);
    }

    /** Whether a word that may be a number is none after this one. */
    boolean isNotBeforeNumber(String word) {
        return notAfter.contains(word);
    }

    /** Whether a single letter is a word of its own. */
    boolean isWord(String letter) {
        return notLetters.contains(letter);
    }

    static boolean isDigits(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!isDigit(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean isMixed(String word) {
        return word.length() <= 12 && hasDigit(word) && MIXED.matcher(word).matches();
    }

    private static boolean hasDigit(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (isDigit(word.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isSingleLetter(String word) {
        return word.length() == 1 && Character.isLetter(word.charAt(0));
    }

    /** Two or three letters that make no word: "fr". */
    static boolean isLetters(String word) {
        return LETTERS.matcher(word).matches();
    }

    /** Whether a word is, or may be, a number or a part of one; not of letters alone. */
    boolean isNumber(String word, boolean slips) {
        if (isDigits(word) || isMixed(word)) {
            return true;
        }
        return atom(word)
                .filter(atom -> !atom.isLetter() && (slips || !atom.slip()))
                .isPresent();
    }

    /** Whether words from here on are, or may be, a number or a part of one. */
    boolean isNumberAt(List<String> said, int at, boolean slips) {
        if (at >= said.size()) {
            return false;
        }
        String first = said.get(at);
        if (!beginnings.contains(first)) {
            return isDigits(first) || isMixed(first);
        }
        for (int length = 1; length <= LONGEST_NUMBER && at + length <= said.size(); length++) {
            if (isNumber(String.join(" ", said.subList(at, at + length)), slips)) {
                return true;
            }
        }
        return false;
    }
}
