package charge.hotline.speech;

import charge.hotline.content.Phrases.Phrase;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the number of a charger as it is spoken: digits one by one, in pairs or as a whole, letters by name or by example
 * ("B as in Bravo"), "double" and "triple"; where it is corrected, what is affirmed, and last, counts.
 */
final class Numbers {
    /**
     * A number that was heard.
     *
     * @param text digits and capital letters
     * @param sure whether it was said in so many words, and nothing else
     * @param named whether something before it says that it is a number of a charger
     * @param from the first word of it
     */
    record Reading(String text, boolean sure, boolean named, int from) {}

    /** More characters than a charger's number has. */
    private static final int LONGEST = 24;

    private final NumberWords words;

    Numbers(Map<String, List<Phrase>> knowledge, Lexicon lexicon) {
        words = new NumberWords(knowledge, lexicon);
    }

    /** Whether something in these words says that a number of a charger may follow. */
    boolean named(List<Word> said) {
        for (Word word : said) {
            if (words.isNaming(word.folded())) {
                return true;
            }
        }
        return false;
    }

    /** Whether these words have several numbers in them, or one that is written in digits: most have not, and are read no further. */
    boolean several(List<Word> said) {
        int numbers = 0;
        for (Word word : said) {
            String folded = word.folded();
            if (words.isNumber(folded, false)) {
                numbers += Character.isDigit(folded.charAt(folded.length() - 1)) ? 2 : 1;
            }
        }
        return numbers > 1;
    }

    /** Whether anything in these words, without accents, is a number; what only sounds like one is none. */
    boolean has(List<String> said) {
        for (int at = 0; at < said.size(); at++) {
            if (words.isNumberAt(said, at, false)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The number in these words, without accents; slips are looked at only where a number was asked for.
     *
     * @param corrections where something is taken back, with the word after it
     */
    Optional<Reading> read(List<String> said, Sentence sentence, Map<Integer, Integer> corrections, boolean asked) {
        NumberContext here = new NumberContext(words, said, sentence, corrections, asked);
        List<NumberPiece> pieces = NumberReader.pieces(here);
        List<NumberRun> runs = NumberRun.runs(pieces);
        String text = Affirmed.number(runs);
        if (text.length() > LONGEST || text.chars().noneMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        int start = runs.getLast().start();
        Optional<String> whole = EvseId.of(words, said, sentence, text).filter(id -> id.length() <= LONGEST);
        if (whole.isPresent()) {
            return Optional.of(new Reading(whole.get(), false, true, start));
        }
        boolean named = said.subList(0, start).stream().anyMatch(words::isNaming);
        boolean sure = runs.size() == 1
                && runs.getFirst().text().equals(text)
                && runs.getFirst().isPlain()
                && corrections.isEmpty()
                && nothingElse(pieces, runs.getFirst(), said);
        return Optional.of(new Reading(text, sure, named, start));
    }

    /** Whether all other words only lead to the number: a wrong number sends people to a wrong charger. */
    private boolean nothingElse(List<NumberPiece> pieces, NumberRun run, List<String> said) {
        return pieces.stream()
                .filter(piece -> piece.end() <= run.start() || piece.start() >= run.end())
                .allMatch(piece -> switch (piece.role()) {
                    case NAMING, SMALL, AND, AFFIRMED, SO -> !words.isNumber(said.get(piece.start()), false);
                    case ATOM, ON, DENIED, CORRECTED, FRONT, UNIT, OTHER -> false;
                });
    }
}
