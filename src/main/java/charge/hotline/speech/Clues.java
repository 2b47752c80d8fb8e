package charge.hotline.speech;

import java.util.Arrays;

/** What is noticed in an utterance: numbered clues, each with a strength. Filled once, then only read. */
final class Clues {
    private long[] keys;
    private float[] strengths;
    private int size;

    /** @param room for so many clues at first */
    Clues(int room) {
        keys = new long[room];
        strengths = new float[room];
    }

    /**
     * Notes a clue.
     *
     * @param kind what sort of clue it is
     * @param first what it is about
     * @param second what else it is about; 0 for nothing
     */
    void add(Kind kind, int first, int second, double strength) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            strengths = Arrays.copyOf(strengths, size * 2);
        }
        keys[size] = key(kind, first, second);
        strengths[size++] = (float) strength;
    }

    /** Sorts of clues. */
    enum Kind {
        ALWAYS,
        QUESTION,
        ERRAND,
        LENGTH,
        WORD,
        WRITTEN,
        DENIED,
        IN_LAST_PART,
        IN_EARLIER_PART,
        PAIR,
        PAIR_APART,
        FIRST,
        LAST,
        LISTED,
        LISTED_TOGETHER,
        PHRASE,
        SOUND,
        SOUNDS,
        JUDGED,
        JUDGED_HERE,
        JUDGED_THIS,
        JUDGED_LENGTH,
        MATCHED,
        MATCHED_THIS,
        MATCHED_SHARE,
        MATCHED_LAST;

        private final long salt = name().hashCode();
    }

    /** One number for all of it, well spread; two clues with the same number are all but impossible. */
    static long key(Kind kind, int first, int second) {
        long about = ((long) first << 32) | (second & 0xFFFFFFFFL);
        return LongIndex.spread((kind.salt * 0x9E3779B97F4A7C15L) ^ about);
    }

    int size() {
        return size;
    }

    long key(int at) {
        return keys[at];
    }

    /** The number of each among those of an index; -1 where it has none. */
    int[] in(LongIndex index) {
        return index.findAll(keys, size);
    }

    float strength(int at) {
        return strengths[at];
    }
}
