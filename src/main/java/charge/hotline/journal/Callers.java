package charge.hotline.journal;

import charge.hotline.journal.Write.Work.Job;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What is kept of one caller: shown as a whole, or erased. */
final class Callers {
    /** Calls that are erased in one go: some milliseconds, for which turns wait. */
    private static final int PORTION = 50;

    /** What was written while its caller was being forgotten is among it. */
    private static final String LEFT = """
            select call_sid from call where call_sid in (select call_sid from forgotten_call)
            union select call_sid from forgotten_caller join call on call.caller = forgotten_caller.caller
                where call.last_seen <= forgotten_caller.seen
            limit ?""";

    private final Vertx vertx;
    private final Database database;
    private final SqlReads reads;
    private final Function<Job, Future<Object>> writing;

    Callers(Vertx vertx, Database database, SqlReads reads, Function<Job, Future<Object>> writing) {
        this.vertx = vertx;
        this.database = database;
        this.reads = reads;
        this.writing = writing;
    }

    Future<Forgotten> forget(String caller, Instant now) {
        // First it is noted, so that from then on nothing is added.
        return writing.apply(connection -> note(connection, caller, now))
                .compose(noted -> eraseForgotten())
                .compose(all -> vertx.executeBlocking(() -> {
                    database.scrub();
                    return all;
                }));
    }

    private static Object note(Connection connection, String caller, Instant now) throws SQLException {
        Sql.changed(connection, """
                insert into forgotten_caller (caller, seen) values (?, ?)
                on conflict (caller) do update set seen = excluded.seen""", caller, now.toEpochMilli());
        return Sql.changed(connection, """
                insert into forgotten_call (call_sid, seen) select call_sid, ? from call where caller = ?
                on conflict (call_sid) do nothing""", now.toEpochMilli(), caller);
    }

    /** Erases what is there of callers and calls that are noted as forgotten. */
    Future<Forgotten> eraseForgotten() {
        return erase(Forgotten.NOTHING);
    }

    private Future<Forgotten> erase(Forgotten before) {
        return reads.read(reading -> reading.rows(LEFT, row -> row.getString(1), PORTION))
                .compose(left -> left.isEmpty()
                        ? Future.succeededFuture(before)
                        : writing.apply(connection -> erase(connection, left))
                                .compose(erased -> erase(before.and((Forgotten) erased))));
    }

    private static Object erase(Connection connection, List<String> callSids) throws SQLException {
        Forgotten all = Forgotten.NOTHING;
        try (Erasing erasing = new Erasing(connection)) {
            for (String callSid : callSids) {
                all = all.and(erasing.erase(callSid));
            }
        }
        return all;
    }

    Future<List<String>> calls(String caller) {
        return reads.read(reading -> reading.rows(
                "select call_sid from call where caller = ? order by id", row -> row.getString(1), caller));
    }

    Future<Optional<WholeCall>> whole(String callSid) {
        return reads.call(callSid)
                .compose(found -> found.isPresent()
                        ? reads.read(reading -> Optional.of(whole(reading, found.get())))
                        : Future.succeededFuture(Optional.<WholeCall>empty()));
    }

    private static WholeCall whole(Reading reading, CallHistory history) throws SQLException {
        String callSid = history.call().callSid();
        return new WholeCall(
                history,
                reading.rows("select * from deed where call_sid = ? order by id", Callers::deed, callSid),
                reading.rows(
                        "select n, agent from acceptance where call_sid = ? order by n",
                        row -> new WholeCall.Acceptance(row.getInt(1), row.getString(2)),
                        callSid));
    }

    private static WholeCall.KeptDeed deed(ResultSet row) throws SQLException {
        return new WholeCall.KeptDeed(
                row.getLong("id"),
                SqlReads.key(row),
                Instant.ofEpochMilli(row.getLong("seen")),
                row.getString("kind"),
                row.getString("state"),
                Optional.ofNullable(row.getString("payload")));
    }
}
