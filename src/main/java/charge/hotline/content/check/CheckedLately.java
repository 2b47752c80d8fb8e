package charge.hotline.content.check;

import charge.hotline.content.Faults;
import charge.hotline.content.Manuscript;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Apps, passes and chargers change; so must a checklist about them. */
final class CheckedLately implements Rule {
    private static final int DAYS = 180;

    private final Clock clock;

    CheckedLately(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void check(Manuscript manuscript, Faults faults) {
        LocalDate checked = manuscript.content().checklist().checked();
        long days = ChronoUnit.DAYS.between(checked, LocalDate.now(clock));
        if (days > DAYS) {
            faults.warning(
                    manuscript.checklist().place("checked"),
                    "nobody has held the checklist against its source for " + days + " days; "
                            + manuscript.content().checklist().owner() + " should, and then write today's date");
        }
    }
}
