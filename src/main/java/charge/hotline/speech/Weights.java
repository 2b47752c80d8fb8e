package charge.hotline.speech;

import charge.hotline.speech.Options.Question;
import java.util.List;

/**
 * What was learned: a vector for each clue, and how much each of its dimensions speaks for each option of a question; and for
 * clues about a single option, how much each speaks for it. A clue's vector is kept in whole shares of its greatest dimension,
 * a byte each: most of the time of a turn would otherwise go by waiting for memory. Immutable.
 */
final class Weights {
    /** The dimensions of a vector; more did not help on sentences that were not learned. */
    static final int SIZE = 64;

    /** The greatest dimension of a clue, in its shares. */
    private static final int SHARES = Byte.MAX_VALUE;

    private final LongIndex clues;
    /** By clue and dimension. */
    private final byte[] shares;
    /** What one share of a clue weighs. */
    private final float[] units;
    /** By question, the options of each dimension. */
    private final List<float[]> forOptions;

    private final List<float[]> biases;
    private final LongIndex singles;
    private final float[] singleWeights;

    /**
     * @param clueVectors one after the other
     * @param forOptions by the number of the question: how much each dimension speaks for each option, one dimension after the
     *     other
     * @param biases by the number of the question: how much speaks for each option whatever was said
     * @param singleWeights by the number of the single clue
     */
    Weights(
            LongIndex clues,
            float[] clueVectors,
            List<float[]> forOptions,
            List<float[]> biases,
            LongIndex singles,
            float[] singleWeights) {
        this.clues = clues;
        this.forOptions = forOptions;
        this.biases = biases;
        this.singles = singles;
        this.singleWeights = singleWeights;
        shares = new byte[clueVectors.length];
        units = new float[clues.size()];
        for (int clue = 0; clue < units.length; clue++) {
            int from = clue * SIZE;
            float greatest = Float.MIN_NORMAL;
            for (int at = from; at < from + SIZE; at++) {
                greatest = Math.max(greatest, Math.abs(clueVectors[at]));
            }
            units[clue] = greatest / SHARES;
            for (int at = from; at < from + SIZE; at++) {
                shares[at] = (byte) Math.round(clueVectors[at] / greatest * SHARES);
            }
        }
    }

    /** How much speaks for each option, in the order of the question's options. */
    float[] tally(Observed observed, Question question) {
        float[] sum = sum(observed.clues());
        float[] options = forOptions.get(question.number());
        float[] tally = biases.get(question.number()).clone();
        for (int d = 0; d < SIZE; d++) {
            add(options, d * tally.length, sum[d], tally);
        }
        Clues single = observed.single();
        for (int i = 0; i < single.size(); i++) {
            int clue = singles.find(single.key(i));
            if (clue >= 0) {
                tally[observed.place(i)] += singleWeights[clue] * single.strength(i);
            }
        }
        return tally;
    }

    private float[] sum(Clues all) {
        int[] found = new int[all.size()];
        for (int i = 0; i < found.length; i++) {
            // Found one after the other, and only then added: so the processor waits for several at once.
            found[i] = clues.find(all.key(i));
        }
        float[] sum = new float[SIZE];
        for (int i = 0; i < found.length; i++) {
            if (found[i] >= 0) {
                add(shares, found[i] * SIZE, units[found[i]] * all.strength(i), sum);
            }
        }
        return sum;
    }

    // Loops of their own, for the compiler to make vectors of them.

    private static void add(byte[] shares, int from, float each, float[] sums) {
        for (int d = 0; d < sums.length; d++) {
            sums[d] += shares[from + d] * each;
        }
    }

    private static void add(float[] values, int from, float times, float[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += values[from + i] * times;
        }
    }
}
