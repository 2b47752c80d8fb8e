package charge.hotline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import charge.hotline.Webhooker.Answered;
import charge.hotline.handset.Form;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The hotline as a process: killed, told to stop, started twice, set wrongly. */
@Timeout(300)
class ServiceTest {
    private static final String SID = "CA00000000000000000000000000000009";

    @TempDir
    private Path folder;

    private static JsonNode call(Service service, String callSid) throws IOException {
        return new ObjectMapper()
                .readTree(Webhooker.unsigned(service.deskPort())
                        .send("GET", "/api/calls/" + callSid, "")
                        .body());
    }

    private static List<Integer> turns(JsonNode call) {
        return StreamSupport.stream(call.path("turns").spliterator(), false)
                .map(turn -> turn.path("n").asInt())
                .toList();
    }

    private static Answered press(Service service, String target, String keys) {
        return service.carrier().post(target, Webhooker.call(SID).with("Digits", keys));
    }

    @Test
    void whoIsKilledInTheMiddleOfACallGoesOnWithItAfterwards() throws Exception {
        Answered asked;
        try (Service service = Service.start(folder, Map.of()).listening()) {
            String question = press(
                            service,
                            service.carrier()
                                    .post("/voice", Webhooker.call(SID))
                                    .action(),
                            "1")
                    .action();
            asked = service.carrier().post(question, Webhooker.call(SID).with("SpeechResult", "mon pass est refusé"));
            service.kill();
        }

        try (Service service = Service.start(folder, Map.of()).listening()) {
            JsonNode before = call(service, SID);
            assertThat(turns(before)).containsExactly(0, 1, 2);
            assertThat(before.path("answers").path("problem").asText()).isEqualTo("pass-refused");

            Answered next = press(service, asked.action(), "1");

            assertThat(next.status()).isEqualTo(200);
            assertThat(next.action()).contains("&n=4&", "problem.pass-refused");
            assertThat(turns(call(service, SID))).containsExactly(0, 1, 2, 3);
            assertThat(call(service, SID).path("at").asText()).isNotEqualTo("problem");
        }
    }

    @Test
    void nothingThatWasAnsweredIsMissingAfterAKillUnderLoad() throws Exception {
        List<String> answered = new ArrayList<>();
        try (Service service = Service.start(folder, Map.of()).listening()) {
            Webhooker carrier = service.carrier();
            Thread killer = Thread.ofVirtual().unstarted(() -> {
                Service.until("some calls were answered", () -> {
                    synchronized (answered) {
                        return answered.size() > 200;
                    }
                });
                service.kill();
            });
            killer.start();
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                int phone = i;
                callers.add(Thread.startVirtualThread(() -> {
                    for (int n = 0; n < 100_000; n++) {
                        String sid = "CAload" + phone + "x" + n;
                        try {
                            if (carrier.post("/voice", Webhooker.call(sid)).status() == 200) {
                                synchronized (answered) {
                                    answered.add(sid);
                                }
                            }
                        } catch (AssertionError gone) {
                            return;
                        }
                    }
                }));
            }
            for (Thread caller : callers) {
                caller.join();
            }
            killer.join();
        }

        try (Service service = Service.start(folder, Map.of()).listening()) {
            assertThat(answered).hasSizeGreaterThan(200);
            for (String sid : answered) {
                assertThat(turns(call(service, sid))).as(sid).containsExactly(0);
            }
        }
    }

    @Test
    void whoIsToldToStopIsFirstNotReadyThenAnswersWhatRunsAndExitsWith0() throws Exception {
        try (Service service = Service.start(folder, Map.of()).listening();
                Socket slow = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            Form form = Webhooker.call(SID);
            int deskPort = service.deskPort();
            Webhooker desk = Webhooker.unsigned(deskPort);
            assertThat(desk.send("GET", "/health/ready", "").status()).isEqualTo(200);
            String head = "POST /voice HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                    + "Content-Length: " + form.encoded().length() + "\r\n\r\n";
            slow.getOutputStream().write((head + form.encoded().substring(0, 10)).getBytes(UTF_8));
            slow.getOutputStream().flush();

            service.terminate();

            Service.until(
                    "it is not ready",
                    () -> desk.send("GET", "/health/ready", "").status() == 503);
            assertThat(desk.send("GET", "/health/ready", "").body()).contains("stopping");
            assertThat(desk.send("GET", "/health/live", "").status()).isEqualTo(200);
            slow.getOutputStream().write(form.encoded().substring(10).getBytes(UTF_8));
            slow.getOutputStream().flush();
            byte[] answer = new byte[15];
            assertThat(slow.getInputStream().readNBytes(answer, 0, 15)).isEqualTo(15);
            assertThat(new String(answer, UTF_8)).startsWith("HTTP/1.1 200 OK");
            assertThat(service.ended()).as("%s", service.log()).isZero();
            assertThat(service.log()).as("nothing was kept too long").doesNotContain("kept long enough");
        }
        try (Service again = Service.start(folder, Map.of()).listening()) {
            assertThat(turns(call(again, SID))).containsExactly(0);
        }
    }

    @Test
    void aSecondOneOnTheSameDataSaysSoAndEndsWith1() {
        try (Service first = Service.start(folder, Map.of()).listening();
                Service second = Service.start(folder, Map.of())) {
            assertThat(second.ended()).isEqualTo(1);
            assertThat(second.log())
                    .contains("another hotline (process " + first.pid() + ") is using", "HOTLINE_DATA")
                    .doesNotContain("Exception", "\tat ");
            assertThat(first.carrier().post("/voice", Webhooker.call(SID)).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void wrongSettingsAreAllNamedWithWhatToWrite() {
        Map<String, String> wrong = Map.of(
                "HOTLINE_PORT", "eighty",
                "HOTLINE_PUBLIC_URL", "hotline.example",
                "TWILIO_AUTH_TOKEN", "secret-token-1234,",
                "HOTLINE_KEEP_WORDS", "perhaps");
        try (Service service = Service.start(folder, wrong)) {
            assertThat(service.ended()).isEqualTo(1);
            assertThat(service.log())
                    .contains("HOTLINE_PORT", "eighty", "8080")
                    .contains("HOTLINE_PUBLIC_URL", "https://hotline.example")
                    .contains("TWILIO_AUTH_TOKEN", "HOTLINE_KEEP_WORDS", "true or false")
                    .doesNotContain("Exception", "\tat ", "secret-token-1234");
        }
    }

    @Test
    void aTakenPortIsNamed() {
        try (Service first = Service.start(folder, Map.of()).listening();
                Service second = Service.start(
                        folder,
                        Map.of(
                                "HOTLINE_PORT", Integer.toString(first.port()),
                                // It is told before prompts are read.
                                "HOTLINE_PROMPTS", folder.resolve("nowhere").toString(),
                                "HOTLINE_DATA", folder.resolve("other").toString()))) {
            assertThat(second.ended()).isEqualTo(1);
            assertThat(second.log()).contains("HOTLINE_PORT").doesNotContain("\tat ");
        }
    }

    @Test
    void withoutATokenOnlyThisMachineReachesIt() throws Exception {
        try (Service service =
                Service.start(folder, Map.of("HOTLINE_HOST", "0.0.0.0")).listening()) {
            assertThat(service.log()).contains("TWILIO_AUTH_TOKEN is not set", "127.0.0.1 only");
            Optional<InetAddress> outside = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .findFirst();
            if (outside.isPresent()) {
                try (Socket socket = new Socket()) {
                    InetSocketAddress address = new InetSocketAddress(outside.get(), service.port());
                    assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> socket.connect(address, 5_000));
                }
            }
        }
    }
}
