package charge.hotline.dialog;

import charge.hotline.content.Answer;
import charge.hotline.content.Checklist;
import charge.hotline.content.Command;
import charge.hotline.content.Content;
import charge.hotline.content.Step;
import charge.hotline.diagnosis.Evidence;
import charge.hotline.diagnosis.Order;
import charge.hotline.dialog.Call.Mark;
import charge.hotline.dialog.Call.Mode;
import charge.hotline.dialog.Call.Outcome;
import charge.hotline.dialog.Call.Place;
import charge.hotline.speech.Expected;
import charge.hotline.speech.Meaning;
import charge.hotline.speech.Understood;
import java.util.List;
import java.util.Optional;

/**
 * The conversation: {@code Call × Turn × Facts → Call × Reply × Deeds}. Pure; the same arguments give the same move.
 *
 * @param content the words and the checklist
 * @param order which step comes next
 */
public record Dialog(Content content, Order order) {
    /** A call that has had so many turns is given to a person, whatever happens: nobody is looped. */
    private static final int MOST_TURNS = 48;

    /** What this turn leads to. */
    public Move fold(Call call, Turn turn, Facts facts) {
        Move move = folded(call, turn, facts);
        return new Move(move.call(), move.reply(), Reports.added(call, move));
    }

    private Move folded(Call call, Turn turn, Facts facts) {
        boolean otherContent = !call.version().equals(content.version());
        Draft draft = Draft.of(content, order, facts, settled(call.version(content.version())));
        return switch (turn) {
            case Turn.Arrived arrived -> Greeting.arrive(draft);
            case Turn.Keys keys ->
                // Keys of content that is gone are not interpreted by guess.
                otherContent && !keys.keys().equals("0")
                        ? Questions.repeat(draft)
                        : hear(draft, new Ear(content.checklist()).keys(draft.call(), keys.keys()));
            case Turn.Said said -> said(draft, said.understood());
            case Turn.Silent silent -> hear(draft, new Input.Silent());
            case Turn.HungUp hungUp -> hungUp(draft);
            case Turn.Transferred transferred ->
                Handoff.transferred(draft, transferred.carrier(), transferred.journal());
            case Turn.Recorded recorded -> Handoff.recorded(draft, recorded.left());
            case Turn.CalledBack calledBack -> calledBack(draft);
            case Turn.Failed failed -> failed(draft);
        };
    }

    /**
     * On what the step at hand was decided, or, where none waits for an answer, what comes next.
     *
     * @param staffed whether an agent could be reached then
     */
    public static Evidence decidedOn(Checklist checklist, Call call, boolean staffed) {
        // A start counts from when it is suggested, so it did not count yet when it was chosen.
        boolean suggested =
                checklist.step(call.place().at()).filter(Step::start).isPresent()
                        && call.answer(call.place().at()).isEmpty()
                        && call.starts() > 0;
        int starts = suggested ? call.starts() - 1 : call.starts();
        return new Evidence(call.heard(), starts, call.is(Mark.DRIVING), staffed);
    }

    /** What words are to be understood as where the call stands. */
    public static Expected expected(Call call) {
        return Draft.expected(call.place());
    }

    /** An old or hand-edited state may name what this content does not have: the nearest sensible question is asked. */
    private Call settled(Call call) {
        Call settled = call;
        if (call.language().filter(id -> !content.languages().containsKey(id)).isPresent()) {
            settled = call.withoutLanguage().at(Place.ask("language")).misses(call.misses());
        }
        return isSensible(settled) ? settled : settled.at(Place.ask(fallbackStep(settled)));
    }

    private static String fallbackStep(Call call) {
        return call.language().isEmpty() ? "language" : "problem";
    }

    private boolean isSensible(Call call) {
        Place place = call.place();
        Optional<Step> step = content.checklist().step(place.at());
        if (step.isEmpty() || !isAskable(step.get(), call.language().isPresent())) {
            return false;
        }
        return switch (place.mode()) {
            case ASK, STAR, HOLD -> true;
            case DONE -> Questions.isAboutCharging(step.get());
            case MENU -> place.of().filter(step.get().menus()::containsKey).isPresent();
            case CONFIRM -> Guess.at(place).isPresent();
        };
    }

