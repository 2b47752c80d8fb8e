package charge.hotline.speech;

import charge.hotline.speech.NumberWords.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One utterance in which a number may be, as far as it is read. */
final class NumberContext {
    private static final NumberPiece START = NumberPiece.of(Role.OTHER, 0, 0);

    final NumberWords language;
    final List<String> said;
    final Sentence sentence;
    final Map<Integer, Integer> corrections;
    final boolean asked;
    final List<NumberPiece> pieces = new ArrayList<>();

    /**
     * Nothing is read yet.
     *
     * @param said words without accents
     * @param corrections where something is taken back, with the word after it
     * @param asked whether a number was asked for: else nothing counts that only sounds like one
     */
    NumberContext(
            NumberWords language,
            List<String> said,
            Sentence sentence,
            Map<Integer, Integer> corrections,
            boolean asked) {
        this.language = language;
        this.said = said;
        this.sentence = sentence;
        this.corrections = corrections;
        this.asked = asked;
    }

    NumberPiece last() {
        return pieces.isEmpty() ? START : pieces.getLast();
    }

    String word(int at) {
        return at >= 0 && at < said.size() ? said.get(at) : "";
    }

    String words(int start, int end) {
        return end == start + 1 ? word(start) : String.join(" ", said.subList(start, Math.min(end, said.size())));
    }

    String asWritten(int start, int end) {
        return sentence.text(start, Math.min(end, said.size()));
    }

    boolean isArticle(int at) {
        return language.isArticle(word(at));
    }

    boolean isNumber(int at) {
        return language.isNumberAt(said, at, asked);
    }

    /** How many words from here on are numbers. */
    int numbers(int from) {
        int at = from;
        while (isNumber(at)) {
            at++;
        }
        return at - from;
    }

    /** The last but one. */
    NumberPiece before() {
        return pieces.size() > 1 ? pieces.get(pieces.size() - 2) : START;
    }

    /** "And" between two parts of a number is nothing. */
    boolean isAfterNumber() {
        return last().role() == Role.ATOM
                || (last().role() == Role.AND && isAnd(last().start()) && before().role() == Role.ATOM);
    }

    boolean isAnd(int at) {
        return language.isAnd(word(at));
    }

    /** Whether a number may well begin here: in the middle of other words, words are what they seem. */
    boolean isFresh(int at) {
        return at == 0
                || switch (last().role()) {
                    case NAMING, AFFIRMED, CORRECTED, DENIED, SO, ON -> true;
                    case ATOM -> last().isLetter();
                    case FRONT, UNIT, SMALL, AND, OTHER -> false;
                };
    }
}
