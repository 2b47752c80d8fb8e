package charge.hotline;

import java.util.List;

/** Settings that the hotline does not start with. Its message says of each what to write. */
public final class WrongSettings extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** One sentence each. */
    public WrongSettings(List<String> sentences) {
        super(String.join(System.lineSeparator(), sentences));
    }
}
