package charge.hotline.journal;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/**
 * The writing side of the embedded journal: one connection, opened when needed and thrown away when something went wrong, so
 * that whatever the matter was, trying again begins afresh.
 *
 * <p>A commit whose outcome is unclear is written again; its entries are then found to be there and told as repeats of
 * themselves, which gives the same reply.
 */
final class EmbeddedStore implements GroupCommit.Store<Write, Kept> {
    /** In bytes; longer ones are refused. The longest turn has some thousand. */
    private static final int LONGEST_TEXT = 1_000_000;

    private static final String INSERT_TURN = """
            insert into turn (call_sid, path, n, take, seen, at, input, facts, state_before, state_after)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""";
    private static final String TAKES =
            "select take, input, facts from turn where call_sid = ? and path = ? and n = ? order by take";

    /** A turn with a lower number came late: it does not move the call backwards. */
    private static final String UPSERT_CALL = """
            insert into call (call_sid, line, caller, first_seen, last_seen, n, at, language, answers, outcome, danger, state)
            values (?1, ?2, ?3, ?4, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
            on conflict (call_sid) do update set
                caller = coalesce(caller, excluded.caller),
                first_seen = min(first_seen, excluded.first_seen),
                last_seen = max(last_seen, excluded.last_seen),
                danger = max(danger, excluded.danger),
                at = case when excluded.n >= n then excluded.at else at end,
                language = case when excluded.n >= n then excluded.language else language end,
                answers = case when excluded.n >= n then excluded.answers else answers end,
                outcome = case when excluded.n >= n then excluded.outcome else outcome end,
                state = case when excluded.n >= n then excluded.state else state end,
                n = max(n, excluded.n)""";

    private static final String INSERT_DEED = """
            insert into deed (call_sid, path, n, seen, kind, payload, state)
            select ?1, ?2, ?3, ?4, ?5, ?6, 'owed' where not exists (
                select 1 from deed where call_sid = ?1 and path = ?2 and n = ?3 and kind = ?5 and payload is ?6)""";
    private static final String INSERT_ACCEPTANCE =
            "insert into acceptance (call_sid, n, agent) values (?, ?, ?) on conflict do nothing";

    private final Path file;
    private Optional<Session> session = Optional.empty();

    EmbeddedStore(Path file) {
        this.file = file;
    }

    @Override
    public List<Kept> commit(List<Write> batch) throws Exception {
        try {
            Session open = session();
            open.begin();
            List<Kept> kept = new ArrayList<>(batch.size());
            for (Write write : batch) {
                kept.add(
                        switch (write) {
                            case Entry entry -> open.keep(entry);
                            case Write.Acceptance acceptance -> open.accept(acceptance);
                        });
            }
            open.commit();
            return kept;
        } catch (SQLiteException e) {
            close();
            throw refuses(e) ? new GroupCommit.Refused(e) : e;
        } catch (SQLException e) {
            close();
            throw e;
        } catch (RuntimeException e) {
            close();
            throw new GroupCommit.Refused(e);
        }
    }

    @Override
    public void close() {
        session.ifPresent(Session::close);
        session = Optional.empty();
    }

