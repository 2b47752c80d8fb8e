package charge.hotline.speech;

import charge.hotline.speech.Options.Option;
import charge.hotline.speech.Options.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Learns weights from examples: multinomial logistic regression over the traits of the options, by stochastic gradient
 * descent with a step of its own for each weight (AdaGrad: Duchi, Hazan and Singer 2011) and a pull towards nothing. The
 * order is fixed, so that the same examples always give the same weights.
 */
final class Training {
    /** Rounds over all examples; more did not help in cross-validation. */
    private static final int ROUNDS = 5;

    private static final float STEP = 0.08f;
    private static final float PULL = 0.01f;
    /** Clues in fewer examples than this are not learned. */
    private static final int RARE = 3;
    /** Gradients nearer to nothing are none. */
    private static final float NOTHING = 0.01f;

    /** An example that is understood so surely rests, for as many rounds as it was so in a row: it would teach next to nothing. */
    private static final float KNOWN = 0.95f;

    /** One example. */
    static final class Lesson {
        final Question question;
        final Observed observed;
        /** How right each of the question's options is; 0 for a wrong one. */
        final float[] right;

        Lesson(Question question, Observed observed, float[] right) {
            this.question = question;
            this.observed = observed;
            this.right = right;
        }
    }

    /** A lesson with its clues numbered. */
    private final class Numbered {
        final Question question;
        final float[] right;
        final Observed observed;
        final int[] clues;
        final float[] strengths;
        final int[] singles;
        /** Rounds in which it was known, without one in which it was not; and those in which it rests. */
        private int known;

        private int resting;

        Numbered(Lesson lesson) {
            question = lesson.question;
            right = lesson.right;
            observed = lesson.observed;
            Clues all = observed.clues();
            int[] numbers = new int[all.size()];
            float[] kept = new float[all.size()];
            int count = 0;
            for (int i = 0; i < all.size(); i++) {
                int clue = Training.this.clues.find(all.key(i));
                if (clue >= 0) {
                    numbers[count] = clue;
                    kept[count++] = all.strength(i);
                }
            }
            clues = Arrays.copyOf(numbers, count);
            strengths = Arrays.copyOf(kept, count);
            singles = new int[observed.single().size()];
            for (int i = 0; i < singles.length; i++) {
                singles[i] = Training.this.singles.find(observed.single().key(i));
            }
        }

        /** Whether it is looked at in this round. */
        boolean isAwake() {
            return resting-- <= 0;
        }
    }

    private final int traitCount;
    private final LongIndex clues = new LongIndex();
    private final LongIndex singles = new LongIndex();
    private final float[] weights;
    private final float[] squares;
    private final float[] singleWeights;
    private final float[] singleSquares;
    private final float[] byTrait;
    private final float[] gradient;

    private Training(List<Lesson> lessons, int traitCount) {
        this.traitCount = traitCount;
        number(lessons);
        weights = new float[clues.size() * traitCount];
        squares = new float[clues.size() * traitCount];
        singleWeights = new float[singles.size()];
        singleSquares = new float[singles.size()];
        byTrait = new float[traitCount];
        gradient = new float[traitCount];
    }

    /** Learns from lessons about options with so many traits in all. */
    static Weights learn(List<Lesson> lessons, int traitCount) {
        Training training = new Training(lessons, traitCount);
        List<Numbered> numbered =
                new ArrayList<>(lessons.stream().map(training::numbered).toList());
        Random order = new Random(1);
        for (int round = 0; round < ROUNDS; round++) {
            Collections.shuffle(numbered, order);
            numbered.stream().filter(Numbered::isAwake).forEach(training::learn);
        }
        return new Weights(training.clues, training.weights, traitCount, training.singles, training.singleWeights);
    }

    private void number(List<Lesson> lessons) {
        LongIndex seen = new LongIndex();
        int[] counts = new int[1 << 16];
        for (Lesson lesson : lessons) {
            Clues all = lesson.observed.clues();
            for (int i = 0; i < all.size(); i++) {
                int number = seen.findOrAdd(all.key(i));
                if (number == counts.length) {
                    counts = Arrays.copyOf(counts, number * 2);
                }
                if (++counts[number] == RARE) {
                    clues.findOrAdd(all.key(i));
                }
            }
            Clues single = lesson.observed.single();
            for (int i = 0; i < single.size(); i++) {
                singles.findOrAdd(single.key(i));
            }
        }
    }

    private Numbered numbered(Lesson lesson) {
        return new Numbered(lesson);
    }

    private void learn(Numbered lesson) {
        float[] wrong = probabilities(lesson);
        float rightly = 0;
        for (int place = 0; place < wrong.length; place++) {
            rightly += wrong[place] * lesson.right[place];
        }
        if (rightly <= 0) {
            return;
        }
        lesson.known = rightly > KNOWN ? lesson.known + 1 : 0;
        lesson.resting = lesson.known;
        Arrays.fill(gradient, 0);
        for (int place = 0; place < wrong.length; place++) {
            wrong[place] -= wrong[place] * lesson.right[place] / rightly;
            if (Math.abs(wrong[place]) > NOTHING) {
                Option option = lesson.question.options().get(place);
                for (int trait : option.traits) {
                    gradient[trait] += wrong[place];
                }
            }
        }
        for (int i = 0; i < lesson.singles.length; i++) {
            float error = wrong[lesson.observed.place(i)];
            if (Math.abs(error) > NOTHING) {
                int at = lesson.singles[i];
                float slope = error * lesson.observed.single().strength(i) + PULL * singleWeights[at];
                singleSquares[at] += slope * slope;
                singleWeights[at] -= STEP * slope / (float) Math.sqrt(singleSquares[at] + 1e-6f);
            }
        }
        int[] moved = new int[traitCount];
        int count = 0;
        for (int trait = 0; trait < traitCount; trait++) {
            if (Math.abs(gradient[trait]) > NOTHING) {
                moved[count++] = trait;
            }
        }
        for (int i = 0; i < lesson.clues.length; i++) {
            int row = lesson.clues[i] * traitCount;
            float strength = lesson.strengths[i];
            for (int m = 0; m < count; m++) {
                int at = row + moved[m];
                float slope = gradient[moved[m]] * strength + PULL * weights[at];
                squares[at] += slope * slope;
                weights[at] -= STEP * slope / (float) Math.sqrt(squares[at] + 1e-6f);
            }
        }
    }

    private float[] probabilities(Numbered lesson) {
        Arrays.fill(byTrait, 0);
        for (int i = 0; i < lesson.clues.length; i++) {
            addRow(lesson.clues[i] * traitCount, lesson.strengths[i]);
        }
        float[] tally = lesson.question.tally(byTrait);
        for (int i = 0; i < lesson.singles.length; i++) {
            tally[lesson.observed.place(i)] +=
                    singleWeights[lesson.singles[i]] * lesson.observed.single().strength(i);
        }
        return Opinion.probabilities(tally, 1);
    }

    private void addRow(int row, float strength) {
        float[] sum = byTrait;
        float[] all = weights;
        for (int trait = 0; trait < sum.length; trait++) {
            sum[trait] += all[row + trait] * strength;
        }
    }
}
