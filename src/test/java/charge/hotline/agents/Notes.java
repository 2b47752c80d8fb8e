package charge.hotline.agents;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;

/** A board in memory; it can be slow to keep what is put up. */
public final class Notes implements Incidents.Board {
    private volatile Optional<String> kept = Optional.empty();
    private volatile Optional<Promise<Void>> slow = Optional.empty();

    /** From now on what is put up is not kept until the promise is. */
    public Promise<Void> slow() {
        Promise<Void> promise = Promise.promise();
        slow = Optional.of(promise);
        return promise;
    }

    @Override
    public Future<Optional<String>> read() {
        return Future.succeededFuture(kept);
    }

    @Override
    public Future<Void> put(Optional<String> announcement) {
        if (slow.isEmpty()) {
            kept = announcement;
            return Future.succeededFuture();
        }
        return slow.get().future().onSuccess(nothing -> kept = announcement);
    }
}
