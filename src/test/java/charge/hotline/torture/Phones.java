package charge.hotline.torture;

import charge.hotline.RandomAgents;
import charge.hotline.RandomCaller;
import charge.hotline.handset.Connection;
import charge.hotline.handset.Form;
import charge.hotline.handset.Network;
import charge.hotline.handset.Trace;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Everybody who phones: so many at once, each again and again from the same number, until the time is up. So a caller who hung
 * up in the middle is asked by the next call whether it is still the same trouble.
 */
final class Phones {
    private static final List<String> LINES = List.of("+3225550100", "+3225550100", "+3225550101", "+3225550102");
    private static final List<Form> SILENCES =
            List.of(Form.empty(), Form.of("Digits", ""), Form.of("SpeechResult", ""));
    private static final long LONGEST_BREAK_MILLIS = 2_000;

    private final Plan plan;
    private final Connection connection;
    private final Queue<Played> played = new ConcurrentLinkedQueue<>();

    Phones(Plan plan, Connection connection) {
        this.plan = plan;
        this.connection = connection;
    }

    /** Blocks until the last call is over; returns all of them. */
    List<Played> ring() {
        long end = System.nanoTime() + plan.time().toNanos();
        try (ExecutorService phones = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int phone = 0; phone < plan.calls(); phone++) {
                int which = phone;
                phones.execute(() -> phone(which, end));
            }
        }
        return List.copyOf(played);
    }

    private void phone(int phone, long end) {
        Random random = new Random(plan.seed() * 1_000_003 + phone);
        for (int nth = 1; System.nanoTime() < end; nth++) {
            Pause.of(Duration.ofMillis(random.nextLong(LONGEST_BREAK_MILLIS)));
            String who = "caller " + phone + ", call " + nth;
            try {
                played.add(Played.of(who, call(phone, random)));
            } catch (RuntimeException e) {
                played.add(Played.broken(who, e));
            }
        }
    }

    private Trace call(int phone, Random random) {
        RandomCaller caller = new RandomCaller(random);
        Network network = new Network(connection)
                .withAgents(new RandomAgents(random))
                .withEmptyResult(pick(random, SILENCES))
                .withListener(caller);
        String from = phone % 12 == 0 ? "anonymous" : "+3247%07d".formatted(phone);
        return network.call(from, pick(random, LINES), new Ponderer(caller, random));
    }

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
