package charge.hotline.content;

import java.util.Locale;

/**
 * Something that is wrong in a file that people write.
 *
 * @param place where
 * @param message one sentence that says what to do
 * @param severity whether it can be used all the same
 */
public record Fault(Place place, String message, Severity severity) implements Comparable<Fault> {
    /** How bad it is. */
    public enum Severity {
        /** Refused. */
        ERROR,
        /** Taken, and worth a look. */
        WARNING
    }

    /** By file, line and wording. */
    @Override
    public int compareTo(Fault other) {
        int byPlace = place.compareTo(other.place);
        return byPlace == 0 ? message.compareTo(other.message) : byPlace;
    }

    /** {@code fr/light.ftlx:3: error: message}, a form that editors can jump to. */
    @Override
    public String toString() {
        return place + ": " + severity.name().toLowerCase(Locale.ROOT) + ": " + message;
    }
}
