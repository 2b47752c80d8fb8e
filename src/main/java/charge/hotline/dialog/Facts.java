package charge.hotline.dialog;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The facts of the moment, gathered before a turn is folded. What a fold asks for besides ({@link Reply.LookUp}) is found before
 * it is folded again.
 *
 * @param now the time
 * @param line the line that was called
 * @param agents the line's agents who can be reached now, in the order of {@code hotline.yaml}
 * @param incident the announced incident
 * @param earlier this caller's earlier call in the last half hour, where it may be resumed
 * @param preferred the language that this caller chose last time
 * @param found what was looked up in this turn: the id of the step to the id of the answer
 * @param reachable whether the caller's number can be called back: known, not withheld, E.164
 * @param texting whether a text message can be sent to the caller's number
 * @param caseNumber what the caller may name this case by, where it is not an earlier call's: digits, which nobody can
 *     derive from another case's
 * @param kept whether the journal keeps what is promised
 */
public record Facts(
        Instant now,
        Line line,
        List<Agent> agents,
        Optional<Incident> incident,
        Optional<Earlier> earlier,
        Optional<String> preferred,
        Map<String, String> found,
        boolean reachable,
        Texting texting,
        String caseNumber,
        boolean kept) {

    /** Whether text messages can be sent. */
    public enum Texting {
        /** Nothing of the kind is set up: they are never spoken of. */
        OFF,
        /** Not to this caller, who calls from a landline, or with a number that is withheld or none. */
        NOT_HERE,
        /** Yes. */
        ON
    }

    /** The same facts, with what is known of this caller from earlier calls. */
    public Facts with(Optional<Earlier> earlierCall, Optional<String> language) {
        return new Facts(
                now, line, agents, incident, earlierCall, language, found, reachable, texting, caseNumber, kept);
    }

    /** The same facts, with a journal that keeps nothing. */
    public Facts notKept() {
        return new Facts(now, line, agents, incident, earlier, preferred, found, reachable, texting, caseNumber, false);
    }

    /** The same facts, and what a look-up found. */
    public Facts finding(String step, String answer) {
        Map<String, String> more = new TreeMap<>(found);
        more.put(step, answer);
        return new Facts(
                now,
                line,
                agents,
                incident,
                earlier,
                preferred,
                Collections.unmodifiableMap(more),
                reachable,
                texting,
                caseNumber,
                kept);
    }

    /**
     * A phone number that rings here.
     *
     * @param number in E.164
     * @param brand what it is called in prompts
     * @param languages offered, the first is the default; at least one
     * @param keepsWords whether what callers say is kept, which they are told
     * @param operators who runs the chargers that its callers stand at
     */
    public record Line(String number, String brand, List<String> languages, boolean keepsWords, Operators operators) {
        /** One that keeps no words, and knows no operators. */
        public Line(String number, String brand, List<String> languages) {
            this(number, brand, languages, false, Operators.NONE);
        }
    }

    /**
     * Somebody who takes calls.
     *
     * @param name as in {@code hotline.yaml}; the only thing that stands in a URL
     * @param reach how to reach them
     * @param languages that they speak, the first is the one for their summary
     */
    public record Agent(String name, Reach reach, List<String> languages) {}

    /** How an agent is reached. */
    public sealed interface Reach {
        /** A telephone number in E.164. */
        record Phone(String number) implements Reach {}

        /** {@code sip:…} */
        record Sip(String uri) implements Reach {}

        /** A browser client by its identity. */
        record Client(String identity) implements Reach {}

        /** A queue of the carrier's by its name. */
        record Queue(String name) implements Reach {}

        /** A TaskRouter workflow by its SID. */
        record Workflow(String sid) implements Reach {}
    }

    /**
     * A fault of the charging system, announced by the operators of the hotline.
     *
     * @param sentences what callers hear, by language
     * @param until when it is expected to end
     */
    public record Incident(Map<String, String> sentences, Instant until) {}

    /**
     * An earlier call of the same caller.
     *
     * @param call its last state
     * @param at when its last turn was
     * @param caseNumber the number of its case
     */
    public record Earlier(Call call, Instant at, String caseNumber) {}
}
