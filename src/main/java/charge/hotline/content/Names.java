package charge.hotline.content;

import java.util.Collection;
import java.util.Optional;

/** Names that people mistype: tells which are known, and which one was probably meant. */
public final class Names {
    private static final int MOST_SLIPS = 2;

    private Names() {}

    /** An ending for messages: {@code ; known are a, b, c (did you mean b?)}. */
    public static String known(String wrong, Collection<String> names) {
        if (names.isEmpty()) {
            return "; none is known here";
        }
        return "; known are " + String.join(", ", names)
                + nearest(wrong, names)
                        .map(name -> " (did you mean `" + name + "`?)")
                        .orElse("");
    }

    /** The name that differs by the fewest slips, where that is at most two and less than half of it. */
    static Optional<String> nearest(String wrong, Collection<String> names) {
        String best = "";
        int fewest = Integer.MAX_VALUE;
        for (String name : names) {
            int slips = slips(wrong, name);
            if (slips < fewest) {
                fewest = slips;
                best = name;
            }
        }
        return fewest <= MOST_SLIPS && 2 * fewest < best.length() ? Optional.of(best) : Optional.empty();
    }

    /** Levenshtein distance. */
    private static int slips(String left, String right) {
        int[] above = new int[right.length() + 1];
        for (int column = 0; column < above.length; column++) {
            above[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] here = new int[above.length];
            here[0] = row;
            for (int column = 1; column < here.length; column++) {
                int change = left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1;
                here[column] = Math.min(above[column - 1] + change, Math.min(above[column], here[column - 1]) + 1);
            }
            above = here;
        }
        return above[right.length()];
    }
}
