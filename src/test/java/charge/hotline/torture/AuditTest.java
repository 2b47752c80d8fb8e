package charge.hotline.torture;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.content.OurContent;
import charge.hotline.handset.Event.Ending;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The audit sees each thing that it is to count: else its noughts would mean nothing. */
class AuditTest {
    private static final String SID = "CA00000000000000000000000000000001";
    private static final Duration SOON = Duration.ofMillis(3);
    private static final Duration LATE = Duration.ofMillis(300);

    private final List<Delivery> deliveries = new ArrayList<>();
    private final List<Books.Turn> turns = new ArrayList<>();
    private final List<Books.Call> calls = new ArrayList<>();
    private final List<Books.Deed> deeds = new ArrayList<>();
    private final List<Books.Acceptance> acceptances = new ArrayList<>();

    private static String leadsTo(int n) {
        return "<Response><Gather action=\"/voice/turn?u=1&amp;n=" + n + "#ct=1\"/></Response>";
    }

    private void answered(String target, Duration after, String answer, String... more) {
        Map<String, String> form = new HashMap<>(Map.of("CallSid", SID));
        for (int i = 0; i < more.length; i += 2) {
            form.put(more[i], more[i + 1]);
        }
        deliveries.add(new Delivery(target, Map.copyOf(form), 0, 0, after.toNanos(), 200, answer));
    }

    private void kept(String path, int n) {
        turns.add(new Books.Turn(new Delivery.Key(SID, path, n), 0, "keys 1", "u=1&n=" + n, "u=1&n=" + (n + 1)));
        calls.removeIf(call -> true);
        calls.add(new Books.Call(SID, n, Optional.of("unknown"), "u=1&n=" + (n + 1)));
    }

    private static Books.Deed owed(String path, int n) {
        return new Books.Deed(1, new Delivery.Key(SID, path, n), "call-back", Optional.empty(), "owed");
    }

    private static JsonNode report(String id, String topic) {
        return JsonNodeFactory.instance.objectNode().put("id", id).put("topic", topic);
    }

    private List<String> done(long textsTwice, JsonNode... reports) {
        Books books = new Books(turns, calls, deeds, acceptances);
        return new DeedsAudit(books, 2, textsTwice, List.of(reports))
                .findings().stream()
                        .filter(finding -> !finding.cases().isEmpty())
                        .map(Finding::what)
                        .toList();
    }

    @Test
    void whatIsSentTwiceIsSeen() {
        assertThat(done(0)).isEmpty();
        assertThat(done(1)).containsExactly("texts sent twice");
    }

    @Test
    void reportsThatAreMissingChangedOrOutOfOrderAreSeen() {
        deeds.add(new Books.Deed(
                7, new Delivery.Key(SID, "/voice/turn", 3), "report-outcome", Optional.of("report"), "done"));

        assertThat(done(0, report(SID + "-7", "outcome"))).isEmpty();
        assertThat(done(0)).containsExactly("reports marked as done and not received");
        assertThat(done(0, report(SID + "-7", "outcome"), report(SID + "-7", "handoff")))
                .containsExactly(
                        "reports with the same id and other content", "reports received again, with the same id");
        deeds.add(new Books.Deed(
                6, new Delivery.Key(SID, "/voice/turn", 2), "report-handoff", Optional.of("report"), "done"));
        assertThat(done(0, report(SID + "-7", "outcome"), report(SID + "-6", "handoff")))
                .containsExactly("reports of a call that came out of order");
    }

    private List<String> found() {
        Books books = new Books(turns, calls, deeds, acceptances);
        return new JournalAudit(deliveries, books, List.of(List.of()))
                .findings().stream()
                        .filter(finding -> !finding.cases().isEmpty())
                        .map(Finding::what)
                        .toList();
    }

    @Test
    void whatIsAnsweredAndKeptIsWell() {
        answered("/voice", SOON, leadsTo(1));
        answered("/voice", SOON, leadsTo(1));
        kept("/voice", 0);
        answered("/voice/turn?u=1&n=1", SOON, leadsTo(2), "Digits", "1");
        kept("/voice/turn", 1);

        assertThat(found()).isEmpty();
    }

    @Test
    void anAcknowledgedTurnIsMissed() {
        answered("/voice", SOON, leadsTo(1));

        assertThat(found()).containsExactly("committed turns missing");
    }

