package charge.hotline.speech;

import charge.hotline.speech.NumberWords.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what each word of one utterance does in, or around, the number of a charger. */
final class NumberReader {
    /**
     * A word, or a few.
     *
     * @param atom where it is part of a number
     * @param start the first word of it
     * @param end the word after it
     */
    record Piece(Role role, Optional<Atom> atom, int start, int end) {
        private static Piece of(Atom atom, int start, int end) {
            return new Piece(Role.ATOM, Optional.of(atom), start, end);
        }

        private static Piece of(Role role, int start, int end) {
            return new Piece(role, Optional.empty(), start, end);
        }

        boolean isLetter() {
            return atom.filter(Atom::isLetter).isPresent();
        }
    }

    private static final Piece START = Piece.of(Role.OTHER, 0, 0);

    /** Names of letters, and other words for which one example is enough, are no longer. */
    private static final int LONGEST_LETTER_NAME = 7;
    /** Words that are an example, rather than the name of a letter, are no shorter. */
    private static final int SHORTEST_EXAMPLE = 4;
    /** Words of a number beside which others are looked for. */
    private static final int LONGEST_NUMBER = 3;
    /** So many numbers after "a" are a charger's. */
    private static final int MANY = 3;

    private final NumberWords words;
    private final List<String> said;
    private final Sentence sentence;
    private final Map<Integer, Integer> corrections;
    private final boolean asked;
    private final List<Piece> pieces = new ArrayList<>();
    /** Whether "un" was an article lately, so that it is again. */
    private boolean articles;

    private NumberReader(
            NumberWords words,
            List<String> said,
            Sentence sentence,
            Map<Integer, Integer> corrections,
            boolean asked) {
        this.words = words;
        this.said = said;
        this.sentence = sentence;
        this.corrections = corrections;
        this.asked = asked;
    }

    /**
     * The whole utterance in pieces.
     *
     * @param said words without accents
     * @param corrections where something is taken back, with the word after it
     * @param asked whether a number was asked for: else nothing counts that only sounds like one
     */
    static List<Piece> pieces(
            NumberWords words,
            List<String> said,
            Sentence sentence,
            Map<Integer, Integer> corrections,
            boolean asked) {
        NumberReader reader = new NumberReader(words, said, sentence, corrections, asked);
        for (int i = 0; i < said.size(); ) {
            Piece piece = reader.piece(i);
            reader.add(piece);
            i = piece.end();
        }
        return reader.pieces;
    }

    private Piece piece(int at) {
        return together(at, 2)
                .filter(piece -> piece.role() != Role.ATOM)
                .or(() -> spelled(at))
                .or(() -> together(at, 1))
                .or(() -> correction(at))
                .or(() -> written(at))
                .or(() -> letter(at))
                .orElseGet(() -> Piece.of(other(at), at, at + 1));
    }

    /** "V Victor" is one letter. */
    private void add(Piece piece) {
        Piece last = last();
        boolean example = isSpelled(piece)
                || isSpelled(last)
                || word(piece.start()).length() >= SHORTEST_EXAMPLE
                || (NumberWords.isSingleLetter(word(piece.start())) && word(last.start()).length() >= SHORTEST_EXAMPLE);
        if (piece.isLetter() && example && last.isLetter() && last.atom().orElseThrow().text().equals(text(piece))) {
            pieces.removeLast();
            pieces.add(Piece.of(Atom.spelled(text(piece)), last.start(), piece.end()));
        } else {
            pieces.add(piece);
        }
    }

    private static boolean isSpelled(Piece piece) {
        return piece.atom().filter(atom -> atom.kind() == Atom.Kind.SPELLED).isPresent();
    }

    private static String text(Piece piece) {
        return piece.atom().map(Atom::text).orElse("");
    }

    private Piece last() {
        return pieces.isEmpty() ? START : pieces.getLast();
    }

    private String word(int at) {
        return at >= 0 && at < said.size() ? said.get(at) : "";
    }

    private String words(int start, int end) {
        return end == start + 1 ? word(start) : String.join(" ", said.subList(start, Math.min(end, said.size())));
    }

    private String asWritten(int start, int end) {
        return String.join(" ", sentence.words.subList(start, Math.min(end, said.size())));
    }

    private boolean isArticle(int at) {
        return words.isArticle(word(at));
    }

    private boolean isNumber(int at) {
        for (int length = 1; length <= LONGEST_NUMBER && at + length <= said.size(); length++) {
            if (words.isNumber(words(at, at + length), asked)) {
                return true;
            }
        }
        return false;
    }

    /** How many words from here on are numbers. */
    private int numbers(int from) {
        int at = from;
        while (isNumber(at)) {
            at++;
        }
        return at - from;
    }

    // ---- letters

