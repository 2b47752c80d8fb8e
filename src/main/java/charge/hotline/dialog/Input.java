package charge.hotline.dialog;

import charge.hotline.content.Answer;
import charge.hotline.content.Command;
import charge.hotline.speech.Meaning;
import java.util.List;

/** What a turn means at the place where the call stands: keys and words come together here. */
sealed interface Input {
    /** An answer, and what was told along the way. */
    record Answered(Answer answer, List<Answer> also) implements Input {}

    /** A command, and what was told along the way. */
    record Commanded(Command command, List<Answer> also) implements Input {
        /** By key, which tells nothing else. */
        Commanded(Command command) {
            this(command, List.of());
        }
    }

    /** Probably this answer or command. */
    record Guessed(Meaning.Told guess, List<Answer> also) implements Input {}

    /** A menu of the step is to be read out; {@code keys} is the first level. */
    record Opened(String menu) implements Input {}

    /** The star key. */
    record Starred() implements Input {}

    /** The caller wants to pass over this question. */
    record Skipped() implements Input {}

    /** Not understood. */
    record Unclear() implements Input {}

    /** Nothing. */
    record Silent() implements Input {}
}
