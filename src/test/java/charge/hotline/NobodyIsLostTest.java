package charge.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.handset.Act;
import charge.hotline.handset.Network;
import charge.hotline.handset.Person;
import charge.hotline.handset.Trace;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls in which random callers were let go too early; each stands for many. */
class NobodyIsLostTest {
    private static final Path CALLS = Path.of("src/test/resources/charge/hotline/calls");

    private final ThrowAway hotline = ThrowAway.start(
            Map.of("HOTLINE_PROMPTS", Path.of("prompts").toAbsolutePath().toString()), CALLS, Optional.empty());

    @AfterEach
    void stop() {
        hotline.close();
    }

    private Trace call(Person caller) {
        return new Network(hotline.connection()).call("+32470000001", "+3225550100", caller);
    }

    private static Person silentAfter(Act... acts) {
        Act[] all = java.util.Arrays.copyOf(acts, acts.length + 40);
        java.util.Arrays.setAll(all, i -> i < acts.length ? acts[i] : Act.silence());
        return Person.caller(all);
    }

    @Test
    void oneSilenceIsNotEnoughToLoseTheOfferOfACallBack() {
        hotline.given("time 2026-11-23T03:00");

        Trace trace = call(silentAfter(Act.presses("1")));

        assertThat(
                        Collections.frequency(
                                trace.heard(),
                                "Pour être rappelé, tapez 1. Pour laisser un message, tapez 2. Pour en rester là, tapez 3. Ou dites-le."))
                .as("%s", trace.heard())
                .isEqualTo(1);
    }

    @Test
    void whoeverCannotAnswerAtNightIsCalledBack() {
        hotline.given("time 2026-11-23T03:00");

        Trace trace = call(silentAfter(Act.presses("1")));

        assertThat(hotline.kept(trace)).containsEntry("outcome", "called-back");
        assertThat(hotline.sent(trace)).containsOnlyKeys("call-back");
    }
}
