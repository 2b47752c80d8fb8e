package charge.hotline;

import charge.hotline.content.OurContent;
import charge.hotline.journal.SeededJournal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * How long the desk takes to show calls out of very many: {@code embedded}, {@code postgres} or a {@code postgresql://} URL; then
 * how many calls. They are written at the first time and stay in {@code target/history}.
 */
public final class MeasureHistory {
    private static final int ASKED = 1_000;

    private MeasureHistory() {}

    public static void main(String[] args) throws Exception {
        int calls = Integer.parseInt(args[1]);
        Path folder =
                Path.of("target", "history", args[0].replaceAll("\\W+", "-")).toAbsolutePath();
        try (SeededJournal journal = SeededJournal.of(args[0], folder, calls, OurContent.CONTENT.version())) {
            Map<String, String> settings = new HashMap<>(journal.settings());
            settings.put("HOTLINE_PORT", "0");
            settings.put("HOTLINE_DESK_PORT", "0");
            try (Hotline hotline = Hotline.start(Settings.read(settings, Path.of("")), Clock.systemUTC())) {
                Webhooker desk = Webhooker.unsigned(hotline.deskPort());
                Random random = new Random(3);
                measure(desk, "the latest 50 calls", i -> "/api/calls");
                measure(
                        desk,
                        "one call with its turns",
                        i -> "/api/calls/" + SeededJournal.callSid(random.nextInt(calls)));
            }
        }
        System.exit(0);
    }

    private static void measure(Webhooker desk, String what, IntFunction<String> target) {
        double[] millis = new double[ASKED];
        for (int i = 0; i < ASKED; i++) {
            long since = System.nanoTime();
            int status = desk.send("GET", target.apply(i), "").status();
            millis[i] = (System.nanoTime() - since) / 1e6;
            if (status != 200) {
                throw new IllegalStateException(target + ": " + status);
            }
        }
        double first = millis[0];
        Arrays.sort(millis);
        System.out.printf(
                "%s: p50 %.1f ms, p99 %.1f ms, worst %.1f ms (the first %.1f)%n",
                what, millis[ASKED / 2], millis[(int) (ASKED * 0.99)], millis[ASKED - 1], first);
    }
}
