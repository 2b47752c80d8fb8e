package charge.hotline.dialog;

import charge.hotline.content.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
 * @param since when waiting for the caller's action or the search for an agent began, in epoch seconds; 0: neither
 * @param tried the names of the agents that were dialled
 * @param outcome how it ended; empty while it goes on
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
        /** The questions of the last stretch were all missed once already, and a person was declined. */
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

    /** Whether this is true of the call. */
    public boolean is(Mark mark) {
        return marks.contains(mark);
    }
}
