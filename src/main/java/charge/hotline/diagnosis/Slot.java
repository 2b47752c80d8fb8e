package charge.hotline.diagnosis;

/**
 * An answer by numbers.
 *
 * @param step the number of the step
 * @param code the code of the answer
 * @param kind what a policy makes of it
 * @param start whether it used up a start
 */
record Slot(int step, int code, Kind kind, boolean start) {
    /** What a policy makes of an answer. */
    enum Kind {
        /** It changes nothing in what comes next. */
        NEUTRAL,
        /** Policies look it up: an answer to a question, or a repair that failed. */
        FORESEEN,
        /** A policy begins after it: the problem, an errand that cannot be done, what was told otherwise. */
        UNFORESEEN
    }
}
