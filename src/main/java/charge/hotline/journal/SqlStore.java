package charge.hotline.journal;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writing side of the journal: one connection, opened when needed and thrown away when something went wrong, so that
 * whatever the matter was, trying again begins afresh.
 *
 * <p>A commit whose outcome is unclear is written again; its entries are then found to be there and told as repeats of
 * themselves, which gives the same reply.
 */
final class SqlStore implements GroupCommit.Store<Write, Written> {
    private static final Logger LOG = LoggerFactory.getLogger(SqlStore.class);

    /** In a row; more are trouble. */
    private static final int MOST_COLLISIONS = 5;

    private final Database database;
    private Optional<SqlWrites> writes = Optional.empty();

    SqlStore(Database database) {
        this.database = database;
    }

    @Override
    public void open() throws SQLException {
        writes();
    }

    @Override
    public List<Written> commit(List<Write> batch) throws Exception {
        for (int collisions = 0; ; collisions++) {
            try {
                SqlWrites open = writes();
                open.begin();
                List<Written> written = open.write(batch);
                open.commit();
                return written;
            } catch (SQLException e) {
                close();
                SQLException plain = plain(e);
                if (!database.collided(plain) || collisions == MOST_COLLISIONS) {
                    throw database.refuses(plain) ? new GroupCommit.Refused(plain) : plain;
                }
            } catch (SqlWrites.WorkFailed e) {
                close();
                if (!database.collided(e.cause()) || collisions == MOST_COLLISIONS) {
                    throw new GroupCommit.Refused(e);
                }
            } catch (RuntimeException e) {
                close();
                throw new GroupCommit.Refused(e);
            }
        }
    }

    @Override
    public void afterwards() {
        writes.ifPresent(open -> {
            try {
                database.committed(open.connection());
            } catch (SQLException e) {
                LOG.warn("The journal's log grows: it could not be copied into the file: {}", e.getMessage());
                close();
            }
        });
    }

    @Override
    public void close() {
        writes.ifPresent(SqlWrites::close);
        writes = Optional.empty();
    }

    /** Of a batch that failed, what the matter was. */
    private static SQLException plain(SQLException e) {
        return e instanceof BatchUpdateException
                ? Optional.ofNullable(e.getNextException()).orElse(e)
                : e;
    }

    private SqlWrites writes() throws SQLException {
        if (writes.isEmpty()) {
            writes = Optional.of(new SqlWrites(database.writing(), database.skippingLocked()));
        }
        return writes.get();
    }
}
