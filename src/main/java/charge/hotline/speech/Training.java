package charge.hotline.speech;

import charge.hotline.speech.Lessons.Numbered;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Learns weights from examples: multinomial logistic regression over the traits of the options, of low rank, as in fastText
 * (Joulin, Grave, Bojanowski and Mikolov 2016): each clue has a vector, each trait another, and a clue speaks for a trait as
 * far as the two agree. By stochastic gradient descent with a step of its own for each vector (AdaGrad: Duchi, Hazan and
 * Singer 2011) that shrinks towards the end, while some clues are left out by chance, so that none is relied upon alone. What is
 * left to chance hangs on the example, clue or trait alone, so that the same examples always give the same weights, and one more changes
 * little. The numbers were found on sentences that were not learned.
 */
final class Training {
    /** Rounds over all examples. */
    private static final int ROUNDS = 4;

    private static final float STEP = 0.05f;
    private static final float SINGLE_STEP = 0.08f;
    /** What is left of the step at the end. */
    private static final float LAST_STEP = 0.1f;
    /** The share of clues that are left out each time. */
    private static final float LEFT_OUT = 0.15f;
    /** A pull towards nothing, for clues about single options. */
    private static final float PULL = 0.01f;
    /** Errors nearer to nothing are none. */
    private static final float NOTHING = 0.005f;
    /** How far vectors are from nothing at first. */
    private static final float FIRST_CLUE = 0.05f;

    private static final float FIRST_TRAIT = 0.2f;

    /** Keeps steps finite. */
    private static final float LEAST_SQUARE = 1e-6f;

    /** The dimensions of a vector; more did not help on sentences that were not learned. */
    private static final int SIZE = Weights.SIZE / 2;

    /** What all chance begins with. */
    private final long beginning;

    private final int traitCount;
    /** A vector for each clue, one after the other, and the squares of how it was moved. */
    private final float[] clueVectors;

    private final float[] clueSquares;
    private final float[] traitVectors;
    private final float[] traitSquares;
    /** How much speaks for a trait whatever was said. */
    private final float[] biases;

    private final float[] biasSquares;
    private final float[] singleWeights;
    private final float[] singleSquares;

    /** What a lesson's clues, as far as they are not left out, add up to; and which way they should have. */
    private final float[] sum = new float[SIZE];

    private final float[] slope = new float[SIZE];
    private final float[] byTrait;
    /** By the clues of a lesson: whether it is left out this time. */
    private final boolean[] leftOut;

    private float step = STEP;

    private Training(Lessons lessons, long[] traits, long beginning) {
        this.beginning = beginning;
        traitCount = traits.length;
        clueVectors = vectors(lessons.clues.keys(), FIRST_CLUE);
        clueSquares = new float[lessons.clues.size()];
        traitVectors = vectors(traits, FIRST_TRAIT);
        traitSquares = new float[traitCount];
        biases = new float[traitCount];
        biasSquares = new float[traitCount];
        singleWeights = new float[lessons.singles.size()];
        singleSquares = new float[lessons.singles.size()];
        byTrait = new float[traitCount];
        leftOut = new boolean
                [lessons.all.stream()
                        .mapToInt(lesson -> lesson.clues.length)
                        .max()
                        .orElse(0)];
    }

    private float[] vectors(long[] keys, float far) {
        float[] vectors = new float[keys.length * SIZE];
        for (int key = 0; key < keys.length; key++) {
            SplittableRandom chance = chance(keys[key], 0);
            for (int d = 0; d < SIZE; d++) {
                vectors[key * SIZE + d] = far * (float) chance.nextGaussian();
            }
        }
        return vectors;
    }

    /** The chance of one clue or lesson in one round. */
    private SplittableRandom chance(long key, int round) {
        return new SplittableRandom((key * 31 + beginning) * 31 + round);
    }

    /**
     * Learns from lessons about these options: twice, from different beginnings, for what both say is surer than what one does.
     *
     * @param traits by their number, what the chance of each hangs on
     */
    static Weights learn(Lessons lessons, List<Option> options, long[] traits) {
        Training one = new Training(lessons, traits, 1);
        Training other = new Training(lessons, traits, 2);
        one.learn(lessons);
        other.learn(lessons);
        return Weights.of(
                lessons.clues,
                beside(1, one.clueVectors, other.clueVectors),
                beside(0.5f, one.optionVectors(options), other.optionVectors(options)),
                between(one.optionBiases(options), other.optionBiases(options)),
                lessons.singles,
                between(one.singleWeights, other.singleWeights));
    }

    private void learn(Lessons lessons) {
        for (int round = 0; round < ROUNDS; round++) {
            List<Numbered> shuffled = shuffled(lessons, round);
            for (int i = 0; i < shuffled.size(); i++) {
                float done = (round + (float) i / shuffled.size()) / ROUNDS;
                step = STEP * (1 - done * (1 - LAST_STEP));
                learn(shuffled.get(i), round);
            }
        }
    }

    private List<Numbered> shuffled(Lessons lessons, int round) {
        record Placed(long place, Numbered lesson) {}
        return lessons.all.stream()
                .map(lesson -> new Placed(chance(lesson.key, round).nextLong(), lesson))
                .sorted(Comparator.comparingLong(Placed::place))
                .map(Placed::lesson)
                .toList();
    }

    private void learn(Numbered lesson, int round) {
        addUp(lesson, chance(lesson.key, ROUNDS + round));
        float[] wrong = errors(lesson);
        learnSingles(lesson, wrong);
        if (learnTraits(lesson.question, lesson.question.byTrait(wrong, traitCount))) {
            learnClues(lesson);
        }
    }

