package charge.hotline.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallerHashTest {
    private final CallerHash hash = new CallerHash(Secret.of("a secret"));

    @Test
    void oneNumberHasOneHashOfSixteenBytesThatDoesNotShowIt() {
        assertThat(hash.of("+32470123456")).isEqualTo(hash.of("+32470123456"));
        assertThat(hash.of("+32470123456").orElseThrow())
                .matches("[0-9a-f]{32}")
                .doesNotContain("470123456");
    }

    @Test
    void otherNumbersAndOtherSecretsHaveOtherHashes() {
        assertThat(hash.of("+32470123456")).isNotEqualTo(hash.of("+32470123457"));
        assertThat(hash.of("+32470123456"))
                .isNotEqualTo(new CallerHash(Secret.of("another secret")).of("+32470123456"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "anonymous",
                "Restricted",
                "unknown",
                "client:jenny",
                "sip:jenny@example.com",
                "0470123456",
                "32470123456",
                "+0470123456",
                "+32 470 12 34 56",
                "+3247012345678901",
                "+266696687",
                "+86282452253"
            })
    void whatIsNoNumberOfOneCallerHasNone(String from) {
        assertThat(hash.of(from)).isEmpty();
    }
}
