package charge.hotline.journal;

import java.time.Instant;

/**
 * A turn as it was kept.
 *
 * @param take 0 for the first with its key; 1, 2, … for those that came with other input and took its place
 * @param at the id of the step that waited for an answer after it
 */
public record TurnRecord(
        Entry.Key key, int take, Instant when, String at, String input, String facts, String before, String after) {}
