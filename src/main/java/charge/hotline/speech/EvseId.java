package charge.hotline.speech;

import charge.hotline.speech.NumberWords.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identifier of a charging point in full, as roaming networks write it: country, operator, E (P for a whole site), and up
 * to thirty characters of the operator's own, with stars between that may be left out: {@code BE*BEC*E041503001} (OCPI 2.2.1,
 * EVSE-ID). It has no check digit, so it is never sure.
 */
final class EvseId {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int COUNTRY = 2;
    private static final int BOTH = 5;

    /** What the operator made of it: from the letter before the digits. */
    private static final Pattern OWN = Pattern.compile("[EP]\\d[A-Z0-9]*$");

    private final NumberWords words;
    private final List<String> said;
    private final Sentence sentence;

    private EvseId(NumberWords words, List<String> said, Sentence sentence) {
        this.words = words;
        this.said = said;
        this.sentence = sentence;
    }

    /** The number with its country and operator, where they were said before it: words may have hidden them ("be"). */
    static Optional<String> of(NumberWords words, List<String> said, Sentence sentence, String number) {
        Matcher own = OWN.matcher(number);
        return own.find() ? new EvseId(words, said, sentence).before(own.group()) : Optional.empty();
    }

    private Optional<String> before(String own) {
        for (int start = 0; start < said.size(); start++) {
            Optional<String> operator = operator(start, own.substring(0, 1).toLowerCase(Locale.ROOT));
            if (operator.isPresent()) {
                return operator.map(id -> id + own);
            }
        }
        return Optional.empty();
    }

    /** Country and operator, if they begin at a word and the letter of the number follows. */
    private Optional<String> operator(int start, String letter) {
        StringBuilder id = new StringBuilder();
        for (int at = start; at < said.size(); at++) {
            String word = said.get(at);
            if (id.length() == BOTH) {
                if (isBetween(word)) {
                    continue;
                }
                boolean country = COUNTRIES.contains(id.substring(0, COUNTRY));
                return country && isLetterOfNumber(word, letter) ? Optional.of(id.toString()) : Optional.empty();
            }
            if (!id.isEmpty() && isBetween(word)) {
                continue;
            }
            boolean parts = id.length() + word.length() <= (id.length() < COUNTRY ? COUNTRY : BOTH)
                    || (id.isEmpty() && word.length() == BOTH);
            if (!parts || (id.length() >= COUNTRY && isWord(at))) {
                return Optional.empty();
            }
            id.append(word.toUpperCase(Locale.ROOT));
        }
        return Optional.empty();
    }

    private static boolean isLetterOfNumber(String word, String letter) {
        return word.equals(letter) || (word.startsWith(letter) && NumberWords.isMixed(word));
    }

    /** A star or a dash. */
    private boolean isBetween(String word) {
        return words.role(word).filter(Role.ON::equals).isPresent();
    }

    /** "It must be the e19": no operator. */
    private boolean isWord(int at) {
        return said.get(at).length() > 1 && at < sentence.size && sentence.is(at, Lexicon.SMALL);
    }
}
