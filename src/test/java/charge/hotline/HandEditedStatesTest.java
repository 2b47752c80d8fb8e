package charge.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.Webhooker.Answered;
import charge.hotline.content.OurContent;
import charge.hotline.handset.Document.Place;
import charge.hotline.handset.Form;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * URLs that an older version wrote, that somebody edited, or that mean nothing at all: the caller is asked a question that
 * makes sense, and hears of no error. Also what only raw bytes can say.
 */
class HandEditedStatesTest {
    private static final Path CALLS = Path.of("src/test/resources/charge/hotline/calls");
    private static final int WILD = 4_000;
    private static final String FAILED = "hotline_webhooks_seconds_count\\{outcome=\"(failed|late)\".*";

    private static final Map<String, Place> PLACES = Map.of(
            "/voice", Place.CALL,
            "/voice/turn", Place.CALL,
            "/voice/transferred", Place.CALL,
            "/voice/recorded", Place.CALL,
            "/voice/callback", Place.CALL,
            "/voice/fallback", Place.CALL,
            "/voice/whisper", Place.WHISPER,
            "/voice/whisper/answer", Place.SCREENED,
            "/voice/queue", Place.WAIT);

    private static Hotline hotline;
    private static Webhooker carrier;
    private static String version;
    private static int calls;

    @BeforeAll
    static void start(@TempDir Path data) {
        Map<String, String> environment = Map.of(
                "HOTLINE_PORT",
                "0",
                "HOTLINE_DESK_PORT",
                "0",
                "HOTLINE_DATA",
                data.toString(),
                "HOTLINE_PROMPTS",
                Path.of("prompts").toAbsolutePath().toString());
        hotline = Hotline.start(Settings.read(environment, CALLS), Clock.systemUTC());
        carrier = Webhooker.unsigned(hotline.port());
        version = carrier.post("/voice", Webhooker.call("CA0")).action().replaceFirst(".*[?&]v=([0-9a-f]+).*", "$1");
    }

    @AfterAll
    static void stop() {
        hotline.close();
    }

    private static Form call() {
        return Webhooker.call("CAedited" + calls++);
    }

    private static Answered press(String state, String keys) {
        return carrier.post("/voice/turn?" + state, call().with("Digits", keys));
    }

