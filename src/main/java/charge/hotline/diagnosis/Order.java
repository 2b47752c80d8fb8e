package charge.hotline.diagnosis;

import charge.hotline.content.Checklist;
import charge.hotline.content.Step;
import java.util.Optional;

/** Which step comes next. Pure: the same evidence gives the same step. */
public interface Order {
    /** The next step; empty: nothing more can be done by telephone, a person takes over. */
    Optional<Step> next(Checklist checklist, Evidence evidence);
}
