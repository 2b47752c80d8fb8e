package charge.hotline.content.check;

import charge.hotline.content.Answer;
import charge.hotline.content.Checklist;

/** What the checklist names must be there. */
final class References {
    private References() {}

    static boolean exists(Checklist checklist, Answer answer) {
        return checklist
                .step(answer.step())
                .filter(step -> step.answers().contains(answer.id()))
                .isPresent();
    }
}