    private static void isValid(Answered answered, Place place, String told) {
        assertThat(answered.status()).as(told).isEqualTo(200);
        assertThat(answered.violations(place))
                .as("%s: %s", told, answered.body())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&&&===",
                "u=1",
                "u=7&v=&at=language",
                "u=1&v=00000000&lang=xx&at=light&n=3",
                "u=1&lang=&at=nowhere",
                "u=1&at=incident&n=3",
                "u=1&at=light&n=3",
                "u=99&at=%00%ff&n=-1",
                "n=99999999999999999999&heard=._..&is=&tried=,,,&out="
            })
    void withoutALanguageTheLanguageIsAsked(String state) {
        Answered answered = press(state, "3");

        isValid(answered, Place.CALL, state);
        assertThat(answered.body()).contains("at=language", "tapez 1", "press 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "u=1&lang=fr&at=nowhere&n=3",
                "u=1&lang=fr&at=outage&n=3",
                "u=1&lang=fr&at=situation&n=3",
                "u=1&lang=fr&at=confirm&n=3",
                "u=1&lang=fr&at=done&mode=hold&n=3",
                "u=1&lang=fr&at=problem&mode=menu&of=nothing&n=3",
                "u=1&lang=fr&at=light&mode=done&n=3",
                "u=1&lang=fr&at=light&mode=confirm&of=light&n=3",
                "u=1&lang=fr&at=light&mode=menu&n=3",
                "lang=fr"
            })
    void aPlaceThatIsNotThereIsTheOpenQuestion(String state) {
        Answered answered = press(state + "&v=" + version, "9");

        isValid(answered, Place.CALL, state);
        assertThat(answered.body()).contains("at=problem");
    }

    @Test
    void keysOfContentThatIsGoneAreNotInterpreted() {
        String state = "u=1&v=0123abcd&lang=fr&at=light&n=5&heard=problem.pass-refused";
        Answered asked = press(state, "1");

        isValid(asked, Place.CALL, state);
        assertThat(asked.body()).contains("at=light", "voyant").doesNotContain("light.red", "miss=");
        for (String key : List.of("2", "3", "9", "*", "#", "11")) {
            assertThat(press(state, key).body()).as(key).contains("at=light").doesNotContain("_light.", "mode=");
        }
        assertThat(press(state, "0").body()).contains("at=where");
        assertThat(press(state.replace("0123abcd", version), "1").body()).contains("light.red");
    }

    @Test
    void wordsMeanTheSameInAllContents() {
        String state = "u=1&v=0123abcd&lang=fr&at=light&n=5&heard=problem.pass-refused";

        Answered answered = carrier.post(
                "/voice/turn?" + state,
                call().with("SpeechResult", "il est rouge").with("Confidence", "0.9"));

        assertThat(answered.body()).contains("_light.red");
    }

    @Test
    void whatALaterVersionWroteIsPassedOn() {
        Answered answered = press("u=2&v=" + version + "&lang=fr&at=light&n=5&later=a%20b&is=asked_new-mark", "1");

        assertThat(answered.action()).contains("later=a%20b", "new-mark", "asked");
    }

    @Test
    void everyPlaceInEveryModeIsAQuestionOrAnEnd() {
        for (String step : OurContent.CHECKLIST.steps().keySet()) {
            for (String mode : List.of("ask", "menu", "hold", "done", "confirm", "star")) {
                for (String input :
                        List.of("Digits=1", "Digits=9", "Digits=%2A", "SpeechResult=oui", "SpeechResult=aide", "")) {
                    for (String marks : List.of("", "&is=driving", "&is=danger")) {
                        String state = "u=1&v=" + version + "&lang=fr&at=" + step + "&mode=" + mode
                                + "&of=light.red&n=9" + marks;
                        Form form = call();
                        if (!input.isEmpty()) {
                            String[] field = input.split("=", 2);
                            form = form.with(field[0], field[1].replace("%2A", "*"));
                        }
                        isValid(carrier.post("/voice/turn?" + state, form), Place.CALL, state + " " + input);
                    }
                }
            }
        }
        assertThat(Metrics.of(hotline).matching(FAILED)).isZero();
    }

    @Test
    void nobodyHearsOfAnErrorWhateverStandsInTheUrl() {
        Random random = new Random(20_261_123);
        List<String> paths = List.copyOf(PLACES.keySet());
        for (int i = 0; i < WILD; i++) {
            String path = paths.get(random.nextInt(paths.size()));
            String state = state(random);
            Form form = form(random, state);
            isValid(
                    carrier.post(path + "?" + state, form),
                    PLACES.getOrDefault(path, Place.CALL),
                    "no. " + i + " " + path + "?" + state + " " + form);
        }
        assertThat(Metrics.of(hotline).matching(FAILED))
                .as("answers that failed")
                .isZero();
    }

    private static String state(Random random) {
        List<String> parts = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            parts.add(pick(
                            random, "u", "v", "lang", "at", "mode", "of", "n", "heard", "quiet", "miss", "row", "is",
                            "starts", "since", "tried", "out", "to", "x", "%61t")
                    + "="
                    + pick(
                            random,
                            "1",
                            "0",
                            "3",
                            "48",
                            "999999999",
                            "-7",
                            version,
                            "fr",
                            "en",
                            "xx",
                            "light",
                            "problem",
                            "support",
                            "where",
                            "message",
                            "callback",
                            "spoke",
                            "fixed",
                            "restart",
                            "station",
                            "resume",
                            "offer",
                            "incident",
                            "language",
                            "done",
                            "confirm",
                            "hold",
                            "menu",
                            "star",
                            "light.red",
                            "problem.cable-stuck",
                            "where.0412",
                            "language.fr_problem.stops_restart.works",
                            "driving",
                            "danger",
                            "asked_danger_relapse",
                            "brussels",
                            "roadside,desk",
                            "handed-over",
                            "%3CSay%3E",
                            "%00%01",
                            "%ED%A0%BD",
                            "'",
                            "%25",
                            "a".repeat(400),
                            "."));
        }
        return String.join("&", parts);
    }

    private static Form form(Random random, String state) {
        Form form = call();
        return switch (random.nextInt(9)) {
            case 0 -> form.with("Digits", pick(random, "1", "2", "0", "*", "#", "123456", "A", "<"));
            case 1 -> form.with("SpeechResult", RandomCaller.GARBAGE.get(random.nextInt(RandomCaller.GARBAGE.size())));
            case 2 ->
                form.with("DialCallStatus", pick(random, "completed", "busy", "answered", "?"))
                        .with("DialBridged", pick(random, "true", "false", ""));
            case 3 -> form.with("QueueResult", pick(random, "bridged", "leave", "hangup", "queue-full", ""));
            case 4 ->
                form.with("RecordingDuration", pick(random, "0", "7", "x", "99999999999"))
                        .with("RecordingUrl", "https://api.twilio.com/<&\"'>");
            case 5 ->
                form.with("ErrorUrl", "https://hotline.example/voice/turn?" + state)
                        .with("ErrorCode", "11200");
            case 6 -> form.with("ErrorUrl", pick(random, "", "?", "#?", "x?at=light", "::"));
            case 7 ->
                form.with("Confidence", pick(random, "NaN", "-1", "1e9", "x")).with("SpeechResult", "oui");
            default -> form.with("FinishedOnKey", pick(random, "#", "", "1"));
        };
    }

    private static String pick(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%ED%A0%BD",
                "%ED%A0%BDrouge",
                "%FF%FE",
                "%C3",
                "%00%01%02%08",
                "%",
                "%zz",
                "%EF%BF%BE",
                "%3C%26%22%27",
                "%5D%5D%3E"
            })
    void bytesThatAreNoTextAreNotUnderstoodAndNotRepeated(String bytes) {
        Form form = call();
        for (String at :
                List.of("at=language", "lang=fr&at=problem", "lang=en&at=where", "lang=fr&at=restart&mode=hold")) {
            Answered answered = carrier.post(
                    "/voice/turn?u=1&v=" + version + "&n=3&" + at,
                    form,
                    form.encoded() + "&SpeechResult=" + bytes + "&Confidence=0.9");

            isValid(answered, Place.CALL, at + " " + bytes);
        }
    }

    @Test
    void tenThousandCharactersAreOnlyNotUnderstood() {
        Answered answered = carrier.post(
                "/voice/turn?u=1&lang=fr&at=light&v=" + version, call().with("SpeechResult", "x".repeat(10_000)));

        isValid(answered, Place.CALL, "10 kB");
        assertThat(answered.body()).contains("at=light", "miss=1");
    }
}
