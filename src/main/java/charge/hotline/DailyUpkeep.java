package charge.hotline;

import charge.hotline.journal.Journal;
import charge.hotline.journal.LetGo;
import charge.hotline.journal.Retention;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Once a day, and at the start, the journal lets go of what was kept long enough. */
final class DailyUpkeep {
    private static final Logger LOG = LoggerFactory.getLogger(Hotline.class);

    /** How often it is looked whether a day is over since any node did it. */
    private static final Duration LOOK = Duration.ofHours(1);

    private static final Duration DAY = Duration.ofHours(23);

    /** Nodes that start together do it once. */
    private static final Duration START = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final Journal journal;
    private final Retention retention;
    private final Clock clock;
    private final MeterRegistry meters;
    private Duration since = START;
    private boolean busy;

    DailyUpkeep(Vertx vertx, Journal journal, Retention retention, Clock clock, MeterRegistry meters) {
        this.vertx = vertx;
        this.journal = journal;
        this.retention = retention;
        this.clock = clock;
        this.meters = meters;
        count(LetGo.NOTHING);
    }

    void start() {
        vertx.runOnContext(now -> {
            look();
            vertx.setPeriodic(LOOK.toMillis(), tick -> look());
        });
    }

    /** On one context, so one at a time. */
    private void look() {
        if (busy) {
            return;
        }
        busy = true;
        journal.letGo(retention, clock.instant(), since).onComplete(done -> {
            busy = false;
            // What failed is tried again at the next look.
            since = done.succeeded() ? DAY : START;
            if (done.succeeded()) {
                done.result().ifPresent(this::tell);
            } else {
                LOG.warn(
                        "What was kept long enough is still there: {}",
                        done.cause().getMessage());
            }
        });
    }

    private void tell(LetGo letGo) {
        count(letGo);
        if (letGo.equals(LetGo.NOTHING)) {
            return;
        }
        LOG.info(
                "what was kept long enough is gone: {} calls, the callers of {}, the words of {} turns, {} deeds, {} numbers, {} contents",
                letGo.calls(),
                letGo.callers(),
                letGo.words(),
                letGo.deeds(),
                letGo.numbers(),
                letGo.contents());
    }

    private void count(LetGo letGo) {
        count("calls", letGo.calls());
        count("callers", letGo.callers());
        count("words", letGo.words());
        count("deeds", letGo.deeds());
        count("numbers", letGo.numbers());
        count("contents", letGo.contents());
    }

    private void count(String kind, int count) {
        Counter.builder("hotline.let.go")
                .description("What was kept long enough and is gone, by kind")
                .tag("kind", kind)
                .register(meters)
                .increment(count);
    }
}
