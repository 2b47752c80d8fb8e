package charge.hotline.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is reached on the development sentences is not lost again; and nothing that callers say is too strange. */
class MeasuredUnderstandingTest {
    private static final Understanding UNDERSTANDING = new Understanding(MeasureUnderstanding.content());

    @ParameterizedTest
    @CsvSource({"fr, 0.86, 0.05", "en, 0.89, 0.04"})
    void theDevelopmentSentencesAreUnderstood(String language, double right, double silent) {
        MeasureUnderstanding.Tally tally = new MeasureUnderstanding.Tally();
        for (MeasureUnderstanding.Sample sample : MeasureUnderstanding.samples("dev", language)) {
            tally.count(sample, MeasureUnderstanding.understood(UNDERSTANDING, sample));
        }
        assertThat(tally.rightShare()).isGreaterThanOrEqualTo(right);
        assertThat(tally.silentShare()).isLessThanOrEqualTo(silent);
        assertThat(tally.dangers - tally.dangersCaught).isLessThanOrEqualTo(1);
    }

    @Test
    void strangeInputIsUnderstoodOrNotButNeverFails() {
        Random random = new Random(20261123);
        List<String> words = new ArrayList<>();
        for (String language : List.of("fr", "en")) {
            for (MeasureUnderstanding.Sample sample : MeasureUnderstanding.samples("dev", language)) {
                words.addAll(List.of(sample.words().split(" ")));
            }
        }
        List<String> questions = List.of("light", "problem", "where", "hold", "done", "language", "restart", "nowhere");
        for (int round = 0; round < 3_000; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(40);
            for (int i = 0; i < length; i++) {
                text.append(
                                switch (random.nextInt(12)) {
                                    case 0 -> String.valueOf(Character.toChars(random.nextInt(0x2FFF)));
                                    case 1 -> String.valueOf(random.nextInt(100_000));
                                    case 2 -> "'";
                                    default -> words.get(random.nextInt(words.size()));
                                })
                        .append(random.nextInt(6) == 0 ? "" : " ");
            }
            String question = questions.get(random.nextInt(questions.size()));
            String language = random.nextBoolean() ? "fr" : "en";
            Expected expected = Expected.step(question);
            Understood first = UNDERSTANDING.understand(language, expected, text.toString(), OptionalDouble.empty());
            Understood again = UNDERSTANDING.understand(language, expected, text.toString(), OptionalDouble.empty());
            assertThat(again).as(text.toString()).isEqualTo(first);
        }
    }

    @Test
    void aVeryLongSpeechIsLookedAtAsFarAsSixtySecondsReach() {
        String speech = "le voyant est rouge et la carte est refusée mais pas vert ".repeat(2_000);
        Sentence sentence = new Grammar(MeasureUnderstanding.content()
                        .language("fr")
                        .orElseThrow()
                        .phrases())
                .hear(speech);
        assertThat(sentence.size).isLessThanOrEqualTo(Spelling.MOST_WORDS);
        assertThat(sentence.wordings).isLessThanOrEqualTo(400);
        assertThat(UNDERSTANDING
                        .understand("fr", Expected.step("light"), speech, OptionalDouble.empty())
                        .meaning())
                .isNotNull();
    }
}
