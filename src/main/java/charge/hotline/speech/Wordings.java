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

    /** What no word has been said of. */
    private static final int ROOT = -1;

    private final Lexicon lexicon;
    /** The nodes of the tree, each by the one before it and the stem that leads from there. */
    private final LongIndex nodes = new LongIndex();
    /** By node: the slots of which a wording ends there. */
    private final List<int[]> ending = new ArrayList<>();
    /** The nodes from which wordings go on. */
    private final BitSet goesOn = new BitSet();

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
        int node = ROOT;
        for (Word word : learned) {
            node = nextOrNew(node, word.stem());
        }
        mark(node, slot);
        learned.forEach(word -> used.set(word.stem()));
        Word longest = Collections.max(
                learned, Comparator.comparingInt(word -> word.folded().length()));
        telling.get(slot).set(longest.stem());
        texts.get(slot).add(words);
    }

    private static long edge(int node, int stem) {
        return LongIndex.spread(((long) node << 32) | stem);
    }

    private int nextOrNew(int node, int stem) {
        int next = nodes.findOrAdd(edge(node, stem));
        if (next == ending.size()) {
            ending.add(new int[0]);
        }
        if (node != ROOT) {
            goesOn.set(node);
        }
        return next;
    }

    private void mark(int node, int slot) {
        int[] slots = ending.get(node);
        if (Arrays.stream(slots).noneMatch(s -> s == slot)) {
            int[] more = Arrays.copyOf(slots, slots.length + 1);
            more[slots.length] = slot;
            ending.set(node, more);
        }
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
            follow(ROOT, sentence, start, start);
        }
    }

    /** Goes on with the word at this place, where any wording does. */
    private void follow(int node, Sentence sentence, int start, int at) {
        int stem = sentence.stems[at];
        int next = stem >= 0 ? nodes.find(edge(node, stem)) : -1;
        if (next < 0) {
            return;
        }
        for (int slot : ending.get(next)) {
            sentence.add(slot, start, at + 1);
        }
        if (goesOn.get(next)) {
            walk(next, sentence, start, at + 1);
        }
    }

    /** Goes on with the word at this place, or with one after it where only small ones are between. */
    private void walk(int node, Sentence sentence, int start, int at) {
        for (int skipped = 0; at + skipped < sentence.size; skipped++) {
            follow(node, sentence, start, at + skipped);
            if (skipped == MOST_SKIPPED || !sentence.is(at + skipped, Lexicon.SMALL)) {
                return;
            }
        }
    }
}
