package charge.hotline.carrier;

import static java.util.Objects.requireNonNull;

import charge.hotline.carrier.Webhook.Path;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What became of the carrier's requests, as the timers {@code hotline.webhooks} by {@code path} and {@code outcome}. */
final class Outcomes {
    /** What became of one request. */
    enum Outcome {
        ANSWERED,
        FAILED,
        LATE,
        UNKNOWN_PATH,
        WRONG_METHOD,
        TOO_LARGE,
        UNSIGNED,
        NO_CALL
    }

    private final Map<Outcome, Timer> refused;
    private final Map<Path, Map<Outcome, Timer>> answered = new EnumMap<>(Path.class);

    Outcomes(MeterRegistry meters) {
        this.refused = timers(meters, "refused");
        for (Path path : Path.values()) {
            answered.put(path, timers(meters, path.url()));
        }
    }

    /** A request that did not get through the gates. */
    void refused(Outcome outcome) {
        requireNonNull(refused.get(outcome)).record(0, TimeUnit.NANOSECONDS);
    }

    void answered(Path path, Outcome outcome, long nanos) {
        requireNonNull(requireNonNull(answered.get(path)).get(outcome)).record(nanos, TimeUnit.NANOSECONDS);
    }

    private static Map<Outcome, Timer> timers(MeterRegistry meters, String path) {
        Map<Outcome, Timer> timers = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            timers.put(outcome, timer(meters, path, outcome));
        }
        return timers;
    }

    private static Timer timer(MeterRegistry meters, String path, Outcome outcome) {
        return Timer.builder("hotline.webhooks")
                .description("Requests of the carrier's, by what became of them")
                .tag("path", path)
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .register(meters);
    }
}
