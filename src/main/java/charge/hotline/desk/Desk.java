package charge.hotline.desk;

import charge.hotline.agents.Incidents;
import charge.hotline.dialog.Facts.Incident;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.HttpException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desk's port: health, metrics, and the API over calls and incidents. Health and metrics hold nothing of any caller's and
 * ask for no password; everything else does, where there is one.
 */
public final class Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final int BODY_BYTES = 16 * 1024;
    private static final String LIMIT = "limit";
    private static final int CALLS = 50;
    private static final int MOST_CALLS = 500;
    private static final int CALL_SID_CHARACTERS = 128;
    private static final int KEEPING_SECONDS = 2;

    /** No shorter than a back-up takes to be made, for so long its asker hears nothing. */
    private static final int IDLE_SECONDS = 600;

    /** What each path is asked with. */
    private static final Map<String, String> ALLOWED = Map.of(
            "/health/live", "GET",
            "/health/ready", "GET",
            "/metrics", "GET",
            "/api/incident", "GET, PUT, DELETE",
            "/api/calls", "GET",
            "/api/calls/:callSid", "GET");

    private final Vertx vertx;
    private final Optional<String> password;
    private final Supplier<List<String>> ailments;
    private final PrometheusMeterRegistry meters;
    private final Incidents incidents;
    private final List<String> languages;
    private final Calls calls;
    private final Clock clock;
    private final List<Consumer<Router>> more;

    /**
     * @param password of the user {@code desk}; empty only where the port is open to this machine alone
     * @param ailments sentences on what is not well, none where new calls are welcome; answers at once
     * @param meters what {@code /metrics} shows
     * @param incidents where incidents are announced
     * @param languages that need a sentence when an incident is announced: those of all lines
     * @param calls the calls that are kept
     * @param more adds what else the API offers, behind the password
     */
    public Desk(
            Vertx vertx,
            Optional<String> password,
            Supplier<List<String>> ailments,
            PrometheusMeterRegistry meters,
            Incidents incidents,
            List<String> languages,
            Calls calls,
            Clock clock,
            List<Consumer<Router>> more) {
        this.vertx = vertx;
        this.password = password;
        this.ailments = ailments;
        this.meters = meters;
        this.incidents = incidents;
        this.languages = List.copyOf(languages);
        this.calls = calls;
        this.clock = clock;
        this.more = List.copyOf(more);
    }

    /**
     * Starts listening.
     *
     * @param port 0 for any free one; the server knows which it became
     */
    public Future<HttpServer> listen(String host, int port) {
        return vertx.createHttpServer(new HttpServerOptions()
                        .setHost(host)
                        .setPort(port)
                        .setHttp2ClearTextEnabled(false)
                        .setIdleTimeout(IDLE_SECONDS))
                .requestHandler(router())
                .listen();
    }

    private Router router() {
        Router router = Router.router(vertx);
        router.get("/health/live")
                .handler(context -> Replies.json(
                        context, 200, JsonNodeFactory.instance.objectNode().put("live", true)));
        router.get("/health/ready").handler(this::ready);
        router.get("/metrics").handler(this::metrics);
        router.route("/api/*").handler(new Doorkeeper(password));
        router.put("/api/incident").handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES));
        router.put("/api/incident").handler(this::announce);
        router.get("/api/incident").handler(this::incident);
        router.delete("/api/incident").handler(this::withdraw);
        router.get("/api/calls").handler(this::latest);
        router.get("/api/calls/:callSid").handler(this::call);
        more.forEach(routes -> routes.accept(router));
        ALLOWED.forEach(
                (path, methods) -> router.route(path).handler(context -> Replies.otherMethod(context, methods)));
        router.errorHandler(404, Desk::notFound);
        router.errorHandler(413, context -> Replies.error(context, 413, "Send at most 16 KiB."));
        router.errorHandler(400, context -> Replies.error(context, 400, "This request cannot be read."));
        router.errorHandler(500, Desk::failed);
        return router;
    }

    private void ready(RoutingContext context) {
        List<String> reasons = ailments.get();
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("ready", reasons.isEmpty());
        if (!reasons.isEmpty()) {
            ArrayNode told = answer.putArray("reasons");
            reasons.forEach(told::add);
        }
        Replies.json(context, reasons.isEmpty() ? 200 : 503, answer);
    }

    private void metrics(RoutingContext context) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
                .end(meters.scrape());
    }

    private void announce(RoutingContext context) {
        Incident incident;
        try {
            incident = Incidents.read(
                    Optional.ofNullable(context.body().asString()).orElse(""), languages, clock.instant());
        } catch (IllegalArgumentException e) {
            Replies.error(context, 400, String.valueOf(e.getMessage()));
            return;
        }
        soon(incidents.announce(incident))
                .onSuccess(kept -> Replies.json(context, kept ? 200 : 202, Incidents.json(incident)))
                .onFailure(context::fail);
    }

    private void incident(RoutingContext context) {
        incidents
                .current(clock.instant())
                .ifPresentOrElse(
                        incident -> Replies.json(context, 200, Incidents.json(incident)),
                        () -> Replies.error(context, 404, "No incident is announced; announce one with PUT."));
    }

    private void withdraw(RoutingContext context) {
        soon(incidents.withdraw())
                .onSuccess(kept ->
                        context.response().setStatusCode(kept ? 204 : 202).end())
                .onFailure(context::fail);
    }

    /** Whether it is kept already: while the journal is away that comes later, and nobody waits for it here. */
    private static Future<Boolean> soon(Future<Void> keeping) {
        return keeping.map(true)
                .timeout(KEEPING_SECONDS, TimeUnit.SECONDS)
                .recover(e -> e instanceof TimeoutException ? Future.succeededFuture(false) : Future.failedFuture(e));
    }

    private void latest(RoutingContext context) {
        if (!context.queryParams().names().stream().allMatch(LIMIT::equals)) {
            Replies.error(
                    context, 400, "/api/calls takes one parameter: limit, a number from 1 to " + MOST_CALLS + ".");
            return;
        }
        Optional<Integer> most = most(context.request().getParam(LIMIT, String.valueOf(CALLS)));
        if (most.isEmpty()) {
            Replies.error(context, 400, "limit is a number from 1 to " + MOST_CALLS + ".");
            return;
        }
        calls.latest(most.get())
                .onSuccess(list -> Replies.json(context, 200, list))
                .onFailure(context::fail);
    }

    private static Optional<Integer> most(String limit) {
        try {
            return Optional.of(Integer.valueOf(limit)).filter(most -> most >= 1 && most <= MOST_CALLS);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private void call(RoutingContext context) {
        String callSid = Optional.ofNullable(context.pathParam("callSid")).orElse("");
        if (callSid.length() > CALL_SID_CHARACTERS) {
            noSuchCall(context);
            return;
        }
        calls.call(callSid)
                .onSuccess(found ->
                        found.ifPresentOrElse(call -> Replies.json(context, 200, call), () -> noSuchCall(context)))
                .onFailure(context::fail);
    }

    private static void noSuchCall(RoutingContext context) {
        Replies.error(context, 404, "No call with this CallSid is kept; GET /api/calls lists those that are.");
    }

    private static void notFound(RoutingContext context) {
        Replies.error(
                context,
                404,
                "There is nothing here. The desk has /health/live, /health/ready, /metrics, /api/calls,"
                        + " /api/calls/{CallSid}, /api/incident, /api/callers/forget, /api/callers/export, /api/promises and /api/backup.");
    }

    private static void failed(RoutingContext context) {
        if (context.failure() instanceof HttpException known) {
            Replies.error(context, known.getStatusCode(), "This request cannot be answered.");
            return;
        }
        // Not the path that was asked for, in which anything may stand.
        String route =
                Optional.ofNullable(context.currentRoute()).map(Route::getName).orElse("a page");
        if (context.failure() instanceof SQLException away) {
            LOG.warn(
                    "{} {}: the journal does not answer ({})", context.request().method(), route, away.getMessage());
            Replies.error(
                    context,
                    503,
                    "The journal does not answer now. Calls go on. Ask again once /health/ready says that all is well.");
            return;
        }
        LOG.error("{} {} failed", context.request().method(), route, context.failure());
        Replies.error(context, 500, "The hotline failed here; its log says where. Calls go on.");
    }
}
