package charge.hotline.dialog;

import charge.hotline.content.Answer;
import charge.hotline.content.Limits;
import charge.hotline.content.Step;
import charge.hotline.dialog.Call.Mark;
import charge.hotline.dialog.Call.Misses;
import charge.hotline.dialog.Call.Mode;
import charge.hotline.dialog.Call.Place;
import charge.hotline.speech.Meaning;
import java.util.Map;
import java.util.Optional;

/** How a question is put: first in full, then shorter, then by keys; and what is said after a miss. */
final class Questions {
    private Questions() {}

    /** How often a question was put already. */
    private enum Taper {
        FIRST("ask"),
        AGAIN("again"),
        KEYS("keys");

        private final String section;

        Taper(String section) {
            this.section = section;
        }
    }

    /** Goes to a step and asks it in full. */
    static Move ask(Draft draft, String step) {
        return ask(draft, Place.ask(step));
    }

    /** Goes to a place and asks there in full. */
    static Move ask(Draft draft, Place place) {
        Draft there = draft.with(draft.call().at(place));
        return put(there, Taper.FIRST);
    }

    /** Asks what happens, of somebody who has told something already. */
    static Move more(Draft draft) {
        return listen(draft.with(draft.call().at(Place.ask("problem"))).say("problem.more"));
    }

    /** Asks the question at hand once more, in short; this is no miss. */
    static Move again(Draft draft) {
        return put(draft, Taper.AGAIN);
    }

    /** Asks the question at hand once more, in full; this is no miss. */
    static Move repeat(Draft draft) {
        return put(draft, Taper.FIRST);
    }

    /** Puts the question at hand by keys; this is no miss. */
    static Move keys(Draft draft) {
        return put(draft, Taper.KEYS);
    }

    /** Explains the question at hand. */
    static Move help(Draft draft) {
        Place place = draft.call().place();
        if (draft.driving()) {
            return again(draft);
        }
        return switch (place.mode()) {
            case ASK, MENU -> listen(draft.sayToAll(place.at() + ".help"));
            // A question's help puts it, so that it waits no more.
            case HOLD ->
                Hold.isAtAQuestion(draft)
                        ? help(draft.with(draft.call().at(Place.ask(place.at()))))
                        : listen(draft.sayToAll(place.at() + ".help"));
            case DONE -> listen(draft.has(ownDone(place)) ? draft.say(ownDone(place)) : draft.say("done.help"));
            case CONFIRM -> listen(confirm(draft, "help"));
            case STAR -> repeat(draft);
        };
    }

    /** After a silence. */
    static Move silent(Draft draft) {
        Misses misses = draft.call().misses();
        Misses more = new Misses(misses.silent() + 1, misses.unclear(), misses.row() + 1);
        return missed(draft.sayToAll(more.silent() == 1 ? "manners.silent" : "manners.silent-2"), more);
    }

    /** After something that was not understood. */
    static Move unclear(Draft draft) {
        boolean first = draft.call().misses().unclear() == 0;
        return missed(draft.sayToAll(first ? "manners.unclear" : "manners.unclear-2"));
    }

    /** After something that does not help, which the draft says already. */
    static Move missed(Draft draft) {
        Misses misses = draft.call().misses();
        return missed(draft, new Misses(misses.silent(), misses.unclear() + 1, misses.row() + 1));
    }

    private static Move missed(Draft draft, Misses misses) {
        Draft counted = draft.with(draft.call().misses(misses));
        int here = misses.silent() + misses.unclear();
        if (here >= Limits.MISSES_AT_A_STEP || misses.row() >= Limits.MISSES_IN_A_ROW) {
            return Steps.stuck(counted);
        }
        return put(counted, here == 1 ? Taper.AGAIN : Taper.KEYS);
    }

