package charge.hotline.speech;

import charge.hotline.speech.Options.Question;

/**
 * What was learned: for each clue, how much it speaks for each trait of an option; and for clues about a single option, how
 * much each speaks for it. A clue's weights are kept as whole shares of its greatest one, a byte each, side by side: most of
 * the time of a turn would otherwise go by waiting for memory. Immutable.
 */
final class Weights {
    /** The greatest weight of a clue, in its shares. */
    private static final int SHARES = Byte.MAX_VALUE;

    private final LongIndex clues;
    private final int traitCount;
    /** By clue and trait. */
    private final byte[] shares;
    /** What one share of a clue weighs. */
    private final float[] units;

    private final LongIndex singles;
    private final float[] singleWeights;

    /**
     * @param weights by clue and trait
     * @param singleWeights by the number of the single clue
     */
    Weights(LongIndex clues, float[] weights, int traitCount, LongIndex singles, float[] singleWeights) {
        this.clues = clues;
        this.traitCount = traitCount;
        this.singles = singles;
        this.singleWeights = singleWeights;
        shares = new byte[weights.length];
        units = new float[clues.size()];
        for (int clue = 0; clue < units.length; clue++) {
            int row = clue * traitCount;
            float greatest = 0;
            for (int at = row; at < row + traitCount; at++) {
                greatest = Math.max(greatest, Math.abs(weights[at]));
            }
            units[clue] = greatest / SHARES;
            for (int at = row; at < row + traitCount && greatest > 0; at++) {
                shares[at] = (byte) Math.round(weights[at] / units[clue]);
            }
        }
    }

    /** How much speaks for each option, in the order of the question's options. */
    float[] tally(Observed observed, Question question) {
        float[] byTrait = new float[traitCount];
        Clues all = observed.clues();
        int[] found = new int[all.size()];
        for (int i = 0; i < found.length; i++) {
            // Found one after the other, and only then added: so the processor waits for several at once.
            found[i] = clues.find(all.key(i));
        }
        for (int i = 0; i < found.length; i++) {
            int clue = found[i];
            if (clue >= 0) {
                add(shares, clue * traitCount, units[clue] * all.strength(i), byTrait);
            }
        }
        float[] tally = question.tally(byTrait);
        Clues single = observed.single();
        for (int i = 0; i < single.size(); i++) {
            int clue = singles.find(single.key(i));
            if (clue >= 0) {
                tally[observed.place(i)] += singleWeights[clue] * single.strength(i);
            }
        }
        return tally;
    }

    /** A loop of its own, for the compiler to make vectors of it. */
    private static void add(byte[] shares, int row, float each, float[] sums) {
        for (int trait = 0; trait < sums.length; trait++) {
            sums[trait] += shares[row + trait] * each;
        }
    }
}
