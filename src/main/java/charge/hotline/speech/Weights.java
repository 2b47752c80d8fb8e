package charge.hotline.speech;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * What was learned: a vector for each clue, and one for each option, for which a clue speaks as far as the two
 * agree; and for clues about single options, how much each speaks for it. A clue's vector is kept in whole shares of its greatest
 * dimension, half a byte each, which tells sentences that were not learned apart as well as floats do: most of the time of a turn would
 * otherwise go by waiting for memory. Immutable.
 */
final class Weights {
    /** The dimensions of a vector. */
    static final int SIZE = 96;

    /** The greatest dimension of a clue, in its shares. */
    private static final int SHARES = 7;

    /** Dimensions that stand in the lower halves of bytes; as many stand in the upper halves. */
    private static final int HALF = SIZE / 2;

    /** What one share counts in an upper half; the lower half, from -7 to 7, is the rest. */
    private static final int UPPER = 16;

    /** Added to a float and taken away again, it leaves the nearest whole number of upper halves: no float of its size is finer. */
    private static final float ROUNDS_TO_UPPER = 1.5f * (1 << 23) * UPPER;

    /** How many bytes a clue takes: as many as the processor reads at once. */
    private static final int ROW = 64;

    /** Where rows begin: the JVM has 16 bytes of its own before the first of an array, and great arrays stand where reading begins. */
    private static final int FIRST_ROW = ROW - 16;

    private static final VarHandle UNIT = MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);

    final LongIndex clues;
    /** By clue, after one that says nothing: what a share weighs, as a float, then the shares; side by side, as they are read. */
    final byte[] rows;
    /** A vector for each option, one after the other. */
    final float[] optionVectors;
    /** By the number of the option: how much speaks for it whatever was said. */
    final float[] biases;
    /** Clues about a single option. */
    final LongIndex singles;
    /** By the number of the single clue. */
    final float[] singleWeights;

    private final WholeVectors wholeOptions;

    Weights(
            LongIndex clues,
            byte[] rows,
            float[] optionVectors,
            float[] biases,
            LongIndex singles,
            float[] singleWeights) {
        this.clues = clues;
        this.rows = rows;
        this.optionVectors = optionVectors;
        this.biases = biases;
        this.singles = singles;
        this.singleWeights = singleWeights;
        wholeOptions = new WholeVectors(optionVectors);
    }

    /**
     * Weights of which the clues' vectors are not in shares yet.
     *
     * @param clueVectors one after the other
     */
    static Weights of(
            LongIndex clues,
            float[] clueVectors,
            float[] optionVectors,
            float[] biases,
            LongIndex singles,
            float[] singleWeights) {
        byte[] rows = new byte[bytes(clues.size())];
        for (int clue = 0; clue < clues.size(); clue++) {
            int from = clue * SIZE;
            float greatest = WholeVectors.greatest(clueVectors, from, from + SIZE);
            int row = row(clue);
            UNIT.set(rows, row, greatest / SHARES);
            for (int d = 0; d < HALF; d++) {
                int lower = Math.round(clueVectors[from + d] / greatest * SHARES);
                int upper = Math.round(clueVectors[from + HALF + d] / greatest * SHARES);
                rows[row + Float.BYTES + d] = (byte) (upper * UPPER + lower);
            }
        }
        return new Weights(clues, rows, optionVectors, biases, singles, singleWeights);
    }

    /** How many bytes the rows of so many clues take. */
    static int bytes(int clues) {
        return row(clues);
    }

    /** Where the row of a clue begins; that of -1, no clue, says nothing. */
    private static int row(int clue) {
        return FIRST_ROW + (clue + 1) * ROW;
    }

    /** How much speaks for each option, in the order of the question's options. */
    float[] tally(Observed observed, Question question) {
        float[] agreement = wholeOptions.agreement(sum(observed.clues()), question.runs);
        float[] tally = new float[question.options().size()];
        for (int place = 0; place < tally.length; place++) {
            int option = question.options().get(place).number;
            tally[place] = biases[option] + agreement[option];
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

    /** First all are looked for, and only then added: so the processor waits for several at once. */
    private float[] sum(Clues all) {
        int[] found = all.in(clues);
        float[] weights = new float[found.length];
        for (int i = 0; i < found.length; i++) {
            weights[i] = all.strength(i) * (float) UNIT.get(rows, row(found[i]));
        }
        float[] both = new float[HALF];
        float[] upper = new float[HALF];
        for (int i = 0; i < found.length; i++) {
            add(rows, row(found[i]) + Float.BYTES, weights[i], both, upper);
        }
        return apart(both, upper);
    }

    /**
     * Adds a row, so many times. A loop of its own, for the compiler to make vectors of it, which it does not where bits are shifted: so
     * what stands in whole bytes is added up, and once more without the lower halves.
     */
    private static void add(byte[] rows, int from, float times, float[] both, float[] upper) {
        for (int d = 0; d < HALF; d++) {
            float pair = rows[from + d];
            both[d] += pair * times;
            upper[d] += (pair + ROUNDS_TO_UPPER - ROUNDS_TO_UPPER) * times;
        }
    }

    /** The dimensions that stand in lower halves, then those in upper halves. */
    private static float[] apart(float[] both, float[] upper) {
        float[] sum = new float[SIZE];
        for (int d = 0; d < HALF; d++) {
            sum[d] = both[d] - upper[d];
            sum[HALF + d] = upper[d] / UPPER;
        }
        return sum;
    }
}
