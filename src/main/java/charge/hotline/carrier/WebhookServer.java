package charge.hotline.carrier;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The carrier's port: one HTTP server on several event loops. */
public final class WebhookServer {
    /** The longest request line: our URLs are far shorter, and the carrier adds nothing to them. */
    private static final int REQUEST_LINE_BYTES = 8 * 1024;

    private static final int IDLE_SECONDS = 60;

    private final Vertx vertx;
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
    private volatile boolean ready;

    private WebhookServer(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * Starts listening.
     *
     * @param host the address to listen on
     * @param port the port, 0 for any free one
     * @param loops on how many event loops
     * @param webhooks gets every request, on each of the event loops
     */
    public static Future<WebhookServer> start(
            Vertx vertx, String host, int port, int loops, Handler<HttpServerRequest> webhooks) {
        WebhookServer server = new WebhookServer(vertx);
        HttpServerOptions options = new HttpServerOptions()
                .setHost(host)
                .setPort(port == 0 ? -1 : port) // Vert.x: any free port, but the same for all event loops
                .setHttp2ClearTextEnabled(false)
                .setMaxInitialLineLength(REQUEST_LINE_BYTES)
                .setIdleTimeout(IDLE_SECONDS);
        return vertx.deployVerticle(
                        () -> server.new Loop(options, webhooks), new DeploymentOptions().setInstances(loops))
                .map(deployed -> {
                    server.ready = true;
                    return server;
                });
    }

    private final class Loop extends VerticleBase {
        private final HttpServerOptions options;
        private final Handler<HttpServerRequest> webhooks;

        Loop(HttpServerOptions options, Handler<HttpServerRequest> webhooks) {
            this.options = options;
            this.webhooks = webhooks;
        }

        @Override
        public Future<?> start() {
            return vertx.createHttpServer(options)
                    .requestHandler(webhooks)
                    .listen()
                    .onSuccess(servers::add);
        }
    }

    /** The port that it listens on. */
    public int port() {
        return servers.getFirst().actualPort();
    }

    /** Whether new calls may be sent here: from the start until {@link #stop}. */
    public boolean ready() {
        return ready;
    }

    /**
     * Stops without losing anybody: says first that it is not ready, then takes no more connections, and answers what is
     * running.
     *
     * @param notice how long it still answers everything after it said that it is not ready
     * @param patience how long running requests may take after that
     */
    public Future<Void> stop(Duration notice, Duration patience) {
        ready = false;
        Future<Void> noticed = notice.isZero()
                ? Future.succeededFuture()
                : vertx.timer(notice.toMillis(), TimeUnit.MILLISECONDS).mapEmpty();
        return noticed.compose(now -> Future.join(servers.stream()
                        .map(server -> server.shutdown(patience.toMillis(), TimeUnit.MILLISECONDS))
                        .toList())
                .mapEmpty());
    }
}
