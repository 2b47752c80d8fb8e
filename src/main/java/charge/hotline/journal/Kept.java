package charge.hotline.journal;

/** What became of an entry that is on disk now. */
public sealed interface Kept extends Written {
    /** Its key is new. */
    record First() implements Kept {}

    /**
     * The same key with the same input is there already; nothing was written and no new deed is owed.
     *
     * @param facts those of the first, as they were kept: with them the reply is the same again
     */
    record Repeat(String facts) implements Kept {}

    /**
     * The same key is there with other input. This one is written beside it, takes its place as the call's present state, and
     * owes those of its deeds that the other one does not.
     */
    record Superseded() implements Kept {}

    /** Its caller was forgotten since: nothing was written, and nothing is owed. */
    record Forgotten() implements Kept {}
}
