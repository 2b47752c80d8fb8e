package charge.hotline.journal;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that writes for all, as much as waits in one commit: syncing the disk once for sixty turns costs what it costs
 * for one. While the store fails, all wait and it is tried again and again.
 *
 * @param <W> what is written
 * @param <R> what is answered for it once it is on disk
 */
final class GroupCommit<W, R> {
    /** Where it is written to, by one thread. */
    interface Store<W, R> {
        /**
         * Makes itself ready, so that what keeps it from writing is known before there is something to write.
         *
         * @throws Exception where it may be tried again
         */
        void open() throws Exception;

        /**
         * Writes all of it durably, in this order, or nothing; answers for each in the same order.
         *
         * @throws Refused where the store is well and will never take this
         * @throws Exception where it may be tried again
         */
        List<R> commit(List<W> batch) throws Exception;

        /** What is to be done after each commit, but may wait until those who waited for it are answered. */
        void afterwards();

        void close();
    }

    /** A fault of what was to be written. */
    static final class Refused extends Exception {
        Refused(Exception cause) {
            super(cause);
        }
    }

    private record Waiting<W, R>(W write, Ticket<R> ticket) {}

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    /** More than this gains nothing, and the first of a batch waits for its last. */
    private static final int BATCH = 64;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration SLOW = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final Store<W, R> store;
    private final Backlog<Waiting<W, R>> backlog;
    private final Thread writer;
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong committed = new AtomicLong();
    private volatile Optional<String> failure = Optional.empty();
    private volatile Optional<Long> busySince = Optional.empty();
    private volatile boolean givenUp;

    GroupCommit(Vertx vertx, Store<W, R> store, int bound, Predicate<W> essential) {
        this.vertx = vertx;
        this.store = store;
        backlog = new Backlog<>(bound, waiting -> essential.test(waiting.write()));
        writer = Thread.ofPlatform().name("journal").daemon().unstarted(this::run);
    }

    void start() {
        writer.start();
    }

    Future<R> add(W write) {
        Ticket<R> ticket = new Ticket<>(vertx);
        backlog.add(new Waiting<>(write, ticket))
                .ifPresent(gone -> drop(gone, "the journal is closed, or there is no more room in its memory"));
        return ticket.future();
    }

    Optional<String> trouble() {
        return failure.or(() -> busySince
                .filter(since -> System.nanoTime() - since > SLOW.toNanos())
                .map(since -> "the store has been writing for more than " + SLOW.toSeconds() + " s"));
    }

    int queued() {
        return backlog.size();
    }

    long dropped() {
        return dropped.get();
    }

    long committed() {
        return committed.get();
    }

    /** Lets nothing more in and waits until the rest is written, at most so long; what then is left is dropped. */
    void close(Duration patience) {
        backlog.close();
        try {
            if (!writer.join(patience)) {
                givenUp = true;
                if (!writer.join(LONGEST_PAUSE.multipliedBy(2))) {
                    LOG.error("The journal's store does not answer; {} entries are lost", queued());
                }
            }
        } catch (InterruptedException e) {
            givenUp = true;
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            if (opened()) {
                writeAll();
            } else {
                dropRest();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the journal's writer", e);
        } finally {
            store.close();
        }
    }

    private boolean opened() throws InterruptedException {
        Pauses pauses = new Pauses();
        while (!givenUp) {
            try {
                store.open();
                succeeds();
                return true;
            } catch (Exception e) {
                fails(e);
                pauses.take();
            }
        }
        return false;
    }

    private void writeAll() throws InterruptedException {
        Pauses pauses = new Pauses();
        int alone = 0;
        while (true) {
            List<Waiting<W, R>> batch = backlog.take(alone > 0 ? 1 : BATCH);
            if (batch.isEmpty()) {
                return;
            }
            try {
                commit(batch);
                alone = Math.max(0, alone - 1);
                pauses = new Pauses();
            } catch (Refused e) {
                if (batch.size() == 1) {
                    LOG.error("The journal's store refuses an entry", e);
                    backlog.done();
                    drop(batch.getFirst(), "refused by the journal's store");
                } else {
                    alone = batch.size();
                    backlog.giveBack();
                }
            } catch (Exception e) {
                fails(e);
                backlog.giveBack();
                if (givenUp) {
                    dropRest();
                    return;
                }
                pauses.take();
            }
        }
    }

    /** Between attempts: short at first, then longer. */
    private static final class Pauses {
        private Duration next = FIRST_PAUSE;

        void take() throws InterruptedException {
            Thread.sleep(next);
            next = next.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? next.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private void commit(List<Waiting<W, R>> batch) throws Exception {
        List<R> results =
                busy(() -> store.commit(batch.stream().map(Waiting::write).toList()));
        succeeds();
        backlog.done();
        committed.addAndGet(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).ticket().answer(results.get(i));
        }
        busy(() -> {
            store.afterwards();
            return results;
        });
    }

    private List<R> busy(Callable<List<R>> work) throws Exception {
        busySince = Optional.of(System.nanoTime());
        try {
            return work.call();
        } finally {
            busySince = Optional.empty();
        }
    }

    private void succeeds() {
        if (failure.isPresent()) {
            LOG.info("The journal is written again");
            failure = Optional.empty();
        }
    }

    private void fails(Exception e) {
        if (failure.isEmpty()) {
            LOG.warn("The journal cannot be written; turns wait in memory: {}", e.getMessage());
        }
        failure = Optional.of("the store cannot be written: " + e.getMessage());
    }

    private void dropRest() throws InterruptedException {
        LOG.error("The journal is closed while it cannot be written; {} entries are lost", queued());
        backlog.take(Integer.MAX_VALUE)
                .forEach(left -> drop(left, "the journal was closed while it could not be written"));
        backlog.done();
    }

    private void drop(Waiting<W, R> gone, String why) {
        dropped.incrementAndGet();
        gone.ticket().fail(new IllegalStateException(why));
    }
}
