package charge.hotline.journal;

import charge.hotline.dialog.Deed;
import charge.hotline.journal.Write.Marking;
import charge.hotline.journal.Write.Taking;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Deeds, as the writer's connection keeps them: owed with the turn that promised them, then claimed, done and marked. */
final class SqlDeeds {
    private static final Deed REPORTED_CALL_BACK = new Deed.Report(Deed.Topic.CALL_BACK);

    private static final String INSERT = """
            insert into deed (call_sid, path, n, seen, kind, payload, state, lane, due)
            select ?, ?, ?, ?, ?, ?, 'owed', ?, ? where not exists (
                select 1 from deed
                where call_sid = ? and path = ? and n = ? and kind = ? and (payload is null or payload = ?))""";

    /** What may be claimed; of the reports of one call, the first that is not finished. */
    static final String DUE = """
            deed.lane = ? and deed.state = 'owed' and deed.due <= ? and (deed.lease is null or deed.lease <= ?)
            and (deed.lane <> 'report' or not exists (
                select 1 from deed as earlier
                where earlier.call_sid = deed.call_sid and earlier.lane = deed.lane and earlier.state = 'owed'
                    and (earlier.n, earlier.id) < (deed.n, deed.id)))""";

    /** In two queries, each in the order of an index: where days of reports are owed, sorting them takes long and turns wait for it. */
    private static final String FIND_URGENT =
            "select * from deed where deed.kind = 'report-urgent' and " + DUE + " order by due, id limit ?";

    private static final String FIND_OTHERS =
            "select * from deed where deed.kind <> 'report-urgent' and " + DUE + " order by due, id limit ?";

    private static final String CLAIM =
            "update deed set node = ?, lease = ?, tries = tries + 1, begun = coalesce(begun, ?) where id = ?";

    /** Where the caller's number was only for this, it goes with it. */
    private static final String MARK = """
            update deed set state = ?, due = ?, begun = case when ? then begun end, node = null, lease = null,
                payload = case when ? and kind in ('text', 'report-call-back') then null else payload end
            where id = ? and node = ?""";

    /** The receiver of the report has the number and calls back. */
    private static final String HAND_ON = """
            update deed set state = 'done', payload = null
            where call_sid = ? and path = ? and n = ? and kind = 'call-back' and state = 'owed'""";

    private static final String FULFIL =
            "update deed set state = 'done', payload = null where id = ? and lane is null and state = 'owed'";

    private final PreparedStatement insert;
    private final PreparedStatement findUrgent;
    private final PreparedStatement findOthers;
    private final PreparedStatement claim;
    private final PreparedStatement mark;
    private final PreparedStatement handOn;

    /** @param skippingLocked what keeps a query from waiting for rows that another node has taken */
    SqlDeeds(Connection connection, String skippingLocked) throws SQLException {
        insert = connection.prepareStatement(INSERT);
        findUrgent = connection.prepareStatement(FIND_URGENT + skippingLocked);
        findOthers = connection.prepareStatement(FIND_OTHERS + skippingLocked);
        claim = connection.prepareStatement(CLAIM);
        mark = connection.prepareStatement(MARK);
        handOn = connection.prepareStatement(HAND_ON);
    }

    /** What these turns promised. */
    void owe(List<Entry> written) throws SQLException {
        for (Entry entry : written) {
            for (Entry.Owed owed : entry.deeds()) {
                Sql.bindKey(insert, 1, entry.key());
                insert.setLong(4, entry.when().toEpochMilli());
                insert.setString(5, owed.kind());
                Sql.bindText(insert, 6, owed.payload());
                Sql.bindText(insert, 7, owed.lane().map(Lane::id));
                insert.setLong(8, entry.when().toEpochMilli());
                Sql.bindKey(insert, 9, entry.key());
                insert.setString(12, owed.kind());
                Sql.bindText(insert, 13, owed.payload());
                insert.addBatch();
            }
        }
        insert.executeBatch();
    }

    void mark(List<Marking> markings) throws SQLException {
        markings.sort(Comparator.comparingLong(marking -> marking.claim().deed().id()));
        for (Marking marking : markings) {
            OwedDeed deed = marking.claim().deed();
            Optional<Mark.Again> again =
                    marking.mark() instanceof Mark.Again more ? Optional.of(more) : Optional.empty();
            mark.setString(1, marking.mark().state());
            mark.setLong(2, again.map(Mark.Again::due).orElse(deed.when()).toEpochMilli());
            mark.setBoolean(3, again.map(Mark.Again::doubtful).orElse(false));
            mark.setBoolean(4, again.isEmpty());
            mark.setLong(5, deed.id());
            mark.setString(6, marking.claim().node());
            mark.addBatch();
            if (marking.mark() instanceof Mark.Done && deed.owed().deed().equals(REPORTED_CALL_BACK)) {
                Sql.bindKey(handOn, 1, deed.turn());
                handOn.addBatch();
            }
        }
        mark.executeBatch();
        handOn.executeBatch();
    }

    /** Whether it was owed, by people, and is done now. */
    static boolean fulfil(Connection connection, long id) throws SQLException {
        return Sql.changed(connection, FULFIL, id) == 1;
    }

    /** Takes what is due, the urgent first. */
    List<Claim> claim(Taking taking) throws SQLException {
        List<Claim> claims = new ArrayList<>(due(findUrgent, taking, taking.most()));
        if (claims.size() < taking.most()) {
            claims.addAll(due(findOthers, taking, taking.most() - claims.size()));
        }
        for (Claim one : claims) {
            Sql.add(
                    claim,
                    taking.node(),
                    taking.until().toEpochMilli(),
                    taking.now().toEpochMilli(),
                    one.deed().id());
        }
        claim.executeBatch();
        return claims;
    }

    private static List<Claim> due(PreparedStatement find, Taking taking, int most) throws SQLException {
        long now = taking.now().toEpochMilli();
        return Sql.rows(find, row -> claimed(row, taking), taking.lane().id(), now, now, most);
    }

    private static Claim claimed(ResultSet row, Taking taking) throws SQLException {
        long begun = row.getLong("begun");
        Optional<Instant> since = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(begun));
        return new Claim(SqlReads.deed(row), taking.node(), row.getInt("tries"), since);
    }
}
