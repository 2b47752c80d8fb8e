package charge.hotline.deeds;

import charge.hotline.journal.Claim;
import charge.hotline.journal.Mark;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One lane at work: looks for deeds that are due, tries each on a thread of its own, and marks what became of it. */
final class LaneWork {
    private static final Logger LOG = LoggerFactory.getLogger(LaneWork.class);

    /** How often it looks for deeds that are due. */
    private static final Duration PAUSE = Duration.ofMillis(300);

    /** How long it waits for what is under way when it stops. */
    private static final Duration STOP = Duration.ofSeconds(5);

    /** A request that ended without an answer may still be on its way; later than this it is not. */
    private static final Duration SETTLES = Duration.ofSeconds(30);

    private static final int MOST_DOUBLINGS = 20;

    private static final List<String> OUTCOMES = List.of("done", "found", "later", "doubtful", "unclear", "given-up");

    private final Outbox.Claims claims;
    private final Clock clock;
    private final Doing doing;
    private final MeterRegistry meters;
    private final Circuit circuit = new Circuit();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Semaphore free;

    private LaneWork(Outbox.Claims claims, Clock clock, MeterRegistry meters, Doing doing) {
        this.claims = claims;
        this.clock = clock;
        this.doing = doing;
        this.free = new Semaphore(doing.most());
        this.meters = meters;
        OUTCOMES.forEach(this::counter);
        Gauge.builder("hotline.deeds.paused", circuit, one -> one.isOpen() ? 1 : 0)
                .description("1 while the other side does not answer and is tried one by one")
                .tag("lane", doing.lane().id())
                .register(meters);
        Gauge.builder("hotline.deeds.under-way", free, permits -> doing.most() - permits.availablePermits())
                .description("Deeds that are being done now")
                .tag("lane", doing.lane().id())
                .register(meters);
    }

    static LaneWork start(Outbox.Claims claims, Clock clock, MeterRegistry meters, Doing doing) {
        LaneWork work = new LaneWork(claims, clock, meters, doing);
        Thread.ofVirtual().name("deeds-" + doing.lane().id()).start(work::run);
        return work;
    }

    void stop() {
        stopping.countDown();
    }

    /** Waits for what is under way; what takes longer is taken over by another node, or by this one after its start. */
    void join() {
        try {
            if (free.tryAcquire(doing.most(), STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                free.release(doing.most());
            } else {
                LOG.warn("deeds of the lane {} are left under way", doing.lane().id());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (stopping.getCount() > 0) {
                if (!beginSome()) {
                    boolean stopped = stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                    if (stopped) {
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a lane", e);
        }
    }

    /** Begins what is due as soon as one more may be done; whether there was anything. */
    private boolean beginSome() throws InterruptedException {
        free.acquire();
        int left = 1;
        try {
            int most = circuit.allows(doing.most(), clock.instant());
            while (left < most && free.tryAcquire()) {
                left++;
            }
            boolean none = most == 0 || stopping.getCount() == 0;
            List<Claim> due = none ? List.of() : claims.take(doing, left);
            for (Claim claim : due) {
                Thread.ofVirtual().name("deed-" + claim.deed().id()).start(() -> attempt(claim));
                left--;
            }
            return !due.isEmpty();
        } catch (IllegalStateException e) {
            LOG.debug("nothing is claimed: {}", e.getMessage());
            return false;
        } finally {
            free.release(left);
        }
    }

    private void attempt(Claim claim) {
        try {
            Result result = tried(claim);
            count(result);
            Mark mark = mark(claim, result);
            claims.mark(claim, mark);
        } catch (InterruptedException | IllegalStateException e) {
            // After the lease, whoever takes it over looks it up.
            LOG.warn("deed {} could not be marked: {}", claim.deed().id(), e.getMessage());
        } finally {
            free.release();
        }
    }

    private Result tried(Claim claim) {
        try {
            return doing.attempt(claim);
        } catch (RuntimeException e) {
            // Without its message, which might quote the deed, and so a number.
            String where = Arrays.stream(e.getStackTrace()).limit(5).toList().toString();
            LOG.error(
                    "deed {} failed: {} at {}", claim.deed().id(), e.getClass().getName(), where);
            return new Result.Doubtful(e.getClass().getSimpleName());
        }
    }

    private void count(Result result) {
        counter(outcome(result)).increment();
        switch (result) {
            case Result.NotNow notNow -> circuit.failed(clock.instant());
            case Result.Doubtful doubtful -> circuit.failed(clock.instant());
            case Result.Done done -> circuit.succeeded();
            case Result.Found found -> circuit.succeeded();
            case Result.Never never -> circuit.succeeded();
            case Result.Unclear unclear -> {
                // Nothing was heard from the other side, or was not asked any more.
            }
        }
    }

    private Mark mark(Claim claim, Result result) {
        Instant now = clock.instant();
        return switch (result) {
            case Result.Done done -> new Mark.Done();
            case Result.Found found -> new Mark.Done();
            case Result.NotNow notNow -> {
                told(claim, "is tried again", notNow.why());
                yield new Mark.Again(now.plus(pause(claim.tries())), false);
            }
            case Result.Doubtful doubtful -> {
                told(claim, "ended unclearly and is looked into", doubtful.why());
                Duration pause = pause(claim.tries());
                yield new Mark.Again(now.plus(pause.compareTo(SETTLES) > 0 ? pause : SETTLES), true);
            }
            case Result.Unclear unclear -> {
                told(claim, "stays unclear and is not done again", unclear.why());
                yield new Mark.Unclear();
            }
            case Result.Never never -> {
                told(claim, "is given up", never.why());
                yield new Mark.GivenUp();
            }
        };
    }

    private static void told(Claim claim, String what, String why) {
        LOG.info("deed {} ({}) {}: {}", claim.deed().id(), claim.deed().owed().kind(), what, why);
    }

    private Duration pause(int tries) {
        Duration pause = doing.firstPause().multipliedBy(1L << Math.min(tries, MOST_DOUBLINGS));
        return pause.compareTo(doing.longestPause()) < 0 ? pause : doing.longestPause();
    }

    private static String outcome(Result result) {
        return switch (result) {
            case Result.Done done -> "done";
            case Result.Found found -> "found";
            case Result.NotNow notNow -> "later";
            case Result.Doubtful doubtful -> "doubtful";
            case Result.Unclear unclear -> "unclear";
            case Result.Never never -> "given-up";
        };
    }

    /** The counter of this outcome, there from the start. */
    private Counter counter(String outcome) {
        return Counter.builder("hotline.deeds")
                .description("Attempts at what is owed outside the conversation, by how they ended")
                .tag("lane", doing.lane().id())
                .tag("outcome", outcome)
                .register(meters);
    }
}
