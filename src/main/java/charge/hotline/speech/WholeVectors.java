package charge.hotline.speech;

import charge.hotline.speech.Question.Run;
import java.util.List;

/**
 * Vectors in whole shares of their greatest dimension, and how far each agrees with another vector. Immutable.
 */
final class WholeVectors {
    private static final int SIZE = Weights.SIZE;

    /** The greatest dimension in its shares. */
    private static final int SHARES = Short.MAX_VALUE;

    /** So many places at a time: as many as the processor adds at once, or more. */
    private static final int STRIDE = 16;

    /** The first dimension of each vector, the second of each, and so on: so all vectors are gone through at once. */
    private final short[] shares;
    /** How many vectors there is room for. */
    private final int room;

    private final float unit;

    /** @param vectors one after the other */
    WholeVectors(float[] vectors) {
        int count = vectors.length / SIZE;
        room = (count + STRIDE - 1) / STRIDE * STRIDE;
        unit = greatest(vectors, 0, vectors.length) / SHARES;
        shares = new short[room * SIZE];
        for (int place = 0; place < count; place++) {
            for (int d = 0; d < SIZE; d++) {
                shares[d * room + place] = (short) Math.round(vectors[place * SIZE + d] / unit);
            }
        }
    }

    /** The greatest dimension from here to there, whatever its sign; never 0. */
    static float greatest(float[] vectors, int from, int to) {
        float greatest = Float.MIN_NORMAL;
        for (int i = from; i < to; i++) {
            greatest = Math.max(greatest, Math.abs(vectors[i]));
        }
        return greatest;
    }

    /** How far each vector agrees with this one; only of those in these runs. */
    float[] agreement(float[] with, List<Run> runs) {
        float[] agreement = new float[room];
        for (Run run : runs) {
            for (int d = 0; d < SIZE; d += 4) {
                add(run, d, with[d] * unit, with[d + 1] * unit, with[d + 2] * unit, with[d + 3] * unit, agreement);
            }
        }
        return agreement;
    }

    /** Four dimensions of these vectors: a loop of its own, for the compiler to make vectors of it. */
    private void add(Run run, int dimension, float first, float second, float third, float fourth, float[] sums) {
        int n = room;
        int from = dimension * n;
        int end = run.end();
        for (int place = run.start(); place < end; place++) {
            sums[place] += shares[from + place] * first
                    + shares[from + n + place] * second
                    + shares[from + 2 * n + place] * third
                    + shares[from + 3 * n + place] * fourth;
        }
    }
}
