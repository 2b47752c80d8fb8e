package charge.hotline.dialog;

import charge.hotline.content.Answer;
import charge.hotline.dialog.Call.Mark;
import charge.hotline.dialog.Call.Mode;
import charge.hotline.dialog.Call.Place;
import charge.hotline.speech.Meaning;
import java.util.Optional;

/**
 * A text message with what was found out and what to do next: offered once, before the goodbye, or asked for at any time. Where
 * none can be sent at all, nobody hears of it.
 */
final class TextOffer {
    private TextOffer() {}

    /** Ends the call; first offers a text message where one can be sent. */
    static Move end(Draft draft, Farewell farewell) {
        boolean offered = draft.canText()
                && draft.call().answer("text").isEmpty()
                && draft.call().language().isPresent();
        return offered
                ? Questions.ask(draft, new Place("text", Mode.ASK, Optional.of(farewell.id())))
                : farewell.end(draft);
    }

    /** What counts as said: words about a text message are none where there is nothing of the kind, and no guess leads to one. */
    static Input heeded(Draft draft, Input input) {
        boolean impossible = draft.facts().texting() == Facts.Texting.OFF
                || draft.call().language().isEmpty()
                || draft.call().is(Mark.DANGER);
        boolean nothing = switch (input) {
            case Input.Answered answered -> isText(answered.answer()) && impossible;
            case Input.Guessed guessed ->
                guessed.guess() instanceof Meaning.Answered guess
                        && isText(guess.answer())
                        && (impossible || isOffered(draft));
            default -> false;
        };
        return nothing ? new Input.Unclear() : input;
    }

    private static boolean isText(Answer answer) {
        return answer.step().equals("text");
    }

    private static boolean isOffered(Draft draft) {
        return draft.call().place().at().equals("text");
    }

    /** The caller wants a text message or not, asked or not. */
    static Move answered(Draft draft, boolean yes) {
        boolean sent = draft.call().answer("text").filter("yes"::equals).isPresent();
        if (isOffered(draft)) {
            return yes && !sent
                    ? promised(draft)
                    : Farewell.at(draft.call().place()).end(draft);
        }
        Draft question = question(draft);
        if (!yes) {
            return Questions.again(question);
        }
        if (draft.facts().texting() == Facts.Texting.NOT_HERE) {
            return Questions.again(question.say("text.cannot"));
        }
        if (sent) {
            return Questions.again(question.say("text.noted"));
        }
        return draft.facts().kept() ? Questions.again(owed(question).say("text.noted")) : notKept(question);
    }

    /** From "you'd like a text, is that right?" back to the question in which it was told. */
    private static Draft question(Draft draft) {
        Place place = draft.call().place();
        return place.mode() == Mode.CONFIRM
                ? draft.with(draft.call().at(draft.step().map(Questions::place).orElseGet(() -> Place.ask(place.at()))))
                : draft;
    }

    private static Move promised(Draft draft) {
        Farewell farewell = Farewell.at(draft.call().place());
        return draft.facts().kept() ? owed(draft).say("text.promise").end(farewell.outcome()) : notKept(draft);
    }

    private static Draft owed(Draft draft) {
        return draft.owe(TextMessage.of(draft)).with(draft.call().hearing(new Answer("text", "yes")));
    }

    /** What cannot be promised is said; a person is offered instead, where there is one. */
    private static Move notKept(Draft draft) {
        Draft told = draft.say("text.not-kept");
        if (draft.facts().agents().isEmpty()) {
            return isOffered(draft) ? Farewell.CALLER.end(told) : Questions.again(told);
        }
        Place offer =
                new Place("offer", Mode.ASK, Optional.of(draft.call().place().at()));
        return told.with(told.call().at(offer)).say("text.person").ask();
    }
}