    /** Before a language is chosen, nothing of the checklist is asked but the language itself. */
    private static boolean isAskable(Step step, boolean inOneLanguage) {
        return switch (step.kind()) {
            case ASK, OPEN, DO, TELL, NUMBER -> inOneLanguage || step.id().equals("language");
            // These two are asked about something else, so they are no places of their own.
            case TALK -> !step.id().equals("done") && !step.id().equals("confirm");
            case END -> true;
            case HEARD, LOOK_UP -> false;
        };
    }

    /** A key may be said instead; and that they drive is heard beside whatever else is said. */
    private Move said(Draft draft, Understood understood) {
        Ear ear = new Ear(content.checklist());
        Input input = understood
                .digit()
                .flatMap(digit -> ear.saidKey(draft.call(), digit))
                .orElseGet(() -> ear.words(understood));
        return hear(understood.driving() ? Commands.stopFirst(draft) : draft, input);
    }

    private Move hear(Draft draft, Input input) {
        Place place = draft.call().place();
        boolean waiting = place.mode() == Mode.HOLD;
        if (draft.call().turn() >= MOST_TURNS && !waiting && !isNearTheEnd(place)) {
            return Handoff.connect(draft.with(draft.call().at(Place.ask("support"))));
        }
        return switch (TextOffer.heeded(draft, input)) {
            case Input.Answered answered -> answered(draft, about(place, answered.answer()), answered.also());
            case Input.Commanded commanded -> Commands.obey(draft, commanded.command(), commanded.also());
            // Nobody is asked whether to repeat the question: what is not understood repeats it.
            case Input.Guessed guessed ->
                isRepeat(guessed)
                        ? unclear(draft)
                        : Guesses.heard(draft, about(place, guessed.guess()), guessed.also());
            case Input.Opened opened ->
                Questions.ask(draft, new Place(place.at(), Mode.MENU, Optional.of(opened.menu())));
            case Input.Starred starred -> Questions.ask(draft, new Place(place.at(), Mode.STAR, Optional.empty()));
            case Input.Skipped skipped -> skipped(draft);
            case Input.Unclear unclear -> unclear(draft);
            case Input.Silent silent -> waiting ? Hold.silent(draft) : missed(draft, Questions::silent);
        };
    }

    static Move unclear(Draft draft) {
        boolean waiting = draft.call().place().mode() == Mode.HOLD;
        return waiting ? Hold.noise(draft) : missed(draft, Questions::unclear);
    }

    private static boolean isRepeat(Input.Guessed guessed) {
        return guessed.also().isEmpty() && guessed.guess().equals(new Meaning.Commanded(Command.REPEAT));
    }

    /** Which charger it is, or whether to send a text, is asked once and repeated once; then other things matter more. */
    private static Move missed(Draft draft, Question question) {
        Call call = draft.call();
        boolean repeated = call.misses().silent() + call.misses().unclear() > 0;
        boolean minor = call.place().equals(Place.ask("where"))
                || (call.place().at().equals("text") && call.place().mode() == Mode.ASK);
        return minor && repeated ? Steps.passOver(draft) : question.put(draft);
    }

    /** A question put to a draft. */
    private interface Question {
        Move put(Draft draft);
    }

    private static boolean isNearTheEnd(Place place) {
        return switch (place.at()) {
            case "support", "message", "spoke", "fixed", "text" -> true;
            default -> false;
        };
    }

