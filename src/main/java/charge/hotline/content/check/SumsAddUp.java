package charge.hotline.content.check;

import charge.hotline.content.Cause;
import charge.hotline.content.Faults;
import charge.hotline.content.Manuscript;
import charge.hotline.content.Place;
import charge.hotline.content.Step;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Shares of callers, and of answers under one cause, are parts of a hundred. */
final class SumsAddUp implements Rule {
    private static final double HUNDRED = 100;
    private static final double ROUNDING = 1e-6;

    @Override
    public void check(Manuscript manuscript, Faults faults) {
        DoubleStream shares = manuscript.content().checklist().causes().stream().mapToDouble(Cause::share);
        sum(HUNDRED * shares.sum(), manuscript.checklist().place("causes"), "the callers of all causes", faults);
        for (Step step : manuscript.content().checklist().steps().values()) {
            Rows.of(manuscript, step)
                    .forEach((cause, row) -> sum(
                            row.entries().values().stream()
                                    .mapToDouble(percent -> percent.number(0, HUNDRED))
                                    .sum(),
                            row.place(),
                            "what callers with `" + cause + "` answer to `" + step.id() + "`",
                            faults));
        }
    }

    private static void sum(double sum, Place place, String what, Faults faults) {
        if (Math.abs(sum - HUNDRED) > ROUNDING) {
            String found = String.format(Locale.ROOT, "%.4f", sum).replaceAll("\\.?0+$", "");
            faults.error(place, what + " must add up to 100, not " + found);
        }
    }
}