    /** Adds up the clues that are not left out this time. */
    private void addUp(Numbered lesson, SplittableRandom chance) {
        Arrays.fill(sum, 0);
        for (int i = 0; i < lesson.clues.length; i++) {
            leftOut[i] = chance.nextFloat() < LEFT_OUT;
            if (!leftOut[i]) {
                add(clueVectors, lesson.clues[i] * SIZE, lesson.strengths[i] / (1 - LEFT_OUT), sum);
            }
        }
    }

    /** By how much each option seemed too probable. */
    private float[] errors(Numbered lesson) {
        for (int trait : lesson.question.distinctTraits) {
            byTrait[trait] = biases[trait] + agreement(traitVectors, trait * SIZE, sum);
        }
        float[] tally = lesson.question.tally(byTrait);
        Clues single = lesson.observed.single();
        for (int i = 0; i < lesson.singles.length; i++) {
            tally[lesson.observed.place(i)] += singleWeights[lesson.singles[i]] * single.strength(i);
        }
        float[] errors = Opinion.probabilities(tally, 1);
        float rightly = Float.MIN_NORMAL;
        for (int place = 0; place < errors.length; place++) {
            rightly += errors[place] * lesson.right[place];
        }
        for (int place = 0; place < errors.length; place++) {
            errors[place] -= errors[place] * lesson.right[place] / rightly;
        }
        return errors;
    }

    private void learnSingles(Numbered lesson, float[] errors) {
        for (int i = 0; i < lesson.singles.length; i++) {
            float error = errors[lesson.observed.place(i)];
            if (Math.abs(error) > NOTHING) {
                int at = lesson.singles[i];
                float steep = error * lesson.observed.single().strength(i) + PULL * singleWeights[at];
                singleSquares[at] += steep * steep;
                singleWeights[at] -= SINGLE_STEP * steep / root(singleSquares[at]);
            }
        }
    }

    /** Moves the traits, and tells whether there was anything to move. */
    private boolean learnTraits(Question question, float[] errors) {
        Arrays.fill(slope, 0);
        boolean moved = false;
        float length = agreement(sum, 0, sum) / SIZE;
        for (int trait : question.distinctTraits) {
            float error = errors[trait];
            if (Math.abs(error) > NOTHING) {
                moved = true;
                add(traitVectors, trait * SIZE, error, slope);
                traitSquares[trait] += error * error * length;
                move(traitVectors, trait * SIZE, step * error / root(traitSquares[trait]), sum);
                biasSquares[trait] += error * error;
                biases[trait] -= SINGLE_STEP * error / root(biasSquares[trait]);
            }
        }
        return moved;
    }

    private void learnClues(Numbered lesson) {
        float length = agreement(slope, 0, slope) / SIZE;
        for (int i = 0; i < lesson.clues.length; i++) {
            if (!leftOut[i]) {
                int clue = lesson.clues[i];
                float strength = lesson.strengths[i];
                clueSquares[clue] += length * strength * strength;
                move(clueVectors, clue * SIZE, step * strength / root(clueSquares[clue]), slope);
            }
        }
    }

    /** An option's vector is that of all its traits. */
    private float[] optionVectors(List<Option> options) {
        float[] all = new float[options.size() * SIZE];
        for (Option option : options) {
            for (int trait : option.traits) {
                for (int d = 0; d < SIZE; d++) {
                    all[option.number * SIZE + d] += traitVectors[trait * SIZE + d];
                }
            }
        }
        return all;
    }

    private float[] optionBiases(List<Option> options) {
        float[] all = new float[options.size()];
        for (Option option : options) {
            for (int trait : option.traits) {
                all[option.number] += biases[trait];
            }
        }
        return all;
    }

    // ---- vectors

    private static float root(float squares) {
        return (float) Math.sqrt(squares + LEAST_SQUARE);
    }

    private static void add(float[] vectors, int from, float times, float[] sum) {
        for (int d = 0; d < SIZE; d++) {
            sum[d] += vectors[from + d] * times;
        }
    }

    private static void move(float[] vectors, int from, float times, float[] against) {
        for (int d = 0; d < SIZE; d++) {
            vectors[from + d] -= against[d] * times;
        }
    }

    /** How far a vector agrees with another: four sums at once, for the processor need not wait for one to go on with another. */
    private static float agreement(float[] vectors, int from, float[] other) {
        float first = 0;
        float second = 0;
        float third = 0;
        float fourth = 0;
        for (int d = 0; d < SIZE; d += 4) {
            first += vectors[from + d] * other[d];
            second += vectors[from + d + 1] * other[d + 1];
            third += vectors[from + d + 2] * other[d + 2];
            fourth += vectors[from + d + 3] * other[d + 3];
        }
        return first + second + third + fourth;
    }

    /** The vectors of both, so many times, each beside its other. */
    private static float[] beside(float times, float[] one, float[] other) {
        float[] both = new float[one.length * 2];
        for (int from = 0; from < one.length; from += SIZE) {
            for (int d = 0; d < SIZE; d++) {
                both[from * 2 + d] = one[from + d] * times;
                both[from * 2 + SIZE + d] = other[from + d] * times;
            }
        }
        return both;
    }

    private static float[] between(float[] one, float[] other) {
        float[] mean = new float[one.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (one[i] + other[i]) / 2;
        }
        return mean;
    }
}
