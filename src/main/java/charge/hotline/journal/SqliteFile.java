package charge.hotline.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/** A file in the data folder, synced at each commit. One process at a time. */
final class SqliteFile implements Database {
    private static final int BUSY_MILLIS = 200;

    /** At so many pages of 4 kB in the log the writer copies them itself, should nobody else have done it. */
    private static final int MOST_LOGGED = 20_000;

    private static final int MOST_TRIES = 1_000;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);

    private final FolderLock lock;
    private final Path file;
    private final Checkpoints checkpoints;

    private SqliteFile(FolderLock lock, Path file) throws IOException {
        this.lock = lock;
        this.file = file;
        checkpoints = Checkpoints.of(file, this::writing);
    }

    /**
     * Opens the one in this folder, making both where they are not there.
     *
     * @throws CannotOpen where another process uses the folder, or it or the file in it cannot be used
     */
    static SqliteFile in(Path folder) {
        FolderLock lock = FolderLock.on(folder);
        Path file = at(folder);
        try {
            migrate(file);
            return new SqliteFile(lock, file);
        } catch (FlywayException | IOException e) {
            lock.close();
            throw new CannotOpen(file + " cannot be used as the journal: " + e.getMessage(), e);
        }
    }

    /** The file of the journal in a data folder. */
    static Path at(Path folder) {
        return folder.resolve("journal.sqlite");
    }

    @Override
    public Connection writing() throws SQLException {
        SQLiteConfig config = durable();
        // A file that is gone is trouble to be told, not an empty journal to be begun.
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    @Override
    public Connection reading() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_MILLIS);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    @Override
    public void committed(Connection writer) throws SQLException {
        checkpoints.committed(writer);
    }

    @Override
    public boolean refuses(SQLException e) {
        return e instanceof SQLiteException own
                && switch (SQLiteErrorCode.getErrorCode(own.getErrorCode() & 0xff)) {
                    case SQLITE_TOOBIG, SQLITE_MISMATCH, SQLITE_CONSTRAINT -> true;
                    default -> false;
                };
    }

    /** There is no other. */
    @Override
    public boolean collided(SQLException e) {
        return false;
    }

    /** What was deleted is overwritten in the file at once; the log beside it still has it until it is emptied. */
    @Override
    public void scrub() throws SQLException {
        try (Connection connection = writing();
                Statement statement = connection.createStatement()) {
            // While it waits for readers it keeps the writer out: so it does not wait, but comes again.
            statement.execute("pragma busy_timeout = 0");
            for (int tries = 0; tries < MOST_TRIES; tries++) {
                if (isEmptied(statement)) {
                    return;
                }
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
        throw new SQLException("the journal's log is in use and still has what was deleted; delete it again");
    }

    /** Where somebody else uses the log, nothing is done (sqlite.org/c3ref/wal_checkpoint_v2.html). */
    private static boolean isEmptied(Statement statement) throws SQLException {
        try (ResultSet busy = statement.executeQuery("pragma wal_checkpoint(truncate)")) {
            return busy.next() && busy.getInt(1) == 0;
        }
    }

    @Override
    public String skippingLocked() {
        // Its only writer has locked everything already.
        return "";
    }

    @Override
    public void close() {
        checkpoints.close();
        lock.close();
    }

    /** The settings of a connection that writes. */
    static SQLiteConfig durable() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        // Else the driver asks for the new row's id after each insert.
        config.setGetGeneratedKeys(false);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "on");
        config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, Integer.toString(MOST_LOGGED));
        return config;
    }

    /** Brings the tables in a file to this version's form. */
    static void migrate(Path file) {
        flyway(file).migrate();
    }

    /** Whether a newer version of the hotline has changed the tables in a file. */
    static boolean isNewer(Path file) {
        return Arrays.stream(flyway(file).info().applied())
                .anyMatch(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS);
    }

    private static Flyway flyway(Path file) {
        SQLiteDataSource source = new SQLiteDataSource(durable());
        source.setUrl("jdbc:sqlite:" + file);
        return Flyway.configure()
                .loggers("slf4j")
                .dataSource(source)
                .locations("classpath:charge/hotline/journal/sqlite")
                .load();
    }
}
