package charge.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.Webhooker.Answered;
import charge.hotline.handset.Document.Place;
import charge.hotline.handset.Form;
import charge.hotline.journal.CallHistory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** While the journal cannot be written: callers are answered, nothing is promised, the outside is told; then all is written. */
@Timeout(300)
class JournalAwayTest {
    private static final Path CALLS = Path.of("src/test/resources/charge/hotline/calls");
    private static final Clock NIGHT = Clock.fixed(Instant.parse("2026-11-23T02:00:00Z"), ZoneId.of("UTC"));
    private static final Clock DAY = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneId.of("UTC"));

    @TempDir
    private Path data;

    private Optional<Connection> lock = Optional.empty();

    @AfterEach
    void release() throws SQLException {
        if (lock.isPresent()) {
            lock.get().close();
        }
    }

    private Hotline start(Clock clock) {
        Map<String, String> environment = Map.of(
                "HOTLINE_PORT",
                "0",
                "HOTLINE_DESK_PORT",
                "0",
                "HOTLINE_DATA",
                data.toString(),
                "HOTLINE_PROMPTS",
                Path.of("prompts").toAbsolutePath().toString());
        return Hotline.start(Settings.read(environment, CALLS), clock);
    }

    /** As a backup or an operator's shell may hold it. */
    private void takeAway() throws SQLException {
        Connection connection =
                DriverManager.getConnection("jdbc:sqlite:" + data.resolve("journal.sqlite") + "?busy_timeout=30000");
        lock = Optional.of(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("begin exclusive");
        }
    }

    private static CallHistory kept(Hotline hotline, String sid) {
        return Hotline.await(hotline.journal().call(sid)).orElseThrow();
    }

    private static Answered press(Webhooker carrier, String sid, Answered question, String keys) {
        return carrier.post(question.action(), Webhooker.call(sid).with("Digits", keys));
    }

    @Test
    void nothingIsPromisedAndAllIsWrittenAfterwards() throws Exception {
        try (Hotline hotline = start(NIGHT)) {
            Webhooker carrier = Webhooker.unsigned(hotline.port());
            Webhooker desk = Webhooker.unsigned(hotline.deskPort());
            Answered arrived = carrier.post("/voice", Webhooker.call("CA1"));
            Answered message =
                    press(carrier, "CA1", press(carrier, "CA1", press(carrier, "CA1", arrived, "1"), "0"), "#");
            assertThat(message.body()).contains("at=message");

            takeAway();
            Answered answered = press(carrier, "CA1", message, "1");

            assertThat(answered.status()).isEqualTo(200);
            assertThat(answered.violations(Place.CALL)).isEmpty();
            assertThat(answered.body()).contains("je ne peux rien noter").doesNotContain("C'est noté");
            Service.until(
                    "it is told", () -> desk.send("GET", "/health/ready", "").status() == 503);
            assertThat(desk.send("GET", "/health/ready", "").body()).contains("cannot be written");
            assertThat(Metrics.of(hotline).matching("hotline_journal_queued")).isPositive();
            assertThat(Metrics.of(hotline).matching("hotline_journal_healthy")).isZero();

            Answered other = carrier.post("/voice", Webhooker.call("CA2", "+32470000002"));
            Answered problem = press(carrier, "CA2", other, "2");
            Answered means =
                    carrier.post(problem.action(), Webhooker.call("CA2").with("SpeechResult", "my pass is refused"));
            assertThat(means.body()).contains("problem.pass-refused");
            Answered asked = press(carrier, "CA2", press(carrier, "CA2", means, "0"), "#");
            assertThat(asked.body()).contains("note anything down").doesNotContain("at=message");

            release();
            Service.until(
                    "it is ready again",
                    () -> desk.send("GET", "/health/ready", "").status() == 200);
            Service.until("all is written", () -> hotline.journal().queued() == 0);
            assertThat(kept(hotline, "CA1").turns()).hasSize(5);
            assertThat(kept(hotline, "CA2").turns()).hasSize(5);
            assertThat(kept(hotline, "CA2").call().view().answers()).containsEntry("problem", "pass-refused");
            assertThat(Metrics.of(hotline).matching("hotline_journal_dropped_total"))
                    .isZero();
        }
    }

    @Test
    void nobodyIsToldThatADangerIsNotedWhichIsNot() throws Exception {
        try (Hotline hotline = start(NIGHT)) {
            Webhooker carrier = Webhooker.unsigned(hotline.port());
            Answered arrived = carrier.post("/voice", Webhooker.call("CA1"));
            takeAway();

            Answered warned =
                    carrier.post(arrived.action(), Webhooker.call("CA1").with("SpeechResult", "ça sent le brûlé"));

            assertThat(warned.status()).isEqualTo(200);
            assertThat(warned.body())
                    .contains("appelez le cent douze", "call one one two", "je ne peux rien noter")
                    .doesNotContain("comme urgent", "as urgent");
            release();
            Service.until("all is written", () -> hotline.journal().queued() == 0);
        }
    }

    @Test
    void whoHungUpMeanwhileHasHungUp() throws Exception {
        try (Hotline hotline = start(DAY)) {
            Webhooker carrier = Webhooker.unsigned(hotline.port());
            Webhooker desk = Webhooker.unsigned(hotline.deskPort());
            Answered arrived = carrier.post("/voice", Webhooker.call("CA1"));
            takeAway();
            press(carrier, "CA1", arrived, "1");
            Form ended = Webhooker.ended("CA1");
            Thread status = Thread.startVirtualThread(() -> carrier.post("/voice/status", ended));
            Service.until(
                    "it is told", () -> desk.send("GET", "/health/ready", "").status() == 503);
            release();
            status.join();

            Service.until(
                    "the end is kept",
                    () -> kept(hotline, "CA1").call().view().outcome().isPresent());
            assertThat(kept(hotline, "CA1").turns())
                    .extracting(turn -> turn.input())
                    .containsExactly("arrived", "keys 1", "hung up");
            assertThat(kept(hotline, "CA1").call().view().language()).contains("fr");
        }
    }

    @Test
    void anAgentWhoTakesACallMeanwhileIsConnectedAndTheCallerNotDialledAgain() throws Exception {
        try (Hotline hotline = start(DAY)) {
            Webhooker carrier = Webhooker.unsigned(hotline.port());
            Answered arrived = carrier.post("/voice", Webhooker.call("CA1"));
            Answered dialled =
                    press(carrier, "CA1", press(carrier, "CA1", press(carrier, "CA1", arrived, "1"), "0"), "#");
            takeAway();
            Form agent = Form.of("CallSid", "CA7", "ParentCallSid", "CA1", "Direction", "outbound-dial");
            Answered whisper = carrier.post(dialled.whisper(), agent);
            Answered taken = carrier.post(whisper.action(), agent.with("Digits", "1"));
            assertThat(taken.body()).doesNotContain("Hangup");
            Answered over = carrier.post(
                    dialled.action(),
                    Webhooker.call("CA1").with("DialCallStatus", "completed").with("DialBridged", "true"));

            assertThat(over.body()).contains("<Hangup").doesNotContain("<Dial");
            release();
            Service.until(
                    "the end is kept",
                    () -> kept(hotline, "CA1").call().view().outcome().isPresent());
            assertThat(kept(hotline, "CA1").call().view().outcome()).contains("handed-over");
        }
    }
}
