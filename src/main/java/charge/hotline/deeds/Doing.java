package charge.hotline.deeds;

import charge.hotline.journal.Claim;
import charge.hotline.journal.Lane;
import java.time.Duration;

/** How the deeds of one lane are done. */
interface Doing {
    Lane lane();

    /** At most so many at once. */
    int most();

    /** How long it waits after a first attempt; after each further one twice as long. */
    Duration firstPause();

    /** The longest pause between two attempts. */
    Duration longestPause();

    /**
     * Tries once. Blocks, well below {@link Outbox#LEASE}.
     *
     * @param claim the deed; where it may have been done before, it says so
     */
    Result attempt(Claim claim);
}
