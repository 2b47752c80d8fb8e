package charge.hotline.carrier;

import static java.util.Objects.requireNonNull;

import charge.hotline.dialog.Call;
import charge.hotline.dialog.Dialog;
import charge.hotline.dialog.Facts;
import charge.hotline.dialog.Move;
import charge.hotline.dialog.Reply;
import charge.hotline.dialog.Turn;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds turns whose reply may wait for a system's word: asks the system, puts its answer among the facts, and folds the same
 * turn again. A system that is late, fails, or answers what the step does not have counts as {@code unknown}, and so does
 * every one after the first {@link #MOST} of a turn; so nobody waits longer than {@link #MOST} times the limit. What comes of
 * it is counted by the timers {@code hotline.lookups}, by {@code step} and {@code outcome}.
 */
final class LookUps {
    /** How many systems are asked in one turn. */
    static final int MOST = 2;

    private static final Logger LOG = LoggerFactory.getLogger(LookUps.class);
    private static final String UNKNOWN = "unknown";

    /** What became of one look-up. */
    enum Outcome {
        ANSWERED,
        LATE,
        FAILED,
        /** Not asked: enough were in this turn. */
        PASSED_OVER;

        private String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What a turn led to.
     *
     * @param facts those of the turn, with all that was found
     * @param move whose reply can be spoken
     */
    record Folded(Facts facts, Move move) {}

    /** A system, and what came of asking it so far. */
    private record Connected(LookUp system, Map<Outcome, Timer> timers) {
        void count(Outcome outcome, long since) {
            requireNonNull(timers.get(outcome)).record(System.nanoTime() - since, TimeUnit.NANOSECONDS);
        }
    }

    private final Vertx vertx;
    private final Map<String, Connected> connected = new HashMap<>();
    private final Duration limit;

    /**
     * Look-ups in these systems.
     *
     * @param systems by the id of the step that each answers; the order of steps knows no others
     * @param limit how long one may take
     */
    LookUps(Vertx vertx, Map<String, LookUp> systems, Duration limit, MeterRegistry meters) {
        this.vertx = vertx;
        this.limit = limit;
        systems.forEach((step, system) -> connected.put(step, new Connected(system, timers(meters, step))));
    }

    private static Map<Outcome, Timer> timers(MeterRegistry meters, String step) {
        Map<Outcome, Timer> timers = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            timers.put(
                    outcome,
                    Timer.builder("hotline.lookups")
                            .description("Systems asked in the middle of a call, by what became of it")
                            .tag("step", step)
                            .tag("outcome", outcome.id())
                            .register(meters));
        }
        return timers;
    }

    /**
     * Folds a turn until its reply can be spoken.
     *
     * @param before what was found when the same turn came before; asked for only where something is looked up
     */
    Future<Folded> fold(
            Dialog dialog, Call call, Turn turn, Facts facts, Supplier<Future<Map<String, String>>> before) {
        return new Turning(dialog, call, turn, before).fold(facts, 0);
    }

    /** One turn that is folded until nothing more is looked up. */
    private final class Turning {
        private final Dialog dialog;
        private final Call call;
        private final Turn turn;
        private final Supplier<Future<Map<String, String>>> before;

        Turning(Dialog dialog, Call call, Turn turn, Supplier<Future<Map<String, String>>> before) {
            this.dialog = dialog;
            this.call = call;
            this.turn = turn;
            this.before = before;
        }

        Future<Folded> fold(Facts facts, int asked) {
            Move move = dialog.fold(call, turn, facts);
            return switch (move.reply()) {
                case Reply.LookUp lookUp -> again(lookUp.step(), move.call(), facts, asked);
                case Reply.Ask ask -> done(facts, move);
                case Reply.Transfer transfer -> done(facts, move);
                case Reply.TakeMessage message -> done(facts, move);
                case Reply.End end -> done(facts, move);
            };
        }

        private static Future<Folded> done(Facts facts, Move move) {
            return Future.succeededFuture(new Folded(facts, move));
        }

        private Future<Folded> again(String step, Call sofar, Facts facts, int asked) {
            Connected system = requireNonNull(connected.get(step), step);
            if (asked >= MOST) {
                system.count(Outcome.PASSED_OVER, System.nanoTime());
                return fold(facts.finding(step, UNKNOWN), asked);
            }
            return before.get()
                    .compose(found -> found.containsKey(step)
                            ? Future.succeededFuture(found.getOrDefault(step, UNKNOWN))
                            : ask(step, system, sofar, facts))
                    .compose(answer -> fold(facts.finding(step, answer), asked + 1));
        }

        private Future<String> ask(String step, Connected system, Call sofar, Facts facts) {
            long since = System.nanoTime();
            Future<String> answer = asked(system.system(), sofar, facts)
                    .map(found -> checked(step, found))
                    .onFailure(e -> LOG.warn(
                            "{} cannot be looked up: {}", step, e.getClass().getName()));
            if (answer.isComplete()) {
                return Future.succeededFuture(settled(system, answer, since));
            }
            Context context = vertx.getOrCreateContext();
            Promise<String> promise = Promise.promise();
            long timer = vertx.setTimer(limit.toMillis(), late -> {
                system.count(Outcome.LATE, since);
                promise.complete(UNKNOWN);
            });
            answer.onComplete(result -> context.runOnContext(here -> {
                if (vertx.cancelTimer(timer)) {
                    promise.complete(settled(system, answer, since));
                }
            }));
            return promise.future();
        }

        private String checked(String step, String found) {
            boolean known = dialog.content()
                    .checklist()
                    .step(step)
                    .filter(one -> one.answers().contains(found))
                    .isPresent();
            if (!known) {
                throw new IllegalArgumentException("an answer that the step does not have");
            }
            return found;
        }
    }

    private static Future<String> asked(LookUp system, Call call, Facts facts) {
        try {
            return system.answer(call, facts);
        } catch (RuntimeException e) { // whatever is wrong over there, a caller waits here
            return Future.failedFuture(e);
        }
    }

    private static String settled(Connected system, Future<String> answer, long since) {
        system.count(answer.succeeded() ? Outcome.ANSWERED : Outcome.FAILED, since);
        return answer.succeeded() ? answer.result() : UNKNOWN;
    }
}
