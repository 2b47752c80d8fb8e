package charge.hotline.dialog;

import charge.hotline.content.Limits;
import charge.hotline.dialog.Call.Misses;
import charge.hotline.dialog.Call.Mode;
import charge.hotline.dialog.Call.Outcome;
import charge.hotline.dialog.Call.Place;
import java.util.Optional;

/**
 * Waiting while the caller acts. Each silence is one interval of {@link Limits#HOLD_SECONDS}; so the number of silences is
 * the time, and no clock is needed.
 */
final class Hold {
    private static final int QUESTION = (int) (Limits.HOLD_QUESTION.toSeconds() / Limits.HOLD_SECONDS);
    private static final int MOST = (int) (Limits.HOLD_MOST.toSeconds() / Limits.HOLD_SECONDS);
    private static final int SIGNS = 3;

    /** Noise costs no time by itself, but a radio must not keep a call for hours. */
    private static final int NOISE_MOST = 90;

    private Hold() {}

    /** Begins to wait, at the question or errand where the call stands. */
    static Move begin(Draft draft) {
        Place place = draft.call().place();
        Call held = draft.call()
                .at(new Place(place.at(), Mode.HOLD, Optional.empty()))
                .misses(Misses.NONE);
        return Questions.listen(draft.with(held).say(draft.driving() ? "manners.wait-drive" : "manners.wait"));
    }

    /** One interval went by in silence. */
    static Move silent(Draft draft) {
        Call call = draft.call();
        if (call.place().at().equals("fixed")) {
            return Fixed.watched(draft);
        }
        int intervals = call.misses().silent() + 1;
        Draft later = draft.with(call.misses(new Misses(intervals, call.misses().unclear(), 0)));
        if (intervals >= MOST) {
            return later.say("hold.bye").end(Outcome.UNKNOWN);
        }
        if (intervals % QUESTION == 0) {
            return Questions.listen(later.say(question(draft, intervals == QUESTION)));
        }
        return Questions.listen(later.say("hold.still-" + (1 + intervals % SIGNS)));
    }

    /** Something was heard that was not for us. */
    static Move noise(Draft draft) {
        Misses misses = draft.call().misses();
        Draft later = draft.with(draft.call().misses(new Misses(misses.silent(), misses.unclear() + 1, 0)));
        if (misses.unclear() + 1 >= NOISE_MOST) {
            return later.say("hold.bye").end(Outcome.UNKNOWN);
        }
        return Questions.listen((misses.unclear() + 1) % QUESTION == 0 ? later.say(question(draft, false)) : later);
    }

    /** How far the caller is; keys are for who has a hand free. */
    private static String question(Draft draft, boolean words) {
        return words || draft.driving() ? "hold.question" : "hold.question-keys";
    }

    /** The caller is ready. */
    static Move ready(Draft draft) {
        Place place = draft.call().place();
        if (place.at().equals("fixed")) {
            return Fixed.watched(draft);
        }
        boolean errand = draft.step().filter(Questions::isErrand).isPresent();
        if (errand && draft.driving()) {
            // Nothing was tried at the wheel: once more what to say after the drive.
            return Questions.repeat(draft);
        }
        return errand
                ? Questions.ask(draft, new Place(place.at(), Mode.DONE, Optional.empty()))
                : Questions.ask(draft, place.at());
    }

    /** Whether a question waits for the caller: once it is put again, it waits no more. */
    static boolean isAtAQuestion(Draft draft) {
        return draft.call().place().mode() == Mode.HOLD
                && draft.step().filter(Questions::isAboutCharging).isEmpty();
    }
}
