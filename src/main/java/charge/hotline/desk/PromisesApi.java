package charge.hotline.desk;

import charge.hotline.journal.Journal;
import charge.hotline.journal.OwedDeed;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people promised to callers: {@code GET /api/promises} lists what is still owed, danger first, with the number to call;
 * {@code POST /api/promises/{id}/done} tells that it was done, after which the number is kept no longer.
 */
public final class PromisesApi implements Consumer<Router> {
    private static final Logger LOG = LoggerFactory.getLogger(PromisesApi.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALL = "/api/promises";
    private static final String DONE = ALL + "/:id/done";

    /** Each is shown with its call; whoever has more to do has them next. */
    private static final int MOST = 100;

    private static final int PATIENCE_SECONDS = 5;

    private final Journal journal;
    private final Calls calls;

    /** @param calls tells what a promise is about */
    public PromisesApi(Journal journal, Calls calls) {
        this.journal = journal;
        this.calls = calls;
    }

    @Override
    public void accept(Router router) {
        router.get(ALL).handler(this::list);
        router.route(ALL).handler(context -> Replies.otherMethod(context, "GET"));
        router.post(DONE).handler(this::done);
        router.route(DONE).handler(context -> Replies.otherMethod(context, "POST"));
    }

    private void list(RoutingContext context) {
        journal.promises(MOST)
                .compose(promises -> shown(promises, 0, JSON.createArrayNode()))
                .onSuccess(list -> Replies.json(context, 200, list))
                .onFailure(context::fail);
    }

    /** One call after the other, so that a list costs the calls that come in meanwhile little. */
    private Future<JsonNode> shown(List<OwedDeed> promises, int next, ArrayNode list) {
        if (next == promises.size()) {
            return Future.succeededFuture(list);
        }
        OwedDeed promise = promises.get(next);
        return calls.call(promise.turn().callSid())
                .compose(call -> shown(promises, next + 1, list.add(json(promise, call))));
    }

    private static ObjectNode json(OwedDeed promise, Optional<JsonNode> call) {
        ObjectNode json = JSON.createObjectNode()
                .put("id", promise.id())
                .put("kind", promise.owed().kind())
                .put("when", promise.when().toString())
                .put("callSid", promise.turn().callSid());
        call.ifPresent(known -> {
            json.set("case", known.path("case"));
            json.set("language", known.path("language"));
            json.set("summary", known.path("summary"));
        });
        JsonNode needed = payload(promise);
        for (String field : List.of("number", "recording")) {
            Optional.of(needed.path(field).asText())
                    .filter(value -> !value.isEmpty())
                    .ifPresent(value -> json.put(field, value));
        }
        return json;
    }

    private static JsonNode payload(OwedDeed promise) {
        try {
            return JSON.readTree(promise.owed().payload().orElse("{}"));
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }

    private void done(RoutingContext context) {
        if (!Replies.isJson(context)) {
            Replies.error(context, 415, "Send Content-Type: application/json.");
            return;
        }
        Optional<Long> id = id(Optional.ofNullable(context.pathParam("id")).orElse(""));
        if (id.isEmpty()) {
            noSuchPromise(context);
            return;
        }
        journal.fulfil(id.get())
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .onSuccess(done -> {
                    if (done) {
                        LOG.info("promise {} was done", id.get());
                        Replies.json(context, 200, JSON.createObjectNode().put("done", id.get()));
                    } else {
                        noSuchPromise(context);
                    }
                })
                .onFailure(e -> Replies.error(
                        context,
                        503,
                        "The journal cannot be written now. Ask again once /health/ready says that all is well."));
    }

    private static Optional<Long> id(String text) {
        try {
            return Optional.of(Long.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static void noSuchPromise(RoutingContext context) {
        Replies.error(context, 404, "No promise with this id is owed; GET /api/promises lists those that are.");
    }
}
