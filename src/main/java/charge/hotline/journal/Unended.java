package charge.hotline.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * A call that is over, and in whose record it does not stand how it ended.
 *
 * @param told when the carrier told that it is over; empty: it told nothing, and no call lasts so long
 */
public record Unended(CallRecord call, Optional<Instant> told) {}
