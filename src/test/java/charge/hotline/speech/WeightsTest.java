package charge.hotline.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import charge.hotline.speech.Clues.Kind;
import charge.hotline.speech.Option.Role;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeightsTest {
    /** Some side by side, some not, some far from the others. */
    private static final int[] NUMBERS = {0, 1, 5, 40, 41, 60};

    private static final int OPTIONS = 61;
    private static final int CLUES = 300;

    private final Random random = new Random(12);
    private final Question question = new Question(
            0,
            Expected.step("light"),
            0,
            false,
            IntStream.of(NUMBERS)
                    .mapToObj(i -> new Option(i, new Meaning.Nothing(), Role.NOTHING, i, new int[] {i}))
                    .toList());

    /** Shares from -7 to 7 of a greatest dimension: what rows can hold without rounding. */
    private float[] clueVectors() {
        float[] vectors = new float[CLUES * Weights.SIZE];
        for (int clue = 0; clue < CLUES; clue++) {
            float unit = random.nextFloat() / 7;
            for (int d = 0; d < Weights.SIZE; d++) {
                vectors[clue * Weights.SIZE + d] = (d == clue % Weights.SIZE ? 7 : random.nextInt(15) - 7) * unit;
            }
        }
        return vectors;
    }

    @Test
    void cluesSpeakForOptionsAsFarAsTheirVectorsAgree() {
        float[] clueVectors = clueVectors();
        float[] optionVectors = new float[OPTIONS * Weights.SIZE];
        for (int i = 0; i < optionVectors.length; i++) {
            optionVectors[i] = (float) random.nextGaussian();
        }
        LongIndex clues = new LongIndex();
        for (int clue = 0; clue < CLUES; clue++) {
            clues.findOrAdd(Clues.key(Kind.WORD, clue, 0));
        }
        float[] biases = new float[OPTIONS];
        for (int i = 0; i < OPTIONS; i++) {
            biases[i] = i;
        }
        Weights weights = Weights.of(clues, clueVectors, optionVectors, biases, new LongIndex(), new float[0]);

        Observed observed = new Observed();
        double[] expected = IntStream.of(NUMBERS).mapToDouble(number -> number).toArray();
        for (int i = 0; i < 40; i++) {
            // Some of them were never learned, and say nothing.
            int clue = random.nextInt(CLUES + 50);
            float strength = random.nextFloat();
            observed.clues().add(Kind.WORD, clue, 0, strength);
            for (int place = 0; place < NUMBERS.length && clue < CLUES; place++) {
                for (int d = 0; d < Weights.SIZE; d++) {
                    expected[place] += (double) strength
                            * clueVectors[clue * Weights.SIZE + d]
                            * optionVectors[NUMBERS[place] * Weights.SIZE + d];
                }
            }
        }

        float[] tally = weights.tally(observed, question);
        for (int place = 0; place < NUMBERS.length; place++) {
            assertThat((double) tally[place]).isCloseTo(expected[place], within(0.05));
        }
        assertThat(WrittenWeights.read(WrittenWeights.of(weights)).orElseThrow().tally(observed, question))
                .isEqualTo(tally);
    }
}
