package charge.hotline.speech;

/** What words probably mean at a question. */
final class Opinion {
    private final Question question;
    private final float[] probabilities;
    private final int judged;

    /**
     * @param probabilities of the question's options, adding up to 1
     * @param judged the option that the phrases were for; -1 for none
     */
    Opinion(Question question, float[] probabilities, int judged) {
        this.question = question;
        this.probabilities = probabilities;
        this.judged = judged;
    }

    Question question() {
        return question;
    }

    /** The most probable option. */
    int best() {
        int best = 0;
        for (int place = 1; place < probabilities.length; place++) {
            best = probabilities[place] > probabilities[best] ? place : best;
        }
        return best;
    }

    double probability(int place) {
        return probabilities[place];
    }

    double probability(Meaning meaning) {
        return question.place(meaning).map(place -> probabilities[place]).orElse(0f);
    }

    /** How probable it is that the phrases are right. */
    double ofJudged() {
        return judged < 0 ? 0 : probabilities[judged];
    }

    Meaning meaning(int place) {
        return question.options().get(place).meaning;
    }

    boolean isNumber(int place) {
        return question.options().get(place).isNumber();
    }

    boolean isConfirmation(int place) {
        return Policy.isConfirmation(question.options().get(place).meaning);
    }

    /** Whether the phrases were for this option. */
    boolean isJudged(int place) {
        return place == judged;
    }

    /** The soft maximum of tallies; sharpness below 1 draws probabilities together. */
    static float[] probabilities(float[] tally, float sharpness) {
        float most = Float.NEGATIVE_INFINITY;
        for (float one : tally) {
            most = Math.max(most, one);
        }
        float sum = 0;
        float[] probabilities = new float[tally.length];
        for (int place = 0; place < tally.length; place++) {
            probabilities[place] = (float) Math.exp((tally[place] - most) * sharpness);
            sum += probabilities[place];
        }
        for (int place = 0; place < tally.length; place++) {
            probabilities[place] /= sum;
        }
        return probabilities;
    }
}
