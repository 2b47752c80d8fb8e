package charge.hotline.journal;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.RejectedExecutionException;

/** What somebody waits for, answered on the context that they asked on, whichever thread has the answer. */
final class Ticket<T> {
    private final Context context;
    private final Promise<T> promise = Promise.promise();

    Ticket(Vertx vertx) {
        context = vertx.getOrCreateContext();
    }

    Future<T> future() {
        return promise.future();
    }

    void answer(T result) {
        post(Future.succeededFuture(result));
    }

    void fail(Throwable cause) {
        post(Future.failedFuture(cause));
    }

    private void post(AsyncResult<T> result) {
        try {
            context.runOnContext(nothing -> promise.handle(result));
        } catch (RejectedExecutionException e) {
            // Vert.x was closed first; nobody is left on that context.
            promise.handle(result);
        }
    }
}
