package charge.hotline.speech;

import charge.hotline.content.Answer;
import charge.hotline.content.Command;

/** What words mean at the question at hand. */
public sealed interface Meaning {
    /** What was meant, surely or not. */
    default Meaning guess() {
        return this;
    }

    /** Something was told. */
    sealed interface Told extends Meaning {}

    /** They answer a step, the one that was asked or another. */
    record Answered(Answer answer) implements Told {}

    /** They are a command. */
    record Commanded(Command command) implements Told {}

    /** They probably mean this, not surely enough to go on without asking "did you say …?". */
    record Unsure(Told guess) implements Meaning {}

    /** Nothing that is of use here. */
    record Nothing() implements Meaning {}
}
