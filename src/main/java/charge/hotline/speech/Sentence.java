package charge.hotline.speech;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** An utterance as one language hears it: words with their stems, what denies them, and which listed wordings stand where. */
final class Sentence {
    /** More wordings than this are not looked at. */
    private static final int MOST_WORDINGS = 400;

    /** The words as they were said, before slips are mended and figures of speech are taken for what they say. */
    final List<Said> said;

    final List<Word> words;
    final int size;
    final int[] stems;
    final int[] flags;
    /** The place of the negator that denies this word; -1 where none does. */
    final int[] deniedBy;
    /** Counts up at every "but". */
    final int[] segments;

    private final long[] present;
    int wordings;
    int[] slots = new int[48];
    int[] starts = new int[48];
    int[] ends = new int[48];
    /** The slots that any wording stands in, each once, in the order in which they came. */
    private int[] distinct = new int[48];

    private int distinctCount;

    Sentence(List<Said> said, List<Word> words, int slotCount) {
        this.said = said;
        this.words = words;
        size = Math.min(words.size(), Spelling.MOST_WORDS);
        stems = new int[size];
        flags = new int[size];
        deniedBy = new int[size];
        segments = new int[size];
        present = new long[(slotCount >> 6) + 1];
        int segment = 0;
        for (int i = 0; i < size; i++) {
            Word word = words.get(i);
            stems[i] = word.stem();
            flags[i] = word.flags();
            deniedBy[i] = -1;
            segment += is(i, Lexicon.BUT) ? 1 : 0;
            segments[i] = segment;
        }
    }

    /** Whether another language may hear a command in it. */
    boolean mayBeCommandElsewhere() {
        for (Said one : said) {
            if (one.elsewhere()) {
                return true;
            }
        }
        return false;
    }

    /** The words from here to there, with their accents. */
    String text(int from, int to) {
        return words.subList(from, to).stream().map(Word::text).collect(Collectors.joining(" "));
    }

    /** A number that words have in common where they have a stem in common. */
    int id(int at) {
        return stems[at] >= 0 ? stems[at] + 1 : written(at) | (1 << 30);
    }

    /** A number for a word as it is written, without accents. */
    int written(int at) {
        return words.get(at).folded().hashCode() & 0x3FFFFFFF;
    }

    /** How a word sounds, roughly. */
    String sound(int at) {
        return words.get(at).sound();
    }

    int smallWords() {
        return size - weight(0, size);
    }

    boolean is(int at, int flag) {
        return (flags[at] & flag) != 0;
    }

    void add(int slot, int start, int end) {
        if (wordings == MOST_WORDINGS) {
            return;
        }
        if (wordings == slots.length) {
            slots = Arrays.copyOf(slots, wordings * 2);
            starts = Arrays.copyOf(starts, wordings * 2);
            ends = Arrays.copyOf(ends, wordings * 2);
            distinct = Arrays.copyOf(distinct, wordings * 2);
        }
        if (!has(slot)) {
            distinct[distinctCount++] = slot;
            present[slot >> 6] |= 1L << slot;
        }
        slots[wordings] = slot;
        starts[wordings] = start;
        ends[wordings++] = end;
    }

    /** How many slots have a wording here. */
    int distinctSlots() {
        return distinctCount;
    }

    int distinctSlot(int at) {
        return distinct[at];
    }

    boolean has(int slot) {
        return slot >= 0 && (present[slot >> 6] & (1L << slot)) != 0;
    }

    boolean hasAll(int[] slots) {
        for (int slot : slots) {
            if (!has(slot)) {
                return false;
            }
        }
        return true;
    }

    /** Whether this word is part of a wording of this list. */
    boolean within(int at, int slot) {
        if (!has(slot)) {
            return false;
        }
        for (int wording = 0; wording < wordings; wording++) {
            if (slots[wording] == slot && starts[wording] <= at && at < ends[wording]) {
                return true;
            }
        }
        return false;
    }

    /** Whether only small words stand between two places. */
    boolean onlySmall(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!is(i, Lexicon.SMALL)) {
                return false;
            }
        }
        return true;
    }

    /** How many words between two places are not small. */
    int weight(int from, int to) {
        int weight = 0;
        for (int i = from; i < to; i++) {
            weight += is(i, Lexicon.SMALL) ? 0 : 1;
        }
        return weight;
    }

    /** Whether this wording is denied by a word outside of it. */
    boolean denied(int wording) {
        return denier(wording) >= 0;
    }

    /** The place of the word outside of this wording that denies it; -1 where none does. */
    int denier(int wording) {
        for (int i = starts[wording]; i < ends[wording]; i++) {
            int by = deniedBy[i];
            if (by >= 0 && (by < starts[wording] || by >= ends[wording])) {
                return by;
            }
        }
        return -1;
    }
}
