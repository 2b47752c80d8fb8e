package charge.hotline.desk;

import charge.hotline.content.Content;
import charge.hotline.diagnosis.Diagnosis;
import charge.hotline.diagnosis.Evidence;
import charge.hotline.diagnosis.Explanation;
import charge.hotline.diagnosis.Planner;
import charge.hotline.dialog.Call;
import charge.hotline.dialog.Dialog;
import charge.hotline.dialog.Summary;
import charge.hotline.journal.CallHistory;
import charge.hotline.journal.CallRecord;
import charge.hotline.journal.CaseNumbers;
import charge.hotline.journal.Journal;
import charge.hotline.journal.TurnRecord;
import charge.hotline.twiml.CallUrl;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** The calls in the journal, as the API shows them: what was heard, what it says about the cause, how they ended. */
public final class KeptCalls implements Calls {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final ObjectMapper READER = new ObjectMapper();

    private final Vertx vertx;
    private final Journal journal;
    private final Function<String, Future<Content>> contents;
    private final Planner planner;
    private final CaseNumbers cases;

    /**
     * @param journal where calls are kept
     * @param contents the content of a version; the current one where that is gone
     * @param planner explains what comes next
     * @param cases by what a caller may name a case
     */
    public KeptCalls(
            Vertx vertx,
            Journal journal,
            Function<String, Future<Content>> contents,
            Planner planner,
            CaseNumbers cases) {
        this.vertx = vertx;
        this.journal = journal;
        this.contents = contents;
        this.planner = planner;
        this.cases = cases;
    }

    @Override
    public Future<JsonNode> latest(int most) {
        return journal.calls(most, OptionalLong.empty()).map(records -> {
            ArrayNode calls = JSON.arrayNode();
            records.forEach(record -> calls.add(overview(record, CallUrl.read(record.state()))));
            return calls;
        });
    }

    @Override
    public Future<Optional<JsonNode>> call(String callSid) {
        return journal.call(callSid)
                .compose(found -> found.isPresent()
                        ? whole(found.get()).map(Optional::of)
                        : Future.succeededFuture(Optional.<JsonNode>empty()));
    }

    private Future<JsonNode> whole(CallHistory history) {
        Call call = CallUrl.read(history.call().state());
        // A plan may have to be made: milliseconds, which are not the event loop's.
        return contents.apply(call.version())
                .compose(content -> vertx.executeBlocking(() -> whole(history, call, content)));
    }

    /** With the number of its case: an earlier call's, where that one goes on. */
    private ObjectNode overview(CallRecord record, Call call) {
        return overview(record).put("case", call.caseNumber().orElseGet(() -> cases.of(record.callSid())));
    }

    static ObjectNode overview(CallRecord record) {
        ObjectNode call = JSON.objectNode();
        call.put("callSid", record.callSid());
        call.put("line", record.line());
        call.put("began", record.firstSeen().toString());
        call.put("last", record.lastSeen().toString());
        call.put("at", record.view().at());
        record.view().language().ifPresentOrElse(id -> call.put("language", id), () -> call.putNull("language"));
        record.view().answers().forEach(call.putObject("answers")::put);
        call.put("danger", record.view().danger());
        record.view().outcome().ifPresentOrElse(id -> call.put("outcome", id), () -> call.putNull("outcome"));
        return call;
    }

    private JsonNode whole(CallHistory history, Call call, Content content) {
        ObjectNode whole = overview(history.call(), call);
        whole.put("starts", call.starts());
        whole.set("diagnosis", diagnosis(content, call));
        whole.set(
                "next",
                goesOn(history.call())
                        ? next(content, Dialog.decidedOn(content.checklist(), call, isStaffed(history)))
                        : JSON.arrayNode());
        whole.put("summary", Summary.text(content, call, call.language().orElse("")));
        ArrayNode turns = whole.putArray("turns");
        history.turns().forEach(turn -> turns.add(turn(turn)));
        return whole;
    }

    /** Whether a step may come: none does in danger, and none after the end. */
    private static boolean goesOn(CallRecord record) {
        return !record.view().danger() && record.view().outcome().isEmpty();
    }

    private static ArrayNode diagnosis(Content content, Call call) {
        ArrayNode causes = JSON.arrayNode();
        Diagnosis.of(content.checklist(), call.heard())
                .causes()
                .forEach((cause, probability) -> causes.addObject()
                        .put("cause", cause)
                        .put("probability", Math.round(probability * 10_000) / 10_000.0));
        return causes;
    }

    /**
     * Which steps were weighed for the one at hand, a person last, and the seconds expected with each until the car charges or a
     * person has taken over.
     */
    private ArrayNode next(Content content, Evidence evidence) {
        ArrayNode ways = JSON.arrayNode();
        Explanation explanation = planner.explain(content.checklist(), evidence);
        explanation
                .best()
                .forEach(way -> ways.addObject().put("step", way.step()).put("seconds", Math.round(way.seconds())));
        ways.addObject().put("step", "support").put("seconds", Math.round(explanation.handOver()));
        return ways;
    }

    /** Whether an agent could be reached at the last turn, as its facts have it. */
    private static boolean isStaffed(CallHistory history) {
        if (history.turns().isEmpty()) {
            return true;
        }
        try {
            JsonNode facts = READER.readTree(history.turns().getLast().facts());
            return !facts.has("now") || !facts.path("agents").isEmpty();
        } catch (JsonProcessingException e) {
            return true;
        }
    }

    private static ObjectNode turn(TurnRecord turn) {
        ObjectNode shown = JSON.objectNode()
                .put("n", turn.key().n())
                .put("path", turn.key().path())
                .put("when", turn.when().toString())
                .put("heard", turn.input())
                .put("at", turn.at())
                .put("superseding", turn.take() > 0);
        turn.words().ifPresent(words -> shown.put("words", words));
        return shown;
    }
}
