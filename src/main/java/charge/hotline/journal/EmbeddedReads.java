package charge.hotline.journal;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.sqlite.SQLiteConfig;

/** The reading side of the embedded journal: blocking queries on virtual threads, over a few connections that cannot write. */
final class EmbeddedReads implements AutoCloseable {
    private static final int CONNECTIONS = 4;

    private interface Query<T> {
        T on(Connection connection) throws SQLException;
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Vertx vertx;
    private final Path file;
    private final Semaphore free = new Semaphore(CONNECTIONS);
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    EmbeddedReads(Vertx vertx, Path file) {
        this.vertx = vertx;
        this.file = file;
    }

    Future<List<CallRecord>> calls(int limit, long before) {
        return read(connection -> rows(
                connection,
                "select * from call where id < ? order by id desc limit ?",
                EmbeddedReads::call,
                before,
                limit));
    }

    Future<Optional<CallHistory>> call(String callSid) {
        return read(connection -> {
            Optional<CallRecord> call =
                    first(connection, "select * from call where call_sid = ?", EmbeddedReads::call, callSid);
            if (call.isEmpty()) {
                return Optional.empty();
            }
            List<TurnRecord> turns = rows(
                    connection, "select * from turn where call_sid = ? order by n, id", EmbeddedReads::turn, callSid);
            return Optional.of(new CallHistory(call.get(), turns));
        });
    }

    Future<Optional<CallRecord>> latest(String caller, String besides, Instant since) {
        return read(connection -> first(
                connection,
                "select * from call where caller = ? and last_seen >= ? and call_sid <> ? order by id desc limit 1",
                EmbeddedReads::call,
                caller,
                since.toEpochMilli(),
                besides));
    }

    Future<Optional<String>> preferred(String caller) {
        return read(connection -> first(
                connection,
                "select language from call where caller = ? and language is not null order by id desc limit 1",
                row -> row.getString(1),
                caller));
    }

    Future<List<OwedDeed>> deeds() {
        return read(connection ->
                rows(connection, "select * from deed where state = 'owed' order by id", EmbeddedReads::deed));
    }

    Future<Optional<String>> accepted(String callSid, int n) {
        return read(connection -> first(
                connection,
                "select agent from acceptance where call_sid = ? and n = ?",
                row -> row.getString(1),
                callSid,
                n));
    }

    /** Waits for the queries that run and closes; later ones fail. */
    @Override
    public void close() {
        closed = true;
        free.acquireUninterruptibly(CONNECTIONS);
        idle.forEach(EmbeddedReads::discard);
        free.release(CONNECTIONS);
    }

    private <T> Future<T> read(Query<T> query) {
        Ticket<T> ticket = new Ticket<>(vertx);
        Thread.ofVirtual().name("journal-read").start(() -> {
            try {
                ticket.answer(borrowing(query));
            } catch (SQLException | RuntimeException e) {
                ticket.fail(e);
            }
        });
        return ticket.future();
    }

    private <T> T borrowing(Query<T> query) throws SQLException {
        free.acquireUninterruptibly();
        try {
            if (closed) {
                throw new IllegalStateException("the journal is closed");
            }
            Optional<Connection> rested = Optional.ofNullable(idle.poll());
            Connection connection = rested.isPresent() ? rested.get() : open();
            try {
                T result = query.on(connection);
                idle.push(connection);
                return result;
            } catch (SQLException | RuntimeException e) {
                discard(connection);
                throw e;
            }
        } finally {
            free.release();
        }
    }

    private Connection open() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(200);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    private static void discard(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // Nothing was written with it, so nothing is lost.
        }
    }

    private static <T> Optional<T> first(Connection connection, String sql, Row<T> row, Object... values)
            throws SQLException {
        return rows(connection, sql, row, values).stream().findFirst();
    }

    private static <T> List<T> rows(Connection connection, String sql, Row<T> row, Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(row.read(rows));
                }
            }
            return found;
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
                row.getString("facts"),
                row.getString("state_before"),
                row.getString("state_after"));
    }

    private static OwedDeed deed(ResultSet row) throws SQLException {
        return new OwedDeed(
                row.getLong("id"),
                key(row),
                Instant.ofEpochMilli(row.getLong("seen")),
                Entry.Owed.of(row.getString("kind"), Optional.ofNullable(row.getString("payload"))));
    }

    private static Entry.Key key(ResultSet row) throws SQLException {
        return new Entry.Key(row.getString("call_sid"), row.getString("path"), row.getInt("n"));
    }
}
