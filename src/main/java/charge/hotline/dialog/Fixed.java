package charge.hotline.dialog;

import charge.hotline.content.Answer;
import charge.hotline.dialog.Call.Mode;
import charge.hotline.dialog.Call.Outcome;
import charge.hotline.dialog.Call.Place;
import java.util.Optional;

/** It charges, by the caller's word: half a minute together if wanted, and an end that tells what helped. */
final class Fixed {
    private Fixed() {}

    /** A step worked. */
    static Move works(Draft draft) {
        if (draft.call().answer("release").filter("works"::equals).isPresent()) {
            return draft.say("goodbye.released").end(Outcome.FIXED_HERE);
        }
        return Questions.ask(draft, "fixed");
    }

    /** Half a minute together. */
    static Move watch(Draft draft) {
        Place watching = new Place("fixed", Mode.HOLD, Optional.empty());
        return Questions.listen(draft.with(draft.call().at(watching)).say("fixed.watch"));
    }

    /** The half minute is over. */
    static Move watched(Draft draft) {
        return Questions.ask(draft, new Place("fixed", Mode.DONE, Optional.empty()));
    }

    /** It stopped again while we watched: the step that seemed to work did not. */
    static Move relapsed(Draft draft) {
        Call call = draft.call();
        for (Answer answer : call.heard()) {
            if (answer.id().equals("works")) {
                call = call.hearing(new Answer(answer.step(), "fails"));
            }
        }
        return Steps.next(draft.with(call));
    }

    static Move goodbye(Draft draft) {
        Outcome outcome = outcome(draft.call());
        return draft.say(outcome == Outcome.FIXED_ELSEWHERE ? "goodbye.elsewhere" : "goodbye.fixed")
                .end(outcome);
    }

    /** Where it was fixed. */
    static Outcome outcome(Call call) {
        return call.answer("station").filter("works"::equals).isPresent()
                ? Outcome.FIXED_ELSEWHERE
                : Outcome.FIXED_HERE;
    }
}
