package charge.hotline.speech;

import charge.hotline.speech.NumberWords.Role;
import java.util.Locale;
import java.util.Optional;

/** Finds letters of a charger's number: by themselves, and with a word that tells which. */
final class LetterReader {
    /** Names of letters, and other words for which one example is enough, are no longer. */
    private static final int LONGEST_LETTER_NAME = 7;
    /** Words that are an example, rather than the name of a letter, are no shorter. */
    static final int SHORTEST_EXAMPLE = 4;
    /** So many numbers after "a" are a charger's. */
    private static final int MANY = 3;

    private final NumberContext here;

    LetterReader(NumberContext here) {
        this.here = here;
    }

    /** "B as in bravo", where the name of the letter may be heard as any word. */
    Optional<NumberPiece> spelled(int at) {
        for (int length = 1; length <= 2; length++) {
            String joint = here.words(at + 1, at + 1 + length);
            int example = at + 1 + length;
            if (example < here.sentence.size && here.language.isAsIn(joint) && !here.corrections.containsKey(example)) {
                boolean skip = here.sentence.is(example, Lexicon.ARTICLE)
                        && !here.isNumber(example)
                        && example + 1 < here.said.size();
                boolean plain = here.language.atom(joint).isEmpty();
                example += skip ? 1 : 0;
                Optional<String> letter = spelled(at, example, plain, skip);
                if (letter.isPresent()) {
                    return Optional.of(NumberPiece.of(Atom.spelled(letter.get()), at, example + 1));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> spelled(int at, int example, boolean plain, boolean skip) {
        String word = here.word(at);
        String by = here.word(example);
        Optional<Atom> named = here.language.atom(word);
        Optional<String> letter = NumberWords.isSingleLetter(word) || NumberWords.isLetters(word)
                ? Optional.of(word)
                : named.filter(atom -> atom.isLetter() && !atom.slip()).map(Atom::text);
        if (letter.isPresent() && by.length() > 1) {
            boolean begins = by.startsWith(letter.get().toLowerCase(Locale.ROOT));
            return letter.filter(l -> begins || (plain && !here.isNumber(example)));
        }
        Optional<Atom> phonetic =
                here.language.atom(by).filter(Atom::isLetter).filter(atom -> by.length() >= SHORTEST_EXAMPLE);
        if (!here.asked
                || word.length() > LONGEST_LETTER_NAME
                || named.filter(a -> !a.slip()).isPresent()) {
            return Optional.empty();
        }
        if (phonetic.isPresent()) {
            return phonetic.map(Atom::text);
        }
        boolean likely = plain
                && !skip
                && !NumberWords.isDigits(by)
                && here.language.atom(by).filter(atom -> !atom.slip()).isEmpty()
                && by.length() > 2
                && here.isNumber(example + 1);
        return likely ? Optional.of(by.substring(0, 1)) : Optional.empty();
    }

    Optional<NumberPiece> letter(int at) {
        String word = here.word(at);
        boolean several = NumberWords.isLetters(word)
                && !here.sentence.is(at, Lexicon.SMALL)
                && !here.language.isUnit(word)
                && isFollowedByNumber(at);
        if (several) {
            return Optional.of(NumberPiece.of(Atom.letter(word), at, at + 1));
        }
        if (!NumberWords.isSingleLetter(word)) {
            return Optional.empty();
        }
        boolean ends = at + 1 == here.said.size();
        boolean afterNumber = here.last().role() == Role.ATOM;
        boolean counted = ends && afterNumber && here.language.isUnit(word);
        boolean letter = !counted && (!here.language.isWord(word) || isLetterHere(at, afterNumber, ends));
        return letter ? Optional.of(NumberPiece.of(Atom.letter(word), at, at + 1)) : Optional.empty();
    }

    /** Of a letter that is also a word: "a", "l'". */
    private boolean isLetterHere(int at, boolean afterNumber, boolean ends) {
        if (isElided(at) || (at > 0 && here.asWritten(at, at + 1).charAt(0) > 'z')) {
            return false;
        }
        int numbers = here.numbers(at + 1);
        boolean followed = isFollowedByNumber(at);
        if (here.isArticle(at) && at > 0) {
            return isNoun(at)
                    || (here.last().role() == Role.NAMING && (followed || ends))
                    || (afterNumber && ((here.last().isLetter() && numbers > 1) || ends))
                    || (here.isFresh(at) && !afterNumber && numbers > 1)
                    || numbers >= MANY;
        }
        boolean announced = switch (here.last().role()) {
            case NAMING, AFFIRMED, DENIED, CORRECTED, SO, ON -> followed || ends;
            case OTHER -> followed && (at == 0 || !isVowel(at));
            case ATOM -> numbers > 0 || ends;
            case FRONT, UNIT, SMALL, AND -> false;
        };
        boolean several =
                NumberWords.isSingleLetter(here.word(at + 1)) && followed && !here.language.isWord(here.word(at + 1));
        return announced || several || isNoun(at) || numbers >= MANY;
    }

    private boolean isNoun(int at) {
        return here.word(at - 1).length() > 1 && here.isArticle(at - 1);
    }

    private boolean isVowel(int at) {
        return "aeiouy".indexOf(here.word(at).charAt(0)) >= 0;
    }

    private boolean isFollowedByNumber(int at) {
        int next = at + 1;
        while (next < here.said.size() && next <= at + 2 && NumberWords.isSingleLetter(here.word(next))) {
            next++;
        }
        if (here.language.role(here.word(next)).filter(role -> role == Role.ON).isPresent()) {
            next++;
        }
        return here.isNumber(next);
    }

    /** "l'application": what is cut off before a vowel is no letter. */
    private boolean isElided(int at) {
        String next = here.word(at + 1);
        return !isVowel(at)
                && next.length() > 1
                && "aeiouh".indexOf(next.charAt(0)) >= 0
                && (!here.isNumber(at + 1) || (here.isArticle(at + 1) && here.numbers(at + 1) < 2));
    }
}
