package charge.hotline.journal;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The reading side of the journal: blocking queries on virtual threads, over a few connections. */
final class SqlReads implements AutoCloseable {
    private static final int CONNECTIONS = 4;

    /** Who waits longer for a connection does without: while the store is away, readers must not pile up. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Few calls have no outcome, and an index has only those. */
    private static final String UNENDED = """
            select call.*, ended_call.seen as told from call left join ended_call on ended_call.call_sid = call.call_sid
            where call.outcome is null and (ended_call.seen is not null or call.last_seen < ?)
            order by call.id limit ?""";

    /** What is asked over one connection; all its statements are fixed texts. */
    interface Query<T> {
        T on(Reading reading) throws SQLException;
    }

    private final Vertx vertx;
    private final Database database;
    private final Semaphore free = new Semaphore(CONNECTIONS);
    private final Deque<Reading> idle = new ConcurrentLinkedDeque<>();
    private volatile Optional<String> failure = Optional.empty();
    private volatile boolean closed;

    SqlReads(Vertx vertx, Database database) {
        this.vertx = vertx;
        this.database = database;
    }

    /** Why the last query failed; empty where it did not. */
    Optional<String> trouble() {
        return failure;
    }

    Future<List<CallRecord>> calls(int limit, long before) {
        return read(reading -> reading.rows(
                "select * from call where id < ? order by id desc limit ?", SqlReads::call, before, limit));
    }

    Future<Optional<CallHistory>> call(String callSid) {
        return read(reading -> {
            Optional<CallRecord> call = reading.first("select * from call where call_sid = ?", SqlReads::call, callSid);
            if (call.isEmpty()) {
                return Optional.empty();
            }
            List<TurnRecord> turns =
                    reading.rows("select * from turn where call_sid = ? order by n, id", SqlReads::turn, callSid);
            return Optional.of(new CallHistory(call.get(), turns));
        });
    }

    Future<List<Unended>> unended(Instant since, int most) {
        return read(reading -> reading.rows(UNENDED, SqlReads::unended, since.toEpochMilli(), most));
    }

    Future<List<TurnRecord>> turns(Entry.Key key) {
        return read(reading -> reading.rows(
                "select * from turn where call_sid = ? and path = ? and n = ? order by take",
                SqlReads::turn,
                key.callSid(),
                key.path(),
                key.n()));
    }

    Future<Optional<CallRecord>> latest(String caller, String besides, Instant since) {
        return read(reading -> reading.first(
                "select * from call where caller = ? and last_seen >= ? and call_sid <> ? order by id desc limit 1",
                SqlReads::call,
                caller,
                since.toEpochMilli(),
                besides));
    }

    Future<Optional<String>> preferred(String caller) {
        return read(reading -> reading.first(
                "select language from call where caller = ? and language is not null order by id desc limit 1",
                row -> row.getString(1),
                caller));
    }

    Future<List<OwedDeed>> deeds() {
        return read(reading -> reading.rows("select * from deed where state = 'owed' order by id", SqlReads::deed));
    }

    Future<List<OwedDeed>> promises(int most) {
        return read(reading -> reading.rows("""
                select * from deed where state = 'owed' and lane is null
                order by case kind when 'urgent' then 0 else 1 end, id limit ?""", SqlReads::deed, most));
    }

    Future<Map<String, Integer>> owed() {
        return read(reading -> {
            Map<String, Integer> owed = new TreeMap<>();
            reading.rows(
                            "select kind, count(*) from deed where state = 'owed' group by kind",
                            row -> Map.entry(row.getString(1), row.getInt(2)))
                    .forEach(kind -> owed.put(kind.getKey(), kind.getValue()));
            return owed;
        });
    }

    Future<Boolean> isDue(Lane lane, Instant now) {
        return read(reading -> reading.first(
                        "select 1 from deed where " + SqlDeeds.DUE + " limit 1",
                        row -> true,
                        lane.id(),
                        now.toEpochMilli(),
                        now.toEpochMilli())
                .isPresent());
    }

    Future<Optional<String>> accepted(String callSid, int n) {
        return read(reading -> reading.first(
                "select agent from acceptance where call_sid = ? and n = ?", row -> row.getString(1), callSid, n));
    }

    Future<Optional<Buffer>> bundle(String version) {
        return read(reading -> reading.first(
                "select files from bundle where version = ?", row -> Buffer.buffer(row.getBytes("files")), version));
    }

