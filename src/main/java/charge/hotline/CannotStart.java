package charge.hotline;

import java.util.List;

/** The hotline cannot start; each sentence of its message says why and what to do. */
public final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** One sentence each. */
    public CannotStart(List<String> sentences) {
        super(String.join(System.lineSeparator(), sentences));
    }
}
