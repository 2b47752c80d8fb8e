package charge.hotline.journal;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What of a caller was erased.
 *
 * @param calls how many
 * @param turns of these
 * @param deeds of these, finished ones and owed ones
 * @param owed how many of the deeds were still owed, by kind: nobody does them any more
 */
public record Forgotten(int calls, int turns, int deeds, Map<String, Integer> owed) {
    /** Nothing was kept. */
    public static final Forgotten NOTHING = new Forgotten(0, 0, 0, Map.of());

    public Forgotten {
        owed = Collections.unmodifiableMap(new TreeMap<>(owed));
    }

    /** Both together. */
    public Forgotten and(Forgotten other) {
        Map<String, Integer> all = new TreeMap<>(owed);
        other.owed.forEach((kind, count) -> all.merge(kind, count, Integer::sum));
        return new Forgotten(calls + other.calls, turns + other.turns, deeds + other.deeds, all);
    }
}
