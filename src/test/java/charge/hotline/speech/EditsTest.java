package charge.hotline.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EditsTest {
    private static int edits(String from, String to) {
        byte[] others = Edits.kinds(to);
        return new Edits(Edits.kinds(from)).to(others, 0, others.length);
    }

    @Test
    void soundsAreChangedPutInAndLeftOut() {
        assertThat(edits("uj", "uj")).isZero();
        assertThat(edits("uj", "us")).isOne();
        assertThat(edits("uj", "ruj")).isOne();
        assertThat(edits("ruj", "uj")).isOne();
        assertThat(edits("kitten", "sitting")).isEqualTo(3);
        // A nasal is no letter.
        assertThat(edits("d2", "dr")).isOne();
    }

    /** Also of the longest that can be compared; and what is passed over by its bits is farther away than that. */
    @Test
    void theyAreCountedAsTheTableDoesAndNeverFewerThanTheBitsTell() {
        Random random = new Random(20261127);
        for (int round = 0; round < 20_000; round++) {
            String one = sounds(random, 1 + random.nextInt(Edits.MOST));
            String other = random.nextBoolean() ? sounds(random, random.nextInt(80)) : changed(random, one);
            int edits = edits(one, other);
            assertThat(edits).as(one + " " + other).isEqualTo(inTheTable(one, other));
            byte[] kinds = Edits.kinds(one);
            byte[] others = Edits.kinds(other);
            assertThat(Edits.differ(Edits.marks(kinds), Edits.marks(others))).isLessThanOrEqualTo(edits);
            assertThat(Edits.differ(Edits.pairs(kinds), Edits.pairs(others))).isLessThanOrEqualTo(2 * edits);
        }
    }

    private static String sounds(Random random, int length) {
        StringBuilder sounds = new StringBuilder();
        for (int i = 0; i < length; i++) {
            sounds.append(
                    random.nextInt(5) == 0 ? (char) ('1' + random.nextInt(3)) : (char) ('a' + random.nextInt(26)));
        }
        return sounds.toString();
    }

    private static String changed(Random random, String sounds) {
        StringBuilder changed = new StringBuilder(sounds);
        for (int i = random.nextInt(6); i > 0 && !changed.isEmpty(); i--) {
            int at = random.nextInt(changed.length());
            switch (random.nextInt(3)) {
                case 0 -> changed.deleteCharAt(at);
                case 1 -> changed.insert(at, 'e');
                default -> changed.setCharAt(at, 's');
            }
        }
        return changed.toString();
    }

    /** Wagner and Fischer 1974. */
    private static int inTheTable(String one, String other) {
        int[][] table = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    table[i][j] = i + j;
                } else {
                    int changed = table[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                    table[i][j] = Math.min(changed, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
                }
            }
        }
        return table[one.length()][other.length()];
    }
}
