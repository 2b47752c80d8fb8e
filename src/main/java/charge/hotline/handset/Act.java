package charge.hotline.handset;

import java.util.Optional;

/** What a person on a leg does when it is their turn. */
public sealed interface Act {
    /** Presses keys, one after the other, without waiting in between. */
    record Keys(String keys) implements Act {
        /** Only what a telephone has. */
        public Keys {
            if (!keys.matches("[0-9*#]+")) {
                throw new IllegalArgumentException("no telephone has the keys " + keys);
            }
        }
    }

    /**
     * Says something.
     *
     * @param confidence what the recogniser thinks of it; empty: it does not tell, which does happen
     */
    record Words(String words, Optional<Double> confidence) implements Act {}

    /** Says and presses nothing until the carrier's patience ends. */
    record Silence() implements Act {}

    /** Hangs up. */
    record HangsUp() implements Act {}

    /** Does something at once, without hearing the prompt out or waiting for the ringing or the queue to end. */
    record Interrupts(Act act) implements Act {}

    /** Words that were recognised well. */
    static Act says(String words) {
        return new Words(words, Optional.of(0.9));
    }

    /** Words that were recognised more or less. */
    static Act says(String words, double confidence) {
        return new Words(words, Optional.of(confidence));
    }

    /** Keys. */
    static Act presses(String keys) {
        return new Keys(keys);
    }

    /** Nothing. */
    static Act silence() {
        return new Silence();
    }

    /** The end, for this side. */
    static Act hangsUp() {
        return new HangsUp();
    }

    /** Not waiting for one's turn. */
    static Act atOnce(Act act) {
        return new Interrupts(act);
    }
}
