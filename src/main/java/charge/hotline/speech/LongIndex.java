package charge.hotline.speech;

import java.util.Arrays;

/**
 * Numbers long keys from 0 in the order in which they come; a look-up makes no objects and mostly reads one cache line. Keys are
 * well spread, and told apart by their upper halves and their places: two that are the same in both are all but impossible.
 */
final class LongIndex {
    private static final long UPPER_HALF = 0xFFFFFFFF_00000000L;

    /** The upper half of a key, and its number plus one, which is 0 where there is none. */
    private long[] slots = new long[1 << 10];

    /** By number. */
    private long[] keys = new long[1 << 8];

    private int size;

    /** Another number for each, so that those near each other are far apart; the last step of SplitMix64. */
    static long spread(long number) {
        long spread = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
        spread = (spread ^ (spread >>> 27)) * 0x94D049BB133111EBL;
        return spread ^ (spread >>> 31);
    }

    int size() {
        return size;
    }

    /** All keys in the order of their numbers. */
    long[] keys() {
        return Arrays.copyOf(keys, size);
    }

    /** The number of a key; -1 where it has none. */
    int find(long key) {
        return (int) slots[slot(key)] - 1;
    }

    /**
     * The numbers of the first so many keys. What stands in their places is read before any of it is looked at: so the processor
     * waits for several at once.
     */
    int[] findAll(long[] all, int count) {
        int mask = slots.length - 1;
        long[] there = new long[count];
        for (int i = 0; i < count; i++) {
            there[i] = slots[(int) all[i] & mask];
        }
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = ((there[i] ^ all[i]) & UPPER_HALF) == 0 ? (int) there[i] - 1 : find(all[i]);
        }
        return numbers;
    }

    /** The number of a key, a new one where it has none. */
    int findOrAdd(long key) {
        int found = find(key);
        if (found >= 0) {
            return found;
        }
        if (size * 2 > slots.length) {
            grow();
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
        }
        keys[size++] = key;
        slots[slot(key)] = (key & UPPER_HALF) | size;
        return size - 1;
    }

    /** Where a key is, or would be. */
    private int slot(long key) {
        int mask = slots.length - 1;
        int at = (int) key & mask;
        while (slots[at] != 0 && ((slots[at] ^ key) & UPPER_HALF) != 0) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void grow() {
        slots = new long[slots.length * 2];
        for (int number = 0; number < size; number++) {
            slots[slot(keys[number])] = (keys[number] & UPPER_HALF) | (number + 1);
        }
    }
}
