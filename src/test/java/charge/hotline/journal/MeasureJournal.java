package charge.hotline.journal;

import io.vertx.core.Vertx;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a turn costs in the journal: 64 callers, each of whom waits until the turn is on disk before the next. {@code embedded},
 * {@code postgres} (one of its own, synced at each commit), or a {@code postgresql://} URL; then for how many seconds.
 */
public final class MeasureJournal {
    private static final int CALLERS = 64;
    private static final int MOST = 4_000_000;
    private static final Duration WARM_UP = Duration.ofSeconds(5);

    private final Journal journal;
    private final int[] micros = new int[MOST];
    private final AtomicInteger saves = new AtomicInteger();
    private final CountDownLatch running = new CountDownLatch(CALLERS);
    private volatile boolean measuring;
    private volatile boolean over;

    private MeasureJournal(Journal journal) {
        this.journal = journal;
    }

    public static void main(String[] args) throws Exception {
        Vertx vertx = Vertx.vertx();
        Path folder = Files.createTempDirectory("hotline-measure");
        String store = args[0];
        Duration time = Duration.ofSeconds(Integer.parseInt(args[1]));
        switch (store) {
            case "embedded" -> measure(Journal.embedded(vertx, folder), time);
            case "postgres" -> {
                try (EmbeddedPostgres server = durable(folder.resolve("postgres"))) {
                    measure(Journal.postgres(vertx, PostgresUrl.of(url(server))), time);
                }
            }
            default -> measure(Journal.postgres(vertx, PostgresUrl.of(store)), time);
        }
        vertx.close();
    }

    /** A PostgreSQL as it is by default: nothing is acknowledged that is not on disk. */
    static EmbeddedPostgres durable(Path folder) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
    }

    static String url(EmbeddedPostgres server) {
        return "postgresql://postgres:postgres@127.0.0.1:" + server.getPort() + "/postgres";
    }

    private static void measure(Journal journal, Duration time) throws InterruptedException {
        try (journal) {
            new MeasureJournal(journal).run(time);
        }
    }

    private void run(Duration time) throws InterruptedException {
        Random random = new Random(1);
        for (int caller = 0; caller < CALLERS; caller++) {
            byte[] sid = new byte[16];
            random.nextBytes(sid);
            turn("CA" + HexFormat.of().formatHex(sid), 0, random.nextLong());
        }
        Thread.sleep(WARM_UP);
        measuring = true;
        long cpu = cpu();
        long since = System.nanoTime();
        Thread.sleep(time);
        measuring = false;
        int all = Math.min(saves.get(), MOST);
        double seconds = (System.nanoTime() - since) / 1e9;
        double cpuMicros = (cpu() - cpu) / 1e3 / all;
        over = true;
        running.await();
        int[] sorted = Arrays.copyOf(micros, all);
        Arrays.sort(sorted);
        System.out.printf(
                "%,d saves/s; until on disk p50 %.1f ms, p99 %.1f ms, worst %.0f ms; %.0f µs of this process's CPU a save%n",
                Math.round(all / seconds),
                sorted[all / 2] / 1e3,
                sorted[(int) (all * 0.99)] / 1e3,
                sorted[all - 1] / 1e3,
                cpuMicros);
    }

    /** A call of eight turns, then the next one. */
    private void turn(String callSid, int n, long seed) {
        if (over) {
            running.countDown();
            return;
        }
        long since = System.nanoTime();
        journal.keep(entry(callSid, n, "3f9c51d2")).onComplete(kept -> {
            if (kept.failed()) {
                throw new IllegalStateException(kept.cause());
            }
            if (measuring) {
                int at = saves.getAndIncrement();
                if (at < MOST) {
                    micros[at] = (int) ((System.nanoTime() - since) / 1_000);
                }
            }
            if (n < 7) {
                turn(callSid, n + 1, seed);
            } else {
                Random random = new Random(seed);
                byte[] sid = new byte[16];
                random.nextBytes(sid);
                turn("CA" + HexFormat.of().formatHex(sid), 0, random.nextLong());
            }
        });
    }

    /** As large as a real one. */
    static Entry entry(String callSid, int n, String version) {
        String state = "u=1&v=" + version + "&lang=fr&at=light&n=" + n
                + "&heard=language.fr_problem.pass-refused_elsewhere.no";
        return new Entry(
                new Entry.Key(callSid, "/voice/turn", n),
                Instant.now(),
                "keys 1",
                Optional.empty(),
                "{\"now\":\"2026-11-23T10:00:00Z\",\"line\":\"+3225550100\",\"agents\":[\"brussels\",\"roadside\"],"
                        + "\"reachable\":true,\"kept\":true}",
                state,
                state + "_light.red",
                new Entry.View(
                        "light",
                        Optional.of("fr"),
                        Map.of("problem", "pass-refused", "elsewhere", "no"),
                        Optional.empty(),
                        false),
                "+3225550100",
                Optional.of(callSid.substring(2)),
                List.of());
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
