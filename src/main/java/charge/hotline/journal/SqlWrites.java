package charge.hotline.journal;

import charge.hotline.journal.Write.Acceptance;
import charge.hotline.journal.Write.Announcement;
import charge.hotline.journal.Write.Bundle;
import charge.hotline.journal.Write.End;
import charge.hotline.journal.Write.Marking;
import charge.hotline.journal.Write.Taking;
import charge.hotline.journal.Write.Work;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is written in one transaction, over one open connection with its statements.
 *
 * <p>Other nodes write too. Whoever inserts a key first has it, and the others wait until that is committed; so that no two of
 * them wait for each other, every batch takes its keys in the same order, and its calls after them.
 */
final class SqlWrites {
    /** Whatever the matter with rare work is, turns must not wait for it: it is given up, and asked for again. */
    static final class WorkFailed extends Exception {
        private final SQLException cause;

        WorkFailed(SQLException cause) {
            super(cause);
            this.cause = cause;
        }

        SQLException cause() {
            return cause;
        }
    }

    /** An entry, and its place in the batch. */
    private record Placed(int place, Entry entry) {}

    private static final Comparator<Entry.Key> IN_ORDER = Comparator.comparing(Entry.Key::callSid)
            .thenComparing(Entry.Key::path)
            .thenComparingInt(Entry.Key::n);

    private static final String INSERT_TURN = """
            insert into turn (call_sid, path, n, take, seen, at, input, facts, state_before, state_after, words)
            select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
            where not exists (select 1 from forgotten_call where call_sid = ?)
                and not exists (select 1 from forgotten_caller where caller = ? and seen >= ?)
            on conflict do nothing""";
    private static final String FORGOTTEN = """
            select 1 from forgotten_call where call_sid = ?
            union all select 1 from forgotten_caller where caller = ? and seen >= ?""";
    private static final String FORGET_CALL =
            "insert into forgotten_call (call_sid, seen) values (?, ?) on conflict do nothing";

    private static final String TAKES =
            "select take, input, facts from turn where call_sid = ? and path = ? and n = ? order by take";

    /** A turn with a lower number came late: it does not move the call backwards. */
    private static final String MOVE = """
            insert into call (call_sid, line, caller, first_seen, last_seen, n, at, language, answers, outcome, danger, state)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (call_sid) do update set
                first_seen = case when excluded.first_seen < call.first_seen then excluded.first_seen else call.first_seen end,
                last_seen = case when excluded.last_seen > call.last_seen then excluded.last_seen else call.last_seen end,
                danger = case when excluded.danger > call.danger then excluded.danger else call.danger end,
                at = case when %1$s then excluded.at else call.at end,
                language = case when %1$s then excluded.language else call.language end,
                answers = case when %1$s then excluded.answers else call.answers end,
                state = case when %1$s then excluded.state else call.state end,
                n = case when excluded.n > call.n then excluded.n else call.n end""".formatted("""
            excluded.n > call.n
                or excluded.n = call.n and (call.outcome is null or coalesce(excluded.outcome, '') <> 'unknown')""");

    /**
     * What most turns do. Each column that a statement sets has SQLite write its indexes anew, also where it stays as it was: with
     * caller and outcome that is five pages of the file instead of three.
     */
    private static final String MOVE_ON =
            MOVE + "\nwhere ? = 1 and call.outcome is null and (call.caller is not null or excluded.caller is null)";

    /**
     * What any turn does. A hang-up has the number of the turn that the call was waiting for, and that turn may have been under
     * way at another node: whichever is written first, what the caller did counts, and that the call is over. So it is with turns
     * that come even later than the end that the carrier told.
     */
    private static final String MOVE_ANY = MOVE + """
            ,
                caller = coalesce(call.caller, excluded.caller),
                outcome = case
                    when excluded.n > call.n and excluded.outcome is null and call.outcome is not null
                        and exists (select 1 from ended_call where ended_call.call_sid = call.call_sid) then call.outcome
                    when excluded.n > call.n then excluded.outcome
                    when excluded.n < call.n then call.outcome
                    when coalesce(excluded.outcome, 'unknown') = 'unknown' then coalesce(call.outcome, excluded.outcome)
                    else excluded.outcome end""";

    private static final String INSERT_ACCEPTANCE = """
            insert into acceptance (call_sid, n, agent)
            select ?, ?, ? where not exists (select 1 from forgotten_call where call_sid = ?)
            on conflict do nothing""";
    private static final String INSERT_END = """
            insert into ended_call (call_sid, seen)
            select ?, ? where not exists (select 1 from forgotten_call where call_sid = ?)
            on conflict do nothing""";
    private static final String UPSERT_BUNDLE = """
            insert into bundle (version, seen, files) values (?, ?, ?)
            on conflict (version) do update set seen = excluded.seen where excluded.seen > bundle.seen""";
    private static final String UPSERT_INCIDENT = """
            insert into incident (id, seen, text) values (1, ?, ?)
            on conflict (id) do update set seen = excluded.seen, text = excluded.text where excluded.seen >= incident.seen""";

