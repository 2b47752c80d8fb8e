package charge.hotline.speech;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All wordings of phrases and lists, in one tree over stems, so that an utterance is walked through once for all of them. A
 * slot is a place in a pattern, with the wordings that may stand there: one, or those of a list.
 */
final class Wordings {
    /** How many small words may stand between the words of a wording. */
    private static final int MOST_SKIPPED = 2;

    private static final class Node {
        int[] keys = {};
        Node[] next = {};
        int[] slots = {};

        Node child(int key) {
            int at = Arrays.binarySearch(keys, key);
            return at >= 0 ? next[at] : NONE;
        }

        Node childOrNew(int key) {
            int at = Arrays.binarySearch(keys, key);
            if (at >= 0) {
                return next[at];
            }
            int place = -at - 1;
            int[] moreKeys = new int[keys.length + 1];
            Node[] moreNext = new Node[keys.length + 1];
            System.arraycopy(keys, 0, moreKeys, 0, place);
            System.arraycopy(next, 0, moreNext, 0, place);
            System.arraycopy(keys, place, moreKeys, place + 1, keys.length - place);
            System.arraycopy(next, place, moreNext, place + 1, keys.length - place);
            moreKeys[place] = key;
            moreNext[place] = new Node();
            keys = moreKeys;
            next = moreNext;
            return next[place];
        }

        void mark(int slot) {
            if (Arrays.stream(slots).noneMatch(s -> s == slot)) {
                slots = Arrays.copyOf(slots, slots.length + 1);
                slots[slots.length - 1] = slot;
            }
        }
    }

    private static final Node NONE = new Node();

    private final Lexicon lexicon;
    /** By the stem of the first word. */
    private final List<Node> beginnings = new ArrayList<>();

    private final Map<String, Integer> slots = new HashMap<>();
    private final List<List<String>> texts = new ArrayList<>();
    private final List<BitSet> telling = new ArrayList<>();
    private final BitSet lists = new BitSet();
    /** By stem: whether a wording has it. */
    private final BitSet used = new BitSet();

    Wordings(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    // ---- slots

    /** The slot for these words alone. */
    int of(String words) {
        Integer known = slots.get(words);
        if (known != null) {
            return known;
        }
        int slot = open(words);
        add(slot, words);
        return slot;
    }

    /** The slot of this list, where it was opened. */
    Optional<Integer> ofList(String name) {
        return Optional.ofNullable(slots.get(listed(name)));
    }

    /** A slot for a list, with no wordings yet. */
    int openList(String name) {
        int slot = open(listed(name));
        lists.set(slot);
        return slot;
    }

    private static String listed(String name) {
        return "<" + name + ">";
    }

    private int open(String key) {
        int slot = slots.size();
        slots.put(key, slot);
        texts.add(new ArrayList<>());
        telling.add(new BitSet());
        return slot;
    }

    void add(int slot, String words) {
        List<Word> learned = lexicon.learnWording(words);
        if (learned.isEmpty()) {
            return;
        }
        Node node = beginning(learned.getFirst().stem());
        for (Word word : learned.subList(1, learned.size())) {
            node = node.childOrNew(word.stem());
        }
        node.mark(slot);
        learned.forEach(word -> used.set(word.stem()));
        Word longest = Collections.max(
                learned, Comparator.comparingInt(word -> word.folded().length()));
        telling.get(slot).set(longest.stem());
        texts.get(slot).add(words);
    }

    private Node beginning(int stem) {
        while (beginnings.size() <= stem) {
            beginnings.add(new Node());
        }
        return beginnings.get(stem);
    }

    int slotCount() {
        return slots.size();
    }

    boolean isList(int slot) {
        return lists.get(slot);
    }

    List<String> texts(int slot) {
        return texts.get(slot);
    }

    /** For each wording of a slot the stem of its longest word: where none of these stems is, none of the wordings is. */
    BitSet telling(int slot) {
        return telling.get(slot);
    }

    /** Whether any wording has this stem, so that denying it means something. */
    boolean use(int stem) {
        return used.get(stem);
    }

    // ---- hearing

    /** Marks in the sentence every wording that stands in it. */
    void markIn(Sentence sentence) {
        for (int start = 0; start < sentence.size; start++) {
            int stem = sentence.stems[start];
            if (stem >= 0 && stem < beginnings.size()) {
                mark(beginnings.get(stem), sentence, start, start + 1);
            }
        }
    }

    /** Marks what ends here, and goes on. */
    private static void mark(Node here, Sentence sentence, int start, int end) {
        for (int slot : here.slots) {
            sentence.add(slot, start, end);
        }
        if (here.keys.length > 0) {
            walk(here, sentence, start, end, 0);
        }
    }

    private static void walk(Node node, Sentence sentence, int start, int at, int skipped) {
        if (at >= sentence.size) {
            return;
        }
        Node next = sentence.stems[at] >= 0 ? node.child(sentence.stems[at]) : NONE;
        if (next != NONE) {
            mark(next, sentence, start, at + 1);
        }
        if (skipped < MOST_SKIPPED && sentence.is(at, Lexicon.SMALL)) {
            walk(node, sentence, start, at + 1, skipped + 1);
        }
    }
}
