package charge.hotline.speech;

/**
 * Vectors in whole shares of their greatest dimension, and how far each agrees with another vector. Floats would have to be
 * added in their order; of whole numbers the compiler adds many at once. Immutable.
 */
final class WholeVectors {
    private static final int SIZE = Weights.SIZE;

    /** The greatest dimension in its shares: products of two, a dimension each, add up to less than an int can hold. */
    private static final int SHARES = 2_047;

    private final int[] shares;
    private final float unit;

    /** @param vectors one after the other */
    WholeVectors(float[] vectors) {
        unit = unit(vectors);
        shares = shares(vectors, unit);
    }

    /** Adds to each sum how far the vector at its place agrees with this one. */
    void addAgreement(float[] with, float[] sums) {
        float otherUnit = unit(with);
        int[] other = shares(with, otherUnit);
        for (int place = 0; place < sums.length; place++) {
            sums[place] += agreement(place * SIZE, other) * unit * otherUnit;
        }
    }

    private int agreement(int from, int[] other) {
        int sum = 0;
        for (int d = 0; d < SIZE; d++) {
            sum += shares[from + d] * other[d];
        }
        return sum;
    }

    private static float unit(float[] vectors) {
        float greatest = Float.MIN_NORMAL;
        for (float one : vectors) {
            greatest = Math.max(greatest, Math.abs(one));
        }
        return greatest / SHARES;
    }

    private static int[] shares(float[] vectors, float unit) {
        int[] shares = new int[vectors.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Math.round(vectors[i] / unit);
        }
        return shares;
    }
}
