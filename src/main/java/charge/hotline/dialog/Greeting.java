package charge.hotline.dialog;

import charge.hotline.content.Answer;
import charge.hotline.content.Step;
import charge.hotline.dialog.Call.Mark;
import charge.hotline.dialog.Call.Mode;
import charge.hotline.dialog.Call.Place;
import charge.hotline.speech.Meaning;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a call begins: who we are, in which language, what is known already, and what happens. */
final class Greeting {
    private Greeting() {}

    static Move arrive(Draft draft) {
        List<String> offered = draft.offered();
        Optional<String> known = offered.size() == 1
                ? Optional.of(offered.get(0))
                : draft.facts().preferred().filter(draft.content().languages()::containsKey);
        if (known.isPresent()) {
            return afterLanguage(draft.with(draft.call().language(known.get())).say("greeting.back"));
        }
        return Questions.ask(draft.say("greeting.hello"), "language");
    }

    /** What was answered to the bilingual question: a language, or at once what happens. */
    static Move language(Draft draft, Answer answer, List<Answer> also) {
        if (answer.step().equals("language")) {
            return draft.content().languages().containsKey(answer.id())
                    ? afterLanguage(Steps.keep(draft.with(draft.call().language(answer.id())), answer, also))
                    : foreign(draft, answer.id());
        }
        Draft chosen = draft.with(draft.call().language(spoken(draft, also)));
        if (isAskedFirst(chosen)) {
            Draft kept = Steps.keep(chosen, answer, also);
            return afterLanguage(Steps.isProblemUntold(kept.call()) ? kept : kept.say(privacy(draft)));
        }
        return Steps.answered(
                chosen.with(chosen.call().at(Place.ask("problem"))).say(privacy(draft)), answer, also);
    }

    /** What was probably told instead of a language is confirmed in the language in which it was told. */
    static Move guessed(Draft draft, Meaning.Told told, List<Answer> also) {
        return switch (told) {
            case Meaning.Answered guess -> guessed(draft, guess.answer(), also);
            // There is no language yet in which to ask it back.
            case Meaning.Commanded command -> Questions.unclear(draft);
        };
    }

    private static Move guessed(Draft draft, Answer guess, List<Answer> also) {
        if (guess.step().equals("language")) {
            // A language is heard at once to be wrong, and changed with a word.
            return language(draft, guess, also);
        }
        Draft chosen = draft.with(draft.call().language(spoken(draft, also)));
        Place confirm = new Place("problem", Mode.CONFIRM, Optional.of(guess.toString()));
        return isAskedFirst(chosen) ? Questions.unclear(draft) : Questions.ask(chosen.say(privacy(draft)), confirm);
    }

    /** The language in which something was told, as the answers along the way have it; else the line's first. */
    private static String spoken(Draft draft, List<Answer> also) {
        return told(draft, also).orElseGet(draft::language);
    }

    /** The language in which something was surely told. */
    static Optional<String> told(Draft draft, List<Answer> also) {
        return also.stream()
                .filter(other -> other.step().equals("language"))
                .map(Answer::id)
                .filter(draft.content().languages()::containsKey)
                .findFirst();
    }

    /** Whether a known incident or an earlier call comes before the problem. */
    private static boolean isAskedFirst(Draft draft) {
        return incidentSentence(draft).isPresent() || resumable(draft).isPresent();
    }

    /** Dutch or German: an agent who speaks it, where there is one; else the question once more. */
    private static Move foreign(Draft draft, String language) {
        Optional<Facts.Agent> agent = draft.facts().agents().stream()
                .filter(one -> one.languages().contains(language))
                .findFirst();
        String prompt = "language." + language;
        return agent.isPresent()
                ? Handoff.dial(draft.with(draft.call().marked(Mark.ASKED)).say(prompt), agent.get())
                : Questions.missed(draft.say(prompt + "-nobody"));
    }

    static Move afterLanguage(Draft draft) {
        return isUntold(draft) ? incident(draft) : afterIncident(draft);
    }

