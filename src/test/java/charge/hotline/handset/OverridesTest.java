package charge.hotline.handset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import charge.hotline.handset.Overrides.Trouble;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverridesTest {
    @Test
    void withoutAFragmentTheCarrierTriesAgainOnceAndOnlyToConnect() throws Overrides.Bad {
        assertThat(Overrides.of(""))
                .isEqualTo(new Overrides(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(15),
                        1,
                        Set.of(Trouble.CONNECT)));
    }

    @Test
    void aFragmentOverrides() throws Overrides.Bad {
        assertThat(Overrides.of("ct=1000&rt=4000&rc=2&rp=ct,rt&tt=9000&e=dublin&sni=y"))
                .isEqualTo(new Overrides(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(9),
                        2,
                        Set.of(Trouble.CONNECT, Trouble.READ)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ct=50", "rt=15001", "rc=6", "rp=503", "rp=", "x=1", "ct"})
    void aBadFragmentIsRefused(String fragment) {
        assertThatExceptionOfType(Overrides.Bad.class).isThrownBy(() -> Overrides.of(fragment));
    }
}