    private static boolean refuses(SQLiteException e) {
        SQLiteErrorCode primary = SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xff);
        return switch (primary) {
            case SQLITE_TOOBIG, SQLITE_MISMATCH, SQLITE_CONSTRAINT -> true;
            default -> false;
        };
    }

    private Session session() throws SQLException {
        if (session.isEmpty()) {
            session = Optional.of(new Session(file));
        }
        return session.get();
    }

    /** The settings of a connection that writes. */
    static SQLiteConfig writing() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setPragma(SQLiteConfig.Pragma.LIMIT_LENGTH, Integer.toString(LONGEST_TEXT));
        // Else the driver asks for the new row's id after each insert.
        config.setGetGeneratedKeys(false);
        config.setBusyTimeout(200);
        return config;
    }

    /** An open connection with its statements. */
    private static final class Session {
        private final Connection connection;
        private final PreparedStatement insertTurn;
        private final PreparedStatement takes;
        private final PreparedStatement upsertCall;
        private final PreparedStatement insertDeed;
        private final PreparedStatement insertAcceptance;

        Session(Path file) throws SQLException {
            SQLiteConfig config = writing();
            // A file that is gone is trouble to be told, not an empty journal to be begun.
            config.resetOpenMode(SQLiteOpenMode.CREATE);
            connection = config.createConnection("jdbc:sqlite:" + file);
            try {
                insertTurn = connection.prepareStatement(INSERT_TURN);
                takes = connection.prepareStatement(TAKES);
                upsertCall = connection.prepareStatement(UPSERT_CALL);
                insertDeed = connection.prepareStatement(INSERT_DEED);
                insertAcceptance = connection.prepareStatement(INSERT_ACCEPTANCE);
            } catch (SQLException e) {
                close();
                throw e;
            }
        }

        // Not with Connection.commit(): this driver would begin the next transaction at once and keep the file locked.
        void begin() throws SQLException {
            connection.setAutoCommit(false);
        }

        void commit() throws SQLException {
            connection.setAutoCommit(true);
        }

        void close() {
            try {
                connection.close();
            } catch (SQLException e) {
                // It is thrown away because something else is wrong already, which is told.
            }
        }

        Kept keep(Entry entry) throws SQLException {
            Kept kept = new Kept.First();
            if (!insert(entry, 0)) {
                int take = 0;
                bind(takes, entry.key());
                try (ResultSet rows = takes.executeQuery()) {
                    while (rows.next()) {
                        if (rows.getString("input").equals(entry.input())) {
                            return new Kept.Repeat(rows.getString("facts"));
                        }
                        take = rows.getInt("take") + 1;
                    }
                }
                insert(entry, take);
                kept = new Kept.Superseded();
            }
            move(entry);
            for (Entry.Owed owed : entry.deeds()) {
                owe(entry, owed);
            }
            return kept;
        }

        Kept accept(Write.Acceptance acceptance) throws SQLException {
            insertAcceptance.setString(1, acceptance.callSid());
            insertAcceptance.setInt(2, acceptance.n());
            insertAcceptance.setString(3, acceptance.agent());
            insertAcceptance.executeUpdate();
            return new Kept.First();
        }

        private boolean insert(Entry entry, int take) throws SQLException {
            bind(insertTurn, entry.key());
            insertTurn.setInt(4, take);
            insertTurn.setLong(5, entry.when().toEpochMilli());
            insertTurn.setString(6, entry.view().at());
            insertTurn.setString(7, entry.input());
            insertTurn.setString(8, entry.facts());
            insertTurn.setString(9, entry.before());
            insertTurn.setString(10, entry.after());
            return insertTurn.executeUpdate() == 1;
        }

        private void move(Entry entry) throws SQLException {
            Entry.View view = entry.view();
            upsertCall.setString(1, entry.key().callSid());
            upsertCall.setString(2, entry.line());
            bind(upsertCall, 3, entry.caller());
            upsertCall.setLong(4, entry.when().toEpochMilli());
            upsertCall.setInt(5, entry.key().n());
            upsertCall.setString(6, view.at());
            bind(upsertCall, 7, view.language());
            upsertCall.setString(8, new JsonObject(new LinkedHashMap<>(view.answers())).encode());
            bind(upsertCall, 9, view.outcome());
            upsertCall.setInt(10, view.danger() ? 1 : 0);
            upsertCall.setString(11, entry.after());
            upsertCall.executeUpdate();
        }

        private void owe(Entry entry, Entry.Owed owed) throws SQLException {
            bind(insertDeed, entry.key());
            insertDeed.setLong(4, entry.when().toEpochMilli());
            insertDeed.setString(5, owed.kind());
            bind(insertDeed, 6, owed.payload());
            insertDeed.executeUpdate();
        }

        private static void bind(PreparedStatement statement, Entry.Key key) throws SQLException {
            statement.setString(1, key.callSid());
            statement.setString(2, key.path());
            statement.setInt(3, key.n());
        }

        private static void bind(PreparedStatement statement, int index, Optional<String> text) throws SQLException {
            if (text.isPresent()) {
                statement.setString(index, text.get());
            } else {
                statement.setNull(index, Types.VARCHAR);
            }
        }
    }
}
