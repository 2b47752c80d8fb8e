package charge.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.handset.Form;
import charge.hotline.journal.CallHistory;
import charge.hotline.journal.TurnRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls that are over are over in the record, whatever was told of it and when; on the embedded store. */
@Timeout(300)
class EndingsTest {
    private ThrowAway hotline;
    private Webhooker carrier;

    @BeforeEach
    void start() {
        hotline = ThrowAway.start(
                Map.of("HOTLINE_PROMPTS", Path.of("prompts").toAbsolutePath().toString()),
                Path.of("src/test/resources/charge/hotline/calls"),
                Optional.empty());
        carrier = Webhooker.signing(hotline.connection());
        hotline.given("time 2026-11-23T10:00");
    }

    @AfterEach
    void stop() {
        hotline.close();
    }

    private Optional<CallHistory> kept(String callSid) {
        return Hotline.await(hotline.hotline().journal().call(callSid));
    }

    private List<String> heard(String callSid) {
        return kept(callSid).stream()
                .flatMap(history -> history.turns().stream())
                .map(TurnRecord::input)
                .toList();
    }

    private Optional<String> outcome(String callSid) {
        return kept(callSid).flatMap(history -> history.call().view().outcome());
    }

    private int told(String callSid) {
        Form over = Webhooker.ended(callSid);
        return carrier.post("/voice/status", over).status();
    }

    @Test
    void anEndThatIsToldBeforeTheFirstTurnIsKeptForIt() {
        assertThat(told("CA1")).isEqualTo(204);
        assertThat(kept("CA1")).isEmpty();
        carrier.post("/voice", Webhooker.call("CA1"));
        carrier.post("/voice", Webhooker.call("CA2"));

        Service.until("it is over", () -> outcome("CA1").isPresent());

        assertThat(outcome("CA1")).contains("unknown");
        assertThat(heard("CA1")).containsExactly("arrived", "hung up");
        assertThat(outcome("CA2")).as("another one goes on").isEmpty();
    }

    @Test
    void aCallOfWhichNobodyWasToldIsOverWhenNoneLastsSoLong() {
        String action = carrier.post("/voice", Webhooker.call("CA1")).action();
        carrier.post(action, Webhooker.call("CA1").with("Digits", "1"));
        Instant last = kept("CA1").orElseThrow().call().lastSeen();
        hotline.given("time 2026-11-23T15:01");
        carrier.post("/voice", Webhooker.call("CA2"));

        Service.until("it is over", () -> outcome("CA1").isPresent());

        CallHistory call = kept("CA1").orElseThrow();
        assertThat(call.call().view().outcome()).contains("unknown");
        assertThat(heard("CA1")).containsExactly("arrived", "keys 1", "over");
        assertThat(call.call().lastSeen()).as("nothing was heard of it since").isEqualTo(last);
        assertThat(Duration.between(last, kept("CA2").orElseThrow().call().lastSeen()))
                .isGreaterThan(Duration.ofHours(5));
        assertThat(outcome("CA2")).isEmpty();
    }
}
