package charge.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.Webhooker.Answered;
import charge.hotline.handset.Form;
import charge.hotline.journal.CallHistory;
import charge.hotline.journal.OwedDeed;
import charge.hotline.journal.TurnRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The carrier sends a webhook again when it has not heard an answer: the caller must hear the same, and nothing is done twice. */
class RepeatedWebhooksTest {
    private static final Path CALLS = Path.of("src/test/resources/charge/hotline/calls");
    private static final String SID = "CA00000000000000000000000000000001";

    private final ThrowAway hotline = ThrowAway.start(
            Map.of("HOTLINE_PROMPTS", Path.of("prompts").toAbsolutePath().toString()), CALLS, Optional.empty());
    private final Webhooker carrier = Webhooker.signing(hotline.connection());

    @AfterEach
    void stop() {
        hotline.close();
    }

    private Answered arrive() {
        return carrier.post("/voice", Webhooker.call(SID));
    }

    private Answered press(String target, String keys) {
        return carrier.post(target, Webhooker.call(SID).with("Digits", keys));
    }

    private CallHistory kept() {
        return Hotline.await(hotline.hotline().journal().call(SID)).orElseThrow();
    }

    private List<String> owed() {
        return Hotline.await(hotline.hotline().journal().deeds()).stream()
                .map(OwedDeed::owed)
                .map(owed -> owed.kind())
                .toList();
    }

    /** The question whether to be called back, at night. */
    private Answered nobodyThere() {
        hotline.given("time 2026-11-23T03:00");
        Answered where = press(press(arrive().action(), "1").action(), "0");
        return where.body().contains("at=where") ? press(where.action(), "#") : where;
    }

    @Test
    void aRepeatIsAnsweredByteForByteAndKeptOnce() {
        Answered arrived = arrive();
        assertThat(arrive()).isEqualTo(arrived);
        Answered chosen = press(arrived.action(), "1");
        assertThat(press(arrived.action(), "1")).isEqualTo(chosen);
        Form words =
                Webhooker.call(SID).with("SpeechResult", "mon pass est refusé").with("Confidence", "0.9");
        Answered told = carrier.post(chosen.action(), words);
        assertThat(carrier.post(chosen.action(), words)).isEqualTo(told);
        Answered silent = carrier.post(told.action(), Webhooker.call(SID));
        assertThat(carrier.post(told.action(), Webhooker.call(SID))).isEqualTo(silent);

        assertThat(kept().turns()).extracting(turn -> turn.key().n()).containsExactly(0, 1, 2, 3);
    }

    @Test
    void repeatsAtTheSameTimeAreOneTurn() throws Exception {
        Answered question = nobodyThere();
        String action = question.action();
        List<Callable<Answered>> same = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            same.add(() -> press(action, "1"));
        }

