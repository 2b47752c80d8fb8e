package charge.hotline.carrier;

import charge.hotline.agents.Roster;
import charge.hotline.carrier.LookUps.Folded;
import charge.hotline.carrier.Webhook.Path;
import charge.hotline.dialog.Call;
import charge.hotline.dialog.Facts;
import charge.hotline.dialog.Turn;
import charge.hotline.journal.CallRecord;
import charge.hotline.journal.CaseNumbers;
import charge.hotline.journal.Entry;
import charge.hotline.journal.Journal;
import charge.hotline.journal.Unended;
import charge.hotline.twiml.CallUrl;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Ends calls in the record. What the carrier tells of it is kept before anything is asked, for the turns of a call may all wait in
 * another node's memory; whichever node looks next once they are there ends it. Where the carrier could tell nobody, a call is over
 * when it has had no turn for longer than a call can last.
 *
 * <p>How it ended is what its last state says of whoever hangs up there: mostly that it is unknown.
 */
public final class Endings {
    /**
     * The carrier ends a call after four hours; one more for clocks that differ, and for turns that waited. Of an account that may
     * have longer ones, a turn that comes after this still tells how the call ended.
     */
    private static final Duration NO_LONGER = Duration.ofHours(5);

    private static final int MOST = 500;

    /** What stands in the record as heard where nothing was: the call can only be over. */
    private static final String OVER = "over";

    private final Editions editions;
    private final Roster roster;
    private final Journal journal;
    private final CaseNumbers cases;
    private final Entries entries;
    private final Clock clock;

    /** What the last look found: the turns of a call come in portions, and are all there when there are no more of them. */
    private Set<Seen> seen = Set.of();

    private boolean looking;

    private record Seen(String callSid, String state) {
        static Seen of(CallRecord call) {
            return new Seen(call.callSid(), call.state());
        }
    }

    Endings(Editions editions, Roster roster, Journal journal, CaseNumbers cases, Entries entries, Clock clock) {
        this.editions = editions;
        this.roster = roster;
        this.journal = journal;
        this.cases = cases;
        this.entries = entries;
        this.clock = clock;
    }

    /** Keeps that a call is over, whatever is known of it. */
    Future<Void> told(String callSid) {
        return journal.end(callSid, clock.instant());
    }

    /** Ends a call of which it was told, where it is known and not ended yet. */
    Future<Void> end(String callSid) {
        return journal.call(callSid)
                .compose(found -> found.filter(
                                history -> history.call().view().outcome().isEmpty())
                        .map(history -> end(history.call(), clock.instant(), TurnText.of(new Turn.HungUp())))
                        .orElseGet(Future::succeededFuture));
    }

    /**
     * Ends the calls that are over and were found at the last look as they are now. Always asked on the same context; what cannot be
     * read or written is there at the next look.
     */
    public Future<Void> look() {
        if (looking) {
            return Future.succeededFuture();
        }
        looking = true;
        return journal.unended(clock.instant().minus(NO_LONGER), MOST)
                .compose(this::ended)
                .<Void>mapEmpty()
                .otherwiseEmpty()
                .onComplete(done -> looking = false);
    }

    private Future<?> ended(List<Unended> found) {
        Set<Seen> before = seen;
        seen = new HashSet<>(found.stream().map(one -> Seen.of(one.call())).toList());
        return Future.join(found.stream()
                .filter(one -> before.contains(Seen.of(one.call())))
                .map(this::end)
                .toList());
    }

    private Future<Void> end(Unended one) {
        CallRecord call = one.call();
        return one.told()
                .map(when -> end(call, when, TurnText.of(new Turn.HungUp())))
                // Nobody knows when, so nothing is dated later than it was heard of.
                .orElseGet(() -> end(call, call.lastSeen(), OVER));
    }

    private Future<Void> end(CallRecord record, Instant when, String input) {
        Call call = CallUrl.read(record.state());
        return editions.bring(call.version())
                .compose(brought -> journal.keep(entry(record, call, when, input)))
                .mapEmpty();
    }

    private Entry entry(CallRecord record, Call call, Instant when, String input) {
        Edition edition = editions.of(call.version());
        Turn turn = new Turn.HungUp();
        Facts facts = facts(record, when);
        return entries.of(
                new Entry.Key(record.callSid(), Path.STATUS.url(), call.turn()),
                edition,
                call,
                turn,
                input,
                new Folded(facts, edition.dialog().fold(call, turn, facts)),
                record.caller(),
                Owing.Source.NOBODY);
    }

    /** Nobody is there any more to be told anything, so most of what a conversation goes by is of no matter. */
    private Facts facts(CallRecord record, Instant when) {
        Roster.Line line = roster.line(record.line());
        return new Facts(
                when,
                line.facts(),
                roster.open(line, when),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                false,
                Facts.Texting.OFF,
                cases.of(record.callSid()),
                true);
    }
}
