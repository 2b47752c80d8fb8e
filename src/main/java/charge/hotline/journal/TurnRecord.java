package charge.hotline.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * A turn as it was kept.
 *
 * @param take 0 for the first with its key; 1, 2, … for those that came with other input and took its place
 * @param at the id of the step that waited for an answer after it
 * @param words what was said, where that is kept and as long as it is
 */
public record TurnRecord(
        Entry.Key key,
        int take,
        Instant when,
        String at,
        String input,
        Optional<String> words,
        String facts,
        String before,
        String after) {}
