package charge.hotline.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A connection that reads, for one reader at a time. Every statement that it has run stays prepared, because preparing one costs
 * more than running it; so their texts are fixed ones.
 */
final class Reading implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Reading(Connection connection) {
        this.connection = connection;
    }

    /** All rows. */
    <T> List<T> rows(String sql, Sql.Row<T> row, Object... values) throws SQLException {
        return Sql.rows(statement(sql), row, values);
    }

    /** The first row, where there is one. */
    <T> Optional<T> first(String sql, Sql.Row<T> row, Object... values) throws SQLException {
        return rows(sql, row, values).stream().findFirst();
    }

    private PreparedStatement statement(String sql) throws SQLException {
        Optional<PreparedStatement> known = Optional.ofNullable(prepared.get(sql));
        if (known.isPresent()) {
            return known.get();
        }
        PreparedStatement statement = connection.prepareStatement(sql);
        prepared.put(sql, statement);
        return statement;
    }

    /** Closes its statements with it. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
