package charge.hotline.deeds;

/** How one attempt at a deed ended. */
sealed interface Result {
    /** It is done. */
    record Done() implements Result {}

    /** An earlier attempt had done it, as a look-up shows. */
    record Found() implements Result {}

    /** It was surely not done; later perhaps. */
    record NotNow(String why) implements Result {}

    /** It may have been done, or not. */
    record Doubtful(String why) implements Result {}

    /** It may have been done, nobody can tell any more, and it is not done again. */
    record Unclear(String why) implements Result {}

    /** It was not done and will not be. */
    record Never(String why) implements Result {}
}
