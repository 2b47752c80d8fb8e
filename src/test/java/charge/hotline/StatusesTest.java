package charge.hotline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.handset.Form;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused over the wire, on both ports of the wired service; and that nothing of it is processed. */
class StatusesTest {
    private static final String LARGE = "CallSid=CA1&SpeechResult=" + "x".repeat(64 * 1024);

    private static ThrowAway hotline;
    private static Webhooker carrier;
    private static Webhooker desk;

    @BeforeAll
    static void start() {
        hotline = ThrowAway.start(
                Map.of("HOTLINE_PROMPTS", Path.of("prompts").toAbsolutePath().toString()),
                Path.of("src/test/resources/charge/hotline/calls"),
                Optional.empty());
        carrier = Webhooker.signing(hotline.connection());
        desk = Webhooker.unsigned(hotline.hotline().deskPort());
    }

    @AfterAll
    static void stop() {
        hotline.close();
    }

    private static void nothingWasProcessed() {
        assertThat(Hotline.await(hotline.hotline().journal().calls(10, OptionalLong.empty())))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /voice/nowhere, 404",
        "POST, /voice/, 404",
        "GET, /, 404",
        "GET, /health/ready, 404",
        "GET, /metrics, 404",
        "GET, /api/calls, 404",
        "GET, /audio/fr/light.ask.mp3, 404",
        "GET, /audio/../hotline.yaml, 404",
        "GET, /voice, 405",
        "PUT, /voice/turn, 405",
        "DELETE, /voice/status, 405",
        "POST, /voice, 403",
        "POST, /voice/turn?u=1&lang=fr&at=light, 403",
        "POST, /voice/task, 403",
    })
    void whatIsNotAWebhookIsRefused(String method, String target, int status) {
        assertThat(carrier.send(method, target, method.equals("POST") ? "CallSid=CA1" : "")
                        .status())
                .isEqualTo(status);
        nothingWasProcessed();
    }

    @Test
    void aLargeBodyIsRefusedBeforeAnythingIsChecked() {
        assertThat(carrier.send("POST", "/voice/turn", LARGE).status()).isEqualTo(413);
        Form form = Form.of("CallSid", "CA1", "SpeechResult", "x".repeat(64 * 1024));
        assertThat(carrier.post("/voice/turn", form).status()).isEqualTo(413);
        nothingWasProcessed();
    }

    @Test
    void aSignedWebhookWithoutACallIsRefused() {
        for (String path : List.of(
                "/voice",
                "/voice/turn",
                "/voice/transferred",
                "/voice/whisper",
                "/voice/whisper/answer",
                "/voice/queue",
                "/voice/callback",
                "/voice/recorded",
                "/voice/status",
                "/voice/fallback")) {
            assertThat(carrier.post(path, Form.of("From", Webhooker.DRIVER)).status())
                    .as(path)
                    .isEqualTo(400);
        }
        assertThat(carrier.post("/voice/task", Form.of("TaskSid", "WT1")).status())
                .isEqualTo(200);
        nothingWasProcessed();
    }

    @Test
    void aSignatureOfSomethingElseIsRefused() {
        Form form = Webhooker.call("CA1");

        assertThat(carrier.post("/voice", form, form.encoded() + "&Digits=1").status())
                .isEqualTo(403);
        assertThat(carrier.send(
                                "POST",
                                "/voice",
                                "CallSid=CA1",
                                "X-Twilio-Signature",
                                "AAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                                "Content-Type",
                                "application/x-www-form-urlencoded")
                        .status())
                .isEqualTo(403);
        nothingWasProcessed();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /, 404",
        "POST, /voice, 404",
        "GET, /api/nothing, 404",
        "GET, /api/calls/CAunknown, 404",
        "GET, /api/incident, 404",
        "POST, /api/calls, 405",
        "DELETE, /api/calls/CA1, 405",
        "POST, /api/incident, 405",
        "POST, /health/ready, 405",
        "PUT, /metrics, 405",
        "GET, /api/calls?limit=no, 400",
        "GET, /api/calls?limit=0, 400",
        "PUT, /api/incident, 400",
        "GET, /health/live, 200",
        "GET, /health/ready, 200",
        "GET, /metrics, 200",
        "GET, /api/calls, 200",
    })
    void theDeskSaysWhatItHas(String method, String target, int status) {
        assertThat(desk.send(method, target, method.equals("PUT") ? "no incident" : "")
                        .status())
                .isEqualTo(status);
    }

    @Test
    void aLargeIncidentIsRefused() {
        assertThat(desk.send("PUT", "/api/incident", "{\"until\":\"" + "x".repeat(20_000) + "\"}")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void withoutAPasswordTheDeskKnowsOnlyThisMachine() throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), hotline.hotline().deskPort())) {
            socket.getOutputStream().write("GET /api/calls HTTP/1.1\r\nHost: evil.example\r\n\r\n".getBytes(UTF_8));

            assertThat(new String(socket.getInputStream().readNBytes(12), UTF_8))
                    .isEqualTo("HTTP/1.1 403");
        }
    }
}
