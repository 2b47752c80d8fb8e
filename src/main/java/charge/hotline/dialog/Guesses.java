package charge.hotline.dialog;

import charge.hotline.content.Answer;
import charge.hotline.content.Command;
import charge.hotline.dialog.Call.Mode;
import charge.hotline.dialog.Call.Place;
import charge.hotline.speech.Meaning;
import java.util.List;
import java.util.Optional;

/** What was probably said: mostly it is asked back about ("did you say …?"), unless to ask costs more than to be wrong. */
final class Guesses {
    private static final Meaning.Told READY = new Meaning.Commanded(Command.READY);
    private static final Meaning.Told DANGER = new Meaning.Commanded(Command.DANGER);
    private static final Answer NO_NUMBER = new Answer("where", "unknown");

    /** Fewer characters than most chargers' numbers have. */
    private static final int LONGEST_PART = 2;

    private Guesses() {}

    /** Something was probably said, and something else perhaps along the way. */
    static Move heard(Draft draft, Meaning.Told guess, List<Answer> also) {
        Optional<Meaning.Told> pending = Guess.at(draft.call().place());
        if (guess instanceof Meaning.Answered answered
                && answered.answer().step().equals("confirm")) {
            // Nobody is asked whether we heard their yes right; but nobody is sent to 112 on half a yes.
            return pending.filter(DANGER::equals).isPresent()
                    ? Dialog.unclear(draft)
                    : Dialog.answered(draft, answered.answer(), also);
        }
        if (pending.filter(number -> isPartOf(number, guess)).isPresent()) {
            return confirmed(draft, false);
        }
        if (pending.filter(guess::equals).isPresent() && !guess.equals(DANGER)) {
            // Whoever says it again means it.
            return confirmed(Steps.keep(draft, also), true);
        }
        if (guess.equals(new Meaning.Answered(NO_NUMBER))) {
            // To have no number costs less than to be asked whether one has none.
            return Dialog.answered(draft, NO_NUMBER, also);
        }
        return draft.call().language().isEmpty()
                ? Greeting.guessed(draft, guess, also)
                : asked(Steps.keep(draft, also), guess);
    }

    /** "At the end it's thirteen": a part of the number that was read back, which is better asked for anew. */
    static boolean isPartOf(Meaning.Told number, Meaning.Told said) {
        return number instanceof Meaning.Answered whole
                && said instanceof Meaning.Answered part
                && whole.answer().step().equals("where")
                && part.answer().step().equals("where")
                && part.answer().id().length() <= LONGEST_PART
                && whole.answer().id().length() > LONGEST_PART;
    }

    private static Move asked(Draft draft, Meaning.Told guess) {
        Place place = draft.call().place();
        boolean atAQuestion = Hold.isAtAQuestion(draft);
        if (place.mode() == Mode.HOLD && !atAQuestion && isAboutTheErrand(place, guess)) {
            return Hold.ready(draft);
        }
        // To hear the question that waits once more costs no more than to be asked whether one is ready.
        return atAQuestion && guess.equals(READY)
                ? Hold.ready(draft)
                : Questions.ask(draft, new Place(place.at(), Mode.CONFIRM, Optional.of(Guess.text(guess))));
    }

    /** It worked, it did not, or the caller is ready: all lead to the question whether it worked. */
    private static boolean isAboutTheErrand(Place place, Meaning.Told guess) {
        return switch (guess) {
            case Meaning.Answered answered -> answered.answer().step().equals(place.at());
            case Meaning.Commanded commanded -> commanded.equals(READY);
        };
    }

    /** "Did you say …?" was answered. */
    static Move confirmed(Draft draft, boolean yes) {
        Optional<Meaning.Told> guess = Guess.at(draft.call().place());
        Draft behind = draft.with(draft.call().at(behind(draft)));
        if (yes && guess.isPresent()) {
            return switch (guess.get()) {
                case Meaning.Answered told -> Dialog.answered(behind, told.answer(), List.of());
                case Meaning.Commanded told -> Commands.obey(behind, told.command());
            };
        }
        return Questions.missed(behind.say("manners.sorry"));
    }

    private static Place behind(Draft draft) {
        return draft.step()
                .map(Questions::place)
                .orElseGet(() -> Place.ask(draft.call().place().at()));
    }

    /** Whether it says that the errand of this place worked, where something else was asked back about. */
    static boolean isWorkingInstead(Place place, Answer answer) {
        boolean pending =
                Guess.at(place).filter(new Meaning.Answered(answer)::equals).isPresent();
        return place.mode() == Mode.CONFIRM
                && !pending
                && answer.step().equals(place.at())
                && answer.id().equals("works");
    }
}
