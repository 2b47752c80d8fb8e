package charge.hotline.dialog;

/** Something owed outside the conversation; kept with its turn, done from there. */
public sealed interface Deed {
    /** Call this caller back. */
    record CallBack() implements Deed {}

    /** Somebody listens to the recorded message and answers it. */
    record Message() implements Deed {}

    /** A case of danger, above all others. */
    record Urgent() implements Deed {}
}
