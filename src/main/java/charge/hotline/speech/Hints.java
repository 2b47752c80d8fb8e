package charge.hotline.speech;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a recogniser should listen for. The carrier takes at most 500 entries of at most 100 characters, parted by commas
 * (twilio.com/docs/voice/twiml/gather, attribute {@code hints}).
 */
final class Hints {
    static final int MOST = 500;
    static final int LONGEST = 100;

    private Hints() {}

    /** The phrases of the answers asked for, turn by turn so that no answer is left out; then the commands'. */
    static List<String> of(Grammar grammar, Predicate<Target> asked) {
        Set<String> hints = new LinkedHashSet<>();
        takeTurns(grammar, asked, hints);
        takeTurns(grammar, target -> target instanceof Target.At, hints);
        return hints.stream().limit(MOST).toList();
    }

    private static void takeTurns(Grammar grammar, Predicate<Target> wanted, Set<String> hints) {
        Map<Target, List<String>> byTarget = new LinkedHashMap<>();
        for (Pattern pattern : grammar.patterns()) {
            Notation notation = pattern.notation();
            if (wanted.test(pattern.target()) && !notation.alone() && !notation.guess() && !pattern.denies()) {
                byTarget.computeIfAbsent(pattern.target(), t -> new ArrayList<>())
                        .addAll(grammar.examples(pattern));
            }
        }
        int longest = byTarget.values().stream().mapToInt(List::size).max().orElse(0);
        for (int turn = 0; turn < longest && hints.size() < MOST; turn++) {
            for (List<String> texts : byTarget.values()) {
                if (turn < texts.size() && isHint(texts.get(turn))) {
                    hints.add(texts.get(turn));
                }
            }
        }
    }

    private static boolean isHint(String text) {
        return text.length() > 1 && text.length() <= LONGEST && text.indexOf(',') < 0;
    }
}
