package charge.hotline.dialog;

import java.util.Locale;

/** Something owed outside the conversation; kept with its turn, done from there. */
public sealed interface Deed {
    /** Call this caller back. */
    record CallBack() implements Deed {}

    /** Somebody listens to the recorded message and answers it. */
    record Message() implements Deed {}

    /** A case of danger, above all others. */
    record Urgent() implements Deed {}

    /**
     * A text message to the caller.
     *
     * @param body its words
     */
    record Text(String body) implements Deed {}

    /** A report to whoever follows calls from outside, a help desk for instance. */
    record Report(Topic topic) implements Deed {}

    /** What a report is about. */
    enum Topic {
        /** Danger. */
        URGENT,
        /** An agent is being called for the caller. */
        HANDOFF,
        /** The caller was promised a call back. */
        CALL_BACK,
        /** The caller left a message. */
        MESSAGE,
        /** How the call ended. */
        OUTCOME;

        /** The id that stands in the record and in reports: {@code call-back}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The topic of this id. */
        public static Topic of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
