package charge.hotline.journal;

import java.util.List;

/**
 * A call with all its turns.
 *
 * @param turns in the order of their numbers; of those with the same number, in the order in which they arrived
 */
public record CallHistory(CallRecord call, List<TurnRecord> turns) {
    public CallHistory {
        turns = List.copyOf(turns);
    }
}
