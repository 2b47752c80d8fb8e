package charge.hotline.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HoursTest {
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    /** 2026-11-23 is a Monday. */
    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Mo-Fr 08:00-20:00                        | 2026-11-23T07:59:59 | false",
                "Mo-Fr 08:00-20:00                        | 2026-11-23T08:00    | true",
                "Mo-Fr 08:00-20:00                        | 2026-11-27T19:59:59 | true",
                "Mo-Fr 08:00-20:00                        | 2026-11-27T20:00    | false",
                "Mo-Fr 08:00-20:00                        | 2026-11-28T10:00    | false",
                "Mo-Fr 08:00-20:00; Sa 09:00-13:00        | 2026-11-28T10:00    | true",
                "Mo-Fr 08:00-20:00; Sa 09:00-13:00;       | 2026-11-29T10:00    | false",
                "Mo,We,Fr-Su 08:00-12:00,13:00-18:00      | 2026-11-25T12:30    | false",
                "Mo,We,Fr-Su 08:00-12:00,13:00-18:00      | 2026-11-25T13:00    | true",
                "Mo,We,Fr-Su 08:00-12:00,13:00-18:00      | 2026-11-24T13:00    | false",
                "Mo,We,Fr-Su 08:00-12:00,13:00-18:00      | 2026-11-29T13:00    | true",
                "Fr-Mo 22:00-06:00                        | 2026-11-24T05:59    | true",
                "Fr-Mo 22:00-06:00                        | 2026-11-24T06:00    | false",
                "Fr-Mo 22:00-06:00                        | 2026-11-24T23:00    | false",
                "Fr-Mo 22:00-06:00                        | 2026-11-27T05:00    | false",
                "Su 20:00-24:00                           | 2026-11-29T23:59:59 | true",
                "Su 20:00-24:00                           | 2026-11-30T00:00    | false",
                "08:00-20:00                              | 2026-11-29T08:00    | true",
                "Mo-Su 08:00-20:00; Su off                | 2026-11-29T10:00    | false",
                "Mo-Su 08:00-20:00; Su off                | 2026-11-28T10:00    | true",
                "Mo-Fr 08:00-20:00; We 10:00-12:00        | 2026-11-25T09:00    | false",
                "24/7                                     | 2026-11-29T03:00    | true",
                "24/7; Su closed                          | 2026-11-29T03:00    | false",
                "mo - fr 8:00 - 20:00                     | 2026-11-23T08:00    | true",
            })
    void itIsOpenAtItsHours(String hours, String local, boolean open) {
        assertThat(Hours.parse(hours).open(at(local), BRUSSELS)).isEqualTo(open);
    }

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Mo-Fr 08:00-20:00  | 2026-11-23T10:00 | 2026-11-23T10:00",
                "Mo-Fr 08:00-20:00  | 2026-11-23T06:00 | 2026-11-23T08:00",
                "Mo-Fr 08:00-20:00  | 2026-11-27T20:00 | 2026-11-30T08:00",
                "Mo 08:00-20:00     | 2026-11-23T20:00 | 2026-11-30T08:00",
                "Mo 08:00-09:00,12:00-13:00 | 2026-11-23T10:00 | 2026-11-23T12:00",
                "Sa 22:00-06:00     | 2026-11-29T06:00 | 2026-12-05T22:00",
            })
    void itOpensNext(String hours, String local, String next) {
        assertThat(Hours.parse(hours).next(at(local), BRUSSELS)).contains(at(next));
    }

    @Test
    void whatIsAlwaysOffNeverOpens() {
        assertThat(Hours.parse("off").next(at("2026-11-23T10:00"), BRUSSELS)).isEmpty();
    }

    @Test
    void eightInTheMorningIsEightOnTheWallInSummerAndInWinter() {
        Hours hours = Hours.parse("08:00-20:00");

        assertThat(hours.open(Instant.parse("2026-07-01T06:00:00Z"), BRUSSELS)).isTrue();
        assertThat(hours.open(Instant.parse("2026-12-01T06:00:00Z"), BRUSSELS)).isFalse();
        assertThat(hours.open(Instant.parse("2026-12-01T07:00:00Z"), BRUSSELS)).isTrue();
    }

    @Test
    void theHourThatComesTwiceIsOpenTwice() {
        Hours untilHalfPastTwo = Hours.parse("22:00-02:30");

        assertThat(untilHalfPastTwo.open(Instant.parse("2026-10-25T00:15:00Z"), BRUSSELS))
                .as("02:15, first time")
                .isTrue();
        assertThat(untilHalfPastTwo.open(Instant.parse("2026-10-25T01:15:00Z"), BRUSSELS))
                .as("02:15, second time")
                .isTrue();
        assertThat(untilHalfPastTwo.open(Instant.parse("2026-10-25T01:30:00Z"), BRUSSELS))
                .isFalse();
        assertThat(Hours.parse("02:30-06:00").open(Instant.parse("2026-10-25T00:30:00Z"), BRUSSELS))
                .as("02:30, first time")
                .isTrue();
    }

    @Test
    void aTimeInTheHourThatIsLeftOutIsTheOneAnHourLater() {
        Hours fromHalfPastTwo = Hours.parse("02:30-06:00");

        assertThat(fromHalfPastTwo.open(Instant.parse("2026-03-29T00:59:59Z"), BRUSSELS))
                .isFalse();
        assertThat(fromHalfPastTwo.open(Instant.parse("2026-03-29T01:30:00Z"), BRUSSELS))
                .as("03:30")
                .isTrue();
        assertThat(Hours.parse("24/7").open(Instant.parse("2026-03-29T01:00:00Z"), BRUSSELS))
                .isTrue();
    }

    @Test
    void leftOutMeansAlways() {
        assertThat(Hours.ALWAYS.open(at("2026-11-29T03:00"), BRUSSELS)).isTrue();
        assertThat(Hours.ALWAYS).isEqualTo(Hours.parse("24/7")).hasToString("24/7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ; ",
                "Mo-Fr",
                "Lu-Ve 08:00-20:00",
                "Mo-Fr 08:00",
                "Mo-Fr 08:00-25:00",
                "Mo-Fr 08:60-20:00",
                "Mo-Fr 08-20",
                "Mo-Fr 8h-20h",
                "Mo-We-Fr 08:00-20:00",
                "Mo-Fr 08:00-08:00",
                "Mo-Fr 24:00-06:00",
                "Mo-Fr 08:00-20:00, Sa 09:00-13:00",
                "PH off",
                "Jan-Mar 08:00-20:00",
                "08:00-20:00 Mo-Fr",
                "Mo-Fr 08:00+",
            })
    void whatCannotBeReadIsRefusedWithAnExample(String hours) {
        assertThatThrownBy(() -> Hours.parse(hours))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write for example \"Mo-Fr 08:00-20:00; Sa 09:00-13:00\"");
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BRUSSELS).toInstant();
    }
}
