package charge.hotline.content;

import java.util.Optional;

/**
 * One outcome of a step, as in {@code light.red}.
 *
 * @param step the id of the step that it answers
 * @param id the id of the outcome, unique within its step; for {@code where} it may be the charger's number
 */
public record Answer(String step, String id) {
    /** Reads {@code step.id}; empty where that is not its form. */
    public static Optional<Answer> parse(String text) {
        int dot = text.indexOf('.');
        return dot > 0 && dot < text.length() - 1
                ? Optional.of(new Answer(text.substring(0, dot), text.substring(dot + 1)))
                : Optional.empty();
    }

    /** {@code step.id}, the form that stands in URLs and in the checklist. */
    @Override
    public String toString() {
        return step + "." + id;
    }
}
