package charge.hotline.carrier;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;

/**
 * How long a caller waits for the journal. What comes later than that, or fails, counts as not there; it goes on by itself.
 *
 * @param longest of one wait, far below the carrier's read time limit
 */
record Patience(Vertx vertx, Duration longest) {
    <T> Future<Optional<T>> of(Future<T> future) {
        if (future.isComplete()) {
            return Future.succeededFuture(Optional.ofNullable(future.result()));
        }
        Promise<Optional<T>> promise = Promise.promise();
        long timer = vertx.setTimer(longest.toMillis(), late -> promise.tryComplete(Optional.empty()));
        future.onComplete(result -> {
            vertx.cancelTimer(timer);
            promise.tryComplete(Optional.ofNullable(result.result()));
        });
        return promise.future();
    }
}