    @Test
    void aTurnThatALivingNodeHadInItsMemoryIsMissed() {
        answered("/voice", LATE, leadsTo(1));

        assertThat(found()).containsExactly("turns missing that waited in the memory of a node that lives");
    }

    @Test
    void otherBytesForTheSameAreSeen() {
        answered("/voice", SOON, leadsTo(1));
        answered("/voice", SOON, leadsTo(1).replace("Gather", "Gather timeout=\"1\""));
        kept("/voice", 0);

        assertThat(found()).containsExactly("repeats answered with other bytes");
    }

    @Test
    void anAnswerToAnotherQuestionIsSeen() {
        answered("/voice", SOON, leadsTo(2));
        kept("/voice", 0);

        assertThat(found())
                .containsExactly(
                        "answers that lead to another turn than the next",
                        "answers that lead to another state than the one kept");
    }

    @Test
    void turnsAndDeedsThatAreThereTwiceAreSeen() {
        answered("/voice", SOON, leadsTo(1));
        kept("/voice", 0);
        kept("/voice", 0);
        deeds.add(owed("/voice", 0));
        deeds.add(owed("/voice", 0));

        assertThat(found()).containsExactly("turns kept twice", "deeds owed twice for one turn");
    }

    @Test
    void aCallThatWentBackwardsIsSeen() {
        answered("/voice/turn?u=1&n=1", SOON, leadsTo(2), "Digits", "1");
        kept("/voice/turn", 1);
        calls.replaceAll(call -> new Books.Call(SID, 1, call.outcome(), "u=1&n=1"));

        assertThat(found()).containsExactly("calls whose record is behind its turns");
    }

    @Test
    void anAgentsAcceptanceIsMissed() {
        answered("/voice/whisper/answer?u=1&n=4", SOON, "<Response/>", "ParentCallSid", SID, "Digits", "1");

        assertThat(found()).containsExactly("acceptances of agents missing");
    }

    @Test
    void aCallThatIsStillOpenIsSeen() {
        kept("/voice", 0);
        calls.replaceAll(call -> new Books.Call(SID, 0, Optional.empty(), call.state()));

        assertThat(found()).containsExactly("calls that are open because no node was there to be told of their end");
        answered("/voice/status", LATE, "");
        assertThat(found()).containsExactly("calls that are over and not so in the record");
        deliveries.replaceAll(one ->
                new Delivery(one.target(), one.form(), one.node(), one.sent(), one.answered(), 500, one.answer()));
        assertThat(found())
                .as("it waited in the memory of a node that lives")
                .containsExactly("calls that are over and not so in the record");
    }

    private static final String GOODBYE = "Goodbye. Call again any time.";
    private static final String PROMISE =
            "That's noted. As soon as a colleague is free, they'll call you on this number. Goodbye.";

    private List<String> lived(UnaryOperator<Played> how) {
        Played well = new Played(
                "caller 1, call 1",
                SID,
                Optional.of(Ending.HOTLINE),
                List.of(GOODBYE),
                List.of(GOODBYE),
                false,
                List.of(),
                List.of(),
                List.of());
        Books books = new Books(turns, calls, deeds, acceptances);
        return new CallersAudit(List.of(how.apply(well)), books, new Sentences(OurContent.CONTENT))
                .findings().stream()
                        .filter(finding -> !finding.cases().isEmpty())
                        .map(Finding::what)
                        .toList();
    }

    private static Played heard(Played call, String... sentences) {
        return new Played(
                call.who(),
                call.callSid(),
                call.ending(),
                List.of(sentences),
                List.of(sentences),
                false,
                List.of(),
                List.of(),
                List.of());
    }

    @Test
    void whoHearsAGoodbyeIsNotLost() {
        assertThat(lived(call -> call)).isEmpty();
    }

    @Test
    void whoIsHungUpOnIsLost() {
        assertThat(lived(call -> heard(call, "Is the light red?"))).containsExactly("calls lost");
    }

    @Test
    void aPromiseThatNobodyKnowsOfIsSeen() {
        assertThat(lived(call -> heard(call, PROMISE))).containsExactly("promises spoken and dropped");

        deeds.add(owed("/voice/turn", 7));
        assertThat(lived(call -> heard(call, PROMISE))).isEmpty();
    }
}
