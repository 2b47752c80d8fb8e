package charge.hotline.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements that are run once, with their values in the order of the question marks. */
final class Sql {
    private Sql() {}

    /** How a row is read. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** All rows. */
    static <T> List<T> rows(Connection connection, String sql, Row<T> row, Object... values) throws SQLException {
        try (PreparedStatement statement = bound(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(row.read(rows));
            }
            return found;
        }
    }

    /** The first row, where there is one. */
    static <T> Optional<T> first(Connection connection, String sql, Row<T> row, Object... values) throws SQLException {
        return rows(connection, sql, row, values).stream().findFirst();
    }

    /** Changes rows; how many there were. */
    static int changed(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = bound(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement bound(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }
}
