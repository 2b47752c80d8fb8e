package charge.hotline.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.dialog.Facts.Texting;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MobileNumbersTest {
    private final MobileNumbers numbers = new MobileNumbers(List.of("+3225550100"));

    /** Belgian, French, British, Dutch mobiles; an American number may be either. */
    @ParameterizedTest
    @ValueSource(strings = {"+32470123456", "+33612345678", "+447911123456", "+31612345678", "+12015550123"})
    void mobilesGetTexts(String number) {
        assertThat(numbers.to(number)).isEqualTo(Texting.ON);
    }

    /** Landlines of Brussels, Paris and London, a premium number, withheld ones, and what is no number at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "+3225550100",
                "+33142345678",
                "+442071838750",
                "+3290012345",
                "+266696687",
                "anonymous",
                "0470123456",
                "client:desk",
                "sip:a@example.com",
                "+999",
                ""
            })
    void nobodyElseDoes(String number) {
        assertThat(numbers.to(number)).isEqualTo(Texting.NOT_HERE);
    }
}
