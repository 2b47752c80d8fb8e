package charge.hotline.dialog;

import charge.hotline.content.Answer;
import charge.hotline.content.Step;
import charge.hotline.dialog.Call.Mark;
import charge.hotline.dialog.Call.Mode;
import charge.hotline.dialog.Call.Outcome;
import charge.hotline.dialog.Call.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The way through the checklist: what an answer leads to, and what comes next. */
final class Steps {
    private Steps() {}

    /** Keeps an answer and goes on from it. */
    static Move answered(Draft draft, Answer told, List<Answer> also) {
        Place place = draft.call().place();
        Answer answer = before(draft, told);
        Draft kept = keep(draft, answer, also);
        if (place.at().equals("where") && !answer.step().equals("where")) {
            return Handoff.connect(keep(kept, new Answer("where", "unknown"), List.of()));
        }
        if (answer.id().equals("works")) {
            return Fixed.works(kept);
        }
        Optional<String> branch = branch(kept);
        if (branch.isPresent() && !place.at().equals(branch.get())) {
            return present(kept, branch.get());
        }
        if (!answer.step().equals(place.at()) && waitsForAnswer(kept, place)) {
            return Questions.again(kept.say("manners.noted"));
        }
        if (place.at().equals("problem") && isProblemUntold(kept.call())) {
            // Whoever tells something else twice is not asked a third time: what was told goes a long way.
            return isSomethingTold(draft) ? passOver(kept) : next(kept.say("manners.noted"));
        }
        return after(kept, answer);
    }

    /** Whether the question at hand was answered already, be it along the way. */
    static boolean isAnswered(Draft draft) {
        Place place = draft.call().place();
        return place.mode() == Mode.ASK
                && (place.at().equals("problem")
                        ? !isProblemUntold(draft.call())
                        : draft.call().answer(place.at()).isPresent());
    }

    /** Whether it takes what somebody who drives has not free. */
    static boolean isBeyondADriver(Draft draft) {
        boolean asksBack = draft.call().place().mode() == Mode.CONFIRM;
        return draft.driving()
                && !asksBack
                && draft.step().filter(step -> !step.needs().isEmpty()).isPresent();
    }

    /** On from a question that is not for somebody who drives; who waits for a person gets one. */
    static Move leave(Draft draft) {
        return draft.call().place().at().equals("where") ? passOver(draft) : next(abandon(draft));
    }

    /** Whether it is still to be told what happens. */
    static boolean isProblemUntold(Call call) {
        return call.answer("problem").isEmpty() && call.answer("situation").isEmpty();
    }

    /** Whether the caller has told anything about the trouble: what happens, a light, what they tried, which charger it is. */
    static boolean isSomethingTold(Draft draft) {
        return draft.call().heard().stream()
                .filter(answer -> !answer.step().equals("language"))
                .filter(answer -> !answer.equals(new Answer("where", "unknown")))
                .flatMap(answer -> draft.content().checklist().step(answer.step()).stream())
                .anyMatch(step -> switch (step.kind()) {
                    case OPEN, HEARD, ASK, DO, NUMBER -> true;
                    case TELL, TALK, LOOK_UP, END -> false;
                });
    }

    /** Whether the question at hand still makes sense after something else was told. */
    private static boolean waitsForAnswer(Draft draft, Place place) {
        return place.mode() != Mode.STAR
                && draft.call().answer(place.at()).isEmpty()
                && draft.step().map(step -> step.kind() != Step.Kind.OPEN).orElse(false)
                && !place.at().equals("language");
    }

    /** The short branch that an answer leads to, while it is still to be walked. */
    private static Optional<String> branch(Draft draft) {
        for (Answer answer : draft.call().heard()) {
            Optional<String> branch = draft.content()
                    .checklist()
                    .step(answer.step())
                    .flatMap(step -> Optional.ofNullable(step.leadsTo().get(answer.id())))
                    .filter(step -> draft.call().answer(step).isEmpty());
            if (branch.isPresent()) {
                return branch;
            }
        }
        return Optional.empty();
    }

