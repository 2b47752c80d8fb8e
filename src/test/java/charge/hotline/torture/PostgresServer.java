package charge.hotline.torture;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** A PostgreSQL of its own, which syncs the disk at each commit; away while it is stopped. */
final class PostgresServer implements Store {
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    /** Starts it. */
    PostgresServer(Path data) {
        this.data = data;
        this.port = Node.freePort();
        this.server = start();
    }

    private EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "200")
                    .setPGStartupWait(LONGEST_START)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "HOTLINE_DATABASE",
                "postgresql://postgres:postgres@127.0.0.1:" + port + "/postgres",
                "HOTLINE_SECRET",
                "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
    }

    @Override
    public synchronized void takeAway(Duration time) {
        close();
        Pause.of(time);
        server = start();
    }

    @Override
    public synchronized Connection read() throws SQLException {
        return server.getPostgresDatabase().getConnection();
    }

    @Override
    public synchronized void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
