package charge.hotline.journal;

import static charge.hotline.journal.Sample.NOON;
import static charge.hotline.journal.Sample.callBack;
import static charge.hotline.journal.Sample.turn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The embedded journal: the contract, and what is its own: the file, the folder's lock, the process that is killed. */
class EmbeddedJournalTest extends JournalContract {
    @Override
    Journal open(Path folder, int bound) {
        return new SqlJournal(vertx, SqliteFile.in(folder), bound);
    }

    /** Another connection holds the lock for writing. */
    @Override
    AutoCloseable takeAway(Path folder) throws Exception {
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.sqlite"));
        try (Statement statement = other.createStatement()) {
            statement.execute("pragma busy_timeout = 10000");
            statement.execute("begin immediate");
        }
        return other;
    }

    private void execute(String sql) throws SQLException {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.sqlite"));
                Statement statement = other.createStatement()) {
            statement.execute("pragma busy_timeout = 10000");
            statement.execute(sql);
        }
    }

    @Override
    void finish(String callSid) throws SQLException {
        execute("update deed set state = 'done' where call_sid = '" + callSid + "'");
    }

    @Override
    void breakUpkeep() throws SQLException {
        execute("drop table upkeep");
    }

    @Test
    void ofAForgottenCallerNothingIsInTheFiles() throws Exception {
        for (int n = 0; n < 300; n++) {
            keep(turn("CA1", n)
                    .caller("c0ffee")
                    .words("mon badge " + n)
                    .owing(callBack("{\"number\":\"+32470123456\"}")));
            keep(turn("CA2", n).caller("decaf").words("le cable"));
        }

        await(journal().forget("c0ffee", NOON.plusSeconds(600)));

        assertThat(inTheFiles("le cable")).isTrue();
        assertThat(inTheFiles("mon badge")).isFalse();
        assertThat(inTheFiles("+32470123456")).isFalse();
    }

    @Test
    void theLogStaysSmallWhileTurnsAreWrittenWithoutPause() throws Exception {
        for (int n = 0; n < 2_000; n++) {
            keep(turn("CA" + n % 50, n));
        }

        assertThat(Files.size(folder.resolve("journal.sqlite-wal"))).isLessThan(20_000_000);
    }

    /** A back-up reads for as long as it takes, and the log cannot be emptied meanwhile. */
    @Test
    void turnsAreWrittenWhileTheLogWaitsToBeEmptied() throws Exception {
        Path other = folder.resolve("other");
        SqliteFile database = SqliteFile.in(other);
        try (Connection writer = database.writing();
                Statement turns = writer.createStatement();
                Connection backUp = database.reading();
                Statement reads = backUp.createStatement()) {
            turns.execute("insert into forgotten_caller (caller, seen) values ('c0ffee', 1)");
            reads.execute("begin");
            reads.execute("select count(*) from forgotten_caller");
            turns.execute("delete from forgotten_caller");
            FutureTask<Boolean> emptied = new FutureTask<>(() -> {
                database.scrub();
                return true;
            });
            Thread.ofPlatform().start(emptied);

            for (int n = 0; n < 40; n++) {
                turns.execute("begin immediate");
                turns.execute("insert into forgotten_caller (caller, seen) values ('decaf" + n + "', 1)");
                turns.execute("commit");
                Thread.sleep(10);
            }
            assertThat(emptied.isDone()).isFalse();

            reads.execute("rollback");
            assertThat(emptied.get()).isTrue();
        }
        database.close();
    }

    private boolean inTheFiles(String text) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void aFileThatIsAwayIsTroubleAndNotANewJournal() throws Exception {
        Path other = folder.resolve("other");
        SqliteFile database = SqliteFile.in(other);
        Path file = other.resolve("journal.sqlite");
        Path away = folder.resolve("elsewhere.sqlite");
        Files.move(file, away);
        try (Journal journal = new SqlJournal(vertx, database, 1_000)) {
            Future<Kept> kept = journal.keep(turn("CA1", 0).entry());
            until(() -> journal.trouble().isPresent());
            assertThat(file).doesNotExist();

            Files.move(away, file, StandardCopyOption.ATOMIC_MOVE);
            assertThat(await(kept)).isEqualTo(new Kept.First());
            assertThat(journal.trouble()).isEmpty();
        }
    }

    @Test
    void itIsDurableWithEachCommit() throws Exception {
        keep(turn("CA1", 0));

        try (Connection writing =
                        SqliteFile.durable().createConnection("jdbc:sqlite:" + folder.resolve("journal.sqlite"));
                Statement statement = writing.createStatement()) {
            assertThat(statement.executeQuery("pragma journal_mode").getString(1))
                    .isEqualTo("wal");
            assertThat(statement.executeQuery("pragma synchronous").getInt(1)).isEqualTo(2);
        }
    }

    @Test
    void aFileThatIsNoJournalStopsTheStartWithASentence() throws Exception {
        Path other = folder.resolve("other");
        Files.createDirectories(other);
        Files.writeString(other.resolve("journal.sqlite"), "this is a shopping list, not a database\n".repeat(100));

        assertThatThrownBy(() -> Journal.embedded(vertx, other))
                .isInstanceOf(CannotOpen.class)
                .hasMessageContaining("journal.sqlite cannot be used as the journal");
        Files.delete(other.resolve("journal.sqlite"));
        Journal.embedded(vertx, other).close();
    }

    @Test
    void aFolderThatCannotBeMadeStopsTheStartWithASentence() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> Journal.embedded(vertx, file.resolve("data")))
                .isInstanceOf(CannotOpen.class)
                .hasMessageContaining("HOTLINE_DATA");
    }

    @Test
    void aFolderInUseIsNotOpenedTwice() {
        assertThatThrownBy(() -> Journal.embedded(vertx, folder))
                .isInstanceOf(CannotOpen.class)
                .hasMessage("another hotline (process "
                        + ProcessHandle.current().pid() + ") is using " + folder + "; stop it or set HOTLINE_DATA");
    }

    @Test
    void tryingToOpenAFolderInUseDoesNotFreeIt() throws Exception {
        assertThatThrownBy(() -> Journal.embedded(vertx, folder)).isInstanceOf(CannotOpen.class);

        Process other = writer(folder);
        assertThat(other.waitFor()).isEqualTo(1);
    }

    @Test
    void whatWasAcknowledgedIsThereAfterTheProcessWasKilled() throws Exception {
        for (int round = 0; round < 2; round++) {
            Path data = folder.resolve("killed" + round);
            Process child = writer(data);
            List<String> acknowledged = new ArrayList<>();
            try (BufferedReader lines = child.inputReader()) {
                while (acknowledged.size() < 500) {
                    acknowledged.add(Objects.requireNonNull(lines.readLine(), "the writer died by itself"));
                }
                assertThatThrownBy(() -> Journal.embedded(vertx, data))
                        .hasMessageContaining("another hotline (process " + child.pid() + ")");
                // By its handle: Process.destroyForcibly would also throw away what it has written.
                child.toHandle().destroyForcibly();
                lines.lines().filter(line -> line.endsWith(".")).forEach(acknowledged::add);
            }
            assertThat(child.waitFor()).isEqualTo(128 + 9);

            try (Journal after = Journal.embedded(vertx, data)) {
                List<String> kept = await(after.deeds()).stream()
                        .map(deed -> deed.turn().callSid() + " " + deed.turn().n() + ".")
                        .toList();
                assertThat(kept).containsAll(acknowledged).doesNotHaveDuplicates();
                for (int caller = 0; caller < KilledWriter.CALLERS; caller++) {
                    String callSid = "CA" + caller;
                    int turns = await(after.call(callSid)).orElseThrow().turns().size();
                    assertThat(kept.stream().filter(line -> line.startsWith(callSid + " ")))
                            .hasSize(turns);
                }
            }
        }
    }

    private static Process writer(Path data) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
