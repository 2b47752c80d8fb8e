package charge.hotline.desk;

import charge.hotline.content.Content;
import charge.hotline.diagnosis.Diagnosis;
import charge.hotline.dialog.Call;
import charge.hotline.dialog.Summary;
import charge.hotline.journal.CallHistory;
import charge.hotline.journal.CallRecord;
import charge.hotline.journal.Journal;
import charge.hotline.journal.TurnRecord;
import charge.hotline.twiml.CallUrl;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Calls as the API shows them: what was heard, what it says about the cause, and how the call ended. No number, no words. */
public final class CallPages {
    private final Journal journal;
    private final Function<String, Content> contents;

    /** @param contents the content of a version, or the current one where that is gone */
    public CallPages(Journal journal, Function<String, Content> contents) {
        this.journal = journal;
        this.contents = contents;
    }

    /**
     * Calls, newest first: {@code {"calls": […], "before": position}}; asked with that {@code before}, the next ones.
     *
     * @param limit at most so many
     */
    public Future<JsonObject> calls(int limit, OptionalLong before) {
        return journal.calls(limit, before).map(records -> {
            JsonArray calls = new JsonArray();
            records.forEach(record -> calls.add(overview(record)));
            JsonObject page = new JsonObject().put("calls", calls);
            if (records.size() == limit) {
                page.put("before", records.getLast().position());
            }
            return page;
        });
    }

    /** One call with its diagnosis, its summary and its turns. */
    public Future<Optional<JsonObject>> call(String callSid) {
        return journal.call(callSid).map(history -> history.map(this::whole));
    }

    private static JsonObject overview(CallRecord record) {
        return new JsonObject()
                .put("callSid", record.callSid())
                .put("line", record.line())
                .put("began", record.firstSeen().toString())
                .put("last", record.lastSeen().toString())
                .put("at", record.view().at())
                .put("language", record.view().language().orElse(null))
                .put(
                        "answers",
                        new JsonObject(Map.<String, Object>copyOf(record.view().answers())))
                .put("danger", record.view().danger())
                .put("outcome", record.view().outcome().orElse(null));
    }

    private JsonObject whole(CallHistory history) {
        CallRecord record = history.call();
        Call call = CallUrl.read(record.state());
        Content content = contents.apply(call.version());
        JsonArray turns = new JsonArray();
        history.turns().forEach(turn -> turns.add(turn(turn)));
        String language = call.language()
                .orElseGet(() -> content.languages().keySet().iterator().next());
        return overview(record)
                .put("starts", call.starts())
                .put("diagnosis", diagnosis(content, call))
                .put("summary", Summary.text(content, call, language))
                .put("turns", turns);
    }

    private static JsonArray diagnosis(Content content, Call call) {
        JsonArray causes = new JsonArray();
        Diagnosis.of(content.checklist(), call.heard())
                .causes()
                .forEach((cause, probability) -> causes.add(new JsonObject()
                        .put("cause", cause)
                        .put("probability", Math.round(probability * 10_000) / 10_000.0)));
        return causes;
    }

    private static JsonObject turn(TurnRecord turn) {
        return new JsonObject()
                .put("n", turn.key().n())
                .put("path", turn.key().path())
                .put("when", turn.when().toString())
                .put("input", turn.input())
                .put("at", turn.at())
                .put("superseding", turn.take() > 0);
    }
}
