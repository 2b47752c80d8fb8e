package charge.hotline.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Deletes calls with everything that belongs to them. */
final class Erasing implements AutoCloseable {
    private final PreparedStatement owed;
    private final PreparedStatement deeds;
    private final PreparedStatement acceptances;
    private final PreparedStatement end;
    private final PreparedStatement turns;
    private final PreparedStatement call;

    Erasing(Connection connection) throws SQLException {
        owed = connection.prepareStatement(
                "select kind, count(*) from deed where call_sid = ? and state = 'owed' group by kind");
        deeds = connection.prepareStatement("delete from deed where call_sid = ?");
        acceptances = connection.prepareStatement("delete from acceptance where call_sid = ?");
        end = connection.prepareStatement("delete from ended_call where call_sid = ?");
        turns = connection.prepareStatement("delete from turn where call_sid = ?");
        call = connection.prepareStatement("delete from call where call_sid = ?");
    }

    Forgotten erase(String callSid) throws SQLException {
        Map<String, Integer> dropped = new TreeMap<>();
        owed.setString(1, callSid);
        try (ResultSet rows = owed.executeQuery()) {
            while (rows.next()) {
                dropped.put(rows.getString(1), rows.getInt(2));
            }
        }
        // The call goes last, for by it the rest is found.
        int deedCount = delete(deeds, callSid);
        delete(acceptances, callSid);
        delete(end, callSid);
        int turnCount = delete(turns, callSid);
        return new Forgotten(delete(call, callSid), turnCount, deedCount, dropped);
    }

    private static int delete(PreparedStatement statement, String callSid) throws SQLException {
        statement.setString(1, callSid);
        return statement.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        owed.close();
        deeds.close();
        acceptances.close();
        end.close();
        turns.close();
        call.close();
    }
}
