package charge.hotline.journal;

import java.time.Duration;

/**
 * How long what is kept is kept. Of a call for which something is owed, nothing goes but its words.
 *
 * @param calls calls with their turns and deeds, after their last turn
 * @param callers by which caller a call was, after its last turn
 * @param words what was said, after its turn
 * @param deeds deeds that are finished, after their turn; the number in them goes as soon as they are
 * @param contents what calls began on, after it was last in use
 */
public record Retention(Duration calls, Duration callers, Duration words, Duration deeds, Duration contents) {
    /**
     * How long it is known who was forgotten, and which calls are over: longer than anything that came before is under way.
     */
    public static final Duration LATE = Duration.ofDays(7);
}