    static Move answered(Draft draft, Answer answer, List<Answer> also) {
        Call call = draft.call();
        Place place = call.place();
        if (place.mode() == Mode.CONFIRM && answer.step().equals("confirm")) {
            return Guesses.confirmed(draft, answer.id().equals("yes"));
        }
        if (Guess.at(place)
                .filter(number -> Guesses.isPartOf(number, new Meaning.Answered(answer)))
                .isPresent()) {
            return Guesses.confirmed(draft, false);
        }
        if (Guesses.isWorkingInstead(place, answer)) {
            // Nothing ends on a misheard word: it is asked whether it charges.
            return Questions.ask(draft, new Place(place.at(), Mode.DONE, Optional.empty()));
        }
        if (call.language().isEmpty()) {
            return Greeting.language(draft, answer, also);
        }
        Draft heard = draft.with(Questions.heardSomething(call));
        return switch (answer.step()) {
            case "language" -> Commands.obey(draft, languageCommand(answer.id()));
            case "resume" -> Greeting.resumed(heard, answer.id());
            case "offer" -> offered(heard, answer.id().equals("yes"));
            case "road" -> road(heard, answer.id());
            case "message" -> Handoff.message(heard, answer.id());
            case "spoke" ->
                answer.id().equals("yes") ? Handoff.handedOver(heard) : Handoff.nobody(heard, "handoff.nobody");
            case "callback" ->
                answer.id().equals("yes")
                        ? Handoff.connect(heard.with(heard.call().marked(Mark.ASKED)))
                        : heard.say("goodbye.caller").end(Outcome.UNKNOWN);
            case "text" -> TextOffer.answered(heard, answer.id().equals("yes"));
            case "confirm" -> Questions.again(heard);
            case "fixed" -> fixed(heard, answer.id());
            // Whoever tells of trouble where it seemed to charge says that it does not.
            case "problem" -> place.at().equals("fixed") ? Fixed.relapsed(heard) : Steps.answered(draft, answer, also);
            default -> Steps.answered(draft, answer, also);
        };
    }

    private static Command languageCommand(String id) {
        return id.equals("fr") ? Command.FRENCH : Command.ENGLISH;
    }

    private static Move fixed(Draft draft, String answer) {
        return switch (answer) {
            case "fails", "cannot" -> Fixed.relapsed(draft);
            // After the watched half minute "yes" means that it still charges, not that we stay another.
            case "stay" -> draft.call().place().mode() == Mode.ASK ? Fixed.watch(draft) : Fixed.goodbye(draft);
            default -> Fixed.goodbye(draft);
        };
    }

    /** An answer to "did it work?" is an answer about the errand. */
    private Answer about(Place place, Answer answer) {
        boolean asked = content.checklist()
                .step(place.at())
                .filter(Questions::isAboutCharging)
                .isPresent();
        return asked && (answer.step().equals("hold") || answer.step().equals("done"))
                ? new Answer(place.at(), answer.id())
                : answer;
    }

    private Meaning.Told about(Place place, Meaning.Told told) {
        return told instanceof Meaning.Answered answered ? new Meaning.Answered(about(place, answered.answer())) : told;
    }

    private static Move offered(Draft draft, boolean yes) {
        return yes ? Handoff.begin(draft, "handoff.asked") : Steps.returned(draft);
    }

    private static Move road(Draft draft, String answer) {
        return switch (answer) {
            case "passenger" ->
                Steps.next(draft.with(draft.call().unmarked(Mark.DRIVING)).say("manners.go-on"));
            case "call-me" -> Handoff.callBack(draft);
            default -> TextOffer.end(draft, Farewell.LATER);
        };
    }

    /** The hash key at a question: on without it; where that cannot be, the choices by key. */
    private static Move skipped(Draft draft) {
        Optional<Step> step = draft.step();
        boolean open = step.filter(one -> one.kind() == Step.Kind.OPEN).isPresent();
        if (open && draft.call().place().mode() == Mode.ASK) {
            return Questions.keys(draft);
        }
        boolean needed = draft.call().language().isEmpty()
                || step.filter(one -> one.kind() == Step.Kind.TALK && !one.id().equals("text"))
                        .isPresent();
        return needed ? Questions.missed(draft) : Steps.passOver(draft);
    }

    private static Move hungUp(Draft draft) {
        Call call = draft.call();
        return draft.end(call.outcome().orElseGet(() -> switch (call.place().at()) {
            case "fixed" -> Fixed.outcome(call);
            case "text" -> Farewell.at(call.place()).outcome();
            default -> Outcome.UNKNOWN;
        }));
    }

    private static Move calledBack(Draft draft) {
        return Questions.ask(draft, "callback");
    }

    /** A technical fault: the caller is not asked anything more, and a person takes over. */
    private static Move failed(Draft draft) {
        Call call = draft.call();
        return call.outcome().isPresent()
                ? draft.end(call.outcome().get())
                : Handoff.connect(draft, call.is(Mark.DANGER) ? "danger.now" : "fallback.sorry");
    }
}
