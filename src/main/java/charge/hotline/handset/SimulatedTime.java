package charge.hotline.handset;

import java.time.Duration;

/** The time of one call. It passes when somebody speaks, waits or talks, so no test ever sleeps. */
final class SimulatedTime {
    private static final double CHARACTERS_A_SECOND = 14;

    private Duration elapsed = Duration.ZERO;

    static Duration toSay(String text) {
        return Duration.ofMillis((long) (text.length() * 1000 / CHARACTERS_A_SECOND));
    }

    synchronized Duration elapsed() {
        return elapsed;
    }

    synchronized void pass(Duration some) {
        elapsed = elapsed.plus(some);
    }
}
