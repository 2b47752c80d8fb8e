package charge.hotline.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * A deed that one node does now, and no other until the lease is over.
 *
 * @param deed what is owed
 * @param node who does it
 * @param tries how often it was tried before
 * @param begun when an attempt began of which nobody knows how it ended; empty where it surely was not done yet
 */
public record Claim(OwedDeed deed, String node, int tries, Optional<Instant> begun) {}
