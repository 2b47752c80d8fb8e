package charge.hotline.speech;

import charge.hotline.speech.Options.Question;

/**
 * What was learned: for each clue, how much it speaks for each trait of an option; and for clues about a single option, how
 * much each speaks for it. Only what is not near nothing is kept. Immutable.
 */
final class Weights {
    private final LongIndex clues;
    /** Where each clue's weights begin; one more at the end. */
    private final int[] starts;

    private final short[] traits;
    private final float[] weights;
    private final int traitCount;
    private final LongIndex singles;
    private final float[] singleWeights;

    Weights(
            LongIndex clues,
            int[] starts,
            short[] traits,
            float[] weights,
            int traitCount,
            LongIndex singles,
            float[] singleWeights) {
        this.clues = clues;
        this.starts = starts;
        this.traits = traits;
        this.weights = weights;
        this.traitCount = traitCount;
        this.singles = singles;
        this.singleWeights = singleWeights;
    }

    /** How much speaks for each option, in the order of the question's options. */
    float[] tally(Observed observed, Question question) {
        float[] byTrait = new float[traitCount];
        Clues all = observed.clues();
        for (int i = 0; i < all.size(); i++) {
            int clue = clues.find(all.key(i));
            if (clue >= 0) {
                float strength = all.strength(i);
                for (int at = starts[clue]; at < starts[clue + 1]; at++) {
                    byTrait[traits[at]] += weights[at] * strength;
                }
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
}
