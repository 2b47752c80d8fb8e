package charge.hotline.desk;

import charge.hotline.journal.CallerHash;
import charge.hotline.journal.Entry;
import charge.hotline.journal.Forgotten;
import charge.hotline.journal.Journal;
import charge.hotline.journal.TurnRecord;
import charge.hotline.journal.WholeCall;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a caller may ask for: to be forgotten, and to be told what is kept. Both take {@code {"number": "+32…"}} in the body of a
 * POST: in a URL, the number would be in every log on the way. As JSON, it can be sent by no web page of somebody else's.
 */
public final class CallerApi implements Consumer<Router> {
    private static final Logger LOG = LoggerFactory.getLogger(CallerApi.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BODY_BYTES = 1024;
    private static final int PATIENCE_SECONDS = 45;

    private final Journal journal;
    private final CallerHash callers;
    private final Clock clock;

    public CallerApi(Journal journal, CallerHash callers, Clock clock) {
        this.journal = journal;
        this.callers = callers;
        this.clock = clock;
    }

    @Override
    public void accept(Router router) {
        for (String path : List.of("/api/callers/forget", "/api/callers/export")) {
            router.post(path).handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES));
        }
        router.post("/api/callers/forget").handler(context -> caller(context).ifPresent(one -> forget(context, one)));
        router.post("/api/callers/export").handler(context -> caller(context).ifPresent(one -> export(context, one)));
        for (String path : List.of("/api/callers/forget", "/api/callers/export")) {
            router.route(path).handler(context -> Replies.otherMethod(context, "POST"));
        }
    }

    /** The caller's hash; empty where the request is answered already. */
    private Optional<String> caller(RoutingContext context) {
        if (!Replies.isJson(context)) {
            Replies.error(context, 415, "Send {\"number\": \"+32…\"} with Content-Type: application/json.");
            return Optional.empty();
        }
        Optional<String> caller = number(
                        Optional.ofNullable(context.body().asString()).orElse(""))
                .flatMap(callers::of);
        if (caller.isEmpty()) {
            Replies.error(
                    context,
                    400,
                    "Send {\"number\": \"+32…\"}: one caller's number in full, with + and the country's code. Calls with a"
                            + " withheld number belong to nobody.");
        }
        return caller;
    }

    private static Optional<String> number(String body) {
        try {
            return Optional.of(JSON.readTree(body).path("number").asText().replaceAll("[ ./()-]", ""));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private void forget(RoutingContext context, String caller) {
        if (journal.trouble().isPresent()) {
            Replies.error(
                    context,
                    503,
                    "The journal cannot be written now, so nothing was erased. Ask again once /health/ready says that all"
                            + " is well.");
            return;
        }
        journal.forget(caller, clock.instant())
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .onSuccess(forgotten -> {
                    LOG.info(
                            "a caller was forgotten: {} calls, {} turns, {} deeds, of which were owed: {}",
                            forgotten.calls(),
                            forgotten.turns(),
                            forgotten.deeds(),
                            forgotten.owed());
                    Replies.json(context, 200, json(forgotten));
                })
                .onFailure(e -> {
                    LOG.warn(
                            "a caller was not forgotten, or not wholly: {}",
                            e.getClass().getName());
                    Replies.error(
                            context, 503, "Perhaps not all was erased, for the journal does not answer. Ask again.");
                });
    }

    private static ObjectNode json(Forgotten forgotten) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("calls", forgotten.calls());
        json.put("turns", forgotten.turns());
        json.put("deeds", forgotten.deeds());
        forgotten.owed().forEach(json.putObject("dropped")::put);
        return json;
    }

    private void export(RoutingContext context, String caller) {
        journal.callsOf(caller)
                .onSuccess(callSids -> {
                    HttpServerResponse response = context.response()
                            .setChunked(true)
                            .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                            .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                    response.write("{\"caller\":\"" + caller + "\",\"calls\":[");
                    calls(response, callSids, 0)
                            .onSuccess(all -> response.end("]}\n"))
                            // What has no end is not taken for the whole.
                            .onFailure(e -> context.request().connection().close());
                })
                .onFailure(context::fail);
    }

    /** One call after the other, for somebody may have thousands. */
    private Future<Void> calls(HttpServerResponse response, List<String> callSids, int next) {
        if (next == callSids.size()) {
            return Future.succeededFuture();
        }
        return journal.whole(callSids.get(next))
                .compose(found -> found.isPresent()
                        ? response.write((next == 0 ? "\n" : ",\n") + json(found.get()))
                        : Future.succeededFuture())
                .compose(written -> calls(response, callSids, next + 1));
    }

    private static ObjectNode json(WholeCall whole) {
        ObjectNode call = KeptCalls.overview(whole.history().call());
        call.put("state", whole.history().call().state());
        ArrayNode turns = call.putArray("turns");
        whole.history().turns().forEach(turn -> turns.add(json(turn)));
        ArrayNode deeds = call.putArray("deeds");
        whole.deeds().forEach(deed -> deeds.add(json(deed)));
        ArrayNode takenBy = call.putArray("takenBy");
        whole.acceptances()
                .forEach(taken -> takenBy.addObject().put("n", taken.n()).put("agent", taken.agent()));
        return call;
    }

    private static ObjectNode json(TurnRecord turn) {
        ObjectNode json = placed(turn.key());
        json.put("take", turn.take());
        json.put("when", turn.when().toString());
        json.put("at", turn.at());
        json.put("heard", turn.input());
        turn.words().ifPresent(words -> json.put("words", words));
        json.put("facts", turn.facts());
        json.put("before", turn.before());
        json.put("after", turn.after());
        return json;
    }

    private static ObjectNode json(WholeCall.KeptDeed deed) {
        ObjectNode json = placed(deed.turn());
        json.put("id", deed.id());
        json.put("when", deed.when().toString());
        json.put("kind", deed.kind());
        json.put("state", deed.state());
        deed.payload().ifPresent(payload -> json.put("payload", payload));
        return json;
    }

    private static ObjectNode placed(Entry.Key turn) {
        return JsonNodeFactory.instance.objectNode().put("n", turn.n()).put("path", turn.path());
    }
}
