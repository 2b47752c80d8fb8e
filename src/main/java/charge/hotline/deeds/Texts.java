package charge.hotline.deeds;

import java.time.Instant;

/** The carrier's side of text messages. All methods block, for some seconds at most, and try once. */
public interface Texts {
    /** Hands a text over to be sent. */
    Sent send(Text text);

    /**
     * Looks a text up that may have been handed over.
     *
     * @param since not before this
     */
    Found find(Text text, Instant since);

    /** What came of sending. */
    sealed interface Sent {
        /** The carrier has it. */
        record Accepted() implements Sent {}

        /** It surely was not taken; later perhaps: too many at once, not to be reached, wrong credentials. */
        record NotNow(String why) implements Sent {}

        /** It was not taken and never will be: no number for texts, its owner refuses them. */
        record Refused(String why) implements Sent {}

        /** No answer, or none that tells. */
        record Unanswered(String why) implements Sent {}
    }

    /** What came of looking up. */
    enum Found {
        THERE,
        NOT_THERE,
        UNKNOWN
    }
}
