package charge.hotline;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL for all tests of this JVM, which does not sync the disk; each test has a database of its own. */
public final class RealPostgres {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private RealPostgres() {}

    /** Started at the first use, stopped with the JVM. */
    private static final class Shared {
        private static final EmbeddedPostgres SERVER = started();

        private static EmbeddedPostgres started() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Makes an empty database; gives its name. */
    public static String database() throws SQLException {
        String name = "hotline" + DATABASES.incrementAndGet();
        execute("create database " + name);
        return name;
    }

    /** Where a database is, as in {@code HOTLINE_DATABASE}. */
    public static String url(String database) {
        return url(database, port());
    }

    /** The same by way of another port. */
    public static String url(String database, int port) {
        return "postgresql://postgres:postgres@127.0.0.1:" + port + "/" + database;
    }

    /** The server's port on this machine. */
    public static int port() {
        return Shared.SERVER.getPort();
    }

    /** A connection of the test's own, which closes it. */
    public static Connection connection(String database) throws SQLException {
        return Shared.SERVER.getDatabase("postgres", database).getConnection();
    }

    /** Does something as the superuser, in another database than the tests'. */
    public static void execute(String sql) throws SQLException {
        try (Connection connection = connection("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
