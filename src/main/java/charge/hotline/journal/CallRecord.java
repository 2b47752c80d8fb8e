package charge.hotline.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * What a call came to so far.
 *
 * @param position its place in the order of calls, growing
 * @param callSid of the caller's leg
 * @param line our number or name that was called
 * @param caller the caller's hash; empty where withheld
 * @param firstSeen when its first turn came
 * @param lastSeen when its last turn came
 * @param n the number of its latest turn
 * @param view what its state shows; danger stays once reported
 * @param state after its latest turn, as in its URL
 */
public record CallRecord(
        long position,
        String callSid,
        String line,
        Optional<String> caller,
        Instant firstSeen,
        Instant lastSeen,
        int n,
        Entry.View view,
        String state) {}
