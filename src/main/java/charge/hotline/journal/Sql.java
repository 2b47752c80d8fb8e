package charge.hotline.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements that are run once, with their values in the order of the question marks; and how values stand in others. */
final class Sql {
    /** In characters; longer ones are refused. The longest turn has some thousand. */
    private static final int LONGEST_TEXT = 1_000_000;

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

    /** One more in the statement's batch. */
    static void add(PreparedStatement statement, Object... values) throws SQLException {
        bind(statement, values);
        statement.addBatch();
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    /** The three columns of a key, from this index on. */
    static void bindKey(PreparedStatement statement, int index, Entry.Key key) throws SQLException {
        statement.setString(index, key.callSid());
        statement.setString(index + 1, key.path());
        statement.setInt(index + 2, key.n());
    }

    static void bindText(PreparedStatement statement, int index, Optional<String> text) throws SQLException {
        if (text.isPresent()) {
            statement.setString(index, sized(text.get()));
        } else {
            statement.setNull(index, Types.VARCHAR);
        }
    }

    /** @throws IllegalArgumentException where a text is too long to be kept */
    static String sized(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("a text of " + text.length() + " characters is not kept");
        }
        return text;
    }
}
