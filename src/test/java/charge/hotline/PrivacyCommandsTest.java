package charge.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import charge.hotline.Webhooker.Answered;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code forget}, {@code export}, {@code backup} and {@code restore}, beside a hotline that is running. */
@Timeout(300)
class PrivacyCommandsTest {
    private static final Clock NIGHT = Clock.fixed(Instant.parse("2026-11-23T02:00:00Z"), ZoneId.of("UTC"));
    private static final String CALLER = "+32470000007";

    private static final String OTHER = "+32470000009";

    @TempDir
    private static Path folder;

    /** For all tests: starting one takes longer than they do. */
    private static Optional<Hotline> running = Optional.empty();

    @BeforeAll
    static void start() {
        running = Optional.of(Hotline.start(settings(0, Map.of()), NIGHT));
    }

    @AfterAll
    static void stop() {
        running.ifPresent(Hotline::close);
    }

    private static Hotline hotline() {
        return running.orElseThrow();
    }

    private interface Command {
        int run(Settings settings, List<String> arguments, PrintStream out) throws IOException;
    }

    private static Settings settings(int deskPort, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "HOTLINE_PORT",
                "0",
                "HOTLINE_DESK_PORT",
                String.valueOf(deskPort),
                "HOTLINE_DESK_PASSWORD",
                "ouvre-toi, Sésame",
                "HOTLINE_KEEP_WORDS",
                "true",
                "HOTLINE_DATA",
                folder.resolve("data").toString(),
                "HOTLINE_PROMPTS",
                Path.of("prompts").toAbsolutePath().toString()));
        environment.putAll(more);
        return Settings.read(environment, Path.of("src/test/resources/charge/hotline/calls"));
    }

    private static String run(Command command, String... arguments) throws IOException {
        return run(settings(hotline().deskPort(), Map.of()), command, arguments);
    }

    private static String run(Settings settings, Command command, String... arguments) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        command.run(settings, List.of(arguments), new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    /** A call at night, in which a wish to be called back is left. */
    private static void callBackWanted(Hotline hotline, String sid, String from) {
        Webhooker carrier = Webhooker.unsigned(hotline.port());
        Answered next = carrier.post("/voice", Webhooker.call(sid, from));
        next = carrier.post(next.action(), Webhooker.call(sid, from).with("Digits", "1"));
        next = carrier.post(next.action(), Webhooker.call(sid, from).with("SpeechResult", "mon badge est refusé"));
        for (String keys : List.of("0", "#", "1")) {
            next = carrier.post(next.action(), Webhooker.call(sid, from).with("Digits", keys));
        }
        Service.until("all is written", () -> hotline.journal().queued() == 0);
    }

    @Test
    void whatIsKeptIsShownAndErased() throws Exception {
        Hotline hotline = hotline();
        callBackWanted(hotline, "CA1", CALLER);
        callBackWanted(hotline, "CA2", "+32470000008");

        JsonNode kept = new ObjectMapper().readTree(run(CallerCommand::export, "--number", "+32 470/00.00.07"));
        assertThat(kept.path("calls")).hasSize(1);
        JsonNode call = kept.path("calls").path(0);
        assertThat(call.path("callSid").asText()).isEqualTo("CA1");
        assertThat(call.path("turns").findValuesAsText("words")).containsExactly("mon badge est refusé");
        assertThat(call.path("answers").path("problem").asText()).isEqualTo("pass-refused");
        assertThat(call.path("deeds").findValuesAsText("payload"))
                .isNotEmpty()
                .allMatch(payload -> payload.contains(CALLER));

        JsonNode forgotten = new ObjectMapper().readTree(run(CallerCommand::forget, "--number", CALLER));
        assertThat(forgotten.path("calls").asInt()).isEqualTo(1);
        assertThat(forgotten.path("turns").asInt()).isEqualTo(call.path("turns").size());
        assertThat(forgotten.path("dropped").size()).isPositive();
        assertThat(run(CallerCommand::export, "--number", CALLER)).contains("\"calls\":[]");
        assertThat(Hotline.await(hotline.journal().deeds()))
                .extracting(deed -> deed.turn().callSid())
                .contains("CA2")
                .doesNotContain("CA1");
    }

    @Test
    void whatWasPromisedIsListedAndMarked() throws Exception {
        callBackWanted(hotline(), "CA9", "+32470000013");

        String list = run(PromisesCommand::run);
        assertThat(list)
                .contains("call-back  +32470000013  case ")
                .contains("  fr")
                .contains("pass refusé");
        String id = list.lines()
                .filter(line -> line.contains("+32470000013"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .findFirst()
                .orElseThrow();

        assertThat(run(PromisesCommand::run, "--done", id)).contains("Promise " + id + " is done.");
        assertThat(run(PromisesCommand::run)).doesNotContain("+32470000013");
        assertThatThrownBy(() -> run(PromisesCommand::run, "--done", id))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("No promise with this id is owed");
        assertThatThrownBy(() -> run(PromisesCommand::run, "--done", "x")).isInstanceOf(WrongArguments.class);
    }

    /** The golden calls have the sentence where they are not. */
    @Test
    void callersAreToldThatTheirWordsAreKept() {
        Webhooker carrier = Webhooker.unsigned(hotline().port());
        Answered next = carrier.post("/voice", Webhooker.call("CA6", "+32470000011"));
        next = carrier.post(next.action(), Webhooker.call("CA6", "+32470000011").with("Digits", "2"));

        assertThat(next.body()).contains("Your words become text, kept for a short time.");
    }

    @Test
    void whoIsForgottenInTheMiddleOfACallIsPromisedNothingMore() throws Exception {
        Hotline hotline = hotline();
        Webhooker carrier = Webhooker.unsigned(hotline.port());
        Answered next = carrier.post("/voice", Webhooker.call("CA3", OTHER));
        for (String keys : List.of("1", "0", "#")) {
            next = carrier.post(next.action(), Webhooker.call("CA3", OTHER).with("Digits", keys));
        }
        assertThat(next.body()).contains("at=message");
        run(CallerCommand::forget, "--number", OTHER);

        Answered after =
                carrier.post(next.action(), Webhooker.call("CA3", OTHER).with("Digits", "1"));

        assertThat(after.status()).isEqualTo(200);
        assertThat(after.body()).contains("je ne peux rien noter").doesNotContain("C'est noté");
        assertThat(Hotline.await(hotline.journal().call("CA3"))).isEmpty();
    }

    @Test
    void aNumberThatIsNoneIsRefusedAndNoWebPageCanAsk() throws Exception {
        Hotline hotline = hotline();
        for (String wrong : List.of("0470000007", "anonymous", "", "+266696687")) {
            assertThatThrownBy(() -> run(CallerCommand::forget, "--number", wrong))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageStartingWith("Send {\"number\"")
                    .hasMessageContaining("with + and the country's code");
        }
        assertThatThrownBy(() -> run(CallerCommand::forget)).hasMessageContaining("--number NUMBER");
        Webhooker desk = Webhooker.unsigned(hotline.deskPort());
        String password = "Basic "
                + Base64.getEncoder().encodeToString("desk:ouvre-toi, Sésame".getBytes(StandardCharsets.UTF_8));
        for (String path : List.of("/api/callers/forget", "/api/callers/export", "/api/backup")) {
            String body = "{\"number\":\"" + CALLER + "\"}";
            assertThat(desk.send("POST", path, body, "Content-Type", "application/json")
                            .status())
                    .as("no password: " + path)
                    .isEqualTo(401);
            assertThat(desk.send("POST", path, body, "Content-Type", "text/plain", "Authorization", password)
                            .status())
                    .as("as a form of a web page: " + path)
                    .isEqualTo(415);
            assertThat(desk.send("GET", path, "", "Authorization", password).status())
                    .as("a link: " + path)
                    .isEqualTo(405);
        }
    }

    @Test
    void whereNoHotlineRunsItIsSaid() throws Exception {
        assertThatThrownBy(() -> run(
                        settings(hotline().deskPort(), Map.of("HOTLINE_DESK_PASSWORD", "wrong")),
                        CallerCommand::export,
                        "--number",
                        CALLER))
                .hasMessage("Log in as user desk with the password of HOTLINE_DESK_PASSWORD.");
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        for (Command command : List.<Command>of(CallerCommand::forget, CallerCommand::export)) {
            assertThatThrownBy(() -> run(settings(port, Map.of()), command, "--number", CALLER))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("127.0.0.1:" + port)
                    .hasMessageContaining("start it")
                    .hasMessageNotContaining(CALLER);
        }
        assertThatThrownBy(() -> run(settings(0, Map.of()), CallerCommand::export, "--number", CALLER))
                .hasMessageContaining("HOTLINE_DESK_PORT is 0");
    }

    @Test
    void aBackUpIsMadeBesideCallsAndRestoredWhereNoneRuns() throws Exception {
        Path file = folder.resolve("kept.sqlite");
        callBackWanted(hotline(), "CA4", "+32470000010");
        assertThat(run(BackUpCommand::backUp, "--to", file.toString()))
                .startsWith(file + ": " + Files.size(file) + " bytes");
        callBackWanted(hotline(), "CA5", "+32470000010");
        assertThatThrownBy(() -> run(BackUpCommand::restore, "--from", file.toString(), "--overwrite"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is using");
        assertThatThrownBy(() -> run(BackUpCommand::backUp, "--to", folder.resolve("no/where") + ""))
                .hasMessageContaining("is no file in a folder that is there");
        Settings elsewhere =
                settings(0, Map.of("HOTLINE_DATA", folder.resolve("elsewhere").toString()));
        assertThat(run(elsewhere, BackUpCommand::restore, "--from", file.toString()))
                .contains("the journal and the secret")
                .contains("forget them once more");

        try (Hotline restored = Hotline.start(elsewhere, NIGHT)) {
            assertThat(run(settings(restored.deskPort(), Map.of()), CallerCommand::export, "--number", "+32470000010"))
                    .as("the caller is known by the secret that was in it")
                    .contains("\"CA4\"")
                    .doesNotContain("\"CA5\"");
            Service.until(
                    "it is told that somebody waits to be called back",
                    () -> Metrics.of(restored).matching("hotline_deeds_owed\\{kind=\"call-back\"}") > 0);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("data", "elsewhere", "kept.sqlite");
        }
    }

    @Test
    void aPostgresqlIsNeitherBackedUpNorRestoredHere() throws Exception {
        Map<String, String> postgres = Map.of(
                "HOTLINE_DATABASE", RealPostgres.url(RealPostgres.database()), "HOTLINE_SECRET", "0123456789abcdef");
        try (Hotline hotline = Hotline.start(settings(0, postgres), NIGHT)) {
            callBackWanted(hotline, "CA1", CALLER);
            Settings settings = settings(hotline.deskPort(), postgres);
            assertThat(run(settings, CallerCommand::export, "--number", CALLER)).contains("\"CA1\"");
            assertThatThrownBy(() -> run(
                            settings,
                            BackUpCommand::backUp,
                            "--to",
                            folder.resolve("kept").toString()))
                    .hasMessageStartingWith("The journal is in a PostgreSQL")
                    .hasMessageContaining("pg_dump");
            assertThat(folder.resolve("kept")).doesNotExist();
            assertThatThrownBy(() -> run(settings, BackUpCommand::restore, "--from", "kept"))
                    .hasMessageContaining("pg_restore");
        }
    }
}
