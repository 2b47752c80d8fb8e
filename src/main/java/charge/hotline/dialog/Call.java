package charge.hotline.dialog;

import charge.hotline.content.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One phone call, with all that is known about it. It travels in its own URL (see {@code twiml.CallUrl}), so it holds ids
 * only: no phone number, no name, no spoken word.
 *
 * @param version the version of the content that it began with
 * @param language the language chosen, empty until then
 * @param place the question that waits for an answer
 * @param turn how many turns it has had, from 0
 * @param heard all answers so far, in the order in which they came; a later answer to the same step wins
 * @param misses what was not heard or not understood lately
 * @param marks what else is true of it
 * @param starts how many new starts were suggested in this case, earlier calls of the case counted in
 * @param since when the search for an agent began, in epoch seconds; 0: not yet
 * @param tried the names of the agents that were dialled
 * @param outcome how it ended; empty while it goes on
 * @param caseNumber the number of the case, where it is an earlier call's (see {@link Facts#caseNumber})
 * @param more parameters of its URL that this version does not know, passed on as they came
 */
public record Call(
        String version,
        Optional<String> language,
        Place place,
        int turn,
        List<Answer> heard,
        Misses misses,
        Set<Mark> marks,
        int starts,
        long since,
        List<String> tried,
        Optional<Outcome> outcome,
        Optional<String> caseNumber,
        Map<String, String> more) {

    /** What is true of a call besides its answers. */
    public enum Mark {
        /** The caller drives. */
        DRIVING,
        /** Danger was reported; no step is offered any more. */
        DANGER,
        /** The same trouble as in a call that we believed solved. */
        RELAPSE,
        /** Goes on from an earlier call. */
        RESUMED,
        /** A person was asked for. */
        ASKED,
        /** The known incident was told. */
        INCIDENT,
        /** A person was offered and declined. */
        DECLINED
    }

    /** How a call ended. */
    public enum Outcome {
        FIXED_HERE,
        FIXED_ELSEWHERE,
        HANDED_OVER,
        CALLED_BACK,
        INFORMED,
        GIVEN_UP,
        UNKNOWN;

        /** The id that stands in URLs and in the API: {@code fixed-here}. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Where the conversation stands.
     *
     * @param at the id of the step that waits for an answer
     * @param mode how it waits
     * @param of the menu, or the guess that is being confirmed ({@code step.answer}); else empty
     */
    public record Place(String at, Mode mode, Optional<String> of) {
        /** The plain question of a step. */
        public static Place ask(String step) {
            return new Place(step, Mode.ASK, Optional.empty());
        }
    }

    /** How a step waits for an answer. */
    public enum Mode {
        /** Its question was asked. */
        ASK,
        /** A second level of its keys was read out. */
        MENU,
        /** The caller acts and we wait. */
        HOLD,
        /** The caller acted; did it work? */
        DONE,
        /** A guess is being confirmed. */
        CONFIRM,
        /** The star key's menu was read out. */
        STAR
    }

    /**
     * What was not heard or not understood lately.
     *
     * @param silent silences at this question
     * @param unclear words or keys not understood at this question
     * @param row misses in a row across questions
     */
    public record Misses(int silent, int unclear, int row) {
        /** None. */
        public static final Misses NONE = new Misses(0, 0, 0);
    }

    /** The last answer to this step. */
    public Optional<String> answer(String step) {
        for (int i = heard.size() - 1; i >= 0; i--) {
            if (heard.get(i).step().equals(step)) {
                return Optional.of(heard.get(i).id());
            }
        }
        return Optional.empty();
    }

    /** A call that has just arrived. */
    public static Call arriving(String version) {
        return new Call(
                version,
                Optional.empty(),
                Place.ask("language"),
                0,
                List.of(),
                Misses.NONE,
                Set.of(),
                0,
                0,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    /** Whether this is true of the call. */
    public boolean is(Mark mark) {
        return marks.contains(mark);
    }

    /** The same call on this content. */
    public Call version(String next) {
        return with(copy -> copy.version = next);
    }

    /** The same call in this language. */
    public Call language(String id) {
        return with(copy -> copy.language = Optional.of(id));
    }

    /** The same call, for which no language is chosen. */
    Call withoutLanguage() {
        return with(copy -> copy.language = Optional.empty());
    }

    /** The same call at another place; what was missed at the last one is forgotten, misses in a row are not. */
    public Call at(Place next) {
        return with(copy -> {
            copy.place = next;
            copy.misses = next.equals(place) ? misses : new Misses(0, 0, misses.row());
        });
    }

    /** The same call one turn later. */
    public Call turned() {
        return with(copy -> copy.turn = turn + 1);
    }

    /** The same call with these answers instead. */
    public Call heard(List<Answer> answers) {
        return with(copy -> copy.heard = List.copyOf(answers));
    }

    /** The same call with one answer more; an earlier answer to the same step is replaced. */
    public Call hearing(Answer answer) {
        List<Answer> answers = new ArrayList<>(heard);
        answers.removeIf(old -> old.step().equals(answer.step()));
        answers.add(answer);
        return heard(answers);
    }

    /** The same call with these misses. */
    public Call misses(Misses next) {
        return with(copy -> copy.misses = next);
    }

    /** The same call, of which this is true now. */
    public Call marked(Mark mark) {
        return marks(mark, true);
    }

    /** The same call, of which this is no longer true. */
    public Call unmarked(Mark mark) {
        return marks(mark, false);
    }

    private Call marks(Mark mark, boolean on) {
        EnumSet<Mark> next = EnumSet.noneOf(Mark.class);
        next.addAll(marks);
        if (on) {
            next.add(mark);
        } else {
            next.remove(mark);
        }
        return with(copy -> copy.marks = Collections.unmodifiableSet(next));
    }

    /** The same call with so many suggested starts. */
    public Call starts(int count) {
        return with(copy -> copy.starts = count);
    }

    /** The same call, for which agents are looked for since this second. */
    public Call since(long second) {
        return with(copy -> copy.since = second);
    }

    /** The same call, with this agent tried. */
    public Call trying(String agent) {
        List<String> next = new ArrayList<>(tried);
        next.add(agent);
        return with(copy -> copy.tried = List.copyOf(next));
    }

    /** The same call, over. */
    public Call ended(Outcome how) {
        return with(copy -> copy.outcome = Optional.of(how));
    }

    /** The same call, as a part of this case. */
    public Call caseNumber(String number) {
        return with(copy -> copy.caseNumber = Optional.of(number));
    }

    private Call with(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.call();
    }

    /** A call on its way to another: what a change does not name stays. */
    private static final class Copy {
        private String version;
        private Optional<String> language;
        private Place place;
        private int turn;
        private List<Answer> heard;
        private Misses misses;
        private Set<Mark> marks;
        private int starts;
        private long since;
        private List<String> tried;
        private Optional<Outcome> outcome;
        private Optional<String> caseNumber;
        private final Map<String, String> more;

        Copy(Call call) {
            version = call.version;
            language = call.language;
            place = call.place;
            turn = call.turn;
            heard = call.heard;
            misses = call.misses;
            marks = call.marks;
            starts = call.starts;
            since = call.since;
            tried = call.tried;
            outcome = call.outcome;
            caseNumber = call.caseNumber;
            more = call.more;
        }

        Call call() {
            return new Call(
                    version,
                    language,
                    place,
                    turn,
                    heard,
                    misses,
                    marks,
                    starts,
                    since,
                    tried,
                    outcome,
                    caseNumber,
                    more);
        }
    }
}