    /** "B as in bravo", where the name of the letter may be heard as any word. */
    private Optional<Piece> spelled(int at) {
        for (int length = 1; length <= 2; length++) {
            String joint = words(at + 1, at + 1 + length);
            int example = at + 1 + length;
            if (example < sentence.size && words.isAsIn(joint) && !corrections.containsKey(example)) {
                boolean skip = sentence.is(example, Lexicon.ARTICLE) && !isNumber(example) && example + 1 < said.size();
                boolean plain = words.atom(joint).isEmpty();
                example += skip ? 1 : 0;
                Optional<String> letter = spelled(at, example, plain, skip);
                if (letter.isPresent()) {
                    return Optional.of(Piece.of(Atom.spelled(letter.get()), at, example + 1));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> spelled(int at, int example, boolean plain, boolean skip) {
        String word = word(at);
        String by = word(example);
        Optional<Atom> named = words.atom(word);
        Optional<String> letter = NumberWords.isSingleLetter(word) || NumberWords.isLetters(word)
                ? Optional.of(word)
                : named.filter(atom -> atom.isLetter() && !atom.slip()).map(Atom::text);
        if (letter.isPresent() && by.length() > 1) {
            boolean begins = by.startsWith(letter.get().toLowerCase(java.util.Locale.ROOT));
            return letter.filter(l -> begins || (plain && !isNumber(example)));
        }
        Optional<Atom> phonetic = words.atom(by).filter(Atom::isLetter).filter(atom -> by.length() >= SHORTEST_EXAMPLE);
        if (!asked || word.length() > LONGEST_LETTER_NAME || named.filter(a -> !a.slip()).isPresent()) {
            return Optional.empty();
        }
        if (phonetic.isPresent()) {
            return phonetic.map(Atom::text);
        }
        boolean likely = plain
                && !skip
                && !NumberWords.isDigits(by)
                && words.atom(by).filter(atom -> !atom.slip()).isEmpty()
                && by.length() > 2
                && isNumber(example + 1);
        return likely ? Optional.of(by.substring(0, 1)) : Optional.empty();
    }

    private Optional<Piece> letter(int at) {
        String word = word(at);
        boolean several = NumberWords.isLetters(word)
                && !sentence.is(at, Lexicon.SMALL)
                && !words.isUnit(word)
                && isFollowedByNumber(at);
        if (several) {
            return Optional.of(Piece.of(Atom.letter(word), at, at + 1));
        }
        if (!NumberWords.isSingleLetter(word)) {
            return Optional.empty();
        }
        boolean ends = at + 1 == said.size();
        boolean afterNumber = last().role() == Role.ATOM;
        boolean counted = ends && afterNumber && words.isUnit(word);
        boolean letter = !counted && (!words.isWord(word) || isLetterHere(at, afterNumber, ends));
        return letter ? Optional.of(Piece.of(Atom.letter(word), at, at + 1)) : Optional.empty();
    }

    /** Of a letter that is also a word: "a", "l'". */
    private boolean isLetterHere(int at, boolean afterNumber, boolean ends) {
        if (isElided(at) || asWritten(at, at + 1).charAt(0) > 'z') {
            return false;
        }
        int numbers = numbers(at + 1);
        boolean followed = isFollowedByNumber(at);
        if (isArticle(at) && at > 0) {
            return isNoun(at)
                    || (last().role() == Role.NAMING && (followed || ends))
                    || (afterNumber && ((last().isLetter() && numbers > 1) || ends))
                    || (isFresh(at) && !afterNumber && numbers > 1)
                    || numbers >= MANY;
        }
        boolean announced =
                switch (last().role()) {
                    case NAMING, AFFIRMED, DENIED, CORRECTED, SO, ON -> followed || ends;
                    case OTHER -> followed && (at == 0 || !isVowel(at));
                    case ATOM -> numbers > 0 || ends;
                    case FRONT, UNIT, SMALL -> false;
                };
        boolean several = NumberWords.isSingleLetter(word(at + 1)) && followed && !words.isWord(word(at + 1));
        return announced || several || isNoun(at) || numbers >= MANY;
    }

    private boolean isNoun(int at) {
        return word(at - 1).length() > 1 && isArticle(at - 1);
    }

    private boolean isVowel(int at) {
        return "aeiouy".indexOf(word(at).charAt(0)) >= 0;
    }

    private boolean isFollowedByNumber(int at) {
        int next = at + 1;
        while (next < said.size() && next <= at + 2 && NumberWords.isSingleLetter(word(next))) {
            next++;
        }
        if (words.role(word(next)).filter(role -> role == Role.ON).isPresent()) {
            next++;
        }
        return isNumber(next);
    }

    /** "l'application": what is cut off before a vowel is no letter. */
    private boolean isElided(int at) {
        String next = word(at + 1);
        return !isVowel(at)
                && next.length() > 1
                && "aeiouh".indexOf(next.charAt(0)) >= 0
                && (!isNumber(at + 1) || (isArticle(at + 1) && numbers(at + 1) < 2));
    }

    // ---- numbers, and what stands around them

    private Optional<Piece> together(int at, int least) {
        for (int length = Math.min(words.longest(), said.size() - at); length >= least; length--) {
            int end = at + length;
            String together = words(at, end);
            Optional<Atom> atom = words.letterSlip(together)
                    .filter(a -> asked && isFresh(at) && !isSpelled(last()) && isNumber(end))
                    .or(() -> words.atom(together, asWritten(at, end)).filter(a -> isHere(a, at, end)));
            if (atom.isPresent()) {
                articles &= isArticle(at);
                return Optional.of(Piece.of(atom.get(), at, end));
            }
            Optional<Role> role = words.role(together);
            if (role.isPresent()) {
                return Optional.of(Piece.of(role.get(), at, end));
            }
        }
        return Optional.empty();
    }

    private boolean isHere(Atom atom, int start, int end) {
        if (atom.slip() && !asked) {
            return false;
        }
        if (atom.isLetter()) {
            return atom.firm() || (isFresh(start) && isNumber(end));
        }
        if (atom.slip()) {
            return isBesideNumber(start, end);
        }
        return atom.firm() || (!isArticleHere(start) && isAmongNumbers(start));
    }

    /** "The one", "un huit encore un huit". */
    private boolean isArticleHere(int at) {
        if (at > 0 && words.isNotBeforeNumber(word(at - 1))) {
            return true;
        }
        if (!isArticle(at) || at == 0) {
            return false;
        }
        boolean letter = NumberWords.isSingleLetter(word(at + 1))
                || words.atom(word(at + 1)).filter(Atom::isLetter).isPresent();
        int next = at + 2;
        boolean goesOn = isNumber(next) && !(isArticle(next) && isNumber(next + 1));
        boolean article = (letter || (isNumber(at + 1) && !goesOn)) && (!goesOnWithOne() || articles);
        articles |= article;
        return article;
    }

    /** "Vingt et un", "deux un"; but "deux et un huit". */
    private boolean goesOnWithOne() {
        if (last().role() == Role.ATOM) {
            return true;
        }
        Piece before = pieces.size() > 1 ? pieces.get(pieces.size() - 2) : START;
        return isAfterNumber()
                && before.atom()
                        .filter(atom -> atom.kind() == Atom.Kind.TIMES || (atom.value() >= 20 && atom.value() % 10 == 0))
                        .isPresent();
    }

    /** "One" is a number beside others only. */
    private boolean isAmongNumbers(int at) {
        return said.size() == 1
                || isArticle(at - 1)
                || isAfterNumber()
                || isNumber(at + 1)
                || NumberWords.isSingleLetter(word(at + 1))
                || last().role() == Role.NAMING
                || last().role() == Role.ON;
    }

    /** "And" between two parts of a number is nothing. */
    private boolean isAfterNumber() {
        Piece before = pieces.size() > 1 ? pieces.get(pieces.size() - 2) : START;
        return last().role() == Role.ATOM
                || (last().role() == Role.SMALL && isAnd(last().start()) && before.role() == Role.ATOM);
    }

    private boolean isAnd(int at) {
        return words.isAnd(word(at));
    }

    private boolean isBesideNumber(int start, int end) {
        if (start == 0 && end == said.size()) {
            return true;
        }
        boolean before = isNumber(end) || (isAnd(end) && isNumber(end + 1));
        if (end - start > 1) {
            return isAfterNumber() || before;
        }
        if (NumberWords.isSingleLetter(word(start))) {
            return last().role() == Role.ATOM;
        }
        boolean everyday = sentence.is(
                start, Lexicon.SMALL | Lexicon.HELPER | Lexicon.NOT | Lexicon.BUT | Lexicon.OR);
        return everyday
                ? (isAfterNumber() && (before || end == said.size())) || (isFresh(start) && before)
                : isAfterNumber() || before;
    }

    /** Whether a number may well begin here: in the middle of other words, words are what they seem. */
    private boolean isFresh(int at) {
        return at == 0
                || switch (last().role()) {
                    case NAMING, AFFIRMED, CORRECTED, DENIED, SO, ON -> true;
                    case ATOM -> last().isLetter();
                    case FRONT, UNIT, SMALL, OTHER -> false;
                };
    }

    private Optional<Piece> correction(int at) {
        Integer end = corrections.get(at);
        if (end == null) {
            return Optional.empty();
        }
        for (int i = at; i < end; i++) {
            if (words.role(word(i)).filter(role -> role == Role.DENIED).isPresent()) {
                return Optional.of(Piece.of(Role.DENIED, at, i + 1));
            }
        }
        return Optional.of(Piece.of(Role.CORRECTED, at, end));
    }

    private Optional<Piece> written(int at) {
        String word = word(at);
        return NumberWords.isDigits(word) || NumberWords.isMixed(word)
                ? Optional.of(Piece.of(Atom.digits(word), at, at + 1))
                : Optional.empty();
    }

    private Role other(int at) {
        String word = word(at);
        if (words.isUnit(word) || words.isUnit(word + word(at + 1))) {
            return Role.UNIT;
        }
        if (words.isNaming(word)) {
            return Role.NAMING;
        }
        return at < sentence.size && sentence.is(at, Lexicon.SMALL) ? Role.SMALL : Role.OTHER;
    }
}
