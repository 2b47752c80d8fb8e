package charge.hotline.speech;

import charge.hotline.speech.Options.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Learns weights from examples: multinomial logistic regression over the traits of the options, of low rank, as in fastText
 * (Joulin, Grave, Bojanowski and Mikolov 2016): each clue has a vector, each trait another, and a clue speaks for a trait as
 * far as the two agree. By stochastic gradient descent with a step of its own for each vector (AdaGrad: Duchi, Hazan and
 * Singer 2011) that shrinks towards the end, while some clues are left out by chance, so that none is relied upon alone. Chance
 * begins the same each time, so that the same examples always give the same weights. The numbers were found on sentences that
 * were not learned.
 */
final class Training {
    /** Rounds over all examples. */
    private static final int ROUNDS = 9;

    private static final float STEP = 0.04f;
    private static final float SINGLE_STEP = 0.08f;
    /** What is left of the step at the end. */
    private static final float LAST_STEP = 0.1f;
    /** The share of clues that are left out each time. */
    private static final float LEFT_OUT = 0.2f;
    /** A pull towards nothing, for clues about single options. */
    private static final float PULL = 0.01f;
    /** Clues in fewer examples than this are not learned. */
    private static final int RARE = 3;
    /** Errors nearer to nothing are none. */
    private static final float NOTHING = 0.005f;
    /** How far vectors are from nothing at first. */
    private static final float FIRST_CLUE = 0.05f;

    private static final float FIRST_TRAIT = 0.2f;

    /** Keeps steps finite. */
    private static final float LEAST_SQUARE = 1e-6f;

    private static final int SIZE = Weights.SIZE;

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
    private static final class Numbered {
        final Question question;
        final Observed observed;
        final float[] right;
        final int[] clues;
        final float[] strengths;
        /** By clue: whether it is left out this time. */
        final boolean[] leftOut;

        final int[] singles;

        Numbered(Lesson lesson, int[] clues, float[] strengths, int[] singles) {
            question = lesson.question;
            observed = lesson.observed;
            right = lesson.right;
            this.clues = clues;
            this.strengths = strengths;
            this.singles = singles;
            leftOut = new boolean[clues.length];
        }
    }

    private final Random chance = new Random(1);
    private final int traitCount;
    private final LongIndex clues = new LongIndex();
    private final LongIndex singles = new LongIndex();
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
    private float step = STEP;

    private Training(List<Lesson> lessons, int traitCount) {
        this.traitCount = traitCount;
        number(lessons);
        clueVectors = vectors(clues.size(), FIRST_CLUE);
        clueSquares = new float[clues.size()];
        traitVectors = vectors(traitCount, FIRST_TRAIT);
        traitSquares = new float[traitCount];
        biases = new float[traitCount];
        biasSquares = new float[traitCount];
        singleWeights = new float[singles.size()];
        singleSquares = new float[singles.size()];
        byTrait = new float[traitCount];
    }

    private float[] vectors(int count, float far) {
        float[] vectors = new float[count * SIZE];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = far * (float) chance.nextGaussian();
        }
        return vectors;
    }

    /** Learns from lessons about the options of these questions, with so many traits in all. */
    static Weights learn(List<Lesson> lessons, List<Question> questions, int traitCount) {
        Training training = new Training(lessons, traitCount);
        List<Numbered> numbered =
                new ArrayList<>(lessons.stream().map(training::numbered).toList());
        for (int round = 0; round < ROUNDS; round++) {
            Collections.shuffle(numbered, training.chance);
            for (int i = 0; i < numbered.size(); i++) {
                float done = (round + (float) i / numbered.size()) / ROUNDS;
                training.step = STEP * (1 - done * (1 - LAST_STEP));
                training.learn(numbered.get(i));
            }
        }
        return new Weights(
                training.clues,
                training.clueVectors,
                questions.stream().map(training::optionVectors).toList(),
                questions.stream()
                        .map(question -> question.tally(training.biases))
                        .toList(),
                training.singles,
                training.singleWeights);
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
        Clues all = lesson.observed.clues();
        int[] numbers = new int[all.size()];
        float[] strengths = new float[all.size()];
        int count = 0;
        for (int i = 0; i < all.size(); i++) {
            int clue = clues.find(all.key(i));
            if (clue >= 0) {
                numbers[count] = clue;
                strengths[count++] = all.strength(i);
            }
        }
        Clues single = lesson.observed.single();
        int[] singleNumbers = new int[single.size()];
        for (int i = 0; i < singleNumbers.length; i++) {
            singleNumbers[i] = singles.find(single.key(i));
        }
        return new Numbered(lesson, Arrays.copyOf(numbers, count), Arrays.copyOf(strengths, count), singleNumbers);
    }

    private void learn(Numbered lesson) {
        addUp(lesson);
        float[] wrong = errors(lesson);
        learnSingles(lesson, wrong);
        if (learnTraits(lesson.question, lesson.question.byTrait(wrong, traitCount))) {
            learnClues(lesson);
        }
    }

    /** Adds up the clues that are not left out this time. */
    private void addUp(Numbered lesson) {
        Arrays.fill(sum, 0);
        for (int i = 0; i < lesson.clues.length; i++) {
            lesson.leftOut[i] = chance.nextFloat() < LEFT_OUT;
            if (!lesson.leftOut[i]) {
                add(clueVectors, lesson.clues[i] * SIZE, lesson.strengths[i] / (1 - LEFT_OUT), sum);
            }
        }
    }

    /** By how much each option seemed too probable. */
    private float[] errors(Numbered lesson) {
        for (int trait : lesson.question.distinctTraits) {
            byTrait[trait] = biases[trait] + Weights.agreement(traitVectors, trait * SIZE, sum);
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
        float length = Weights.agreement(sum, 0, sum) / SIZE;
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
        float length = Weights.agreement(slope, 0, slope) / SIZE;
        for (int i = 0; i < lesson.clues.length; i++) {
            if (!lesson.leftOut[i]) {
                int clue = lesson.clues[i];
                float strength = lesson.strengths[i];
                clueSquares[clue] += length * strength * strength;
                move(clueVectors, clue * SIZE, step * strength / root(clueSquares[clue]), slope);
            }
        }
    }

    /** An option's vector is that of all its traits. */
    private float[] optionVectors(Question question) {
        float[] all = new float[question.options().size() * SIZE];
        for (int place = 0; place < question.options().size(); place++) {
            for (int trait : question.options().get(place).traits) {
                for (int d = 0; d < SIZE; d++) {
                    all[place * SIZE + d] += traitVectors[trait * SIZE + d];
                }
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
}
