package charge.hotline.journal;

/** The data folder or the journal in it cannot be used; the message is a sentence for the operator. */
public final class CannotOpen extends RuntimeException {
    CannotOpen(String message) {
        super(message);
    }

    CannotOpen(String message, Exception cause) {
        super(message, cause);
    }
}
