package charge.hotline.speech;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Where the patterns of a grammar are looked for: each at the rarest of its slots. The next rarest, and the step that a pattern
 * answers, stand in a row beside it: most patterns are passed over by these alone, without a look at them. Immutable.
 */
final class Anchors {
    /** Among topics, for what counts at every question. */
    private static final int EVERYWHERE = 0;

    private static final int NONE = -1;

    /** The steps that patterns answer, numbered. */
    private final Map<String, Integer> topics = new HashMap<>();
    /** Those of the first slot, then those of the second, and so on. */
    private final List<Pattern> patterns;
    /** By slot: where its patterns begin; those of the next slot begin where they end. */
    private final int[] begins;
    /** By pattern: a slot that it needs besides, or {@link #NONE}. */
    private final int[] needed;
    /** By pattern: the number of the step that it answers. */
    private final int[] topicOf;

    Anchors(List<Pattern> all, int slotCount) {
        int[] uses = new int[slotCount];
        for (Pattern pattern : all) {
            for (int slot : pattern.slots) {
                uses[slot]++;
            }
        }
        patterns = all.stream()
                .sorted(Comparator.comparingInt(pattern -> rarest(pattern, uses, NONE)))
                .toList();
        begins = new int[slotCount + 1];
        patterns.forEach(pattern -> begins[rarest(pattern, uses, NONE) + 1]++);
        Arrays.parallelPrefix(begins, Integer::sum);
        needed = patterns.stream()
                .mapToInt(pattern -> rarest(pattern, uses, rarest(pattern, uses, NONE)))
                .toArray();
        topicOf = patterns.stream().mapToInt(this::topic).toArray();
    }

    private static int rarest(Pattern pattern, int[] uses, int but) {
        int rarest = NONE;
        for (int slot : pattern.slots) {
            if (slot != but && (rarest == NONE || uses[slot] < uses[rarest])) {
                rarest = slot;
            }
        }
        return rarest;
    }

    private int topic(Pattern pattern) {
        return pattern.target() instanceof Target.Of of && !pattern.notation().anywhere()
                ? topics.computeIfAbsent(of.answer().step(), step -> topics.size() + 1)
                : EVERYWHERE;
    }

    /** The slots at which patterns are looked for: where none of these stands, no pattern does. */
    IntStream slots() {
        return IntStream.range(0, begins.length - 1).filter(slot -> begins[slot] < begins[slot + 1]);
    }

    /** All patterns whose slots are in the sentence. */
    List<Pattern> in(Sentence sentence) {
        return in(sentence, topics.keySet());
    }

    /** Those that answer one of these steps or count everywhere, and whose slots are in the sentence. */
    List<Pattern> in(Sentence sentence, Collection<String> steps) {
        boolean[] counting = counting(steps);
        List<Pattern> found = new ArrayList<>();
        for (int i = 0; i < sentence.distinctSlots(); i++) {
            int slot = sentence.distinctSlot(i);
            for (int at = begins[slot]; at < begins[slot + 1]; at++) {
                if (counting[topicOf[at]]
                        && (needed[at] == NONE || sentence.has(needed[at]))
                        && sentence.hasAll(patterns.get(at).slots)) {
                    found.add(patterns.get(at));
                }
            }
        }
        return found;
    }

    private boolean[] counting(Collection<String> steps) {
        boolean[] counting = new boolean[topics.size() + 1];
        counting[EVERYWHERE] = true;
        for (String step : steps) {
            counting[topics.getOrDefault(step, EVERYWHERE)] = true;
        }
        return counting;
    }
}