        try (ExecutorService nodes = Executors.newFixedThreadPool(16)) {
            List<Answered> answers = new ArrayList<>();
            for (Future<Answered> answer : nodes.invokeAll(same)) {
                answers.add(answer.get());
            }
            assertThat(answers).containsOnly(answers.getFirst());
            assertThat(answers.getFirst().body()).contains("C'est noté");
        }
        assertThat(kept().turns())
                .filteredOn(turn -> action.contains("&n=" + turn.key().n() + "&"))
                .hasSize(1);
        assertThat(owed()).containsExactly("call-back");
    }

    @Test
    void aRepeatHearsWhatTheFirstHeardThoughTheHoursAreOverNow() {
        hotline.given("time 2026-11-23T19:59:58");
        String question = press(arrive().action(), "1").action();
        Answered where = press(question, "0");
        Answered dialled = press(where.action(), "#");
        assertThat(dialled.body()).contains("<Number", "+3225550199");

        hotline.given("time 2026-11-23T23:30:00");

        assertThat(press(where.action(), "#")).isEqualTo(dialled);
        assertThat(press(question, "0")).isEqualTo(where);
    }

    @Test
    void aPromiseIsRepeatedInTheWordsOfTheFirstThoughSomebodyIsThereNow() {
        Answered question = nobodyThere();
        Answered promised = press(question.action(), "1");
        hotline.given("time 2026-11-23T10:00");

        assertThat(press(question.action(), "1")).isEqualTo(promised);
        assertThat(owed()).containsExactly("call-back");
    }

    @Test
    void anIncidentAnnouncedInBetweenDoesNotChangeTheArrival() {
        hotline.given("time 2026-11-23T10:00");
        Answered arrived = arrive();
        String chosen = arrived.action();
        Answered problem = press(chosen, "2");
        hotline.given("incident 2026-11-23T12:00 fr=Panne. en=Fault.");

        assertThat(arrive()).isEqualTo(arrived);
        assertThat(press(chosen, "2")).isEqualTo(problem);
        assertThat(problem.body()).doesNotContain("Fault.");
    }

    @Test
    void aRepeatLooksNothingUpAgainThoughAnIncidentIsAnnouncedNow() {
        hotline.given("time 2026-11-23T10:00");
        String action = press(arrive().action(), "1").action();
        Form words =
                Webhooker.call(SID).with("SpeechResult", "mon pass est refusé").with("Confidence", "0.9");
        Answered told = carrier.post(action, words);
        assertThat(told.body()).contains("outage.up");
        hotline.given("incident 2026-11-23T12:00 fr=Panne. en=Fault.");

        assertThat(carrier.post(action, words)).isEqualTo(told);

        assertThat(Metrics.of(hotline.hotline()).matching("hotline_lookups_seconds_count\\{.*\"outage\".*"))
                .isEqualTo(1);
        assertThat(kept().turns().getLast().facts()).contains("\"found\":{\"outage\":\"up\"}");
    }

    @Test
    void dangerIsOneUrgentCaseHoweverOftenItIsSent() {
        Form smoke =
                Webhooker.call(SID).with("SpeechResult", "il y a de la fumée").with("Confidence", "0.9");
        String action = arrive().action();
        Answered warned = carrier.post(action, smoke);

        assertThat(carrier.post(action, smoke)).isEqualTo(warned);
        assertThat(warned.body()).contains("cent douze");
        assertThat(owed()).containsExactly("urgent");
    }

    @Test
    void aMessageIsOwedOnce() {
        Answered record = press(nobodyThere().action(), "2");
        Form left = Webhooker.call(SID)
                .with("RecordingUrl", "https://api.twilio.com/recording/RE1")
                .with("RecordingDuration", "7");
        Answered thanked = carrier.post(record.action(), left);

        assertThat(carrier.post(record.action(), left)).isEqualTo(thanked);
        assertThat(owed()).containsExactly("message");
    }

    @Test
    void anAgentsAnswerAndTheEndOfATransferAreTheSameWhenRepeated() {
        hotline.given("time 2026-11-23T10:00");
        Answered dialled =
                press(press(press(arrive().action(), "1").action(), "0").action(), "#");
        Form agent = Form.of("CallSid", "CA2", "ParentCallSid", SID, "Direction", "outbound-dial");
        Answered whisper = carrier.post(dialled.whisper(), agent);
        assertThat(carrier.post(dialled.whisper(), agent)).isEqualTo(whisper);
        Answered taken = carrier.post(whisper.action(), agent.with("Digits", "1"));
        assertThat(carrier.post(whisper.action(), agent.with("Digits", "1"))).isEqualTo(taken);
        Form over = Webhooker.call(SID).with("DialCallStatus", "completed").with("DialBridged", "true");
        Answered ended = carrier.post(dialled.action(), over);

        assertThat(carrier.post(dialled.action(), over)).isEqualTo(ended);
        assertThat(kept().call().view().outcome()).contains("handed-over");
        assertThat(kept().turns()).hasSize(5);
    }

    @Test
    void theEndOfATransferIsTheSameWhenRepeatedThoughTheAgentsAnswerCameInBetween() {
        hotline.given("time 2026-11-23T10:00");
        Answered dialled =
                press(press(press(arrive().action(), "1").action(), "0").action(), "#");
        Form agent = Form.of("CallSid", "CA2", "ParentCallSid", SID, "Direction", "outbound-dial");
        Answered whisper = carrier.post(dialled.whisper(), agent);
        Form over = Webhooker.call(SID).with("DialCallStatus", "completed").with("DialBridged", "true");
        Answered asked = carrier.post(dialled.action(), over);
        assertThat(asked.body()).contains("at=spoke");
        carrier.post(whisper.action(), agent.with("Digits", "1"));

        assertThat(carrier.post(dialled.action(), over)).isEqualTo(asked);
        assertThat(kept().turns()).hasSize(5);
        assertThat(kept().call().view().outcome()).isEmpty();
    }

    @Test
    void aHangUpReportedTwiceIsOneTurn() {
        arrive();
        Form ended = Webhooker.ended(SID);

        assertThat(carrier.post("/voice/status", ended).status()).isEqualTo(204);
        assertThat(carrier.post("/voice/status", ended).status()).isEqualTo(204);

        assertThat(kept().turns()).hasSize(2);
        assertThat(kept().call().view().outcome()).contains("unknown");
    }

    @Test
    void theSameKeyWithOtherInputIsAnsweredFromItsUrlAndRecordedAsSuperseding() {
        String action = press(arrive().action(), "1").action();
        Answered first = press(action, "4");
        Answered other = press(action, "5");

        assertThat(first.body()).contains("at=release");
        assertThat(other.body()).contains("mode=menu", "of=else").doesNotContain("heard=language.fr_problem");
        assertThat(press(action, "5")).isEqualTo(other);
        assertThat(press(action, "4")).isEqualTo(first);
        assertThat(kept().turns())
                .extracting(turn -> turn.key().n(), TurnRecord::take, TurnRecord::input)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0, 0, "arrived"),
                        org.assertj.core.groups.Tuple.tuple(1, 0, "keys 1"),
                        org.assertj.core.groups.Tuple.tuple(2, 0, "keys 4"),
                        org.assertj.core.groups.Tuple.tuple(2, 1, "keys 5"));
        assertThat(kept().call().view().at()).isEqualTo("problem");
    }
}
