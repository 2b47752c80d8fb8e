package charge.hotline.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies SQLite's log into its file beside the writer. Left to itself, SQLite has one commit in a hundred do that, and turns
 * wait for it. A copy that is made while turns are written cannot be of all of them (sqlite.org/wal.html, "Avoiding Excessively
 * Large WAL Files"); so the writer copies the few that are left, and the log begins anew.
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
        /** The writer copies the rest. */
        COPIED
    }

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    /** Some thousand pages, 10 to 20 MB. */
    private static final int COMMITS = 256;

    private static final String COPY = "pragma wal_checkpoint(passive)";

    private final Opening opening;
    /** Not a virtual thread: the engine's native calls would hold the one that carries it. */
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("checkpoint").daemon().factory());

    private volatile State state = State.IDLE;
    private int commits;

    Checkpoints(Opening opening) {
        this.opening = opening;
    }

    /** The writer has committed over this connection, and nothing is begun on it. */
    void committed(Connection writer) throws SQLException {
        commits++;
        switch (state) {
            case IDLE -> {
                if (commits >= COMMITS) {
                    state = State.COPYING;
                    thread.execute(this::copyMost);
                }
            }
            case COPYING -> {}
            case COPIED -> {
                copy(writer);
                commits = 0;
                state = State.IDLE;
            }
        }
    }

    private void copyMost() {
        try (Connection connection = opening.open()) {
            copy(connection);
        } catch (SQLException e) {
            // The writer tries it, and tells where that fails too.
            LOG.debug("the log could not be copied", e);
        }
        state = State.COPIED;
    }

    private static void copy(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(COPY);
        }
    }

    /** Waits for what is being copied. */
    @Override
    public void close() {
        thread.close();
    }
}
