package charge.hotline.content;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One item of the checklist, as {@code checklist.yaml} has it.
 *
 * @param id fixed: other people's tools rely on it
 * @param kind what happens in this step
 * @param answers the ids of its outcomes, in the order in which they are spoken
 * @param keys which key gives which answer of this step ({@code red}), opens which menu ({@code other-colour}), or answers
 *     another step ({@code situation.home})
 * @param menus the second level: menu id to its keys
 * @param seconds of the caller's time, above 0; 1 where nobody weighs it (heard and talk)
 * @param start whether it ends in a new start of a session
 * @param branch whether it is reached only by name, never as the next of the checklist
 * @param needs what the caller must have free
 * @param when offered only after one of these answers: step id to answer ids
 * @param unless not offered after one of these answers: step id to answer ids
 * @param after offered only once these steps are answered or cannot be asked
 * @param implies answers that answer another step as well
 * @param leadsTo answers that go to another step at once
 * @param expect cause id to answer id to probability; complete for every cause, or empty where nothing is known
 * @param fixes cause id to the probability that this step makes the car charge; causes left out: 0
 */
public record Step(
        String id,
        Kind kind,
        List<String> answers,
        Map<String, String> keys,
        Map<String, Map<String, String>> menus,
        int seconds,
        boolean start,
        boolean branch,
        Set<Need> needs,
        Map<String, Set<String>> when,
        Map<String, Set<String>> unless,
        List<String> after,
        Map<String, Answer> implies,
        Map<String, String> leadsTo,
        Map<String, Map<String, Double>> expect,
        Map<String, Double> fixes) {

    /** What happens in a step. */
    public enum Kind {
        /** A question with a few answers. */
        ASK,
        /** Something that the caller does while we wait. */
        DO,
        /** A question in free words. */
        OPEN,
        /** Information, then "is that enough?". */
        TELL,
        /** A number by keys or speech. */
        NUMBER,
        /** Answered by a system, not by the caller. */
        LOOK_UP,
        /** Only ever volunteered. */
        HEARD,
        /** A question of the conversation itself. */
        TALK,
        /** The end of the checklist: a person. */
        END;

        /** The word in {@code checklist.yaml}: {@code ask}, {@code look-up}. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** What this key means here, on the first level or in the given menu. */
    public Optional<String> key(Optional<String> menu, String key) {
        Map<String, String> level = menu.isPresent() ? menus.getOrDefault(menu.get(), Map.of()) : keys;
        return Optional.ofNullable(level.get(key));
    }
}
