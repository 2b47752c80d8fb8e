package charge.hotline.speech;

import java.util.Arrays;

/** Numbers long keys from 0 in the order in which they come; a look-up makes no objects. */
final class LongIndex {
    private long[] keys = new long[1 << 10];
    private int[] numbers = new int[1 << 10];
    private int size;

    LongIndex() {
        Arrays.fill(numbers, -1);
    }

    int size() {
        return size;
    }

    /** The number of a key; -1 where it has none. */
    int find(long key) {
        int mask = keys.length - 1;
        for (int at = (int) key & mask; ; at = (at + 1) & mask) {
            if (numbers[at] < 0) {
                return -1;
            }
            if (keys[at] == key) {
                return numbers[at];
            }
        }
    }

    /** The number of a key, a new one where it has none. */
    int findOrAdd(long key) {
        int found = find(key);
        if (found >= 0) {
            return found;
        }
        if (size * 2 > keys.length) {
            grow();
        }
        put(key, size);
        return size++;
    }

    private void put(long key, int number) {
        int mask = keys.length - 1;
        int at = (int) key & mask;
        while (numbers[at] >= 0) {
            at = (at + 1) & mask;
        }
        keys[at] = key;
        numbers[at] = number;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new long[oldKeys.length * 2];
        numbers = new int[oldKeys.length * 2];
        Arrays.fill(numbers, -1);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldNumbers[i] >= 0) {
                put(oldKeys[i], oldNumbers[i]);
            }
        }
    }
}
