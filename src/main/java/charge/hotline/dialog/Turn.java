package charge.hotline.dialog;

import charge.hotline.speech.Understood;
import java.util.Optional;

/** What the caller just did. */
public sealed interface Turn {
    /** The call arrives. */
    record Arrived() implements Turn {}

    /** Keys were pressed: digits, {@code *} and {@code #}; at least one. */
    record Keys(String keys) implements Turn {}

    /** Something was said. */
    record Said(Understood understood) implements Turn {}

    /** Nothing was said and no key pressed. */
    record Silent() implements Turn {}

    /** The caller hung up. */
    record HungUp() implements Turn {}

    /**
     * An attempt to reach an agent is over.
     *
     * @param carrier whether the caller and an agent were connected, by the carrier's word
     * @param journal whether an agent accepted, by the journal's word; empty where it cannot be read
     */
    record Transferred(Bridged carrier, Optional<Boolean> journal) implements Turn {}

    /** A message was recorded, or nothing was left. */
    record Recorded(boolean left) implements Turn {}

    /** A driver whom we call back answered. */
    record CalledBack() implements Turn {}

    /** The carrier could not use our last answer and asks the fallback. */
    record Failed() implements Turn {}

    /** What the carrier tells about a transfer. */
    enum Bridged {
        YES,
        NO,
        UNKNOWN
    }
}
