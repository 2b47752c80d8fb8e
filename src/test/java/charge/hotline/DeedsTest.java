package charge.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.Webhooker.Answered;
import charge.hotline.handset.ApiFault;
import charge.hotline.handset.CarrierApi;
import charge.hotline.handset.Form;
import charge.hotline.handset.ReportReceiver;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hotline with a carrier's API and a receiver of reports: what leaves the house for a call. */
class DeedsTest {
    private static final String ACCOUNT = "AC00000000000000000000000000000001";
    private static final String SECRET = "0123456789abcdef";

    @TempDir
    private static Path folder;

    private static CarrierApi api;
    private static ReportReceiver receiver;
    private static Hotline hotline;

    @BeforeAll
    static void start() {
        api = CarrierApi.start(ACCOUNT, "SK1", "secret");
        receiver = ReportReceiver.start(SECRET);
        Map<String, String> environment = Map.of(
                "HOTLINE_PORT",
                "0",
                "HOTLINE_DESK_PORT",
                "0",
                "HOTLINE_PROMPTS",
                Path.of("prompts").toAbsolutePath().toString(),
                "TWILIO_ACCOUNT_SID",
                ACCOUNT,
                "TWILIO_API_KEY",
                "SK1",
                "TWILIO_API_SECRET",
                "secret",
                "TWILIO_API_URL",
                api.url().toString(),
                "HOTLINE_TEXT_FROM",
                "+32460000000",
                "HOTLINE_PUSH_URL",
                receiver.url().toString(),
                "HOTLINE_PUSH_SECRET",
                SECRET);
        hotline = Hotline.start(Settings.read(environment, folder), Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        hotline.close();
        api.close();
        receiver.close();
    }

    private static Webhooker carrier() {
        return Webhooker.unsigned(hotline.port());
    }

    private static Answered call(String callSid, String from) {
        Answered arrived = carrier().post("/voice", Webhooker.call(callSid, from));
        return press(arrived, callSid, from, "2");
    }

    private static Answered press(Answered before, String callSid, String from, String keys) {
        return then(before, callSid, from, "Digits", keys);
    }

    private static Answered say(Answered before, String callSid, String from, String words) {
        return then(before, callSid, from, "SpeechResult", words);
    }

    private static Answered then(Answered before, String callSid, String from, String... more) {
        Form form = Webhooker.call(callSid, from).and(Form.of(more));
        return carrier().post(before.action(), form);
    }

    private static List<JsonNode> reports(String callSid) {
        return receiver.received().stream()
                .filter(report -> report.path("call").asText().equals(callSid))
                .toList();
    }

    private static List<String> kinds(String callSid) {
        return reports(callSid).stream()
                .map(report -> report.path("kind").asText())
                .toList();
    }

    private static List<CarrierApi.Sms> texts(String number) {
        return api.sent().stream().filter(sms -> sms.to().equals(number)).toList();
    }

    @Test
    void aTextIsPromisedAndSentOnceThoughItsWebhookCameTwice() {
        String from = "+32470000011";
        Answered told = say(call("CA11", from), "CA11", from, "i lost my pass");
        Answered offered = press(told, "CA11", from, "1");
        assertThat(offered.body()).contains("Shall I text you");

        Answered promised = press(offered, "CA11", from, "1");
        assertThat(promised.body()).contains("you'll get it shortly").contains("<Hangup/>");
        assertThat(press(offered, "CA11", from, "1").body()).isEqualTo(promised.body());

        Service.until("the outcome is reported", () -> kinds("CA11").equals(List.of("outcome")));
        Service.until("the text is sent", () -> texts(from).size() == 1);
        assertThat(texts(from).getFirst().body())
                .contains(reports("CA11").getFirst().path("case").asText().replaceAll("(\\d{3})(?=\\d)", "$1 "));
    }

    @Test
    void aReportTellsWhatIsKnownAndTheNumberOnlyWhereSomebodyCallsBack() {
        String from = "+32470000012";
        receiver.next(new ApiFault.Refuses(500));
        Answered told = say(call("CA12", from), "CA12", from, "my pass is refused");
        Answered where = press(told, "CA12", from, "0");
        Answered handoff = press(where, "CA12", from, "1234#");
        Answered nobody = then(handoff, "CA12", from, "DialCallStatus", "no-answer");
        press(nobody, "CA12", from, "1");

        Service.until(
                "all is reported, in order", () -> kinds("CA12").equals(List.of("handoff", "call-back", "outcome")));
        List<JsonNode> reports = reports("CA12");
        assertThat(reports)
                .extracting(report -> report.path("sequence").asLong())
                .isSorted();
        assertThat(reports).extracting(report -> report.path("id").asText()).doesNotHaveDuplicates();
        assertThat(reports.get(1).path("number").asText()).isEqualTo(from);
        assertThat(reports.get(0).toString()).doesNotContain(from);
        Service.until(
                "the receiver owes the call-back now",
                () -> Hotline.await(hotline.journal().promises(99)).stream()
                        .noneMatch(promise -> promise.turn().callSid().equals("CA12")));
        assertThat(reports.get(2).toString()).doesNotContain(from);

        JsonNode report = reports.get(0);
        assertThat(report.path("agent").asText()).isEqualTo("simulated");
        assertThat(report.path("language").asText()).isEqualTo("en");
        assertThat(report.path("line").asText()).isEqualTo("+3225550100");
        assertThat(report.path("answers").path("problem").asText()).isEqualTo("pass-refused");
        assertThat(report.path("answers").path("where").asText()).isEqualTo("1234");
        assertThat(report.path("diagnosis").path("cause").asText()).isNotEmpty();
        assertThat(report.path("diagnosis").path("probability").asDouble()).isBetween(0.0, 1.0);
        assertThat(report.path("summary").asText()).contains("1 2 3 4");
        assertThat(report.has("outcome")).isFalse();
        assertThat(reports.get(2).path("outcome").asText()).isEqualTo("called-back");
    }

    @Test
    void dangerIsReportedBeforeTheHandoff() {
        String from = "+32470000013";
        say(call("CA13", from), "CA13", from, "there is smoke");

        Service.until("danger is reported", () -> kinds("CA13").equals(List.of("urgent", "handoff")));
        assertThat(reports("CA13").getFirst().toString()).doesNotContain(from);
    }
}