    Future<List<String>> bundles(Instant since, int limit) {
        return read(reading -> reading.rows(
                "select version from bundle where seen >= ? order by seen desc, version limit ?",
                row -> row.getString("version"),
                since.toEpochMilli(),
                limit));
    }

    Future<Optional<String>> announced() {
        return read(reading ->
                reading.first("select text from incident where text is not null", row -> row.getString("text")));
    }

    /** Waits for the queries that run and closes; later ones fail. */
    @Override
    public void close() {
        closed = true;
        free.acquireUninterruptibly(CONNECTIONS);
        idle.forEach(SqlReads::discard);
        free.release(CONNECTIONS);
    }

    <T> Future<T> read(Query<T> query) {
        Ticket<T> ticket = new Ticket<>(vertx);
        Thread.ofVirtual().name("journal-read").start(() -> {
            try {
                ticket.answer(borrowing(query));
            } catch (SQLException | RuntimeException | InterruptedException e) {
                ticket.fail(e);
            }
        });
        return ticket.future();
    }

    private <T> T borrowing(Query<T> query) throws SQLException, InterruptedException {
        if (!free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new SQLException("too many wait to read the journal");
        }
        try {
            if (closed) {
                throw new IllegalStateException("the journal is closed");
            }
            T result = answered(query);
            failure = Optional.empty();
            return result;
        } catch (SQLException e) {
            failure = Optional.of("the store cannot be read: " + e.getMessage());
            throw e;
        } finally {
            free.release();
        }
    }

    private <T> T answered(Query<T> query) throws SQLException {
        Optional<Reading> rested = Optional.ofNullable(idle.poll());
        if (rested.isPresent()) {
            try {
                return on(rested.get(), query);
            } catch (SQLException e) {
                // It may have died while it rested, and then the others with it; a new one tells.
                Optional<Reading> other = Optional.ofNullable(idle.poll());
                while (other.isPresent()) {
                    discard(other.get());
                    other = Optional.ofNullable(idle.poll());
                }
            }
        }
        return on(new Reading(database.reading()), query);
    }

    private <T> T on(Reading reading, Query<T> query) throws SQLException {
        try {
            T result = query.on(reading);
            idle.push(reading);
            return result;
        } catch (SQLException | RuntimeException e) {
            discard(reading);
            throw e;
        }
    }

    private static void discard(Reading reading) {
        try {
            reading.close();
        } catch (SQLException e) {
            // Nothing was written with it, so nothing is lost.
        }
    }

    private static CallRecord call(ResultSet row) throws SQLException {
        return new CallRecord(
                row.getLong("id"),
                row.getString("call_sid"),
                row.getString("line"),
                Optional.ofNullable(row.getString("caller")),
                Instant.ofEpochMilli(row.getLong("first_seen")),
                Instant.ofEpochMilli(row.getLong("last_seen")),
                row.getInt("n"),
                new Entry.View(
                        row.getString("at"),
                        Optional.ofNullable(row.getString("language")),
                        answers(row.getString("answers")),
                        Optional.ofNullable(row.getString("outcome")),
                        row.getBoolean("danger")),
                row.getString("state"));
    }

    private static Unended unended(ResultSet row) throws SQLException {
        long told = row.getLong("told");
        Optional<Instant> when = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(told));
        return new Unended(call(row), when);
    }

    private static Map<String, String> answers(String json) {
        Map<String, String> answers = new LinkedHashMap<>();
        new JsonObject(json).forEach(answer -> answers.put(answer.getKey(), (String) answer.getValue()));
        return answers;
    }

    private static TurnRecord turn(ResultSet row) throws SQLException {
        return new TurnRecord(
                key(row),
                row.getInt("take"),
                Instant.ofEpochMilli(row.getLong("seen")),
                row.getString("at"),
                row.getString("input"),
                Optional.ofNullable(row.getString("words")),
                row.getString("facts"),
                row.getString("state_before"),
                row.getString("state_after"));
    }

    static OwedDeed deed(ResultSet row) throws SQLException {
        return new OwedDeed(
                row.getLong("id"),
                key(row),
                Instant.ofEpochMilli(row.getLong("seen")),
                Entry.Owed.of(row.getString("kind"), Optional.ofNullable(row.getString("payload"))));
    }

    static Entry.Key key(ResultSet row) throws SQLException {
        return new Entry.Key(row.getString("call_sid"), row.getString("path"), row.getInt("n"));
    }
}
