package charge.hotline.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL, or an engine that speaks its protocol, for any number of nodes. It may be away when the hotline starts: then
 * its tables are made once it is there.
 */
final class Postgres implements Database {
    private static final Logger LOG = LoggerFactory.getLogger(Postgres.class);

    /** What is set where the operator's URL does not: no dead server holds the writer or a reader for longer. In seconds. */
    private static final Map<PGProperty, String> PRESET = Map.of(
            PGProperty.CONNECT_TIMEOUT, "2",
            PGProperty.SOCKET_TIMEOUT, "5",
            PGProperty.TCP_KEEP_ALIVE, "true",
            PGProperty.APPLICATION_NAME, "hotline",
            // Details quote rows, and rows have numbers of callers in them.
            PGProperty.LOG_SERVER_ERROR_DETAIL, "false");

    /** A migration may fill a new column or an index of all that is kept. */
    private static final int MIGRATION_SECONDS = 600;

    private final PostgresUrl url;
    private final PGSimpleDataSource source;
    private volatile boolean migrated;

    private Postgres(PostgresUrl url) {
        this.url = url;
        this.source = source(url);
    }

    /**
     * Reaches for a database and brings its tables to this version's form; where it is away, later.
     *
     * @throws CannotOpen where it is there and cannot be used
     */
    static Postgres at(PostgresUrl url) {
        Postgres postgres = new Postgres(url);
        try {
            postgres.migrate();
        } catch (SQLException e) {
            if (!isAway(e)) {
                throw new CannotOpen(
                        "the database " + url + " cannot be used as the journal: " + e.getMessage()
                                + "; check HOTLINE_DATABASE",
                        e);
            }
            LOG.warn("The database {} is away ({}); calls are answered without it", url, e.getMessage());
        }
        return postgres;
    }

    @Override
    public Connection writing() throws SQLException {
        migrate();
        Connection connection = source.getConnection();
        try {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            endStalled(connection);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Connection reading() throws SQLException {
        if (!migrated) {
            throw new SQLException("the database " + url + " was not there yet");
        }
        return source.getConnection();
    }

    @Override
    public boolean refuses(SQLException e) {
        // What a value holds (a zero character), a constraint, a limit of the engine.
        return switch (kind(e)) {
            case "22", "23", "54" -> true;
            default -> false;
        };
    }

    /** A deadlock, or a transaction that an engine with a stricter isolation rolled back. */
    @Override
    public boolean collided(SQLException e) {
        return kind(e).equals("40");
    }

    @Override
    public void committed(Connection writer) {
        // The server's own affair.
    }

    @Override
    public void scrub() {
        // The server's own affair.
    }

    @Override
    public String skippingLocked() {
        return " for update of deed skip locked";
    }

    @Override
    public void close() {
        // Connections belong to those who opened them.
    }

    /** A node that stops in the middle of a commit must not hold the others up. Not every engine has this. */
    private static void endStalled(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set idle_in_transaction_session_timeout = 5000");
        } catch (SQLException e) {
            if (isAway(e)) {
                throw e;
            }
            LOG.debug("{}", e.getMessage());
        }
    }

    private synchronized void migrate() throws SQLException {
        if (migrated) {
            return;
        }
        PGSimpleDataSource patient = source(url);
        patient.setSocketTimeout(MIGRATION_SECONDS);
        // By itself first: the library would hide what is wrong with a password in a page of advice.
        source.getConnection().close();
        try {
            Flyway.configure()
                    .loggers("slf4j")
                    .dataSource(patient)
                    .locations("classpath:charge/hotline/journal/postgresql")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new SQLException(
                    e.getMessage(), cause(e).map(SQLException::getSQLState).orElse(""), e);
        }
        migrated = true;
    }

    private static Optional<SQLException> cause(Throwable e) {
        return e instanceof SQLException known
                ? Optional.of(known)
                : Optional.ofNullable(e.getCause()).flatMap(Postgres::cause);
    }

    /** Connection lost or refused, rolled back, read-only, out of resources, stopped by an operator, a fault of the system. */
    private static boolean isAway(SQLException e) {
        return switch (kind(e)) {
            case "08", "40", "25", "53", "57", "58" -> true;
            default -> false;
        };
    }

    /** The first two characters of SQLSTATE. */
    private static String kind(SQLException e) {
        return Optional.ofNullable(e.getSQLState())
                .filter(state -> state.length() == 5)
                .map(state -> state.substring(0, 2))
                .orElse("");
    }

    private static PGSimpleDataSource source(PostgresUrl url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL("jdbc:postgresql://" + url.servers() + "/" + url.database());
        try {
            for (Map.Entry<PGProperty, String> preset : PRESET.entrySet()) {
                source.setProperty(preset.getKey(), preset.getValue());
            }
            for (Map.Entry<String, String> given : url.properties().entrySet()) {
                source.setProperty(given.getKey(), given.getValue());
            }
        } catch (SQLException e) {
            throw new CannotOpen("HOTLINE_DATABASE: " + e.getMessage(), e);
        }
        return source;
    }
}
