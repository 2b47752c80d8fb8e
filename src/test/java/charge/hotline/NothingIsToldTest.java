package charge.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.Webhooker.Answered;
import charge.hotline.handset.Connection;
import charge.hotline.handset.Form;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is sent, and whatever goes wrong: no number of a caller and no word of theirs is in the log, in the metrics or in a URL
 * that is handed out; nor in any file, but for the number of somebody who has to be called, and words where they are kept.
 */
@Timeout(300)
class NothingIsToldTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final String PUBLIC_URL = "https://hotline.example";
    private static final String PASSWORD = "open sesame";

    /** Said by callers, in every field and place that something can be said in; plain letters, so that no coding hides them. */
    private static final String WORDS = "zazoubleu";

    /** Digits of numbers, without the plus, which is written in many ways. */
    private static final String CALLER = "32470998801";

    private static final String OTHER = "32470998802";

    /** Of somebody whose number is needed. */
    private static final String URGENT = "32470998803";

    private static final Pattern URL = Pattern.compile("(?:https?://|\"/)[^\"<\\s]*");

    @TempDir
    private Path folder;

    private final List<String> urls = new ArrayList<>();

    private Answered heard(Answered answered) {
        URL.matcher(answered.body()).results().map(found -> found.group()).forEach(urls::add);
        return answered;
    }

    private Service start(Map<String, String> more) throws IOException {
        Files.copy(Path.of("src/test/resources/charge/hotline/calls/hotline.yaml"), folder.resolve("hotline.yaml"));
        Map<String, String> settings = new HashMap<>(Map.of(
                "TWILIO_AUTH_TOKEN", TOKEN,
                "HOTLINE_HOST", "127.0.0.1",
                "HOTLINE_PUBLIC_URL", PUBLIC_URL,
                "HOTLINE_DESK_PASSWORD", PASSWORD));
        settings.putAll(more);
        return Service.start(folder, settings).listening();
    }

    private static Webhooker signing(Service service) {
        return Webhooker.signing(Connection.to("http://127.0.0.1:" + service.port())
                .withPublicUrl(PUBLIC_URL)
                .withToken(TOKEN));
    }

    private static Form call(String sid, String number) {
        return Webhooker.call(sid, "+" + number)
                .and(Form.of("Caller", "+" + number, "CallerName", WORDS, "FromCity", WORDS))
                .and(Form.of("UnstableSpeechResult", WORDS, "Whatever", WORDS));
    }

    private static String basic() {
        return "Basic " + Base64.getEncoder().encodeToString(("desk:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    }

    /** Keys, words that are understood and words that are not, until a person or a call back; returns the last answer. */
    private Answered talk(Webhooker carrier, String sid, String number) {
        Answered next = heard(carrier.post("/voice", call(sid, number)));
        next = heard(carrier.post(next.action(), call(sid, number).with("Digits", "1")));
        for (String said : List.of("mon pass est refusé " + WORDS, WORDS, "oui " + WORDS + " +" + number)) {
            if (!next.body().contains("<Gather")) {
                return next;
            }
            next = heard(carrier.post(
                    next.action(), call(sid, number).with("SpeechResult", said).with("Confidence", "0.9")));
        }
        return next;
    }

    /** What belongs to no call, is not signed, too large, or cannot be read. */
    private void misuse(Service service, Webhooker carrier) {
        Webhooker unsigned = Webhooker.unsigned(service.port());
        Form said = call("CA8", CALLER).with("SpeechResult", WORDS);
        assertThat(heard(unsigned.post("/voice/turn?x=" + WORDS + CALLER, said)).status())
                .isEqualTo(403);
        assertThat(heard(unsigned.send("GET", "/voice/" + WORDS + CALLER, "")).status())
                .isEqualTo(404);
        assertThat(heard(unsigned.send("PUT", "/voice?" + WORDS + CALLER, WORDS))
                        .status())
                .isEqualTo(405);
        assertThat(heard(unsigned.send("GET", "/audio/" + WORDS + CALLER + ".mp3", ""))
                        .status())
                .isEqualTo(404);
        assertThat(heard(carrier.post("/voice", said.with("SpeechResult", WORDS.repeat(8_000))))
                        .status())
                .isEqualTo(413);
        assertThat(heard(carrier.post("/voice", Form.of("SpeechResult", WORDS, "From", "+" + CALLER)))
                        .status())
                .isEqualTo(400);
        // Signed URLs are ours, and have no words in them.
        heard(carrier.post("/voice/turn?u=1&v=gone&lang=xx&at=nowhere&n=x&later=1", call("CA5", OTHER)));
        heard(carrier.post(
                "/voice/fallback",
                call("CA5", OTHER)
                        .with("ErrorUrl", "https://hotline.example/voice/turn?at=light&n=3")
                        .with("ErrorCode", WORDS)));
        heard(carrier.post(
                "/voice/recorded?at=message&lang=fr", call("CA5", OTHER).with("RecordingDuration", WORDS)));
        heard(carrier.post("/voice/status", Webhooker.ended("CA6", OTHER)));
        heard(carrier.send("POST", "/voice/task", "{\"" + WORDS + "\":" + CALLER, "Content-Type", "application/json"));
    }

    private void misuseDesk(Service service) {
        Webhooker desk = Webhooker.unsigned(service.deskPort());
        for (String path : List.of("/api/callers/forget", "/api/callers/export", "/api/backup", "/api/incident")) {
            for (String body : List.of("{\"number\":\"" + CALLER + "\"}", "{" + WORDS, WORDS + CALLER.repeat(200))) {
                heard(desk.send("POST", path, body, "Content-Type", "application/json", "Authorization", basic()));
                heard(desk.send("PUT", path, body, "Content-Type", "text/plain", "Authorization", basic()));
                heard(desk.send("POST", path, body, "Authorization", "Basic " + WORDS + CALLER));
            }
        }
        heard(desk.send("GET", "/api/calls/" + CALLER + WORDS, "", "Authorization", basic()));
        heard(desk.send("GET", "/api/calls?limit=" + CALLER + WORDS, "", "Authorization", basic()));
        heard(desk.send("GET", "/" + CALLER + WORDS, ""));
    }

    private void untold(String where, String text) {
        assertThat(text)
                .as(where)
                .doesNotContain(WORDS)
                .doesNotContain(CALLER.substring(2))
                .doesNotContain(OTHER.substring(2))
                .doesNotContain(URGENT.substring(2));
    }

    @Test
    void neitherNumbersNorWordsAreInTheLogTheMetricsUrlsOrFiles() throws Exception {
        try (Service service = start(Map.of())) {
            Webhooker carrier = signing(service);
            assertThat(talk(carrier, "CA1", CALLER).status()).isEqualTo(200);
            Answered next = heard(carrier.post("/voice", call("CA7", URGENT)));
            next = heard(carrier.post(next.action(), call("CA7", URGENT).with("Digits", "1")));
            heard(carrier.post(
                    next.action(), call("CA7", URGENT).with("SpeechResult", "de la fumée sort de la borne " + WORDS)));
            misuse(service, carrier);
            misuseDesk(service);
            // As a back-up or an operator's shell may hold it.
            try (var away = DriverManager.getConnection(
                            "jdbc:sqlite:" + folder.resolve("data/journal.sqlite") + "?busy_timeout=30000");
                    Statement statement = away.createStatement()) {
                statement.execute("begin exclusive");
                talk(carrier, "CA2", OTHER);
                heard(Webhooker.unsigned(service.deskPort())
                        .send("GET", "/api/calls/" + CALLER + WORDS, "", "Authorization", basic()));
                Service.until("it is told", () -> service.log().contains("cannot be written"));
                misuseDesk(service);
            }
            Service.until(
                    "all is written", () -> Metrics.of(service.deskPort()).matching("hotline_journal_queued") == 0);
            Answered kept =
                    Webhooker.unsigned(service.deskPort()).send("GET", "/api/calls/CA2", "", "Authorization", basic());
            assertThat(kept.body()).contains("pass-refused");
            untold("the desk's page of a call", kept.body());
            untold("metrics", Metrics.of(service.deskPort()).text());
            service.terminate();
            service.ended();
            assertThat(service.log()).contains("written again");
            untold("the log", service.log());
        }
        assertThat(urls).hasSizeGreaterThan(10);
        urls.forEach(url -> untold("a URL", url));
        assertThat(inData(WORDS)).isFalse();
        assertThat(inData(CALLER)).isFalse();
        assertThat(inData(OTHER)).isFalse();
        assertThat(inData(URGENT)).as("an urgent case has a number").isTrue();
    }

    @Test
    void whereWordsAreKeptTheyAreInTheJournalAndNowhereElse() throws Exception {
        try (Service service = start(Map.of("HOTLINE_KEEP_WORDS", "true"))) {
            talk(signing(service), "CA2", OTHER);
            Service.until(
                    "all is written", () -> Metrics.of(service.deskPort()).matching("hotline_journal_queued") == 0);
            assertThat(service.log()).doesNotContain(WORDS);
            assertThat(Metrics.of(service.deskPort()).text()).doesNotContain(WORDS);
        }
        assertThat(inData(WORDS)).isTrue();
        urls.forEach(url -> untold("a URL", url));
    }

    private boolean inData(String text) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }
}
