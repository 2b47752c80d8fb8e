package charge.hotline.journal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A store with many calls in it, of four turns each, written by the hotline's own statements.
 *
 * @param settings of a hotline that uses it
 * @param server its own PostgreSQL, to be stopped at the end
 */
public record SeededJournal(Map<String, String> settings, Optional<EmbeddedPostgres> server) implements AutoCloseable {
    private static final int TURNS = 4;
    private static final int CALLS_A_COMMIT = 500;

    /**
     * Opens one, adding what is missing.
     *
     * @param store {@code embedded}, {@code postgres} (one of its own, in the folder), or a {@code postgresql://} URL
     * @param folder where it stays for the next time
     * @param calls how many there are to be
     * @param version of the content that they were on
     */
    public static SeededJournal of(String store, Path folder, int calls, String version) throws Exception {
        Files.createDirectories(folder);
        Map<String, String> data = Map.of("HOTLINE_DATA", folder.resolve("data").toString());
        if (store.equals("embedded")) {
            try (Database database = SqliteFile.in(folder.resolve("data"))) {
                fill(database, calls, version);
            }
            return new SeededJournal(data, Optional.empty());
        }
        Optional<EmbeddedPostgres> server = store.equals("postgres")
                ? Optional.of(MeasureJournal.durable(folder.resolve("postgres")))
                : Optional.empty();
        String url = server.map(MeasureJournal::url).orElse(store);
        try (Database database = Postgres.at(PostgresUrl.of(url))) {
            fill(database, calls, version);
        }
        return new SeededJournal(
                Map.of(
                        "HOTLINE_DATA",
                        folder.resolve("data").toString(),
                        "HOTLINE_DATABASE",
                        url,
                        "HOTLINE_SECRET",
                        "0123456789abcdef0123456789abcdef"),
                server);
    }

    /** The CallSid of the call with this number; they are as scattered as the carrier's. */
    public static String callSid(int number) {
        byte[] id = new byte[16];
        new Random(number * 2_654_435_761L).nextBytes(id);
        return "CA" + HexFormat.of().formatHex(id);
    }

    @Override
    public void close() throws IOException {
        if (server.isPresent()) {
            server.get().close();
        }
    }

    private static void fill(Database database, int calls, String version) throws Exception {
        SqlStore store = new SqlStore(database);
        long since = System.nanoTime();
        int there = count(database);
        for (int call = there; call < calls; ) {
            List<Write> batch = new ArrayList<>();
            for (int end = Math.min(calls, call + CALLS_A_COMMIT); call < end; call++) {
                for (int n = 0; n < TURNS; n++) {
                    batch.add(MeasureJournal.entry(callSid(call), n, version));
                }
            }
            store.commit(batch);
        }
        store.close();
        System.out.printf(
                "%,d calls of %d turns, %,d of them written now in %.0f s%n",
                calls, TURNS, Math.max(0, calls - there), (System.nanoTime() - since) / 1e9);
    }

    private static int count(Database database) throws SQLException {
        try (Connection connection = database.writing();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from call")) {
            row.next();
            return row.getInt(1);
        }
    }
}
