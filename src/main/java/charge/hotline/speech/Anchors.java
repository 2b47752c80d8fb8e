package charge.hotline.speech;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the patterns of a grammar are looked for: each at the rarest of its slots. The next rarest, and the step that a pattern
 * answers, stand beside it: most patterns are passed over by these alone, without a look at them. Immutable.
 */
final class Anchors {
    /** Among topics, for what counts at every question. */
    private static final int EVERYWHERE = 0;

    private static final int NONE = -1;

    /** The patterns that are looked for at one slot. */
    private record Anchored(List<Pattern> patterns, Sieve sieve) {}

    /** By pattern: what it needs besides, or {@link #NONE}; and the number of the step that it answers. */
    private static final class Sieve {
        final int[] needed;
        final int[] topics;

        Sieve(int[] needed, int[] topics) {
            this.needed = needed;
            this.topics = topics;
        }
    }

    private final Map<String, Integer> topics = new HashMap<>();
    private final List<Optional<Anchored>> bySlot = new ArrayList<>();

    Anchors(List<Pattern> patterns, int slotCount) {
        int[] uses = new int[slotCount];
        for (Pattern pattern : patterns) {
            for (int slot : pattern.slots) {
                uses[slot]++;
            }
        }
        Map<Integer, List<Pattern>> anchored = new HashMap<>();
        for (Pattern pattern : patterns) {
            anchored.computeIfAbsent(rarest(pattern, uses, NONE), slot -> new ArrayList<>())
                    .add(pattern);
        }
        for (int slot = 0; slot < slotCount; slot++) {
            int anchor = slot;
            bySlot.add(Optional.ofNullable(anchored.get(slot)).map(all -> anchored(all, anchor, uses)));
        }
    }

    private Anchored anchored(List<Pattern> patterns, int slot, int[] uses) {
        int[] needed = patterns.stream()
                .mapToInt(pattern -> rarest(pattern, uses, slot))
                .toArray();
        int[] topic = patterns.stream().mapToInt(this::topic).toArray();
        return new Anchored(List.copyOf(patterns), new Sieve(needed, topic));
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

    /** All patterns whose slots are in the sentence. */
    List<Pattern> in(Sentence sentence) {
        return in(sentence, topics.keySet());
    }

    /** Those that answer one of these steps or count everywhere, and whose slots are in the sentence. */
    List<Pattern> in(Sentence sentence, Collection<String> steps) {
        boolean[] counting = counting(steps);
        List<Pattern> found = new ArrayList<>();
        for (int i = 0; i < sentence.distinctSlots(); i++) {
            Optional<Anchored> here = bySlot.get(sentence.distinctSlot(i));
            if (here.isPresent()) {
                add(here.get(), sentence, counting, found);
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

    private static void add(Anchored here, Sentence sentence, boolean[] counting, List<Pattern> found) {
        int[] needed = here.sieve().needed;
        int[] topics = here.sieve().topics;
        for (int i = 0; i < needed.length; i++) {
            if (counting[topics[i]] && (needed[i] == NONE || sentence.has(needed[i]))) {
                Pattern pattern = here.patterns().get(i);
                if (sentence.hasAll(pattern.slots)) {
                    found.add(pattern);
                }
            }
        }
    }
}
