package charge.hotline.speech;

/** Numbers long keys from 0 in the order in which they come; a look-up makes no objects and mostly reads one cache line. */
final class LongIndex {
    /** A key and its number plus one, which is 0 where there is none, side by side. */
    private long[] slots = new long[1 << 11];

    private int size;

    int size() {
        return size;
    }

    /** All keys in the order of their numbers. */
    long[] keys() {
        long[] keys = new long[size];
        for (int at = 0; at < slots.length; at += 2) {
            if (slots[at + 1] != 0) {
                keys[(int) slots[at + 1] - 1] = slots[at];
            }
        }
        return keys;
    }

    /** The number of a key; -1 where it has none. */
    int find(long key) {
        return (int) slots[slot(key) + 1] - 1;
    }

    /** The number of a key, a new one where it has none. */
    int findOrAdd(long key) {
        int found = find(key);
        if (found >= 0) {
            return found;
        }
        if (size * 4 > slots.length) {
            grow();
        }
        put(key, ++size);
        return size - 1;
    }

    /** Where a key is, or would be. */
    private int slot(long key) {
        int mask = slots.length - 2;
        int at = (int) key << 1 & mask;
        while (slots[at + 1] != 0 && slots[at] != key) {
            at = at + 2 & mask;
        }
        return at;
    }

    private void put(long key, long number) {
        int at = slot(key);
        slots[at] = key;
        slots[at + 1] = number;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        for (int at = 0; at < old.length; at += 2) {
            if (old[at + 1] != 0) {
                put(old[at], old[at + 1]);
            }
        }
    }
}
