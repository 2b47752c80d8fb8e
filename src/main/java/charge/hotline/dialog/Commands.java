package charge.hotline.dialog;

import charge.hotline.content.Answer;
import charge.hotline.content.Command;
import charge.hotline.content.Step;
import charge.hotline.dialog.Call.Mark;
import charge.hotline.dialog.Call.Mode;
import charge.hotline.dialog.Call.Outcome;
import charge.hotline.dialog.Call.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a caller may say at any time, by words or by key. */
final class Commands {
    private Commands() {}

    /** Obeys, and keeps what was told along the way. */
    static Move obey(Draft draft, Command command, List<Answer> also) {
        List<Answer> told = also.stream()
                .filter(answer -> !answer.step().equals("language"))
                .toList();
        if (draft.call().language().isPresent()) {
            return obey(Steps.keep(draft, told), command);
        }
        if (command == Command.DRIVING && !told.isEmpty()) {
            // Who tells something and drives has told it in a language.
            return Greeting.language(stopFirst(draft), told.getFirst(), also);
        }
        return Greeting.told(draft, also)
                .map(language -> inLanguage(draft, language, command, told))
                .orElseGet(() -> obey(draft, command));
    }

    /** Obeys whoever said it instead of choosing the language in which they said it; what asks about the choice is asked in all. */
    private static Move inLanguage(Draft draft, String language, Command command, List<Answer> told) {
        Draft chosen = draft.with(draft.call().language(language));
        return switch (command) {
            case AGENT, GOODBYE -> obey(Steps.keep(chosen, told), command);
            case DRIVING -> Greeting.language(stopFirst(chosen), new Answer("language", language), List.of());
            case REPEAT, BACK, HELP, WAIT, READY, FRENCH, ENGLISH, PARKED, DANGER -> obey(draft, command);
        };
    }

    static Move obey(Draft draft, Command command) {
        return switch (command) {
            case REPEAT -> Questions.repeat(question(draft));
            case BACK -> back(question(draft));
            case HELP -> Questions.help(question(draft));
            case WAIT -> Hold.begin(question(draft));
            case READY -> ready(draft);
            case AGENT -> agent(draft);
            case FRENCH -> language(draft, "fr");
            case ENGLISH -> language(draft, "en");
            case DRIVING -> driving(draft);
            case PARKED -> parked(draft);
            case GOODBYE -> goodbye(draft);
            case DANGER -> danger(draft);
        };
    }

    /** From the star menu back to the question behind it. */
    private static Draft question(Draft draft) {
        Place place = draft.call().place();
        if (place.mode() != Mode.STAR) {
            return draft;
        }
        return draft.with(draft.call().at(draft.step().map(Questions::place).orElseGet(() -> Place.ask(place.at()))));
    }

    /** Takes back the last answer, with all that it brought along but what was looked up, and asks it again. */
    private static Move back(Draft draft) {
        Call call = draft.call();
        Place place = call.place();
        if (place.mode() == Mode.CONFIRM || place.mode() == Mode.MENU) {
            return Questions.repeat(draft.with(call.at(Place.ask(place.at()))));
        }
        List<Answer> answers = new ArrayList<>(call.heard());
        List<Answer> found = new ArrayList<>();
        while (!answers.isEmpty()) {
            Answer last = answers.remove(answers.size() - 1);
            if (Steps.isLookUp(draft, last)) {
                found.addFirst(last);
            }
            Optional<Step> step = draft.content().checklist().step(last.step()).filter(Commands::isAsked);
            if (step.isPresent()) {
                Draft without = Steps.abandon(draft);
                answers.addAll(found);
                return Questions.ask(without.with(without.call().heard(answers)), Place.ask(last.step()));
            }
        }
        return Questions.repeat(draft.say("manners.no-back"));
    }

    private static boolean isAsked(Step step) {
        return switch (step.kind()) {
            case ASK, OPEN, TELL, NUMBER -> !step.id().equals("language");
            // An errand is done; what can be corrected is whether it worked.
            case DO -> !step.start();
            case LOOK_UP, HEARD, TALK, END -> false;
        };
    }

