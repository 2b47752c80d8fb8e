package charge.hotline.handset;

import java.time.Duration;

/** What goes wrong with one request to a server of ours, on purpose. */
public sealed interface ApiFault {
    /** Nothing. */
    record None() implements ApiFault {}

    /** Nothing is done, and this status is the answer: 429, 500, 503. */
    record Refuses(int status) implements ApiFault {}

    /** The work is done, and this status is the answer all the same. */
    record Breaks(int status) implements ApiFault {}

    /** The work is done, and the answer comes so much later, in real time. */
    record Slow(Duration by) implements ApiFault {}

    /** The connection is cut before anything is done. */
    record Cut() implements ApiFault {}

    /** The work is done, then the connection is cut. */
    record LostAnswer() implements ApiFault {}
}
