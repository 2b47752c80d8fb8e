package charge.hotline.deeds;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether the other side is there at all. After some failures in a row nothing is tried for a while, then one attempt at a time until
 * one succeeds.
 */
final class Circuit {
    private static final int FAILURES = 5;
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private int failures;
    private Instant closedUntil = Instant.MIN;

    /** How many attempts may begin now, of so many. */
    synchronized int allows(int most, Instant now) {
        if (failures < FAILURES) {
            return most;
        }
        return now.isBefore(closedUntil) ? 0 : Math.min(most, 1);
    }

    /** Whether nothing, or hardly anything, is tried. */
    synchronized boolean isOpen() {
        return failures >= FAILURES;
    }

    synchronized void succeeded() {
        failures = 0;
    }

    synchronized void failed(Instant now) {
        failures++;
        if (failures >= FAILURES) {
            Duration pause = FIRST.multipliedBy(1L << Math.min(failures - FAILURES, 10));
            closedUntil = now.plus(pause.compareTo(LONGEST) < 0 ? pause : LONGEST);
        }
    }
}
