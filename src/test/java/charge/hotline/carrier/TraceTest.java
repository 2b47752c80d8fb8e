package charge.hotline.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TraceTest {
    @Test
    void aLogShowsWhereItFailedAndNothingThatWasSaid() {
        Throwable thrown = new IllegalStateException(
                "cannot read: le voyant est rouge", new NumberFormatException("For input string: \"+3225550123\""));

        assertThat(Trace.of(thrown))
                .startsWith("java.lang.IllegalStateException\n    at charge.hotline.carrier.TraceTest.")
                .contains("caused by java.lang.NumberFormatException\n    at charge.hotline.carrier.TraceTest.")
                .doesNotContain("rouge")
                .doesNotContain("3225550123");
    }

    @Test
    void aLongChainOfCausesIsCutShort() {
        Throwable thrown = new IllegalStateException();
        for (int i = 0; i < 100; i++) {
            thrown = new IllegalStateException(thrown);
        }

        assertThat(Trace.of(thrown).split("caused by", -1)).hasSize(4);
    }
}
