package charge.hotline.speech;

import charge.hotline.content.Answer;
import charge.hotline.content.Checklist;
import charge.hotline.content.Step;

/**
 * The question at hand.
 *
 * @param question a step's id, or {@code hold} (waiting while the caller acts), {@code done} ("is it charging now?"),
 *     {@code confirm} ("did you say …?")
 * @param step the step that all of this is about; an answer to {@code hold}, {@code done} or a repeated answer at
 *     {@code confirm} is an answer of this step
 */
public record Expected(String question, String step) {
    /** A step's own question. */
    public static Expected step(String id) {
        return new Expected(id, id);
    }

    /** What an example means here: what answers all errands alike answers the errand at hand. */
    Meaning about(Meaning meaning) {
        return meaning instanceof Meaning.Answered answered
                        && Options.isShared(answered.answer().step())
                        && answered.answer().step().equals(question)
                ? new Meaning.Answered(new Answer(step, answered.answer().id()))
                : meaning;
    }

    /** Whether the caller is asked to do something. */
    boolean isDoing(Checklist checklist) {
        return checklist.step(step).filter(one -> one.kind() == Step.Kind.DO).isPresent();
    }
}
