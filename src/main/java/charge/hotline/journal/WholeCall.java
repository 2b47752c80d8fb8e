package charge.hotline.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is kept of a call.
 *
 * @param deeds owed and finished ones, oldest first
 * @param acceptances who took it when it was handed over
 */
public record WholeCall(CallHistory history, List<KeptDeed> deeds, List<Acceptance> acceptances) {
    public WholeCall {
        deeds = List.copyOf(deeds);
        acceptances = List.copyOf(acceptances);
    }

    /**
     * A deed as it is kept.
     *
     * @param kind its id: {@code call-back}
     * @param state {@code owed}, or how it ended
     * @param payload JSON; with the caller's number while it is needed
     */
    public record KeptDeed(
            long id, Entry.Key turn, Instant when, String kind, String state, Optional<String> payload) {}

    /** At turn {@code n} the call was handed over, and this agent took it. */
    public record Acceptance(int n, String agent) {}
}
