package charge.hotline.speech;

import charge.hotline.speech.Options.Question;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;

/**
 * What was learned: a vector for each clue, and one for each option of a question, for which a clue speaks as far as the two
 * agree; and for clues about a single option, how much each speaks for it. A clue's vector is kept in whole shares of its greatest dimension,
 * a byte each: most of the time of a turn would otherwise go by waiting for memory. Immutable.
 */
final class Weights {
    /** The dimensions of a vector. */
    static final int SIZE = 96;

    /** How many bytes a clue takes. */
    static final int ROW = Float.BYTES + SIZE;

    /** The greatest dimension of a clue, in its shares. */
    private static final int SHARES = Byte.MAX_VALUE;

    private static final VarHandle UNIT = MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);

    final LongIndex clues;
    /** By clue: what one share weighs, as a float, and then the shares of each dimension; side by side, as they are read. */
    final byte[] rows;
    /** By the number of the question: a vector for each of its options, one after the other. */
    final List<float[]> optionVectors;
    /** By the number of the question: how much speaks for each option whatever was said. */
    final List<float[]> biases;
    /** Clues about a single option. */
    final LongIndex singles;
    /** By the number of the single clue. */
    final float[] singleWeights;

    private final List<WholeVectors> wholeOptions;

    Weights(
            LongIndex clues,
            byte[] rows,
            List<float[]> optionVectors,
            List<float[]> biases,
            LongIndex singles,
            float[] singleWeights) {
        this.clues = clues;
        this.rows = rows;
        this.optionVectors = optionVectors;
        this.biases = biases;
        this.singles = singles;
        this.singleWeights = singleWeights;
        wholeOptions = optionVectors.stream()
                .map(vectors -> new WholeVectors(vectors, SIZE))
                .toList();
    }

    /**
     * Weights of which the clues' vectors are not in shares yet.
     *
     * @param clueVectors one after the other
     */
    static Weights of(
            LongIndex clues,
            float[] clueVectors,
            List<float[]> optionVectors,
            List<float[]> biases,
            LongIndex singles,
            float[] singleWeights) {
        byte[] rows = new byte[clues.size() * ROW];
        for (int clue = 0; clue < clues.size(); clue++) {
            int from = clue * SIZE;
            float greatest = Float.MIN_NORMAL;
            for (int d = 0; d < SIZE; d++) {
                greatest = Math.max(greatest, Math.abs(clueVectors[from + d]));
            }
            UNIT.set(rows, clue * ROW, greatest / SHARES);
            for (int d = 0; d < SIZE; d++) {
                rows[clue * ROW + Float.BYTES + d] = (byte) Math.round(clueVectors[from + d] / greatest * SHARES);
            }
        }
        return new Weights(clues, rows, optionVectors, biases, singles, singleWeights);
    }

    /** How much speaks for each option, in the order of the question's options. */
    float[] tally(Observed observed, Question question) {
        float[] tally = biases.get(question.number()).clone();
        wholeOptions.get(question.number()).addAgreement(sum(observed.clues()), tally);
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
        int[] found = new int[all.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = clues.find(all.key(i)) * ROW;
        }
        float[] weights = new float[found.length];
        for (int i = 0; i < found.length; i++) {
            weights[i] = found[i] < 0 ? 0 : all.strength(i) * (float) UNIT.get(rows, found[i]);
        }
        float[] sum = new float[SIZE];
        for (int i = 0; i < found.length; i++) {
            if (found[i] >= 0) {
                add(rows, found[i] + Float.BYTES, weights[i], sum);
            }
        }
        return sum;
    }

    /** A loop of its own, for the compiler to make vectors of it. */
    private static void add(byte[] shares, int from, float each, float[] sum) {
        for (int d = 0; d < sum.length; d++) {
            sum[d] += shares[from + d] * each;
        }
    }
}
