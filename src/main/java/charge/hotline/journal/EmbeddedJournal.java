package charge.hotline.journal;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteDataSource;

/** The journal in a file of the data folder: SQLite, synced at each commit. One process at a time. */
public final class EmbeddedJournal implements Journal {
    /** A turn is some kilobytes, so this is tens of megabytes, or some seconds of the busiest load and hours of a quiet one. */
    private static final int BOUND = 10_000;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private record Handoff(String callSid, int n) {}

    private final FolderLock lock;
    private final GroupCommit<Write, Kept> writes;
    private final EmbeddedReads reads;

    /** Acceptances on their way to the disk: the caller's next turn may ask before they are there. */
    private final Map<Handoff, String> accepting = new ConcurrentHashMap<>();

    private EmbeddedJournal(Vertx vertx, Path file, FolderLock lock, int bound) {
        this.lock = lock;
        reads = new EmbeddedReads(vertx, file);
        writes = new GroupCommit<>(vertx, new EmbeddedStore(file), bound, Write::essential);
    }

    /**
     * Opens the journal in this folder, making both where they are not there. Blocks.
     *
     * @throws CannotOpen where another process uses the folder, or it or the file in it cannot be used
     */
    public static EmbeddedJournal open(Vertx vertx, Path folder) {
        return open(vertx, folder, BOUND);
    }

    /** @param bound how many entries may wait in memory */
    static EmbeddedJournal open(Vertx vertx, Path folder, int bound) {
        FolderLock lock = FolderLock.on(folder);
        Path file = folder.resolve("journal.sqlite");
        try {
            migrate(file);
        } catch (FlywayException e) {
            lock.close();
            throw new CannotOpen(file + " cannot be used as the journal: " + e.getMessage(), e);
        }
        EmbeddedJournal journal = new EmbeddedJournal(vertx, file, lock, bound);
        journal.writes.start();
        return journal;
    }

    @Override
    public Future<Kept> keep(Entry entry) {
        return writes.add(entry);
    }

    @Override
    public Future<Void> accept(String callSid, int n, String agent) {
        Handoff handoff = new Handoff(callSid, n);
        accepting.putIfAbsent(handoff, agent);
        return writes.add(new Write.Acceptance(callSid, n, agent))
                .onComplete(written -> accepting.remove(handoff))
                .mapEmpty();
    }

    @Override
    public Future<Optional<String>> accepted(String callSid, int n) {
        // In this order: it leaves memory only after it is on disk.
        Optional<String> underWay = Optional.ofNullable(accepting.get(new Handoff(callSid, n)));
        return reads.accepted(callSid, n)
                .map(written -> written.or(() -> underWay))
                .recover(e -> underWay.isPresent() ? Future.succeededFuture(underWay) : Future.failedFuture(e));
    }

    @Override
    public Future<List<CallRecord>> calls(int limit, OptionalLong before) {
        return reads.calls(limit, before.orElse(Long.MAX_VALUE));
    }

    @Override
    public Future<Optional<CallHistory>> call(String callSid) {
        return reads.call(callSid);
    }

    @Override
    public Future<Optional<CallRecord>> latest(String caller, String besides, Instant since) {
        return reads.latest(caller, besides, since);
    }

    @Override
    public Future<Optional<String>> preferred(String caller) {
        return reads.preferred(caller);
    }

    @Override
    public Future<List<OwedDeed>> deeds() {
        return reads.deeds();
    }

    @Override
    public Optional<String> trouble() {
        return writes.trouble();
    }

    @Override
    public int queued() {
        return writes.queued();
    }

    @Override
    public long dropped() {
        return writes.dropped();
    }

    @Override
    public long committed() {
        return writes.committed();
    }

    @Override
    public void close() {
        reads.close();
        writes.close(PATIENCE);
        lock.close();
    }

    private static void migrate(Path file) {
        SQLiteDataSource source = new SQLiteDataSource(EmbeddedStore.writing());
        source.setUrl("jdbc:sqlite:" + file);
        Flyway.configure()
                .loggers("slf4j")
                .dataSource(source)
                .locations("classpath:charge/hotline/journal/sqlite")
                .load()
                .migrate();
    }
}
