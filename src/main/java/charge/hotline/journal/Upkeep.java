package charge.hotline.journal;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import charge.hotline.journal.Write.Work.Job;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lets go of what was kept long enough. What may go is looked for over a connection that reads; the writer then does a small
 * portion at a time, and turns are written in between.
 */
final class Upkeep {
    /** Calls that are looked at in one go. */
    private static final int PORTION = 100;

    /** Turns whose words, or deeds that, are deleted in one go. */
    private static final int ROWS = 500;

    /** Between two portions, in milliseconds, so that the writer is free most of the time. */
    private static final long PAUSE = 20;

    private static final String PAGE = """
            select id, call_sid, caller, first_seen, last_seen,
                exists (select 1 from deed where deed.call_sid = call.call_sid and deed.state = 'owed') as owing
            from call where id > ? order by id limit ?""";

    private static final String WORDS = """
            update turn set words = null
            where id in (select id from turn where words is not null and seen < ? order by seen limit ?)""";
    private static final String DEEDS = """
            delete from deed where id in (select id from deed where state <> 'owed' and seen < ? order by seen limit ?)""";

    /** Whatever is finished needs its payload no more, and that is where numbers are. */
    private static final String NUMBERS = """
            update deed set payload = null
            where id in (select id from deed where state <> 'owed' and payload is not null limit ?)""";

    /** Each is some megabytes. Those in use are noted as such again and again. */
    private static final String CONTENTS = """
            delete from bundle where version in (select version from bundle where seen < ? order by seen limit 1)""";

    private record Aged(long id, String callSid, boolean known, long firstSeen, long lastSeen, boolean owing) {
        static Aged read(ResultSet row) throws SQLException {
            return new Aged(
                    row.getLong("id"),
                    row.getString("call_sid"),
                    Optional.ofNullable(row.getString("caller")).isPresent(),
                    row.getLong("first_seen"),
                    row.getLong("last_seen"),
                    row.getBoolean("owing"));
        }
    }

    private final Vertx vertx;
    private final SqlReads reads;
    private final Function<Job, Future<Object>> writing;
    private final Callers callers;

    Upkeep(Vertx vertx, SqlReads reads, Function<Job, Future<Object>> writing, Callers callers) {
        this.vertx = vertx;
        this.reads = reads;
        this.writing = writing;
        this.callers = callers;
    }

    Future<Optional<LetGo>> letGo(Retention retention, Instant now, Duration since) {
        return writing.apply(connection -> Sql.changed(
                        connection,
                        "update upkeep set seen = ? where id = 1 and seen <= ?",
                        now.toEpochMilli(),
                        now.minus(since).toEpochMilli()))
                .compose(begun -> begun.equals(0)
                        ? Future.succeededFuture(Optional.empty())
                        : all(new Ages(retention, now)).map(Optional::of));
    }

    /** What came before these has been kept long enough; in epoch milliseconds. */
    private record Ages(long calls, long callers, long words, long deeds, long contents, long late) {
        Ages(Retention retention, Instant now) {
            this(
                    now.minus(retention.calls()).toEpochMilli(),
                    now.minus(retention.callers()).toEpochMilli(),
                    now.minus(retention.words()).toEpochMilli(),
                    now.minus(retention.deeds()).toEpochMilli(),
                    now.minus(retention.contents()).toEpochMilli(),
                    now.minus(Retention.LATE).toEpochMilli());
        }

        boolean outlives(Aged call) {
            return call.lastSeen() < calls && !call.owing();
        }

        boolean isByNobody(Aged call) {
            return call.known() && call.lastSeen() < callers && !call.owing() && !outlives(call);
        }

        /** Calls are written after they began, so those that are written later are newer too. */
        boolean end(Aged call) {
            return call.firstSeen() >= calls && call.firstSeen() >= callers;
        }
    }

    private Future<LetGo> all(Ages ages) {
        return repeated(WORDS, ages.words(), ROWS)
                .compose(words -> repeated(NUMBERS, ROWS)
                        .compose(numbers -> repeated(DEEDS, ages.deeds(), ROWS)
                                .compose(deeds -> repeated(CONTENTS, ages.contents())
                                        .map(contents -> new LetGo(0, 0, words, deeds, numbers, contents)))))
                .compose(letGo -> calls(ages, 0, letGo))
                .compose(letGo -> callers.eraseForgotten().map(letGo))
                .compose(letGo -> writing.apply(connection -> pastBeingLate(connection, ages.late()))
                        .map(letGo));
    }

    /** Does the same until there is nothing left to do; gives how many rows it changed. */
    private Future<Integer> repeated(String sql, Object... values) {
        return writing.apply(connection -> Sql.changed(connection, sql, values))
                .compose(changed -> changed.equals(0)
                        ? Future.succeededFuture(0)
                        : pause().compose(paused -> repeated(sql, values)).map(more -> more + (int) changed));
    }

    private Future<LetGo> calls(Ages ages, long after, LetGo before) {
        return reads.read(reading -> reading.rows(PAGE, Aged::read, after, PORTION))
                .compose(page -> {
                    if (page.isEmpty()) {
                        return Future.succeededFuture(before);
                    }
                    Future<LetGo> soFar = portion(ages, page).map(before::and);
                    return page.stream().allMatch(ages::end)
                            ? soFar
                            : soFar.compose(letGo -> calls(ages, page.getLast().id(), letGo));
                });
    }

    private Future<LetGo> portion(Ages ages, List<Aged> page) {
        List<String> outlived =
                page.stream().filter(ages::outlives).map(Aged::callSid).toList();
        List<String> byNobody =
                page.stream().filter(ages::isByNobody).map(Aged::callSid).toList();
        return outlived.isEmpty() && byNobody.isEmpty()
                ? Future.succeededFuture(LetGo.NOTHING)
                : writing.apply(connection -> let(connection, outlived, byNobody))
                        .compose(letGo -> pause().map((LetGo) letGo));
    }

    private static LetGo let(Connection connection, List<String> outlived, List<String> byNobody) throws SQLException {
        int calls = 0;
        try (Erasing erasing = new Erasing(connection)) {
            for (String callSid : outlived) {
                calls += erasing.erase(callSid).calls();
            }
        }
        int callers = 0;
        for (String callSid : byNobody) {
            callers += Sql.changed(connection, "update call set caller = null where call_sid = ?", callSid);
        }
        return new LetGo(calls, callers, 0, 0, 0, 0);
    }

    private static Object pastBeingLate(Connection connection, long before) throws SQLException {
        return Sql.changed(connection, "delete from forgotten_call where seen < ?", before)
                + Sql.changed(connection, "delete from forgotten_caller where seen < ?", before)
                + Sql.changed(connection, "delete from ended_call where seen < ?", before);
    }

    private Future<Void> pause() {
        return vertx.timer(PAUSE, MILLISECONDS).mapEmpty();
    }
}
