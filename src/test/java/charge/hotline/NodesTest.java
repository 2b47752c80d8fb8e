package charge.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.Webhooker.Answered;
import charge.hotline.handset.Form;
import charge.hotline.journal.TurnRecord;
import charge.hotline.journal.WholeCall;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one PostgreSQL, and turns that go to either. */
@Timeout(300)
class NodesTest {
    private static final Path CALLS = Path.of("src/test/resources/charge/hotline/calls");
    private static final Clock DAY = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneId.of("UTC"));
    private static final String OLD = "Regardez la borne.";
    private static final String NEW = "Regardez bien la borne.";

    @TempDir
    private Path folder;

    private final List<Hotline> nodes = new ArrayList<>();
    private String database = "";

    @BeforeEach
    void makeDatabase() throws Exception {
        database = RealPostgres.database();
    }

    @AfterEach
    void stop() {
        nodes.forEach(Hotline::close);
    }

    private Hotline start(Path prompts, int databasePort) {
        return start(prompts, databasePort, Map.of());
    }

    private Hotline start(Path prompts, int databasePort, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "HOTLINE_PORT",
                "0",
                "HOTLINE_DESK_PORT",
                "0",
                "HOTLINE_DATA",
                folder.resolve("data").toString(),
                "HOTLINE_DATABASE",
                RealPostgres.url(database, databasePort),
                "HOTLINE_SECRET",
                "0123456789abcdef0123456789abcdef",
                "HOTLINE_PROMPTS",
                prompts.toAbsolutePath().toString()));
        environment.putAll(more);
        Hotline node = Hotline.start(Settings.read(environment, CALLS), DAY);
        nodes.add(node);
        return node;
    }

    private Hotline start() {
        return start(Path.of("prompts"), RealPostgres.port());
    }

    private static Webhooker carrier(Hotline node) {
        return Webhooker.unsigned(node.port());
    }

    private static Answered press(Hotline node, String target, String keys) {
        return carrier(node).post(target, Webhooker.call("CA1").with("Digits", keys));
    }

    private static JsonNode desk(Hotline node, String path) throws IOException {
        return new ObjectMapper()
                .readTree(Webhooker.unsigned(node.deskPort())
                        .send("GET", path, "")
                        .body());
    }

    private Path edited() throws IOException {
        Path prompts = folder.resolve("prompts");
        try (Stream<Path> all = Files.walk(Path.of("prompts"))) {
            for (Path one : all.toList()) {
                Files.copy(
                        one, prompts.resolve(Path.of("prompts").relativize(one).toString()));
            }
        }
        Path light = prompts.resolve("fr/light.ftlx");
        Files.writeString(light, Files.readString(light).replace(OLD, NEW));
        return prompts;
    }

    @Test
    void aCallWhoseTurnsGoToEitherNodeIsOneCallAtBoth() throws Exception {
        Hotline one = start();
        Hotline two = start();

        Answered asked =
                press(two, carrier(one).post("/voice", Webhooker.call("CA1")).action(), "1");
        Answered means =
                carrier(one).post(asked.action(), Webhooker.call("CA1").with("SpeechResult", "mon pass est refusé"));
        press(two, means.action(), "1");

        for (Hotline node : nodes) {
            JsonNode call = desk(node, "/api/calls/CA1");
            assertThat(call.path("turns").findValuesAsText("n")).containsExactly("0", "1", "2", "3");
            assertThat(call.path("answers").path("problem").asText()).isEqualTo("pass-refused");
            assertThat(desk(node, "/api/calls").findValuesAsText("callSid")).containsExactly("CA1");
        }
    }

    @Test
    void theSameWebhookAtBothAtOnceIsAnsweredAlikeAndOwedOnce() throws Exception {
        Hotline one = start();
        Hotline two = start();
        String action = carrier(one).post("/voice", Webhooker.call("CA1")).action();
        Form smoke =
                Webhooker.call("CA1").with("SpeechResult", "il y a de la fumée").with("Confidence", "0.9");

        List<Callable<Answered>> copies = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            copies.add(() -> carrier(one).post(action, smoke));
            copies.add(() -> carrier(two).post(action, smoke));
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(copies.size())) {
            List<Answered> answers = new ArrayList<>();
            for (var answer : pool.invokeAll(copies)) {
                answers.add(answer.get());
            }
            assertThat(answers).hasSize(8).containsOnly(answers.getFirst());
            assertThat(answers.getFirst().body()).contains("cent douze");
        }

        assertThat(Hotline.await(two.journal().deeds())).hasSize(1);
        assertThat(desk(two, "/api/calls/CA1").path("turns")).hasSize(2);
    }

    @Test
    void anAgentWhoTookTheCallAtOneNodeIsKnownAtTheOther() throws Exception {
        Hotline one = start();
        Hotline two = start();
        Answered where = press(
                one,
                press(two, carrier(one).post("/voice", Webhooker.call("CA1")).action(), "1")
                        .action(),
                "0");
        Answered dialled = press(one, where.action(), "#");
        Form agent = Form.of("CallSid", "CA7", "ParentCallSid", "CA1", "Direction", "outbound-dial");
        Answered whisper = carrier(two).post(dialled.whisper(), agent);
        carrier(two).post(whisper.action(), agent.with("Digits", "1"));

        Answered over = carrier(one)
                .post(
                        dialled.action(),
                        Webhooker.call("CA1")
                                .with("DialCallStatus", "completed")
                                .with("DialBridged", "true"));

        assertThat(over.body()).contains("<Hangup").doesNotContain("<Dial");
        assertThat(desk(two, "/api/calls/CA1").path("outcome").asText()).isEqualTo("handed-over");
    }

    @Test
    void anIncidentThatIsAnnouncedAtOneIsHeardAtTheOther() {
        Hotline one = start();
        Hotline two = start();
        String fault = "{\"sentences\": {\"fr\": \"Panne générale.\", \"en\": \"Everything is down.\"},"
                + " \"until\": \"2026-11-23T18:00:00Z\"}";

        assertThat(Webhooker.unsigned(one.deskPort())
                        .send("PUT", "/api/incident", fault)
                        .status())
                .isEqualTo(200);

        Service.until(
                "the other one knows",
                () -> Webhooker.unsigned(two.deskPort())
                                .send("GET", "/api/incident", "")
                                .status()
                        == 200);
        assertThat(press(two, carrier(two).post("/voice", Webhooker.call("CA1")).action(), "1")
                        .body())
                .contains("Panne générale.");
        assertThat(Webhooker.unsigned(two.deskPort())
                        .send("DELETE", "/api/incident", "")
                        .status())
                .isEqualTo(204);
        Service.until(
                "the first one says it no more",
                () -> Webhooker.unsigned(one.deskPort())
                                .send("GET", "/api/incident", "")
                                .status()
                        == 404);
    }

    @Test
    void aCallThatBeganOnTheContentOfANodeThatIsGoneGoesOnWithItElsewhere() throws Exception {
        Hotline edited = start(edited(), RealPostgres.port());
        String version = carrier(edited)
                .post("/voice", Webhooker.call("CA1"))
                .action()
                .replaceFirst(".*[?&]v=([0-9a-f]+).*", "$1");
        edited.close();
        nodes.remove(edited);
        Hotline other = start();
        String light = "/voice/turn?u=1&lang=fr&at=light&n=5&heard=problem.pass-refused&v=" + version;

        Service.until(
                "its words are had",
                () -> carrier(other)
                        .post(light, Webhooker.call("CA1").with("SpeechResult", "répétez"))
                        .body()
                        .contains(NEW));
        Answered answered = press(other, light.replace("n=5", "n=6"), "1");
        assertThat(answered.body()).contains("v=" + version, "light.red");
    }

    @Test
    void keysOfAContentThatIsGoneAreNotGuessed() throws Exception {
        Hotline node = start();
        String light = "/voice/turn?u=1&lang=fr&at=light&n=5&heard=problem.pass-refused&v=00000000";

        Answered asked = press(node, light, "1");

        assertThat(asked.body()).contains(OLD).doesNotContain("light.red", "v=00000000");
        assertThat(press(node, asked.action(), "1").body())
                .as("asked again in the current words, they count")
                .contains("light.red");
        assertThat(press(node, light.replace("n=5", "n=7"), "0").body())
                .as("a person is a person in every content")
                .contains("at=where");
    }

    /** Reports are owed, and stay so: nobody listens there. */
    private Hotline reporting(int databasePort) {
        String nowhere = "http://127.0.0.1:1/";
        return start(
                Path.of("prompts"),
                databasePort,
                Map.of("HOTLINE_PUSH_URL", nowhere, "HOTLINE_PUSH_SECRET", "0123456789abcdef"));
    }

    private static Answered hangUp(Hotline told) {
        Form over = Webhooker.ended("CA1");
        return carrier(told).post("/voice/status", over);
    }

    private static Optional<WholeCall> whole(Hotline node) {
        return Hotline.await(node.journal().whole("CA1"));
    }

    private static List<String> heard(WholeCall call) {
        return call.history().turns().stream().map(TurnRecord::input).toList();
    }

    private static List<WholeCall.KeptDeed> outcomes(WholeCall call) {
        return call.deeds().stream()
                .filter(deed -> deed.kind().equals("report-outcome"))
                .toList();
    }

    @Test
    void aCallWhoseTurnsAllWaitAtOneNodeEndsThoughTheOtherWasToldOfIt() throws Exception {
        try (Tunnel tunnel = new Tunnel(RealPostgres.port())) {
            Hotline one = reporting(tunnel.port());
            Hotline two = reporting(RealPostgres.port());
            tunnel.cut();
            Answered problem = press(
                    one, carrier(one).post("/voice", Webhooker.call("CA1")).action(), "1");
            carrier(one).post(problem.action(), Webhooker.call("CA1").with("SpeechResult", "mon pass est refusé"));

            assertThat(hangUp(two).status()).isEqualTo(204);
            assertThat(whole(two)).isEmpty();
            tunnel.mend();

            Service.until(
                    "it is over",
                    () -> whole(two)
                            .filter(call -> heard(call).contains("hung up"))
                            .isPresent());
            assertThat(hangUp(two).status()).isEqualTo(204);
            WholeCall call = whole(two).orElseThrow();
            assertThat(heard(call)).containsExactly("arrived", "keys 1", "said problem.pass-refused", "hung up");
            assertThat(call.history().call().view().outcome()).contains("unknown");
            assertThat(outcomes(call)).hasSize(1);
            assertThat(outcomes(call).getFirst().payload().orElseThrow())
                    .contains("\"outcome\":\"unknown\"", "\"problem\":\"pass-refused\"");
        }
    }

    @Test
    void aCallThatIsOverStaysSoWhenItsLastTurnsComeFromAnotherNodesMemory() throws Exception {
        try (Tunnel tunnel = new Tunnel(RealPostgres.port())) {
            Hotline one = reporting(tunnel.port());
            Hotline two = reporting(RealPostgres.port());
            Answered arrived = carrier(one).post("/voice", Webhooker.call("CA1"));
            tunnel.cut();
            Answered problem = press(one, arrived.action(), "1");
            carrier(one).post(problem.action(), Webhooker.call("CA1").with("SpeechResult", "mon pass est refusé"));

            assertThat(hangUp(two).status()).isEqualTo(204);
            assertThat(whole(two).orElseThrow().history().call().view().outcome())
                    .contains("unknown");
            tunnel.mend();

            Service.until("all is written", () -> one.journal().queued() == 0);
            WholeCall call = whole(two).orElseThrow();
            assertThat(heard(call)).hasSize(4).contains("said problem.pass-refused");
            assertThat(call.history().call().view().outcome()).contains("unknown");
            assertThat(call.history().call().view().answers()).containsEntry("problem", "pass-refused");
            assertThat(outcomes(call)).hasSize(1);
        }
    }

    @Test
    void aNodeThatStartsWhileTheDatabaseIsAwayAnswersCallsAndWritesThemWhenItIsBack() throws Exception {
        try (Tunnel tunnel = new Tunnel(RealPostgres.port())) {
            tunnel.cut();
            Hotline node = start(Path.of("prompts"), tunnel.port());
            Webhooker desk = Webhooker.unsigned(node.deskPort());
            assertThat(desk.send("GET", "/health/ready", "").status()).isEqualTo(503);
            assertThat(desk.send("GET", "/health/live", "").status()).isEqualTo(200);
            assertThat(desk.send("GET", "/api/calls", "").status()).isEqualTo(503);
            assertThat(desk.send("GET", "/api/calls/CA1", "").body()).contains("The journal does not answer now");

            Answered asked = press(
                    node, carrier(node).post("/voice", Webhooker.call("CA1")).action(), "1");
            assertThat(asked.status()).isEqualTo(200);
            assertThat(asked.body()).contains("at=problem");
            tunnel.mend();

            Service.until(
                    "it is ready", () -> desk.send("GET", "/health/ready", "").status() == 200);
            Service.until("all is written", () -> node.journal().queued() == 0);
            assertThat(desk(node, "/api/calls/CA1").path("turns")).hasSize(2);
            assertThat(Metrics.of(node).matching("hotline_journal_dropped_total"))
                    .isZero();
        }
    }

    @Test
    void aDatabaseThatGoesAwayDuringCallsIsNoticedByNobodyWhoPhones() throws Exception {
        try (Tunnel tunnel = new Tunnel(RealPostgres.port())) {
            Hotline node = start(Path.of("prompts"), tunnel.port());
            Webhooker desk = Webhooker.unsigned(node.deskPort());
            Answered arrived = carrier(node).post("/voice", Webhooker.call("CA1"));
            tunnel.freeze();

            Answered asked = press(node, arrived.action(), "1");
            assertThat(asked.body()).contains("at=problem");
            Service.until(
                    "it is told", () -> desk.send("GET", "/health/ready", "").status() == 503);
            assertThat(Metrics.of(node).matching("hotline_journal_healthy")).isZero();
            assertThat(Metrics.of(node).matching("hotline_journal_queued")).isPositive();
            tunnel.cut();
            tunnel.mend();

            Service.until(
                    "it is ready", () -> desk.send("GET", "/health/ready", "").status() == 200);
            Service.until("all is written", () -> node.journal().queued() == 0);
            assertThat(desk(node, "/api/calls/CA1").path("turns").findValuesAsText("n"))
                    .containsExactly("0", "1");
        }
    }
}
