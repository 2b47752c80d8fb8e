package charge.hotline.journal;

import java.util.Locale;

/** Deeds that are done by the hotline itself and alike; all others are done by people. */
public enum Lane {
    /** Text messages to callers. */
    TEXT,
    /** Reports to whoever follows calls from outside; those of one call in the order of its turns. */
    REPORT;

    /** The id in the record and in metrics: {@code text}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
