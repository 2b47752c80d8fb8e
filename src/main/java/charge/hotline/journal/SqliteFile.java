package charge.hotline.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
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

    private final FolderLock lock;
    private final Path file;

    private SqliteFile(FolderLock lock, Path file) {
        this.lock = lock;
        this.file = file;
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
        } catch (FlywayException e) {
            lock.close();
            throw new CannotOpen(file + " cannot be used as the journal: " + e.getMessage(), e);
        }
        return new SqliteFile(lock, file);
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

    /** What was deleted is overwritten in the file at once; the log beside it still has it until it begins anew. */
    @Override
    public void scrub() throws SQLException {
        try (Connection connection = writing();
                Statement statement = connection.createStatement()) {
            statement.execute("pragma wal_checkpoint(truncate)");
        }
    }

    @Override
    public String skippingLocked() {
        // Its only writer has locked everything already.
        return "";
    }

    @Override
    public void close() {
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
