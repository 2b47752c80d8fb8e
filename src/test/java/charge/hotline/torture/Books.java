package charge.hotline.torture;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is kept in the end, read from the tables and not through the hotline. */
record Books(List<Turn> turns, List<Call> calls, List<Deed> deeds, List<Acceptance> acceptances) {
    /** A turn; {@code take} counts those that came with its key and other input. */
    record Turn(Delivery.Key key, int take, String input, String before, String after) {}

    /** What a call came to. */
    record Call(String callSid, int n, Optional<String> outcome, String state) {}

    /** Something owed for a turn; a lane is whose work it is, of people's there is none. */
    record Deed(long id, Delivery.Key turn, String kind, Optional<String> lane, String state) {}

    /** An agent took the call that was handed over at this turn. */
    record Acceptance(String callSid, int n) {}

    /** Whether a node still has something to do. */
    boolean isOwed() {
        return deeds.stream()
                .anyMatch(deed -> deed.lane().isPresent() && deed.state().equals("owed"));
    }

    /** Whether a call is still going on. */
    boolean isOpen() {
        return calls.stream().anyMatch(call -> call.outcome().isEmpty());
    }

    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    static Books read(Connection connection) throws SQLException {
        return new Books(
                all(
                        connection,
                        "select call_sid, path, n, take, input, state_before, state_after from turn order by id",
                        row -> new Turn(
                                key(row),
                                row.getInt("take"),
                                row.getString("input"),
                                row.getString("state_before"),
                                row.getString("state_after"))),
                all(
                        connection,
                        "select call_sid, n, outcome, state from call",
                        row -> new Call(
                                row.getString("call_sid"),
                                row.getInt("n"),
                                Optional.ofNullable(row.getString("outcome")),
                                row.getString("state"))),
                all(
                        connection,
                        "select id, call_sid, path, n, kind, lane, state from deed",
                        row -> new Deed(
                                row.getLong("id"),
                                key(row),
                                row.getString("kind"),
                                Optional.ofNullable(row.getString("lane")),
                                row.getString("state"))),
                all(
                        connection,
                        "select call_sid, n from acceptance",
                        row -> new Acceptance(row.getString("call_sid"), row.getInt("n"))));
    }

    private static Delivery.Key key(ResultSet row) throws SQLException {
        return new Delivery.Key(row.getString("call_sid"), row.getString("path"), row.getInt("n"));
    }

    private static <T> List<T> all(Connection connection, String query, Row<T> row) throws SQLException {
        List<T> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                all.add(row.of(rows));
            }
        }
        return all;
    }
}
