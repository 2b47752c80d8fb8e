package charge.hotline.torture;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

/** The embedded store: a file in the folder of the one node, away while somebody else locks it. */
record EmbeddedFile(Path folder) implements Store {
    @Override
    public Map<String, String> settings() {
        return Map.of("HOTLINE_DATA", folder.toString());
    }

    @Override
    public void takeAway(Duration time) throws SQLException {
        try (Connection connection = open("?busy_timeout=30000");
                Statement statement = connection.createStatement()) {
            statement.execute("begin exclusive");
            Pause.of(time);
            statement.execute("rollback");
        }
    }

    @Override
    public Connection read() throws SQLException {
        return open("");
    }

    private Connection open(String options) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.sqlite") + options);
    }

    @Override
    public void close() {
        // the file goes with its folder
    }
}