    private final Connection connection;
    private final PreparedStatement insertTurn;
    private final PreparedStatement takes;
    private final PreparedStatement moveOn;
    private final PreparedStatement moveAny;
    private final PreparedStatement insertAcceptance;
    private final PreparedStatement insertEnd;
    private final SqlDeeds deeds;

    /** @param skippingLocked what keeps a query from waiting for rows that another node has taken */
    SqlWrites(Connection connection, String skippingLocked) throws SQLException {
        this.connection = connection;
        try {
            insertTurn = connection.prepareStatement(INSERT_TURN);
            takes = connection.prepareStatement(TAKES);
            moveOn = connection.prepareStatement(MOVE_ON);
            moveAny = connection.prepareStatement(MOVE_ANY);
            insertAcceptance = connection.prepareStatement(INSERT_ACCEPTANCE);
            insertEnd = connection.prepareStatement(INSERT_END);
            deeds = new SqlDeeds(connection, skippingLocked);
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    Connection connection() {
        return connection;
    }

    // Not with Connection.commit(): SQLite's driver would begin the next transaction at once and keep the file
    // locked.
    void begin() throws SQLException {
        connection.setAutoCommit(false);
    }

    void commit() throws SQLException {
        connection.setAutoCommit(true);
    }

    void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // It is thrown away because something else is wrong already, which is told.
        }
    }

