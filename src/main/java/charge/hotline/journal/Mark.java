package charge.hotline.journal;

import java.time.Instant;

/** What became of a deed that was claimed. */
public sealed interface Mark {
    /** It is done. */
    record Done() implements Mark {}

    /** It may have been done, nobody can tell, and it is not tried again. */
    record Unclear() implements Mark {}

    /** It was not done and will not be. */
    record GivenUp() implements Mark {}

    /**
     * It is to be tried again.
     *
     * @param due not before this
     * @param doubtful whether it may have been done
     */
    record Again(Instant due, boolean doubtful) implements Mark {}

    /** The id of the state that it leads to. */
    default String state() {
        return switch (this) {
            case Done done -> "done";
            case Unclear unclear -> "unclear";
            case GivenUp givenUp -> "given-up";
            case Again again -> "owed";
        };
    }
}
