package charge.hotline;

import charge.hotline.carrier.LookUp;
import charge.hotline.carrier.WebhookServer;
import charge.hotline.content.ContentWatch;
import charge.hotline.deeds.Outbox;
import charge.hotline.journal.Journal;
import charge.hotline.speech.Memory;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running hotline. */
public final class Hotline implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Hotline.class);
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final Journal journal;
    private final Outbox outbox;
    private final ContentWatch watch;
    private final WebhookServer carrier;
    private final HttpServer desk;

    Hotline(Vertx vertx, Journal journal, Outbox outbox, ContentWatch watch, WebhookServer carrier, HttpServer desk) {
        this.vertx = vertx;
        this.journal = journal;
        this.outbox = outbox;
        this.watch = watch;
        this.carrier = carrier;
        this.desk = desk;
    }

    /**
     * Starts a hotline; blocks until both ports listen.
     *
     * @param clock tells the hours of agents and incidents
     * @throws CannotStart with sentences that say what to do
     */
    public static Hotline start(Settings settings, Clock clock) {
        return start(settings, clock, Wiring.LOOK_UPS, LearnedFiles.in(settings.data()));
    }

    /** The same, where other systems can be asked in the middle of a call, and what was learned is kept elsewhere. */
    static Hotline start(Settings settings, Clock clock, Map<String, LookUp> lookUps, Memory memory) {
        return new Wiring(settings, clock, lookUps, memory).start();
    }

    /** The carrier's port. */
    public int port() {
        return carrier.port();
    }

    /** The desk's port. */
    public int deskPort() {
        return desk.actualPort();
    }

    /** What is kept of calls. */
    public Journal journal() {
        return journal;
    }

    /** Stops: not ready first, then what runs is answered, then what waits is written. Blocks for seconds. */
    @Override
    public void close() {
        closeWatch();
        await(carrier.stop(Duration.ofMillis(200), STOP.dividedBy(2)).otherwiseEmpty());
        await(desk.close().otherwiseEmpty());
        outbox.close();
        journal.close();
        await(vertx.close().otherwiseEmpty());
    }

    private void closeWatch() {
        try {
            watch.close();
        } catch (IOException e) {
            LOG.warn("the folder of prompts is still watched: {}", e.getMessage());
        }
    }

    /** Waits for a part to start or stop; not on an event loop. */
    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(START.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart(List.of("The hotline was interrupted."));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CannotStart known
                    ? known
                    : new CannotStart(List.of(String.valueOf(e.getMessage())));
        } catch (TimeoutException e) {
            throw new CannotStart(List.of("A part of the hotline did not answer within a minute."));
        }
    }
}