    private static Move ready(Draft draft) {
        Draft behind = question(draft);
        Place place = behind.call().place();
        if (place.mode() == Mode.HOLD) {
            return Hold.ready(behind);
        }
        boolean tell =
                behind.step().filter(step -> step.kind() == Step.Kind.TELL).isPresent();
        return tell && place.mode() == Mode.ASK
                ? Steps.answered(behind, new Answer(place.at(), "enough"), List.of())
                : Questions.again(behind);
    }

    private static Move agent(Draft draft) {
        return switch (draft.call().place().at()) {
            case "where" -> Handoff.connect(Steps.keep(draft, new Answer("where", "unknown"), List.of()));
            // Whoever could be dialled was dialled; what is left is the question at hand.
            case "message" -> Questions.again(question(draft));
            case "spoke" -> Handoff.nobody(draft, "handoff.nobody");
            default -> Handoff.begin(draft, "handoff.asked");
        };
    }

    private static Move language(Draft draft, String id) {
        if (!draft.content().languages().containsKey(id)) {
            return Questions.again(question(draft));
        }
        if (draft.call().language().isEmpty()) {
            return Greeting.language(draft, new Answer("language", id), List.of());
        }
        return onward(question(draft.with(draft.call().language(id)).say("manners.switched")));
    }

    /** The question at hand once more, unless it was answered in the same breath. */
    private static Move onward(Draft draft) {
        return Steps.isAnswered(draft) ? Steps.next(draft) : Questions.repeat(draft);
    }

    /** Somebody drives: first the car is stopped; meanwhile only what can be done by talking. */
    private static Move driving(Draft draft) {
        Draft driven = question(stopFirst(draft));
        boolean waiting = driven.call().place().mode() == Mode.HOLD && !Hold.isAtAQuestion(driven);
        return waiting ? Steps.leave(driven) : onward(driven);
    }

    /** Notes that they drive, and says first what matters most. */
    static Draft stopFirst(Draft draft) {
        Draft driven = draft.with(draft.call().marked(Mark.DRIVING));
        // Said once in a breath.
        return driven.says().isEmpty() ? driven.sayToAll("manners.stop-first") : driven;
    }

    private static Move parked(Draft draft) {
        Draft parked = question(draft.with(draft.call().unmarked(Mark.DRIVING)).sayToAll("manners.parked"));
        if (parked.call().place().at().equals("road")) {
            return Steps.next(parked);
        }
        // Whoever has stopped is not told again to drive slowly.
        boolean told =
                parked.step().filter(step -> step.kind() == Step.Kind.TELL).isPresent();
        return told ? Questions.again(parked) : Questions.repeat(parked);
    }

    private static Move goodbye(Draft draft) {
        Call call = draft.call();
        return switch (call.place().at()) {
            case "fixed" -> Fixed.goodbye(draft);
            case "station" -> TextOffer.end(draft, Farewell.STATION);
            case "lost", "bill", "home", "battery" -> TextOffer.end(draft, Farewell.ENOUGH);
            case "text" -> Farewell.at(call.place()).end(draft);
            case "incident" -> draft.say("goodbye.outage").end(Outcome.INFORMED);
            case "spoke" -> Handoff.handedOver(draft);
            default ->
                call.answer("problem").isPresent() ? TextOffer.end(draft, Farewell.CALLER) : Farewell.CALLER.end(draft);
        };
    }

    /** Before all else: away from it, 112, a case above all others, and a person for who stays on the line. */
    static Move danger(Draft draft) {
        boolean known = draft.call().is(Mark.DANGER);
        Draft first = draft.driving() ? stopFirst(draft) : draft;
        Draft warned = first.with(first.call().marked(Mark.DANGER).at(Place.ask("support")))
                .sayToAll("danger.now");
        return Handoff.connect(known ? warned : warned.owe(new Deed.Urgent()));
    }
}
