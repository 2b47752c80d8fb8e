package charge.hotline.content.check;

import charge.hotline.content.Faults;
import charge.hotline.content.Manuscript;

/** One thing that can be wrong with content as a whole. */
interface Rule {
    /** Notes where it is broken. */
    void check(Manuscript manuscript, Faults faults);
}
