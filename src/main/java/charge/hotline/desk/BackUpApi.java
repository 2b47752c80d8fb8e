package charge.hotline.desk;

import charge.hotline.journal.BackUp;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /api/backup} answers with the whole journal in one file, while the hotline goes on. */
public final class BackUpApi implements Consumer<Router> {
    private static final Logger LOG = LoggerFactory.getLogger(BackUpApi.class);
    private static final String PATH = "/api/backup";

    private final Vertx vertx;
    private final Optional<BackUp> backUp;

    /** @param backUp empty: the journal is in a database of its own, which has its own ways */
    public BackUpApi(Vertx vertx, Optional<BackUp> backUp) {
        this.vertx = vertx;
        this.backUp = backUp;
    }

    @Override
    public void accept(Router router) {
        router.post(PATH).handler(this::answer);
        router.route(PATH).handler(context -> Replies.otherMethod(context, "POST"));
    }

    private void answer(RoutingContext context) {
        if (!Replies.isJson(context)) {
            Replies.error(context, 415, "Send Content-Type: application/json.");
        } else if (backUp.isEmpty()) {
            Replies.error(
                    context,
                    409,
                    "The journal is in a PostgreSQL: back it up with its own means, for example pg_dump.");
        } else {
            made(backUp.get()).onSuccess(file -> send(context, file)).onFailure(e -> {
                LOG.error("no back-up could be made", e);
                Replies.error(
                        context,
                        500,
                        "No back-up could be made; the hotline's log says why. Is there as much room in the data"
                                + " folder as the journal takes?");
            });
        }
    }

    /** It takes a second a hundred megabytes, which are not the event loop's. */
    private Future<Path> made(BackUp one) {
        return Future.fromCompletionStage(
                CompletableFuture.supplyAsync(one::make, Thread::startVirtualThread), vertx.getOrCreateContext());
    }

    private static void send(RoutingContext context, Path file) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/vnd.sqlite3")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .sendFile(file.toString())
                .onComplete(sent -> {
                    try {
                        Files.deleteIfExists(file);
                    } catch (IOException e) {
                        LOG.warn("{} is not needed any more and could not be deleted", file);
                    }
                });
    }
}
