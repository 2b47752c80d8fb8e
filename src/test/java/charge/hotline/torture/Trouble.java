package charge.hotline.torture;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

/** What befalls nodes and store, each in a thread of its own, until it is told to end; then all is well again. */
final class Trouble {
    private static final Duration MOST_DOWN = Duration.ofSeconds(2);
    private static final Duration MOST_STORE_AWAY = Duration.ofSeconds(6);

    private final Plan plan;
    private final List<Node> nodes;
    private final Store store;
    private final Receivers receivers;
    private final ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> doings = new ArrayList<>();
    /** Where there are several nodes, one is always left in peace: what callers hear when none is there needs no torture. */
    private final Semaphore victims;

    private final LongAdder freezes = new LongAdder();
    private final LongAdder outages = new LongAdder();
    private volatile boolean over;

    Trouble(Plan plan, List<Node> nodes, Store store, Receivers receivers) {
        this.plan = plan;
        this.nodes = nodes;
        this.store = store;
        this.receivers = receivers;
        this.victims = new Semaphore(Math.max(1, nodes.size() - 1), true);
    }

    void begin() {
        if (plan.calm()) {
            return;
        }
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            Random random = new Random(plan.seed() * 31 + i);
            doings.add(hands.submit(() -> node(node, random)));
        }
        doings.add(hands.submit(() -> store(new Random(plan.seed() * 37))));
        doings.add(hands.submit(() -> receivers(new Random(plan.seed() * 41))));
    }

    private void node(Node node, Random random) {
        while (waits(random, Duration.ofSeconds(5), Duration.ofSeconds(20))) {
            victims.acquireUninterruptibly();
            try {
                befall(node, random);
            } finally {
                victims.release();
            }
        }
    }

    private void befall(Node node, Random random) {
        Duration down = between(random, Duration.ZERO, MOST_DOWN);
        switch (random.nextInt(10)) {
            case 0, 1 -> node.restart(down);
            case 2, 3 -> {
                freezes.increment();
                // A lone node must be back before the carrier gives up; of several, another one answers.
                node.freeze(down.multipliedBy(nodes.size() > 1 ? 3 : 1));
            }
            default -> node.kill(down);
        }
    }

    private void store(Random random) {
        while (waits(random, Duration.ofSeconds(8), Duration.ofSeconds(20))) {
            outages.increment();
            try {
                store.takeAway(between(random, Duration.ofMillis(200), MOST_STORE_AWAY));
            } catch (SQLException e) {
                throw new IllegalStateException("the store could not be taken away", e);
            }
        }
    }

    private void receivers(Random random) {
        while (waits(random, Duration.ofMillis(100), Duration.ofMillis(600))) {
            receivers.fail(random);
        }
    }

    /** Whether the trouble goes on after a while. */
    private boolean waits(Random random, Duration least, Duration most) {
        long end = System.nanoTime() + between(random, least, most).toNanos();
        while (!over && System.nanoTime() < end) {
            Pause.of(Duration.ofMillis(50));
        }
        return !over;
    }

    private static Duration between(Random random, Duration least, Duration most) {
        return least.plusMillis(random.nextLong(most.minus(least).toMillis() + 1));
    }

    /** Blocks until nodes and store are back. */
    void end() {
        over = true;
        for (Future<?> doing : doings) {
            try {
                doing.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("a node or the store did not come back", e.getCause());
            }
        }
        hands.close();
    }

    long freezes() {
        return freezes.sum();
    }

    long outages() {
        return outages.sum();
    }
}
