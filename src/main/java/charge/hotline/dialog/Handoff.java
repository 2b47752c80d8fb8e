package charge.hotline.dialog;

import charge.hotline.content.Limits;
import charge.hotline.content.Step;
import charge.hotline.dialog.Call.Mark;
import charge.hotline.dialog.Call.Misses;
import charge.hotline.dialog.Call.Outcome;
import charge.hotline.dialog.Call.Place;
import charge.hotline.dialog.Turn.Bridged;
import java.util.Optional;

/** Giving the caller to a person: where they stand, who takes the call, and what happens when nobody does. */
final class Handoff {
    private Handoff() {}

    /** Begins a handoff: says why, asks once which charger it is, then connects. */
    static Move begin(Draft draft, String why) {
        Call call = draft.call().at(Place.ask("support"));
        Draft asked = draft.with(why.equals("handoff.asked") ? call.marked(Mark.ASKED) : call);
        boolean placeMatters = asked.call().answer("where").isEmpty()
                && !asked.call().is(Mark.DANGER)
                && !asked.driving()
                && asked.call().language().isPresent()
                && !isAboutSomethingElse(asked);
        if (!placeMatters) {
            return connect(asked, why);
        }
        return Questions.ask(asked, "where");
    }

    /** A bill or a lost pass is at no charger. */
    private static boolean isAboutSomethingElse(Draft draft) {
        return draft.call().heard().stream()
                .flatMap(answer -> draft.content().checklist().step(answer.step()).stream()
                        .flatMap(step -> Optional.ofNullable(step.leadsTo().get(answer.id())).stream()))
                .flatMap(branch -> draft.content().checklist().step(branch).stream())
                .anyMatch(step -> step.kind() == Step.Kind.TELL);
    }

    /** Connects, once the charger is asked for. */
    static Move connect(Draft draft) {
        String why = draft.call().is(Mark.ASKED) ? "handoff.asked" : "handoff.not-fixed";
        return connect(draft, draft.call().is(Mark.DANGER) ? "danger.stay" : why);
    }

    static Move connect(Draft draft, String why) {
        Optional<Facts.Agent> agent = nextAgent(draft);
        if (agent.isPresent()) {
            boolean nothingTold = why.equals("handoff.asked") && !Steps.isSomethingTold(draft);
            return dial(draft.sayToAll(nothingTold ? "handoff.asked-first" : why), agent.get());
        }
        return nobody(draft, draft.call().tried().isEmpty() ? "handoff.closed" : "handoff.nobody");
    }

    /** The next agent who speaks the caller's language; in danger, whoever there is. */
    private static Optional<Facts.Agent> nextAgent(Draft draft) {
        String language = draft.language();
        Optional<Facts.Agent> own = untried(draft, language);
        return own.isPresent() || !draft.call().is(Mark.DANGER)
                ? own
                : draft.facts().agents().stream()
                        .filter(agent -> !draft.call().tried().contains(agent.name()))
                        .findFirst();
    }

    private static Optional<Facts.Agent> untried(Draft draft, String language) {
        return draft.facts().agents().stream()
                .filter(agent -> agent.languages().contains(language))
                .filter(agent -> !draft.call().tried().contains(agent.name()))
                .findFirst();
    }

    /** Dials one agent, within what is left of the time for all of them. */
    static Move dial(Draft draft, Facts.Agent agent) {
        long now = draft.facts().now().getEpochSecond();
        Call call = draft.call();
        long since = call.since() == 0 ? now : call.since();
        long left = Limits.HANDOFF.toSeconds() - (now - since);
        if (left < Limits.RING_LEAST_SECONDS) {
            return nobody(draft, "handoff.nobody");
        }
        Call dialling = call.at(Place.ask("support")).since(since).trying(agent.name());
        return draft.with(dialling).transfer(agent, (int) Math.min(Limits.RING_SECONDS, left));
    }

    /**
     * After an attempt. Who was connected by the carrier's word and the journal's is done; who was not by either is
     * connected to the next; where the two disagree or neither can tell, the caller is asked, and nobody is dialled again.
     */
    static Move transferred(Draft draft, Bridged carrier, Optional<Boolean> journal) {
        boolean accepted = journal.orElse(carrier == Bridged.YES);
        boolean disagree = journal.isPresent()
                && ((journal.get() && carrier == Bridged.NO) || (!journal.get() && carrier == Bridged.YES));
        boolean nobodyKnows = journal.isEmpty() && carrier == Bridged.UNKNOWN;
        if (disagree || nobodyKnows) {
            return Questions.ask(draft.say("handoff.unclear"), "spoke");
        }
        return accepted ? handedOver(draft) : connect(draft, "handoff.next");
    }

    static Move handedOver(Draft draft) {
        return draft.say("goodbye.after-agent").end(Outcome.HANDED_OVER);
    }

    /** Nobody takes the call: says so, and what can be done instead. */
    static Move nobody(Draft draft, String why) {
        // What was missed before is past: it is a new question, and the last one.
        Draft fresh = draft.with(draft.call().misses(Misses.NONE));
        boolean danger = draft.call().is(Mark.DANGER);
        Draft said = fresh.sayToAll(danger ? "danger.nobody" : why);
        if (!draft.facts().kept()) {
            return said.say("message.not-kept").end(Outcome.GIVEN_UP);
        }
        Draft told = draft.owes(new Deed.Urgent()) ? said.sayToAll("danger.noted") : said;
        Draft known = draft.call().language().isPresent()
                ? told
                : told.with(told.call().language(told.language()));
        return draft.facts().reachable() ? Questions.ask(known, "message") : record(known.say("message.no-number"));
    }

    /** What the caller wants when nobody takes the call. */
    static Move message(Draft draft, String answer) {
        return switch (answer) {
            case "call-me" -> callBack(draft);
            case "leave" -> record(draft);
            default -> TextOffer.end(draft, Farewell.NOTHING);
        };
    }

    /** Promises to call back; where that cannot be kept, connects whoever is there instead. */
    static Move callBack(Draft draft) {
        if (!draft.facts().kept()) {
            Optional<Facts.Agent> agent = nextAgent(draft);
            return agent.isPresent()
                    ? dial(draft.say("message.not-kept").say("handoff.asked"), agent.get())
                    : draft.say("message.not-kept").end(Outcome.GIVEN_UP);
        }
        if (!draft.facts().reachable()) {
            return record(draft.say("message.no-number"));
        }
        boolean staffed = !draft.facts().agents().isEmpty();
        return draft.owe(new Deed.CallBack())
                .say(staffed ? "message.promise" : "message.closed-promise")
                .end(Outcome.CALLED_BACK);
    }

    private static Move record(Draft draft) {
        return draft.with(draft.call().at(Place.ask("message")))
                .say("message.record")
                .takeMessage();
    }

    /** A message was left, or not. */
    static Move recorded(Draft draft, boolean left) {
        if (!left) {
            return draft.say("message.nothing").end(Outcome.GIVEN_UP);
        }
        return draft.facts().kept()
                ? draft.owe(new Deed.Message()).say("message.thanks").end(Outcome.CALLED_BACK)
                : draft.say("message.not-kept").end(Outcome.GIVEN_UP);
    }
}