    private static Move after(Draft draft, Answer answer) {
        return switch (answer.step()) {
            case "where" -> Handoff.connect(draft);
            case "tries" ->
                answer.id().equals("many")
                        ? next(draft.with(draft.call()
                                        .starts(draft.content().checklist().mostStarts()))
                                .say("manners.no-starts"))
                        : next(draft);
            case "operator" ->
                switch (answer.id()) {
                    case "connect" -> Handoff.begin(draft, "handoff.asked");
                    case "noted" -> TextOffer.end(draft, Farewell.LATER);
                    default -> next(draft);
                };
            case "release" -> Handoff.begin(draft, "handoff.not-fixed");
            case "incident" ->
                answer.id().equals("enough")
                        ? draft.say("goodbye.outage").end(Outcome.INFORMED)
                        : Greeting.afterIncident(draft);
            case "lost", "bill", "home", "battery" ->
                answer.id().equals("enough")
                        ? TextOffer.end(draft, Farewell.ENOUGH)
                        : Handoff.begin(draft, "handoff.asked");
            default -> next(draft);
        };
    }

    /** Keeps an answer, what it implies, and what was told along the way. */
    static Draft keep(Draft draft, Answer answer, List<Answer> also) {
        Draft told = keep(draft.with(Questions.heardSomething(draft.call())), also);
        return told.with(keep(told, told.call(), answer));
    }

    /** Keeps what was told along the way. */
    static Draft keep(Draft draft, List<Answer> also) {
        Call call = draft.call();
        for (Answer other : also) {
            if (other.step().equals("text")) {
                // It is an errand of ours, not something about the trouble.
                continue;
            }
            // A word in passing does not replace what the call is about.
            boolean about = other.step().equals("problem") || other.step().equals("situation");
            call = about && call.answer("problem").isPresent() ? call : keep(draft, call, other);
        }
        return draft.with(call);
    }

    /** Leaves an errand undone, so that its start does not count. */
    static Draft abandon(Draft draft) {
        Call call = draft.call();
        boolean started = draft.step().filter(Step::start).isPresent()
                && (call.place().mode() == Mode.HOLD || call.place().mode() == Mode.DONE);
        return started ? draft.with(call.starts(Math.max(0, call.starts() - 1))) : draft;
    }

    /** Another charger that worked, by somebody whom we have sent to none, was one of before. */
    private static Answer before(Draft draft, Answer answer) {
        boolean sent = draft.step().filter(Questions::isAboutCharging).isPresent();
        return !sent && answer.equals(new Answer("station", "works")) ? new Answer("elsewhere", "yes") : answer;
    }

    private static Call keep(Draft draft, Call call, Answer told) {
        Answer answer = before(draft, told);
        Optional<Step> step = draft.content().checklist().step(answer.step());
        if (step.isEmpty()) {
            return call;
        }
        // Who cannot try it made no start: what blocks a pass is starts, not advice.
        boolean notStarted = step.get().start()
                && answer.id().equals("cannot")
                && call.place().at().equals(answer.step())
                && call.starts() > 0;
        Call kept = notStarted ? call.starts(call.starts() - 1) : call;
        // A start that the caller made without us counts as well: what blocks a pass is their number.
        boolean volunteeredStart = step.get().start()
                && !answer.id().equals("cannot")
                && !call.place().at().equals(answer.step())
                && call.answer(answer.step()).isEmpty();
        if (volunteeredStart) {
            kept = kept.starts(kept.starts() + 1);
        }
        Answer implied = step.get().implies().get(answer.id());
        if (implied != null && call.answer(implied.step()).isEmpty()) {
            kept = kept.hearing(implied);
        }
        return kept.hearing(answer);
    }

    /** The most useful thing next: a step, or a person. */
    static Move next(Draft draft) {
        if (draft.call().is(Mark.DANGER)) {
            return Handoff.connect(draft);
        }
        if (isProblemUntold(draft.call())) {
            return isSomethingTold(draft) ? Questions.more(draft) : Questions.ask(draft, "problem");
        }
        Optional<String> branch = branch(draft);
        if (branch.isPresent()) {
            return present(draft, branch.get());
        }
        Optional<Step> step = draft.order().next(draft.content().checklist(), draft.evidence());
        if (step.isPresent()) {
            return step.get().kind() == Step.Kind.LOOK_UP
                    ? lookUp(draft, step.get().id())
                    : present(draft, step.get().id());
        }
        boolean moreWhenParked = draft.driving()
                && draft.order()
                        .next(draft.content().checklist(), draft.evidence().parked())
                        .isPresent();
        return moreWhenParked ? Questions.ask(draft, "road") : Handoff.begin(draft, "handoff.not-fixed");
    }

