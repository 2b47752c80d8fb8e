package charge.hotline;

import charge.hotline.journal.Journal;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;

/** Shows how much is owed and not done, so that somebody notices where nobody does it. */
final class OwedDeeds {
    /** They are counted in the journal, so not whenever somebody looks at the metrics. */
    private static final Duration LOOK = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final Journal journal;
    private final MultiGauge gauge;

    OwedDeeds(Vertx vertx, Journal journal, MeterRegistry meters) {
        this.vertx = vertx;
        this.journal = journal;
        this.gauge = MultiGauge.builder("hotline.deeds.owed")
                .description("Deeds that are owed and not done, by kind, as of the last minute")
                .register(meters);
    }

    void start() {
        vertx.setPeriodic(0, LOOK.toMillis(), tick -> journal.owed().onSuccess(this::show));
    }

    private void show(Map<String, Integer> owed) {
        gauge.register(
                owed.entrySet().stream()
                        .map(kind -> MultiGauge.Row.of(Tags.of("kind", kind.getKey()), kind.getValue()))
                        .toList(),
                true);
    }
}
