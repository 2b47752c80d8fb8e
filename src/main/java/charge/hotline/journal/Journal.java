package charge.hotline.journal;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The durable record of calls, for people and for promises. A conversation goes on without it.
 *
 * <p>Callers are known by their {@link CallerHash}; no word that was spoken and no number gets in here, except words where they
 * are to be kept for a while, and a number in the payload of a deed that needs it. All methods but {@link #close} return at once; their futures are completed on the Vert.x context
 * that they were called on, and fail where the record cannot be read or what was to be written was given up.
 */
public sealed interface Journal extends AutoCloseable permits SqlJournal {
    /**
     * Opens the journal in this folder, making both where they are not there: SQLite, synced at each commit, for one process at
     * a time. Blocks.
     *
     * @throws CannotOpen where another process uses the folder, or it or the file in it cannot be used
     */
    static Journal embedded(Vertx vertx, Path folder) {
        return new SqlJournal(vertx, SqliteFile.in(folder), SqlJournal.BOUND);
    }

    /**
     * Opens the journal in a PostgreSQL that any number of nodes write to, making its tables where they are not there. While it
     * is away, what is to be written waits. Blocks.
     *
     * @throws CannotOpen where it is there and cannot be used
     */
    static Journal postgres(Vertx vertx, PostgresUrl url) {
        return new SqlJournal(vertx, Postgres.at(url), SqlJournal.BOUND);
    }

    /**
     * Writes one turn, with what it leads to, in one transaction. The future is completed once all of it is on disk. While the
     * store is away it stays open, so whoever answers a phone waits for it with a time limit; the entry is written when the
     * store is back. It fails where the entry had to make room for others, see {@link #dropped}.
     */
    Future<Kept> keep(Entry entry);

    /**
     * Writes that an agent took the call that was handed over. The first agent to accept a handoff stays the one.
     *
     * @param callSid of the caller's leg
     * @param n the turn of the caller's leg that handed over
     * @param agent the agent's name
     */
    Future<Void> accept(String callSid, int n, String agent);

    /**
     * Writes that a call is over, as the carrier told, whether anything is known of the call here or not: its turns may wait in
     * another node's memory. No turn that comes after this opens it again. This is known for {@link Retention#LATE}.
     *
     * @param callSid of the caller's leg
     * @param when it was told; what was told first counts
     */
    Future<Void> end(String callSid, Instant when);

    /**
     * Calls that are over and in whose record it does not stand how they ended, oldest first.
     *
     * @param since a call that had no turn since then is over, though nobody told
     * @param most at most so many
     */
    Future<List<Unended>> unended(Instant since, int most);

    /** The name of the agent who took the call that was handed over at this turn; this process's own word counts at once. */
    Future<Optional<String>> accepted(String callSid, int n);

    /**
     * Calls, newest first.
     *
     * @param limit at most so many
     * @param before the {@link CallRecord#position} of the last one already seen; empty for the newest
     */
    Future<List<CallRecord>> calls(int limit, OptionalLong before);

    /** One call with its turns. */
    Future<Optional<CallHistory>> call(String callSid);

    /** What came with this key: the first, and what came after it with other input, in this order. */
    Future<List<TurnRecord>> turns(Entry.Key key);

    /**
     * The latest other call of a caller.
     *
     * @param caller the caller's hash
     * @param besides the CallSid of the call that is going on, which is not meant
     * @param since its last turn was not before this
     */
    Future<Optional<CallRecord>> latest(String caller, String besides, Instant since);

    /** The id of the language that a caller chose last. */
    Future<Optional<String>> preferred(String caller);

    /** The deeds that are owed, oldest first. */
    Future<List<OwedDeed>> deeds();

    /**
     * What people promised and have not done: cases of danger first, then call-backs and answers to messages, oldest first.
     *
     * @param most at most so many
     */
    Future<List<OwedDeed>> promises(int most);

    /**
     * Marks a promise of people as done; the number in it is kept no longer.
     *
     * @param id of the deed
     * @return false where no such promise is owed
     */
    Future<Boolean> fulfil(long id);

    /** How many deeds are owed, by kind; a kind of which none is owed is not in it. */
    Future<Map<String, Integer>> owed();

    /**
     * Keeps the files of a content that calls begin on, so that any node can go on with them.
     *
     * @param version the content's
     * @param when it is in use; kept for as long as calls that began then
     * @param files packed; at most some megabytes
     */
    Future<Void> keepBundle(String version, Instant when, Buffer files);

    /** The files of a content, as {@link #keepBundle} had them. */
    Future<Optional<Buffer>> bundle(String version);

    /** The versions of contents that were in use at this time or later, at most so many, the latest first. */
    Future<List<String>> bundles(Instant since, int limit);

    /**
     * Announces an incident to all nodes in place of the one before, or takes it back.
     *
     * @param incident as text; empty: none any more
     * @param when it was said; whatever was said later than this stays
     */
    Future<Void> announce(Optional<String> incident, Instant when);

    /** The incident that was announced last and not taken back. */
    Future<Optional<String>> announced();

    /**
     * Claims deeds that are due: whoever has claimed one does it, and marks it before the lease is over; then others may take it
     * over. Of the reports of one call only the first that is still owed is claimed.
     *
     * @param node who claims
     * @param now the time by which they are due
     * @param lease how long nobody else claims them
     * @param most at most so many
     * @return urgent ones first, then by the time when they were due
     */
    Future<List<Claim>> claim(Lane lane, String node, Instant now, Duration lease, int most);

    /**
     * Marks a deed; of no effect where another node has claimed it since. A number in its payload is kept no longer than needed. A
     * call-back is owed by whoever took the report of it, so with that it is done here.
     */
    Future<Void> mark(Claim claim, Mark mark);

    /**
     * Lets go of what was kept long enough, in small portions between which turns are written. Where several nodes share the
     * record, one of them does it.
     *
     * @param since empty is answered where it was begun, here or at another node, less long ago than this
     */
    Future<Optional<LetGo>> letGo(Retention retention, Instant now, Duration since);

    /**
     * Erases a caller: all of their calls, with everything that belongs to them. What is owed to them is not owed any more.
     *
     * <p>Whatever came before {@code now} and is written later, here or at another node, is not written at all ({@link
     * Kept.Forgotten}), and neither is the rest of a call that goes on meanwhile. This is known for {@link Retention#LATE}.
     */
    Future<Forgotten> forget(String caller, Instant now);

    /** The CallSids of a caller's calls, oldest first. */
    Future<List<String>> callsOf(String caller);

    /** All that is kept of a call. */
    Future<Optional<WholeCall>> whole(String callSid);

    /** What keeps it from writing or reading, in words for an operator; empty while it is healthy. */
    Optional<String> trouble();

    /** How many entries wait in memory to be on disk. */
    int queued();

    /** How many entries were given up since the start: made room for others, were refused by the store, or were left at the end. */
    long dropped();

    /** How many entries were written since the start, repeats counted in. */
    long committed();

    /** Writes what waits, for a few seconds at most where the store is away, and closes. Blocks: not for an event loop. */
    @Override
    void close();
}