    private static Move put(Draft draft, Taper taper) {
        if (Steps.isBeyondADriver(draft)) {
            return Steps.leave(draft);
        }
        Place place = draft.call().place();
        return switch (place.mode()) {
            case ASK -> draft.call().language().isEmpty() ? bilingual(draft, taper) : listen(step(draft, taper));
            case MENU -> listen(draft.say(place.at() + ".menu-" + place.of().orElse("")));
            case STAR -> listen(draft.sayToAll(taper == Taper.FIRST ? "manners.star" : "manners.star-again"));
            case CONFIRM -> listen(confirm(draft, draft.driving() ? "drive" : taper.section));
            case DONE -> listen(done(draft, taper));
            case HOLD -> Hold.isAtAQuestion(draft) ? ask(draft, place.at()) : listen(step(draft, taper));
        };
    }

    /** Until a language is chosen the question is put in all of them, and recognised in one after the other. */
    private static Move bilingual(Draft draft, Taper taper) {
        Draft asked = draft.sayToAll(draft.call().place().at() + "." + taper.section);
        Misses misses = draft.call().misses();
        int turn = misses.silent() + misses.unclear();
        return asked.ask(draft.offered().get(turn % draft.offered().size()));
    }

    private static Draft step(Draft draft, Taper taper) {
        String at = draft.call().place().at();
        if (draft.driving() && draft.has(at + ".drive")) {
            return draft.say(at + ".drive", values(draft));
        }
        return draft.say(at + "." + taper.section, values(draft));
    }

    private static Draft done(Draft draft, Taper taper) {
        if (draft.driving()) {
            return draft.say("done.drive");
        }
        String own = ownDone(draft.call().place());
        return draft.say(draft.has(own) ? own : "done." + taper.section);
    }

    /** Where it is not the charging that is asked about, the question has no other form. */
    private static String ownDone(Place place) {
        return place.at() + ".done";
    }

    private static Draft confirm(Draft draft, String section) {
        Optional<Meaning.Told> guess = Guess.at(draft.call().place());
        if (guess.isEmpty()) {
            return draft;
        }
        return switch (guess.get()) {
            case Meaning.Answered answered -> confirm(draft, section, answered.answer());
            case Meaning.Commanded commanded ->
                confirm(draft, section, "confirm", commanded.command().id());
        };
    }

    private static Draft confirm(Draft draft, String section, Answer answer) {
        return isNumber(draft, answer.step())
                ? draft.say("where.confirm", Map.of("digits", Summary.spaced(answer.id())))
                : confirm(draft, section, answer.step(), answer.id());
    }

    private static Draft confirm(Draft draft, String section, String table, String id) {
        String said = draft.spokenLanguage().prompts().label(table, "said", id).orElse(id);
        return draft.say("confirm." + section, Map.of("said", said));
    }

    private static boolean isNumber(Draft draft, String step) {
        return draft.content()
                .checklist()
                .step(step)
                .filter(one -> one.kind() == Step.Kind.NUMBER)
                .isPresent();
    }

    private static Map<String, String> values(Draft draft) {
        return draft.call().place().at().equals("incident")
                ? Map.of("sentence", Greeting.incidentSentence(draft).orElse(""))
                : Map.of();
    }

    static Move listen(Draft draft) {
        return draft.ask();
    }

    /** Whether a step is an errand: the caller acts and we wait. */
    static boolean isErrand(Step step) {
        return step.kind() == Step.Kind.DO && step.answers().contains("works");
    }

    /** Whether the question there is, or will be, whether the car charges. */
    static boolean isAboutCharging(Step step) {
        return isErrand(step) || step.id().equals("fixed");
    }

    /** Where the question of a step is put. */
    static Place place(Step step) {
        return new Place(step.id(), isErrand(step) ? Mode.HOLD : Mode.ASK, Optional.empty());
    }

    /** The marks that a new answer takes away: somebody who answers can be offered a person again. */
    static Call heardSomething(Call call) {
        return call.misses(Misses.NONE).unmarked(Mark.DECLINED);
    }
}
