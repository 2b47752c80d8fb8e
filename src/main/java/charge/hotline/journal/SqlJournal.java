package charge.hotline.journal;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** The journal in a database, over one connection that writes and a few that read. */
final class SqlJournal implements Journal {
    /** A turn is some kilobytes, so this is tens of megabytes, or some seconds of the busiest load and hours of a quiet one. */
    static final int BOUND = 10_000;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private record Handoff(String callSid, int n) {}

    private final Database database;
    private final GroupCommit<Write, Written> writes;
    private final SqlReads reads;
    private final Upkeep upkeep;
    private final Callers callers;

    /** Acceptances on their way to the disk: the caller's next turn may ask before they are there. */
    private final Map<Handoff, String> accepting = new ConcurrentHashMap<>();

    /** @param bound how many entries may wait in memory */
    SqlJournal(Vertx vertx, Database database, int bound) {
        this.database = database;
        reads = new SqlReads(vertx, database);
        writes = new GroupCommit<>(vertx, new SqlStore(database), bound, Write::essential);
        callers = new Callers(vertx, database, reads, this::work);
        upkeep = new Upkeep(vertx, reads, this::work, callers);
        writes.start();
    }

    @Override
    public Future<Kept> keep(Entry entry) {
        return writes.add(entry).map(Kept.class::cast);
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
    public Future<Void> end(String callSid, Instant when) {
        return writes.add(new Write.End(callSid, when)).mapEmpty();
    }

    @Override
    public Future<List<Unended>> unended(Instant since, int most) {
        return reads.unended(since, most);
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
    public Future<List<TurnRecord>> turns(Entry.Key key) {
        return reads.turns(key);
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
    public Future<Void> keepBundle(String version, Instant when, Buffer files) {
        return writes.add(new Write.Bundle(version, when, files)).mapEmpty();
    }

    @Override
    public Future<Optional<Buffer>> bundle(String version) {
        return reads.bundle(version);
    }

    @Override
    public Future<List<String>> bundles(Instant since, int limit) {
        return reads.bundles(since, limit);
    }

    @Override
    public Future<Void> announce(Optional<String> incident, Instant when) {
        return writes.add(new Write.Announcement(incident, when)).mapEmpty();
    }

    @Override
    public Future<Optional<String>> announced() {
        return reads.announced();
    }

    @Override
    public Future<List<OwedDeed>> deeds() {
        return reads.deeds();
    }

    @Override
    public Future<List<OwedDeed>> promises(int most) {
        return reads.promises(most);
    }

    @Override
    public Future<Boolean> fulfil(long id) {
        return work(connection -> SqlDeeds.fulfil(connection, id)).map(Boolean.TRUE::equals);
    }

    @Override
    public Future<Map<String, Integer>> owed() {
        return reads.owed();
    }

    @Override
    public Future<List<Claim>> claim(Lane lane, String node, Instant now, Duration lease, int most) {
        // Mostly nothing is due, and to read that costs no commit.
        return reads.isDue(lane, now)
                .compose(due -> due
                        ? writes.add(new Write.Taking(lane, node, now, now.plus(lease), most))
                                .map(taken -> ((Written.Claims) taken).claims())
                        : Future.succeededFuture(List.of()));
    }

    @Override
    public Future<Void> mark(Claim claim, Mark mark) {
        return writes.add(new Write.Marking(claim, mark)).mapEmpty();
    }

    @Override
    public Future<Optional<LetGo>> letGo(Retention retention, Instant now, Duration since) {
        return upkeep.letGo(retention, now, since);
    }

    @Override
    public Future<Forgotten> forget(String caller, Instant now) {
        return callers.forget(caller, now);
    }

    @Override
    public Future<List<String>> callsOf(String caller) {
        return callers.calls(caller);
    }

    @Override
    public Future<Optional<WholeCall>> whole(String callSid) {
        return callers.whole(callSid);
    }

    private Future<Object> work(Write.Work.Job job) {
        return writes.add(new Write.Work(job)).map(written -> ((Written.Worked) written).result());
    }

    @Override
    public Optional<String> trouble() {
        return writes.trouble().or(reads::trouble);
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
        database.close();
    }
}
