package charge.hotline.journal;

import static charge.hotline.journal.Sample.callBack;
import static charge.hotline.journal.Sample.turn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackUpTest {
    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private Path data = Path.of("");
    private Path other = Path.of("");

    @BeforeEach
    void folders() {
        data = folder.resolve("data");
        other = folder.resolve("other");
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().await(20, TimeUnit.SECONDS);
    }

    private Path made() throws IOException {
        Path file = folder.resolve("kept.sqlite");
        Files.move(new BackUp(data, true).make(), file);
        return file;
    }

    private void write(String callSid) throws Exception {
        Secret.keptIn(data);
        try (Journal journal = Journal.embedded(vertx, data)) {
            journal.keep(turn(callSid, 0).caller("c0ffee").entry()).await(20, TimeUnit.SECONDS);
        }
    }

    private List<String> calls(Path of) throws Exception {
        try (Journal journal = Journal.embedded(vertx, of)) {
            return journal.callsOf("c0ffee").await(20, TimeUnit.SECONDS);
        }
    }

    private void load(Journal journal, String callSid, int n, Set<String> acknowledged, AtomicBoolean goOn) {
        journal.keep(turn(callSid, n).owing(callBack("{}")).entry()).onSuccess(kept -> {
            acknowledged.add(callSid + " " + n);
            if (goOn.get()) {
                load(journal, callSid, n + 1, acknowledged, goOn);
            }
        });
    }

    @Test
    void whatWasAcknowledgedBeforeItIsInItThoughWritingGoesOn() throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        AtomicBoolean goOn = new AtomicBoolean(true);
        Secret.keptIn(data);
        Set<String> before;
        Path file;
        int during;
        try (Journal journal = Journal.embedded(vertx, data)) {
            for (int caller = 0; caller < 8; caller++) {
                load(journal, "CA" + caller, 0, acknowledged, goOn);
            }
            JournalContract.until(() -> acknowledged.size() > 2_000);
            before = Set.copyOf(acknowledged);
            file = made();
            during = acknowledged.size() - before.size();
            int after = acknowledged.size();
            JournalContract.until(() -> acknowledged.size() > after + 100);
            goOn.set(false);
        }
        assertThat(during).as("written while it was made").isPositive();

        assertThat(BackUp.restore(file, other, false)).isEqualTo(BackUp.Restored.WHOLE);

        try (Journal restored = Journal.embedded(vertx, other)) {
            List<String> deeds = restored.deeds().await(20, TimeUnit.SECONDS).stream()
                    .map(deed -> deed.turn().callSid() + " " + deed.turn().n())
                    .toList();
            assertThat(deeds).containsAll(before).doesNotHaveDuplicates();
            int turns = 0;
            for (int caller = 0; caller < 8; caller++) {
                turns += restored.call("CA" + caller)
                        .await(20, TimeUnit.SECONDS)
                        .orElseThrow()
                        .turns()
                        .size();
            }
            assertThat(turns).as("turns and deeds of the same moment").isEqualTo(deeds.size());
            restored.keep(turn("CA0", 1_000_000).entry()).await(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void theSecretGoesWithItAndOnlyItsOwnerReadsIt() throws Exception {
        write("CA1");

        Path file = made();
        BackUp.restore(file, other, false);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        for (String name : List.of("secret", "journal.sqlite")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(other.resolve(name))))
                    .as(name)
                    .isEqualTo("rw-------");
        }
        assertThat(other.resolve("secret")).hasSameTextualContentAs(data.resolve("secret"));
        assertThat(Files.readString(other.resolve("journal.sqlite"), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(Files.readString(data.resolve("secret")).strip());
        assertThat(calls(other)).containsExactly("CA1");
        try (Stream<Path> left = Files.list(other)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("secret", "journal.sqlite", "hotline.lock");
        }
    }

    @Test
    void withoutTheSecretItIsSaid() throws Exception {
        write("CA1");
        Path file = new BackUp(data, false).make();

        assertThat(BackUp.restore(file, other, false)).isEqualTo(BackUp.Restored.WITHOUT_SECRET);
        assertThat(other.resolve("secret")).doesNotExist();
    }

    @Test
    void aFolderInUseIsNotRestoredInto() throws Exception {
        write("CA1");
        Path file = made();
        try (Journal running = Journal.embedded(vertx, data)) {
            assertThat(running.queued()).isZero();
            assertThatThrownBy(() -> BackUp.restore(file, data, true))
                    .isInstanceOf(CannotOpen.class)
                    .hasMessageContaining("another hotline (process")
                    .hasMessageContaining("is using " + data + "; stop it");
        }
        assertThat(calls(data)).containsExactly("CA1");
    }

    @Test
    void aJournalThatIsThereIsLostOnlyWhereThatIsWritten() throws Exception {
        write("CA1");
        Path file = made();
        write("CA2");

        assertThatThrownBy(() -> BackUp.restore(file, data, false))
                .isInstanceOf(CannotOpen.class)
                .hasMessageContaining("--overwrite");
        assertThat(calls(data)).containsExactly("CA1", "CA2");
        BackUp.restore(file, data, true);
        assertThat(calls(data)).containsExactly("CA1");
    }

    @Test
    void whatIsNoSoundBackUpIsRefusedAndTheFolderStaysAsItWas() throws Exception {
        write("CA1");
        Path damaged = made();
        try (RandomAccessFile file = new RandomAccessFile(damaged.toFile(), "rw")) {
            file.seek(file.length() / 2);
            file.write(new byte[8_192]);
        }
        Path list = Files.writeString(folder.resolve("list"), "this is a shopping list, not a database\n".repeat(100));
        Path foreign = folder.resolve("foreign.sqlite");
        sql(foreign, "create table shopping (what text)");
        Path newer = new BackUp(data, true).make();
        sql(
                newer,
                "insert into flyway_schema_history select 99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'me', installed_on,"
                        + " 1, 1 from flyway_schema_history limit 1");
        for (Path wrong : List.of(damaged, list, foreign, newer, folder.resolve("nowhere"))) {
            assertThatThrownBy(() -> BackUp.restore(wrong, data, true))
                    .as(wrong.toString())
                    .isInstanceOf(CannotOpen.class)
                    .hasMessageContaining(wrong.toString());
        }
        assertThat(calls(data)).containsExactly("CA1");
    }

    @Test
    void whatADeadProcessLeftIsSwept() throws Exception {
        write("CA1");
        Path left = new BackUp(data, true).make();

        BackUp next = new BackUp(data, true);

        assertThat(left).doesNotExist();
        assertThat(next.make()).exists();
    }

    private static void sql(Path file, String statement) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }
}
