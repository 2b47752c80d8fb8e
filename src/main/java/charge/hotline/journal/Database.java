package charge.hotline.journal;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What the journal is kept in. Everything that differs between engines stands behind this; the statements themselves are the
 * same for all.
 */
sealed interface Database extends AutoCloseable permits SqliteFile, Postgres {
    /** A new connection that commits durably, to tables that are there in this version's form. */
    Connection writing() throws SQLException;

    /** A new connection to read with. */
    Connection reading() throws SQLException;

    /** Something was committed over the connection that writes, and the next is not begun. */
    void committed(Connection writer) throws SQLException;

    /** Whether the fault is what was to be written, so that trying it again is of no use. */
    boolean refuses(SQLException e);

    /** Whether another node was in the way, so that trying it again at once is right and nobody need be told. */
    boolean collided(SQLException e);

    /** What makes a query lock the rows that it finds, and pass over those that others have locked. */
    String skippingLocked();

    /** Leaves nothing of what was deleted in the files, as far as this process writes them. */
    void scrub() throws SQLException;

    @Override
    void close();
}
