package charge.hotline.speech;

import charge.hotline.content.Answer;
import charge.hotline.content.Command;

/** What words mean at the question at hand. */
public sealed interface Meaning {
    /** They answer a step, the one that was asked or another. */
    record Answered(Answer answer) implements Meaning {}

    /** They are a command. */
    record Commanded(Command command) implements Meaning {}

    /** They are probably this answer, not surely enough to go on without asking "did you say …?". */
    record Unsure(Answer guess) implements Meaning {}

    /** Nothing that is of use here. */
    record Nothing() implements Meaning {}
}
