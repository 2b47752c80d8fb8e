package charge.hotline.carrier;

import charge.hotline.dialog.Call;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The versions of the content that calls are on: the current one, and the last few used besides, for calls that began on them
 * here, at another node or before a restart.
 */
public final class Editions {
    private static final Logger LOG = LoggerFactory.getLogger(Editions.class);

    /** An editor's morning: calls last minutes, so few are on more. */
    private static final int KEPT = 12;

    /** Where editions come from that are not here. */
    public interface Archive {
        /** The edition of a version, made elsewhere than on an event loop; empty where it is gone. */
        Future<Optional<Edition>> load(String version);
    }

    private final Archive archive;
    private final Map<String, Edition> kept = new LinkedHashMap<>(KEPT, 0.75f, true);
    private final Map<String, Future<?>> coming = new ConcurrentHashMap<>();
    private volatile Edition current;

    public Editions(Edition first, Archive archive) {
        this.archive = archive;
        this.current = first;
        publish(first);
    }

    /** New calls begin on this one from now on. */
    public synchronized void publish(Edition edition) {
        keep(edition);
        current = edition;
    }

    /** The one on which new calls begin. */
    public Edition current() {
        return current;
    }

    /** The one with this version; the current one where it is not here. */
    public Edition of(String version) {
        return here(version).orElse(current);
    }

    /**
     * Brings the one with this version here, if it can be had; that it cannot is no failure. Whoever answers a phone waits for
     * it with a time limit.
     */
    public Future<?> bring(String version) {
        if (version.isEmpty() || here(version).isPresent()) {
            return Future.succeededFuture();
        }
        Future<?> loading = coming.computeIfAbsent(version, this::load);
        return loading.onComplete(loaded -> coming.remove(version, loading));
    }

    private Future<?> load(String version) {
        return archive.load(version)
                .onSuccess(found -> found.ifPresentOrElse(
                        this::keep, () -> LOG.info("content {} is gone; calls on it go on with the current", version)))
                .onFailure(e -> LOG.warn("content {} cannot be had now: {}", version, Trace.of(e)))
                .otherwiseEmpty();
    }

    private synchronized void keep(Edition edition) {
        kept.put(edition.content().version(), edition);
        if (kept.size() > KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    private Optional<Edition> here(String version) {
        Edition now = current;
        if (now.content().version().equals(version)) {
            return Optional.of(now);
        }
        synchronized (this) {
            return Optional.ofNullable(kept.get(version));
        }
    }

    /** A recorded prompt of the current content. */
    public Optional<Recordings.Recording> recording(String language, String file) {
        return Optional.ofNullable(current.recordings().get(language + "/" + file));
    }

    /** A call that arrives now. */
    Call arriving() {
        return Call.arriving(current.content().version());
    }
}
