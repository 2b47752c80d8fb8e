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
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return rows(statement, row, values);
        }
    }

    /** All rows of a statement that may be run again. */
    static <T> List<T> rows(PreparedStatement statement, Row<T> row, Object... values) throws SQLException {
        bind(statement, values);
        try (ResultSet rows = statement.executeQuery()) {
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
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
