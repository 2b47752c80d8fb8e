package charge.hotline.deeds;

import charge.hotline.journal.Claim;
import charge.hotline.journal.Journal;
import charge.hotline.journal.Mark;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Does the deeds that are owed, lane by lane: a lane whose other side is slow or dead holds up no other. Several nodes may share a
 * journal; each deed is claimed by one of them.
 */
public final class Outbox implements AutoCloseable {
    /** How long a claim holds; longer than any attempt takes. After it, a deed of a node that died is anybody's. */
    public static final Duration LEASE = Duration.ofSeconds(30);

    private final List<LaneWork> lanes;

    private Outbox(List<LaneWork> lanes) {
        this.lanes = lanes;
    }

    /**
     * Starts to do deeds, on virtual threads; those for which nothing is set up stay owed.
     *
     * @param clock tells what is due
     * @param texts sends text messages
     * @param receiver gets reports
     */
    public static Outbox start(
            Journal journal, Clock clock, MeterRegistry meters, Optional<Texts> texts, Optional<Receiver> receiver) {
        List<Doing> doings = new ArrayList<>();
        texts.ifPresent(carrier -> doings.add(new Texting(carrier, clock)));
        receiver.ifPresent(somebody -> doings.add(new Reporting(somebody, clock)));
        return start(journal, clock, meters, doings);
    }

    static Outbox start(Journal journal, Clock clock, MeterRegistry meters, List<Doing> doings) {
        String node = UUID.randomUUID().toString();
        return new Outbox(doings.stream()
                .map(doing -> LaneWork.start(new Claims(journal, clock, node), clock, meters, doing))
                .toList());
    }

    /** Claims nothing more and waits some seconds for what is under way. Blocks. */
    @Override
    public void close() {
        lanes.forEach(LaneWork::stop);
        lanes.forEach(LaneWork::join);
    }

    /** The journal, as a node that does deeds sees it. Blocks. */
    record Claims(Journal journal, Clock clock, String node) {
        List<Claim> take(Doing doing, int most) throws InterruptedException {
            return Waiting.on(journal.claim(doing.lane(), node, clock.instant(), LEASE, most));
        }

        void mark(Claim claim, Mark mark) throws InterruptedException {
            Waiting.on(journal.mark(claim, mark));
        }
    }
}
