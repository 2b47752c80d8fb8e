package charge.hotline.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;

/**
 * The embedded journal in one file, which is an SQLite database itself: everything that was acknowledged when it began, nothing of
 * what was deleted, and the secret where that is kept in the data folder: without it, no caller would be known again.
 */
public final class BackUp {
    private static final String PREFIX = "backup";
    private static final String SUFFIX = ".sqlite";

    private final Path folder;
    private final boolean withSecret;

    /**
     * @param folder the data folder of the hotline that is running
     * @param withSecret whether the secret is kept there too, and not by the operator
     */
    public BackUp(Path folder, boolean withSecret) {
        this.folder = folder;
        this.withSecret = withSecret;
        sweep();
    }

    /**
     * Makes one in the data folder, which its owner alone can read. Blocks, for about a second a hundred megabytes; turns are
     * written meanwhile.
     *
     * @return the file, which is the asker's to delete
     */
    public Path make() {
        try {
            Path file = Files.createTempFile(folder, PREFIX, SUFFIX);
            try {
                copy(file);
                if (withSecret) {
                    addSecret(file);
                }
                return file;
            } catch (SQLException | IOException | RuntimeException e) {
                Files.deleteIfExists(file);
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("no back-up could be made: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a process that died left behind. */
    private void sweep() {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(BackUp::isOurs).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new CannotOpen("cannot look into the data folder " + folder + "; let this user read and write it", e);
        }
    }

    private static boolean isOurs(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(PREFIX) && (name.endsWith(SUFFIX) || name.endsWith(SUFFIX + "-journal"));
    }

    private void copy(Path file) throws SQLException {
        try (Connection journal = DriverManager.getConnection("jdbc:sqlite:" + SqliteFile.at(folder));
                PreparedStatement copy = journal.prepareStatement("vacuum into ?")) {
            copy.setString(1, file.toString());
            copy.execute();
        }
    }

    private void addSecret(Path file) throws SQLException, IOException {
        try (Connection copy = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement create = copy.createStatement()) {
            create.execute("create table secret (text text not null)");
            try (PreparedStatement insert = copy.prepareStatement("insert into secret (text) values (?)")) {
                insert.setString(1, Files.readString(Secret.in(folder)));
                insert.executeUpdate();
            }
        }
    }

    /** What restoring came to. */
    public enum Restored {
        /** All of it. */
        WHOLE,
        /** The back-up was made with a secret of the operator's, who has to set it again. */
        WITHOUT_SECRET
    }

    /**
     * Puts a back-up in the place of the journal in a data folder that no hotline uses.
     *
     * @param overwrite whether a journal that is there already may be lost
     * @throws CannotOpen where the folder is in use or has a journal, or the file is no sound back-up of this version or an
     *     older one; then the folder is as it was
     */
    public static Restored restore(Path file, Path folder, boolean overwrite) {
        if (!Files.isReadable(file)) {
            throw new CannotOpen("there is no back-up " + file + " that can be read");
        }
        FolderLock lock = FolderLock.on(folder);
        try {
            Path journal = SqliteFile.at(folder);
            if (Files.exists(journal) && !overwrite) {
                throw new CannotOpen(
                        folder + " has a journal already; write --overwrite where it may be lost for good");
            }
            Path aside = Files.createTempFile(folder, PREFIX, SUFFIX);
            try {
                Files.copy(file, aside, StandardCopyOption.REPLACE_EXISTING);
                Optional<String> secret = check(file, aside);
                if (secret.isPresent()) {
                    Secret.put(folder, secret.get());
                }
                replace(journal, aside);
                return secret.isPresent() ? Restored.WHOLE : Restored.WITHOUT_SECRET;
            } finally {
                Files.deleteIfExists(aside);
            }
        } catch (IOException e) {
            throw new CannotOpen("cannot restore into " + folder + " (" + e + ")", e);
        } finally {
            lock.close();
        }
    }

    /** Brings the copy to this version's form; gives the secret that was in it. */
    private static Optional<String> check(Path file, Path aside) {
        try (Connection copy = DriverManager.getConnection("jdbc:sqlite:" + aside)) {
            if (!"ok".equals(text(copy, "pragma integrity_check(1)").orElse(""))) {
                throw new CannotOpen(file + " is damaged; take another back-up");
            }
            if (text(copy, "select name from sqlite_master where name = 'flyway_schema_history'")
                    .isEmpty()) {
                throw new CannotOpen(file + " is no back-up of a hotline");
            }
            Optional<String> secret = text(copy, "select name from sqlite_master where name = 'secret'")
                            .isPresent()
                    ? text(copy, "select text from secret")
                    : Optional.empty();
            try (Statement statement = copy.createStatement()) {
                statement.execute("pragma secure_delete = on");
                statement.execute("drop table if exists secret");
            }
            if (SqliteFile.isNewer(aside)) {
                throw new CannotOpen(file + " was made by a newer version of the hotline; restore it with that one");
            }
            SqliteFile.migrate(aside);
            // All of it into the one file, which is moved.
            text(copy, "pragma journal_mode = delete");
            return secret;
        } catch (SQLException e) {
            throw new CannotOpen(file + " is no back-up of a hotline, or damaged (" + e.getMessage() + ")", e);
        } catch (FlywayException e) {
            throw new CannotOpen(file + " cannot be used as the journal: " + e.getMessage(), e);
        }
    }

    private static Optional<String> text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
        }
    }

    /** The log of the old one must not be taken for the new one's. */
    private static void replace(Path journal, Path aside) throws IOException {
        try (FileChannel copy = FileChannel.open(aside, StandardOpenOption.WRITE)) {
            copy.force(true);
        }
        for (String log : List.of("-wal", "-shm")) {
            Files.deleteIfExists(Path.of(journal + log));
        }
        Files.move(aside, journal, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
