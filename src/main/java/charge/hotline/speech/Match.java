package charge.hotline.speech;

/**
 * A phrase that stands in an utterance, from start to end, and how much of it it says.
 *
 * @param low the words of it, a bit each, up to the sixty-fourth
 * @param high the words of it after those
 */
record Match(Pattern pattern, int start, int end, long low, long high, double weight) {
    boolean within(Match other) {
        return (low & ~other.low) == 0 && (high & ~other.high) == 0 && (low != other.low || high != other.high);
    }

    boolean overlaps(Match other) {
        return (low & other.low) != 0 || (high & other.high) != 0;
    }

    boolean covers(int word) {
        return covers(low, high, word);
    }

    static boolean covers(long low, long high, int word) {
        return word < 64 ? (low >> word & 1) != 0 : (high >> (word - 64) & 1) != 0;
    }

    /** Whether nothing but small words is left over. */
    boolean coversAll(Sentence sentence) {
        for (int word = 0; word < sentence.size; word++) {
            if (!covers(word) && !sentence.is(word, Lexicon.SMALL)) {
                return false;
            }
        }
        return true;
    }

    /** Words between its words. */
    int looseness() {
        return end - start - Long.bitCount(low) - Long.bitCount(high);
    }
}
