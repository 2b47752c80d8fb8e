package charge.hotline.journal;

import java.time.Instant;

/**
 * A deed that is owed.
 *
 * @param id never used twice, so receivers may tell by it what they have had
 * @param turn the turn that owes it
 * @param when that turn came
 */
public record OwedDeed(long id, Entry.Key turn, Instant when, Entry.Owed owed) {}
