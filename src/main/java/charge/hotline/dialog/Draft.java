package charge.hotline.dialog;

import charge.hotline.content.Answer;
import charge.hotline.content.Content;
import charge.hotline.content.Language;
import charge.hotline.content.Limits;
import charge.hotline.content.Step;
import charge.hotline.diagnosis.Evidence;
import charge.hotline.diagnosis.Order;
import charge.hotline.dialog.Call.Mode;
import charge.hotline.dialog.Call.Outcome;
import charge.hotline.dialog.Call.Place;
import charge.hotline.dialog.Reply.Keys;
import charge.hotline.dialog.Reply.Listening;
import charge.hotline.dialog.Reply.Spoken;
import charge.hotline.speech.Expected;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A move in the making: what the call has become so far, what will be said first, what is owed. Immutable; every method
 * gives a new draft, and {@code ask}, {@code transfer}, {@code record} and {@code end} make it a move.
 */
record Draft(Content content, Order order, Facts facts, Call call, List<Spoken> says, List<Deed> deeds) {
    static Draft of(Content content, Order order, Facts facts, Call call) {
        return new Draft(content, order, facts, call, List.of(), List.of());
    }

    Draft with(Call next) {
        return new Draft(content, order, facts, next, says, deeds);
    }

    Draft owe(Deed deed) {
        return new Draft(content, order, facts, call, says, added(deeds, deed));
    }

    /** Whether this turn owes it. */
    boolean owes(Deed deed) {
        return deeds.contains(deed);
    }

    /** Says a prompt in the language of the call. */
    Draft say(String prompt) {
        return say(prompt, Map.of());
    }

    Draft say(String prompt, Map<String, String> values) {
        return say(language(), prompt, values);
    }

    /** Says a prompt in every language of the line until one is chosen. */
    Draft sayToAll(String prompt) {
        if (call.language().isPresent()) {
            return say(prompt);
        }
        Draft draft = this;
        for (String language : offered()) {
            draft = draft.say(language, prompt, Map.of());
        }
        return draft;
    }

    private Draft say(String language, String prompt, Map<String, String> values) {
        return new Draft(content, order, facts, call, added(says, spoken(language, prompt, values)), deeds);
    }

    /** The brand is the line's, so every prompt may name it. */
    Spoken spoken(String language, String prompt, Map<String, String> values) {
        if (values.isEmpty()) {
            return new Spoken(language, prompt, Map.of("brand", facts.line().brand()));
        }
        Map<String, String> all = new TreeMap<>(values);
        all.put("brand", facts.line().brand());
        return new Spoken(language, prompt, Collections.unmodifiableMap(all));
    }

    /** The language of the call; until one is chosen, the line's first. */
    String language() {
        return call.language().orElseGet(() -> offered().get(0));
    }

    /** The languages of the line that we have. */
    List<String> offered() {
        List<String> offered = facts.line().languages().stream()
                .filter(content.languages()::containsKey)
                .toList();
        return offered.isEmpty() ? List.copyOf(content.languages().keySet()) : offered;
    }

    Language spokenLanguage() {
        return content.languageOrFirst(language());
    }

    boolean has(String prompt) {
        return spokenLanguage().prompts().names().contains(prompt);
    }

    /** Whether a text message can be sent and promised. */
    boolean canText() {
        return facts.texting() == Facts.Texting.ON && facts.kept();
    }

    /** What the caller may name the case by. */
    String caseNumber() {
        return call.caseNumber().orElse(facts.caseNumber());
    }

    boolean driving() {
        return call.is(Call.Mark.DRIVING);
    }

    Evidence evidence() {
        return new Evidence(
                call.heard(), call.starts(), driving(), !facts.agents().isEmpty());
    }

    /** The step where the call stands. */
    Optional<Step> step() {
        return content.checklist().step(call.place().at());
    }

    /** Asks, in the recognition language of the call. */
    Move ask() {
        return ask(language());
    }

    Move ask(String recognition) {
        Place place = call.place();
        boolean number = (place.mode() == Mode.ASK || place.mode() == Mode.HOLD)
                && step().filter(step -> step.kind() == Step.Kind.NUMBER).isPresent();
        Listening listening =
                new Listening(recognition, expected(place), number ? Keys.NUMBER : Keys.ONE, silence(place));
        return move(new Reply.Ask(says, listening));
    }

    /** What words are to be understood as at this place. */
    static Expected expected(Place place) {
        return switch (place.mode()) {
            case ASK, MENU, STAR -> Expected.step(place.at());
            case HOLD -> about("hold", place);
            case DONE -> about("done", place);
            // Who repeats it answers what was guessed, wherever that was told.
            case CONFIRM ->
                new Expected(
                        "confirm",
                        place.of().flatMap(Answer::parse).map(Answer::step).orElse(place.at()));
        };
    }

    /** While we watch together and after it, the question is whether it charges: "no" is not "no, do not stay". */
    private static Expected about(String question, Place place) {
        return place.at().equals("fixed") ? Expected.step(question) : new Expected(question, place.at());
    }

    private int silence(Place place) {
        if (place.mode() == Mode.HOLD) {
            return place.at().equals("fixed") ? Limits.WATCH_SECONDS : Limits.HOLD_SECONDS;
        }
        return step().filter(step -> !step.needs().isEmpty()).isPresent()
                ? Limits.LOOK_SECONDS
                : Limits.SILENCE_SECONDS;
    }

    Move transfer(Facts.Agent agent, int seconds) {
        return move(new Reply.Transfer(says, agent, seconds));
    }

    Move takeMessage() {
        return move(new Reply.TakeMessage(says, Limits.MESSAGE_SECONDS));
    }

    /** Asks a system first. The call is what it has become so far in this turn. */
    Move lookUp(String step) {
        return new Move(call, new Reply.LookUp(step), List.of());
    }

    Move end(Outcome outcome) {
        return with(call.ended(outcome)).move(new Reply.End(says));
    }

    private Move move(Reply reply) {
        return new Move(call.turned(), reply, deeds);
    }

    private static <T> List<T> added(List<T> list, T item) {
        List<T> longer = new ArrayList<>(list);
        longer.add(item);
        return List.copyOf(longer);
    }
}
