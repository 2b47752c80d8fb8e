package charge.hotline.handset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a Gather makes of keys and words. */
class EarTest {
    private static Verb.Gather gather(String inputs, int numDigits, String finishOnKey) {
        return new Verb.Gather(
                Set.of(inputs.split(" ", -1)),
                Optional.of("/next"),
                "POST",
                5,
                2,
                numDigits,
                finishOnKey,
                "fr-FR",
                false,
                List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // inputs       | digits | finish | typed | submitted | finished | lost | ms
                "dtmf           | 1 | #  | 1     | 1    |   |    | 400",
                "dtmf           | 1 | #  | 123   | 1    |   | 23 | 400",
                "dtmf           | 1 | '' | #     | #    |   |    | 400",
                "dtmf           | 4 | #  | 12#   | 12   | # |    | 1200",
                "dtmf           | 4 | #  | 12    | 12   |   |    | 5800",
                "dtmf           | 0 | #  | 0123# | 0123 | # |    | 2000",
                "dtmf           | 0 | '' | 12#   | 12#  |   |    | 6200",
                "dtmf           | 0 | *  | 1*2   | 1    | * | 2  | 800",
                "dtmf speech    | 1 | '' | *     | *    |   |    | 400",
            })
    void keysAreSubmitted(
            String inputs,
            int numDigits,
            String finish,
            String typed,
            String submitted,
            String finished,
            String lost,
            int ms) {
        Ear.Result result = Ear.hear(gather(inputs, numDigits, finish), Act.presses(typed));
        assertThat(result).isInstanceOfSatisfying(Ear.Result.Input.class, input -> {
            assertThat(input.form().get("Digits")).isEqualTo(submitted);
            assertThat(input.form().first("FinishedOnKey")).isEqualTo(Optional.ofNullable(finished));
            assertThat(input.lost()).isEqualTo(Optional.ofNullable(lost).orElse(""));
            assertThat(input.took()).hasMillis(ms);
        });
    }

    @ParameterizedTest
    @CsvSource({"dtmf, 1, #, #", "dtmf, 0, *, *1", "speech, 0, #, 1"})
    void theFinishingKeyAloneAndKeysThatNobodyAwaitsAreNoInput(
            String inputs, int numDigits, String finish, String typed) {
        assertThat(Ear.hear(gather(inputs, numDigits, finish), Act.presses(typed)))
                .isInstanceOf(Ear.Result.Nothing.class);
    }

    @ParameterizedTest
    @CsvSource({"speech, true", "dtmf speech, true", "dtmf, false"})
    void wordsAreHeardWhereSpeechIsAwaited(String inputs, boolean heard) {
        Ear.Result result = Ear.hear(gather(inputs, 1, "#"), Act.says("le voyant est rouge", 0.42));
        if (heard) {
            assertThat(result)
                    .isInstanceOfSatisfying(
                            Ear.Result.Input.class,
                            input -> assertThat(input.form())
                                    .isEqualTo(Form.of(
                                            "SpeechResult",
                                            "le voyant est rouge",
                                            "Confidence",
                                            "0.42",
                                            "Language",
                                            "fr-FR")));
        } else {
            assertThat(result)
                    .isInstanceOfSatisfying(
                            Ear.Result.Nothing.class,
                            n -> assertThat(n.unheard()).isTrue());
        }
    }

    @ParameterizedTest
    @CsvSource({"dtmf", "speech", "dtmf speech"})
    void silenceIsNoInputAndAHangUpIsTheEnd(String inputs) {
        assertThat(Ear.hear(gather(inputs, 1, "#"), Act.silence()))
                .isInstanceOfSatisfying(Ear.Result.Nothing.class, n -> {
                    assertThat(n.unheard()).isFalse();
                    assertThat(n.took()).hasSeconds(5);
                });
        assertThat(Ear.hear(gather(inputs, 1, "#"), Act.hangsUp())).isInstanceOf(Ear.Result.Gone.class);
    }
}
