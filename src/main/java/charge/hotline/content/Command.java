package charge.hotline.content;

import java.util.Locale;
import java.util.Optional;

/** What a caller may say at any time, in either language. */
public enum Command {
    REPEAT,
    BACK,
    HELP,
    WAIT,
    READY,
    AGENT,
    FRENCH,
    ENGLISH,
    DRIVING,
    PARKED,
    GOODBYE,
    DANGER;

    /** Whether it is obeyed even where the same words would answer the question at hand: who needs it needs it at once. */
    public boolean winsOverAnswers() {
        return switch (this) {
            case DANGER, AGENT, DRIVING, FRENCH, ENGLISH -> true;
            case REPEAT, BACK, HELP, WAIT, READY, PARKED, GOODBYE -> false;
        };
    }

    /** The id that stands in phrases, transcripts and the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The command with this id. */
    public static Optional<Command> of(String id) {
        for (Command command : values()) {
            if (command.id().equals(id)) {
                return Optional.of(command);
            }
        }
        return Optional.empty();
    }
}