    /** Writes all of it; work has its place between what came before and after it. */
    List<Written> write(List<Write> batch) throws SQLException, WorkFailed {
        List<Written> written = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < batch.size(); i++) {
            if (batch.get(i) instanceof Work work) {
                written.addAll(writeTurns(batch.subList(next, i)));
                written.add(new Written.Worked(done(work)));
                next = i + 1;
            }
        }
        written.addAll(writeTurns(batch.subList(next, batch.size())));
        return written;
    }

    private Object done(Work work) throws WorkFailed {
        try {
            return work.job().on(connection);
        } catch (SQLException e) {
            throw new WorkFailed(e);
        }
    }

    /** Writes all of it, kind by kind: the statements of turns are sent once for the whole batch. */
    private List<Written> writeTurns(List<Write> batch) throws SQLException {
        List<Placed> entries = new ArrayList<>();
        List<Acceptance> acceptances = new ArrayList<>();
        List<End> ends = new ArrayList<>();
        List<Bundle> bundles = new ArrayList<>();
        List<Announcement> announcements = new ArrayList<>();
        List<Marking> markings = new ArrayList<>();
        for (int place = 0; place < batch.size(); place++) {
            switch (batch.get(place)) {
                case Entry entry -> entries.add(new Placed(place, entry));
                case Acceptance acceptance -> acceptances.add(acceptance);
                case End end -> ends.add(end);
                case Bundle bundle -> bundles.add(bundle);
                case Announcement announcement -> announcements.add(announcement);
                case Marking marking -> markings.add(marking);
                case Taking taking -> {
                    // After all others, for it never waits.
                }
                case Work work -> throw new IllegalArgumentException("work is no turn");
            }
        }
        List<Written> written = new ArrayList<>(Collections.nCopies(batch.size(), new Kept.First()));
        entries.sort(Comparator.comparing(placed -> placed.entry().key(), IN_ORDER));
        write(entries, written);
        accept(acceptances);
        end(ends);
        keep(bundles);
        announce(announcements);
        deeds.mark(markings);
        for (int i = 0; i < batch.size(); i++) {
            if (batch.get(i) instanceof Taking taking) {
                written.set(i, new Written.Claims(deeds.claim(taking)));
            }
        }
        return written;
    }

    private void write(List<Placed> entries, List<Written> kept) throws SQLException {
        int[] inserted = insert(entries);
        List<Entry> written = new ArrayList<>();
        for (int i = 0; i < inserted.length; i++) {
            Placed placed = entries.get(i);
            Kept one = inserted[i] == 1 ? new Kept.First() : again(placed.entry());
            kept.set(placed.place(), one);
            switch (one) {
                case Kept.First first -> written.add(placed.entry());
                case Kept.Superseded superseded -> written.add(placed.entry());
                case Kept.Repeat repeat -> {}
                case Kept.Forgotten forgotten -> {}
            }
        }
        move(written);
        deeds.owe(written);
    }

    private int[] insert(List<Placed> entries) throws SQLException {
        for (Placed placed : entries) {
            bind(placed.entry(), 0);
            insertTurn.addBatch();
        }
        return insertTurn.executeBatch();
    }

    /**
     * The key is there: with the same input, or with another, beside which this one is written. Or it belongs to a caller who
     * was forgotten.
     */
    private Kept again(Entry entry) throws SQLException {
        while (true) {
            int take = 0;
            Sql.bindKey(takes, 1, entry.key());
            try (ResultSet rows = takes.executeQuery()) {
                while (rows.next()) {
                    if (rows.getString("input").equals(entry.input())) {
                        return new Kept.Repeat(rows.getString("facts"));
                    }
                    take = rows.getInt("take") + 1;
                }
            }
            bind(entry, take);
            if (insertTurn.executeUpdate() == 1) {
                return new Kept.Superseded();
            }
            if (isForgotten(entry)) {
                return new Kept.Forgotten();
            }
            // Another node took that place meanwhile, perhaps with this very input.
        }
    }

    /** Whether its caller was forgotten after it came; then the rest of its call is not written either. */
    private boolean isForgotten(Entry entry) throws SQLException {
        String callSid = entry.key().callSid();
        long when = entry.when().toEpochMilli();
        boolean forgotten = Sql.first(
                        connection,
                        FORGOTTEN,
                        row -> true,
                        callSid,
                        entry.caller().orElse(""),
                        when)
                .isPresent();
        if (forgotten) {
            Sql.changed(connection, FORGET_CALL, callSid, when);
        }
        return forgotten;
    }

    private void bind(Entry entry, int take) throws SQLException {
        Sql.bindKey(insertTurn, 1, entry.key());
        insertTurn.setInt(4, take);
        insertTurn.setLong(5, entry.when().toEpochMilli());
        insertTurn.setString(6, entry.view().at());
        insertTurn.setString(7, Sql.sized(entry.input()));
        insertTurn.setString(8, Sql.sized(entry.facts()));
        insertTurn.setString(9, Sql.sized(entry.before()));
        insertTurn.setString(10, Sql.sized(entry.after()));
        Sql.bindText(insertTurn, 11, entry.words());
        insertTurn.setString(12, entry.key().callSid());
        insertTurn.setString(13, entry.caller().orElse(""));
        insertTurn.setLong(14, entry.when().toEpochMilli());
    }

    /** All by the short statement first, which also locks their calls in order; and again those that it does not do for. */
    private void move(List<Entry> written) throws SQLException {
        Set<String> ending = written.stream()
                .filter(entry -> entry.view().outcome().isPresent())
                .map(entry -> entry.key().callSid())
                .collect(Collectors.toSet());
        for (Entry entry : written) {
            bindCall(moveOn, entry);
            // The turns of a call that ends in this batch are to be written in their order.
            moveOn.setInt(13, ending.contains(entry.key().callSid()) ? 0 : 1);
            moveOn.addBatch();
        }
        int[] moved = moveOn.executeBatch();
        for (int i = 0; i < moved.length; i++) {
            if (moved[i] == 0) {
                bindCall(moveAny, written.get(i));
                moveAny.addBatch();
            }
        }
        moveAny.executeBatch();
    }

    private static void bindCall(PreparedStatement statement, Entry entry) throws SQLException {
        Entry.View view = entry.view();
        statement.setString(1, entry.key().callSid());
        statement.setString(2, entry.line());
        Sql.bindText(statement, 3, entry.caller());
        statement.setLong(4, entry.when().toEpochMilli());
        statement.setLong(5, entry.when().toEpochMilli());
        statement.setInt(6, entry.key().n());
        statement.setString(7, view.at());
        Sql.bindText(statement, 8, view.language());
        statement.setString(9, new JsonObject(new LinkedHashMap<>(view.answers())).encode());
        Sql.bindText(statement, 10, view.outcome());
        statement.setInt(11, view.danger() ? 1 : 0);
        statement.setString(12, entry.after());
    }

    private void accept(List<Acceptance> acceptances) throws SQLException {
        acceptances.sort(Comparator.comparing(Acceptance::callSid).thenComparingInt(Acceptance::n));
        for (Acceptance acceptance : acceptances) {
            Sql.add(insertAcceptance, acceptance.callSid(), acceptance.n(), acceptance.agent(), acceptance.callSid());
        }
        insertAcceptance.executeBatch();
    }

    private void end(List<End> ends) throws SQLException {
        ends.sort(Comparator.comparing(End::callSid));
        for (End end : ends) {
            Sql.add(insertEnd, end.callSid(), end.when().toEpochMilli(), end.callSid());
        }
        insertEnd.executeBatch();
    }

    private void keep(List<Bundle> bundles) throws SQLException {
        bundles.sort(Comparator.comparing(Bundle::version));
        for (Bundle bundle : bundles) {
            Sql.changed(
                    connection,
                    UPSERT_BUNDLE,
                    bundle.version(),
                    bundle.when().toEpochMilli(),
                    bundle.files().getBytes());
        }
    }

    private void announce(List<Announcement> announcements) throws SQLException {
        for (Announcement announcement : announcements) {
            try (PreparedStatement upsert = connection.prepareStatement(UPSERT_INCIDENT)) {
                upsert.setLong(1, announcement.when().toEpochMilli());
                Sql.bindText(upsert, 2, announcement.text());
                upsert.executeUpdate();
            }
        }
    }
}
