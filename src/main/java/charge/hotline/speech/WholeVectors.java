package charge.hotline.speech;

/**
 * Vectors in whole shares of their greatest dimension, and how far each agrees with another vector. Floats would have to be
 * added in their order; of whole numbers the compiler adds eight at once. Immutable.
 */
final class WholeVectors {
    /** The greatest dimension in its shares: products of two, a dimension each, add up to less than an int can hold. */
    private static final int SHARES = 2_047;

    private static final int MOST_DIMENSIONS = Integer.MAX_VALUE / (SHARES * SHARES);

    private final int dimensions;
    private final int[] shares;
    private final float unit;

    /** @param vectors one after the other, of so many dimensions each, which are 500 at most */
    WholeVectors(float[] vectors, int dimensions) {
        if (dimensions > MOST_DIMENSIONS) {
            throw new IllegalArgumentException(dimensions + " dimensions are more than " + MOST_DIMENSIONS);
        }
        this.dimensions = dimensions;
        unit = unit(vectors);
        shares = shares(vectors, unit);
    }

    /** Adds to each sum how far the vector at its place agrees with this one. */
    void addAgreement(float[] with, float[] sums) {
        float otherUnit = unit(with);
        int[] other = shares(with, otherUnit);
        for (int place = 0; place < sums.length; place++) {
            sums[place] += agreement(place * dimensions, other) * unit * otherUnit;
        }
    }

    private int agreement(int from, int[] other) {
        int sum = 0;
        for (int d = 0; d < other.length; d++) {
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