    /** Whether an incident is announced that this caller has not heard of. */
    static boolean isUntold(Draft draft) {
        return incidentSentence(draft).isPresent() && !draft.call().is(Mark.INCIDENT);
    }

    /** Tells the announced incident, once in a call, and asks whether that is enough. */
    static Move incident(Draft draft) {
        Call told = draft.call().marked(Mark.INCIDENT).hearing(new Answer("outage", "down"));
        return Questions.ask(draft.with(told), "incident");
    }

    static Move afterIncident(Draft draft) {
        Optional<Call> earlier = resumable(draft);
        if (earlier.isEmpty()) {
            return opening(draft);
        }
        return Questions.ask(draft, "resume");
    }

    /** An earlier call that can go on. What it was about is not told before the caller says that it is the same. */
    private static Optional<Call> resumable(Draft draft) {
        return draft.facts()
                .earlier()
                .map(Facts.Earlier::call)
                .filter(call -> !call.is(Mark.DANGER) && !call.heard().isEmpty())
                .filter(call -> !draft.call().is(Mark.RESUMED)
                        && draft.call().answer("resume").isEmpty());
    }

    /** The answer to "is it still the same trouble?". */
    static Move resumed(Draft draft, String answer) {
        Optional<Call> earlier = resumable(draft);
        if (!answer.equals("same") || earlier.isEmpty()) {
            return another(draft);
        }
        Call call = draft.call()
                .heard(carriedOver(draft, earlier.get()))
                .starts(earlier.get().starts())
                .caseNumber(
                        draft.facts().earlier().map(Facts.Earlier::caseNumber).orElse(draft.caseNumber()))
                .marked(Mark.RESUMED);
        boolean relapse =
                earlier.get().heard().stream().anyMatch(old -> old.id().equals("works"));
        if (relapse) {
            for (Answer old : earlier.get().heard()) {
                if (old.id().equals("works")) {
                    call = call.hearing(new Answer(old.step(), "fails"));
                }
            }
            Draft again = draft.with(call.marked(Mark.RELAPSE));
            Place offer = new Place("offer", Mode.ASK, Optional.of("problem"));
            return again.with(again.call().at(offer)).say("resume.relapse").ask();
        }
        Draft going = draft.with(call).say("manners.go-on");
        Place left = earlier.get().place();
        Optional<Step> errand = draft.content().checklist().step(left.at()).filter(Questions::isErrand);
        return errand.isPresent() && call.answer(left.at()).isEmpty()
                ? Questions.ask(going, new Place(left.at(), Mode.DONE, Optional.empty()))
                : Steps.next(going);
    }

    /** What was heard in the earlier call, and what was looked up in this one: what a system said then may be over. */
    private static List<Answer> carriedOver(Draft draft, Call earlier) {
        return Stream.concat(
                        earlier.heard().stream().filter(answer -> !Steps.isLookUp(draft, answer)),
                        draft.call().heard().stream().filter(answer -> Steps.isLookUp(draft, answer)))
                .toList();
    }

    /** It is another charger than that of the earlier call, which is not asked again. */
    static Move another(Draft draft) {
        return opening(draft.with(draft.call().hearing(new Answer("resume", "other"))));
    }

    /** "Tell me in a few words what happens", after one sentence on privacy; or on with what was told already. */
    private static Move opening(Draft draft) {
        // Whoever told it has heard what becomes of their words.
        return Steps.next(Steps.isProblemUntold(draft.call()) ? draft.say(privacy(draft)) : draft);
    }

    /** One sentence on what becomes of the caller's words, which is true. */
    private static String privacy(Draft draft) {
        return draft.facts().line().keepsWords() ? "greeting.privacy-kept" : "greeting.privacy";
    }

    /** What is announced about an incident, in the language of the call, else in any. */
    static Optional<String> incidentSentence(Draft draft) {
        return draft.facts().incident().map(incident -> {
            String own = incident.sentences().get(draft.language());
            return own == null
                    ? incident.sentences().values().stream().findFirst().orElse("")
                    : own;
        });
    }
}
