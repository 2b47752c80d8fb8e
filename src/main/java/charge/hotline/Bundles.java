package charge.hotline;

import charge.hotline.carrier.Edition;
import charge.hotline.carrier.Editions;
import charge.hotline.content.ContentReader;
import charge.hotline.content.Folder;
import charge.hotline.journal.Journal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The content that calls begin on, kept in the journal for other nodes and later starts, and read from there again: ahead of the
 * calls where it was in use lately, because compiling it takes longer than a caller waits.
 */
final class Bundles implements Editions.Archive {
    private static final Logger LOG = LoggerFactory.getLogger(Hotline.class);

    /** How often it is noted that a content is still in use, so that old ones can be told from it. */
    private static final Duration STILL = Duration.ofHours(6);

    /** How many of those in use lately are fetched ahead. */
    private static final int AHEAD = 4;

    private record Bundle(String version, Buffer files) {}

    private final Vertx vertx;
    private final Journal journal;
    private final Clock clock;
    private final Function<ContentReader.Loaded, Edition> compiling;
    private final Set<String> fetched = ConcurrentHashMap.newKeySet();
    private volatile Optional<Bundle> inUse = Optional.empty();

    /** @param compiling makes an edition of a content, which takes a while */
    Bundles(Vertx vertx, Journal journal, Clock clock, Function<ContentReader.Loaded, Edition> compiling) {
        this.vertx = vertx;
        this.journal = journal;
        this.clock = clock;
        this.compiling = compiling;
        vertx.setPeriodic(STILL.toMillis(), tick -> inUse.ifPresent(this::keep));
    }

    /** Fetches what other nodes, or this one before its start, began calls on lately; each version once. */
    void fetchAhead(Editions editions) {
        journal.bundles(clock.instant().minus(STILL.multipliedBy(2)), AHEAD)
                .onSuccess(versions -> versions.stream().filter(fetched::add).forEach(editions::bring));
    }

    /** Calls begin on this from now on. */
    void use(Folder folder) {
        Bundle bundle = new Bundle(folder.version(), Buffer.buffer(folder.packed()));
        inUse = Optional.of(bundle);
        keep(bundle);
    }

    private void keep(Bundle bundle) {
        journal.keepBundle(bundle.version(), clock.instant(), bundle.files())
                .onFailure(e -> LOG.warn("content {} is not kept: {}", bundle.version(), e.getMessage()));
    }

    @Override
    public Future<Optional<Edition>> load(String version) {
        return journal.bundle(version)
                .compose(found -> found.isPresent()
                        ? vertx.executeBlocking(() -> edition(version, found.get()), false)
                        : Future.succeededFuture(Optional.empty()));
    }

    /** Empty where this version of the hotline cannot read what another one kept. */
    private Optional<Edition> edition(String version, Buffer files) throws IOException {
        return switch (ContentReader.read(Folder.unpack(version, files.getBytes()))) {
            case ContentReader.Loaded loaded -> Optional.of(compiling.apply(loaded));
            case ContentReader.Refused refused -> {
                refused.faults().forEach(fault -> LOG.warn("content {}: {}", version, fault));
                yield Optional.empty();
            }
        };
    }
}
