package charge.hotline.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.dialog.Operators.Operator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who runs which charger. */
class OperatorsTest {
    private static final Operators OPERATORS = new Operators(List.of(
            new Operator("Volta", "+3225550188", List.of("BEVLT", "77")),
            new Operator("City", "+3225550177", List.of("BEVLTC", "7")),
            new Operator("Ampere", "+33155501010", List.of("FRAMP"))));

    @ParameterizedTest
    @CsvSource({
        "BEVLT1234, Volta",
        "be*vlt*e1234, Volta",
        "BE-VLT E12, Volta",
        "BEVLTC1, City",
        "7123, City",
        "7712, Volta",
        "FRAMP, Ampere",
        "FRAM, nobody",
        "1BEVLT, nobody",
        "'', nobody",
    })
    void theLongestBeginningSaysWhoRunsACharger(String charger, String name) {
        assertThat(OPERATORS.of(charger).map(Operator::name).orElse("nobody")).isEqualTo(name);
        assertThat(Operators.NONE.of(charger)).isEmpty();
    }
}
