package charge.hotline.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import charge.hotline.content.Checklist;
import charge.hotline.content.OurContent;
import charge.hotline.content.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What editors are told about their checklist and about a change to it. */
class OutlookTest {
    private static final Outlook OURS = Outlook.of(OurContent.CHECKLIST, OurContent.LOOK_UPS, true);

    /** Ours, with pass and app swapped in no time, or hardly ever. */
    private static Checklist swapTaking(int seconds) {
        Checklist ours = OurContent.CHECKLIST;
        Map<String, Step> steps = new LinkedHashMap<>(ours.steps());
        steps.computeIfPresent(
                "swap",
                (id, step) -> new Step(
                        id,
                        step.kind(),
                        step.answers(),
                        step.keys(),
                        step.menus(),
                        seconds,
                        step.start(),
                        step.branch(),
                        step.needs(),
                        step.when(),
                        step.unless(),
                        step.after(),
                        step.implies(),
                        step.leadsTo(),
                        step.expect(),
                        step.fixes()));
        return ours.with(ours.causes(), steps);
    }

    @Test
    void tellsWhatComesFirstForTheTenCommonestComplaints() {
        assertThat(OURS.told()).hasSize(11);
        assertThat(OURS.told().get(0)).matches("app-fails \\(24\\.\\d of 100 callers\\): first swap, \\d+ s .*");
        assertThat(OURS.told()).anyMatch(line -> line.startsWith("no-access") && line.contains("first station"));
        assertThat(OURS.told())
                .anyMatch(line -> line.startsWith("pass-refused")
                        && line.contains("first elsewhere (after a look-up: outage), "));
        assertThat(OURS.told().get(10)).matches("all callers: \\d+ s");
    }

    @Test
    void tellsWhatAChangeDoes() {
        Outlook slow = Outlook.of(swapTaking(3_000), OurContent.LOOK_UPS, true);
        assertThat(slow.toldAgainst(OURS).get(0)).contains("app-fails").contains("instead of swap");
        assertThat(slow.seconds()).isGreaterThan(OURS.seconds());
        assertThat(OURS.toldAgainst(OURS)).allMatch(line -> line.contains("as before"));
    }

    @Test
    void everyCallerIsCounted() {
        assertThat(OURS.prospects().stream()
                        .mapToDouble(prospect -> prospect.complaint().share())
                        .sum())
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void afterHoursItTakesLonger() {
        assertThat(Outlook.of(OurContent.CHECKLIST, OurContent.LOOK_UPS, false).seconds())
                .isGreaterThan(2 * OURS.seconds());
    }
}
