package charge.hotline.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies SQLite's log into its file beside the writer. Left to itself, SQLite has one commit in a hundred do that, and turns
 * wait for it. A copy that is made while turns are written cannot be of all of them (sqlite.org/wal.html, "Avoiding Excessively
 * Large WAL Files"); so once the log is long the writer copies the few that are left, and the log begins anew. Turns wait for that
 * too, so it is not done each time.
 */
final class Checkpoints implements AutoCloseable {
    /** What opens a connection of its own. */
    interface Opening {
        Connection open() throws SQLException;
    }

    private enum State {
        /** Nothing is to be done. */
        IDLE,
        /** Most is being copied, beside the writer. */
        COPYING,
        /** The log is long: the writer copies the rest. */
        LONG
    }

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    /** Some thousand pages. */
    private static final int COMMITS = 256;

    /** In pages of 4 kB: 12 MB. */
    private static final int PAGES = 3_000;

    private static final String COPY = "pragma wal_checkpoint(passive)";

    private final FileChannel file;
    private final Opening opening;
    /** Not a virtual thread: the engine's native calls would hold the one that carries it. */
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("checkpoint").daemon().factory());

    private volatile State state = State.IDLE;
    private int commits;

    private Checkpoints(FileChannel file, Opening opening) {
        this.file = file;
        this.opening = opening;
    }

    /** Of the log of this file. */
    static Checkpoints of(Path file, Opening opening) throws IOException {
        return new Checkpoints(FileChannel.open(file, StandardOpenOption.WRITE), opening);
    }

    /**
     * The writer has committed over this connection, and nothing is begun on it.
     *
     * @throws SQLException where the rest could not be copied, which is tried again with the next copy
     */
    void committed(Connection writer) throws SQLException {
        commits++;
        switch (state) {
            case IDLE -> {
                if (commits >= COMMITS) {
                    commits = 0;
                    state = State.COPYING;
                    thread.execute(this::copyMost);
                }
            }
            case COPYING -> {}
            case LONG -> {
                state = State.IDLE;
                copy(writer);
            }
        }
    }

    private void copyMost() {
        State next = State.LONG;
        try (Connection connection = opening.open()) {
            next = copy(connection) < PAGES ? State.IDLE : State.LONG;
            // SQLite syncs the file only where nothing is left in the log; so the writer would wait for all of this.
            file.force(false);
        } catch (SQLException | IOException e) {
            // The writer tries it, and tells where that fails too.
            LOG.debug("the log could not be copied", e);
        }
        state = next;
    }

    /** How long the log is, in pages; -1 where there is none (sqlite.org/pragma.html#pragma_wal_checkpoint). */
    private static int copy(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet copied = statement.executeQuery(COPY)) {
            return copied.next() ? copied.getInt("log") : -1;
        }
    }

    /**
     * Waits for what is being copied. Only once all connections are closed: what locks they have on the file would be gone
     * (sqlite.org/howtocorrupt.html, 2.2).
     */
    @Override
    public void close() {
        thread.close();
        try {
            file.close();
        } catch (IOException e) {
            throw new IllegalStateException("cannot let go of the journal's file", e);
        }
    }
}