    /** What a look-up found is heard like an answer; what was not looked up yet in this turn is looked up first. */
    private static Move lookUp(Draft draft, String step) {
        Optional<String> found = Optional.ofNullable(draft.facts().found().get(step));
        if (found.isEmpty()) {
            return draft.lookUp(step);
        }
        Draft heard = draft.with(draft.call().hearing(new Answer(step, found.get())));
        boolean news = step.equals("outage") && found.get().equals("down");
        return news && Greeting.isUntold(heard) ? Greeting.incident(heard) : next(heard);
    }

    /** Whether this was told by a system, not by the caller. */
    static boolean isLookUp(Draft draft, Answer answer) {
        return draft.content()
                .checklist()
                .step(answer.step())
                .filter(step -> step.kind() == Step.Kind.LOOK_UP)
                .isPresent();
    }

    /** Presents a step; before the second new start the caller is asked how many there were. */
    static Move present(Draft draft, String id) {
        Optional<Step> step = draft.content().checklist().step(id);
        if (step.isEmpty()) {
            return next(draft);
        }
        if (draft.driving() && !step.get().needs().isEmpty() && step.get().branch()) {
            return Questions.ask(draft, "road");
        }
        if (!step.get().start()) {
            return Questions.ask(draft, Questions.place(step.get()));
        }
        Call call = draft.call();
        if (call.starts() >= draft.content().checklist().mostStarts()) {
            return next(keep(draft, new Answer(id, "cannot"), List.of()));
        }
        if (call.starts() == 1 && call.answer("tries").isEmpty()) {
            return Questions.ask(draft, "tries");
        }
        return Questions.ask(draft.with(call.starts(call.starts() + 1)), Questions.place(step.get()));
    }

    /** Three misses at a question, or four in a row: a person is offered; who declined goes on without this answer. */
    static Move stuck(Draft draft) {
        Call call = draft.call();
        String at = call.place().at();
        if (Set.of("offer", "road", "support").contains(at)) {
            return Handoff.connect(draft.with(call.marked(Mark.ASKED)));
        }
        if (Set.of("where", "message", "callback", "spoke", "text").contains(at)) {
            return passOver(draft);
        }
        if (call.is(Mark.DECLINED)) {
            return passOver(draft.with(call.misses(Call.Misses.NONE)));
        }
        Draft known = call.language().isPresent() ? draft : draft.with(call.language(draft.language()));
        return Questions.ask(
                known.with(known.call().misses(Call.Misses.NONE)), new Place("offer", Mode.ASK, Optional.of(at)));
    }

    /** Goes on without an answer to this question. */
    static Move passOver(Draft draft) {
        Call call = draft.call();
        Optional<Step> step = draft.step();
        if (step.isEmpty()) {
            return next(draft);
        }
        return switch (step.get().id()) {
            case "language" -> Greeting.afterLanguage(draft.with(call.language(draft.language())));
            case "resume" -> Greeting.another(draft);
            case "fixed" -> Fixed.goodbye(draft);
            // Whoever cannot make themselves understood, with nobody there, is called.
            case "message" -> Handoff.callBack(draft);
            case "callback" -> draft.say("goodbye.caller").end(Outcome.UNKNOWN);
            case "spoke" -> Handoff.nobody(draft, "handoff.nobody");
            case "text" -> TextOffer.answered(draft, false);
            case "offer" -> returned(draft);
            case "road" -> Handoff.begin(draft, "handoff.asked");
            default -> answered(draft, new Answer(step.get().id(), unknown(step.get())), List.of());
        };
    }

    /** The answer that stands for none. */
    private static String unknown(Step step) {
        List<String> answers = step.answers();
        for (String id : List.of("unknown", "cannot", "other", "more", "few", "no")) {
            if (answers.contains(id)) {
                return id;
            }
        }
        return answers.isEmpty() ? "unknown" : answers.get(answers.size() - 1);
    }

    /** Back from the offer of a person to the question that was missed. */
    static Move returned(Draft draft) {
        String at = draft.call().place().of().orElse("problem");
        if (at.equals("text")) {
            return Farewell.CALLER.end(draft);
        }
        Call call = draft.call().marked(Mark.DECLINED).misses(Call.Misses.NONE);
        Draft back = draft.with(call).say("manners.go-on");
        Optional<Step> step = draft.content().checklist().step(at);
        return step.isPresent() && call.answer(at).isEmpty() && isAskable(step.get())
                ? Questions.ask(back, Questions.place(step.get()))
                : next(back);
    }

    private static boolean isAskable(Step step) {
        return switch (step.kind()) {
            case ASK, DO, OPEN, TELL, NUMBER -> true;
            case TALK -> !step.id().equals("offer");
            case LOOK_UP, HEARD, END -> false;
        };
    }
}
