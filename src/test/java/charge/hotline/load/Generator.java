package charge.hotline.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends requests on 64 connections, at a constant rate whatever the answers do: each has a time at which it is due, and how long
 * it took counts from then on, also where it had to wait for a connection. So a server that stalls is not asked less.
 */
final class Generator {
    private static final int CONNECTIONS = 64;

    private Generator() {}

    /** What came of it. */
    static final class Result {
        private final long[] ascending;
        private final double seconds;
        private final long refused;

        private Result(long[] nanos, double seconds, long refused) {
            ascending = nanos.clone();
            Arrays.sort(ascending);
            this.seconds = seconds;
            this.refused = refused;
        }

        /** How long the slowest of this share took. */
        double millis(double share) {
            return ascending[(int) Math.min(ascending.length - 1, (long) (share * ascending.length))] / 1e6;
        }

        /** Answers a second. */
        double rate() {
            return ascending.length / seconds;
        }

        /** How many were not answered with 200. */
        long refused() {
            return refused;
        }
    }

    /**
     * Sends all of them.
     *
     * @param rate a second; 0: each connection as fast as it is answered
     */
    static Result send(int port, List<byte[]> requests, int rate) throws InterruptedException {
        long[] nanos = new long[requests.size()];
        AtomicInteger next = new AtomicInteger();
        AtomicLong refused = new AtomicLong();
        long start = System.nanoTime() + 50_000_000;
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                all.add(threads.submit(() -> {
                    connection(port, requests, rate, start, nanos, next, refused);
                    return nanos;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a connection broke", e.getCause());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Result(nanos, seconds, refused.get());
    }

    private static void connection(
            int port, List<byte[]> requests, int rate, long start, long[] nanos, AtomicInteger next, AtomicLong refused)
            throws IOException {
        try (Line line = new Line(port)) {
            for (int i = next.getAndIncrement(); i < nanos.length; i = next.getAndIncrement()) {
                long due = rate == 0 ? System.nanoTime() : start + i * 1_000_000_000L / rate;
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                if (!line.send(requests.get(i))) {
                    refused.incrementAndGet();
                }
                nanos[i] = System.nanoTime() - due;
            }
        }
    }
}
