package charge.hotline.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import charge.hotline.content.Answer;
import charge.hotline.content.Cause;
import charge.hotline.content.OurContent;
import charge.hotline.content.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What answers say about the cause. */
class DiagnosisTest {
    private static Diagnosis after(String... answers) {
        return Diagnosis.of(
                OurContent.CHECKLIST,
                Arrays.stream(answers)
                        .map(text -> Answer.parse(text).orElseThrow())
                        .toList());
    }

    private static double chance(String cause, String... answers) {
        return after(answers).causes().getOrDefault(cause, 0.0);
    }

    @Test
    void withoutAnAnswerItIsTheShareOfCallers() {
        for (Cause cause : OurContent.CHECKLIST.causes()) {
            assertThat(chance(cause.id())).isCloseTo(cause.share(), within(1e-12));
        }
    }

    @Test
    void anAnswerMultipliesByItsChances() {
        // 6 of 100 callers have no access, of whom 82 of 100 say so; 5.4 of 100 say so in all.
        assertThat(chance("no-access", "problem.no-access")).isCloseTo(0.06 * 0.82 / 0.0537, within(0.01));
    }

    @Test
    void aFailedRepairIsEvidenceToo() {
        assertThat(chance("pass-only-station", "problem.app-fails", "swap.fails"))
                .isLessThan(0.3 * chance("pass-only-station", "problem.app-fails"));
        assertThat(chance("charger-fault", "problem.app-fails", "swap.fails"))
                .isGreaterThan(chance("charger-fault", "problem.app-fails"));
    }

    @Test
    void whatCouldNotBeTriedSaysNothing() {
        assertThat(after("problem.other", "swap.cannot").causes())
                .isEqualTo(after("problem.other").causes());
    }

    @Test
    void anotherChargerThatWorksSpeaksForThisOneAndOneThatFailsForTheAccount() {
        assertThat(chance("charger-fault", "problem.other", "station.works")).isGreaterThan(0.3);
        assertThat(chance("pass-inactive", "problem.pass-refused", "station.fails"))
                .isGreaterThan(chance("pass-inactive", "problem.pass-refused"));
    }

    @Test
    void whatAnotherAnswerImpliesDoesNotCountTwice() {
        assertThat(after("means.app", "problem.app-fails").causes())
                .isEqualTo(after("problem.app-fails").causes());
        assertThat(after("problem.app-fails", "means.both").causes())
                .isNotEqualTo(after("problem.app-fails").causes());
    }

    @Test
    void aKnownIncidentCountsOnceHoweverOftenItIsHeard() {
        assertThat(chance("system-outage", "problem.pass-refused", "outage.down"))
                .isGreaterThan(0.6);
        assertThat(after("outage.down", "problem.pass-refused", "outage.down").causes())
                .isEqualTo(after("outage.down", "problem.pass-refused").causes());
        assertThat(chance("system-outage", "outage.down", "problem.pass-refused"))
                .isCloseTo(chance("system-outage", "problem.pass-refused", "outage.down"), within(1e-12));
        assertThat(chance("system-outage", "problem.pass-refused", "outage.up"))
                .isLessThan(chance("system-outage", "problem.pass-refused"));
        assertThat(chance("system-outage", "problem.pass-refused", "outage.unknown"))
                .isCloseTo(chance("system-outage", "problem.pass-refused"), within(1e-9));
    }

    @Test
    void theLastAnswerToAStepCounts() {
        assertThat(after("light.red", "light.green").causes())
                .isEqualTo(after("light.green").causes());
    }

    @Test
    void answersThatRuleEverythingOutSayNothing() {
        var checklist = new Trouble(100, 0, 0.5, 0.5)
                .repair("a", 1, 1, 0)
                .repair("b", 1, 0, 1)
                .checklist();
        Diagnosis diagnosis = Diagnosis.of(checklist, List.of(new Answer("a", "fails"), new Answer("b", "fails")));
        assertThat(diagnosis.causes()).isEqualTo(Map.of("c1", 0.5, "c2", 0.5));
    }

    @Test
    void theChancesOfAllAnswersAddUp() {
        for (Step step : OurContent.CHECKLIST.steps().values()) {
            for (Cause cause : OurContent.CHECKLIST.causes()) {
                if (!step.expect().isEmpty()) {
                    assertThat(step.answers().stream()
                                    .mapToDouble(answer -> Diagnosis.likelihood(step, answer, cause.id()))
                                    .sum())
                            .as("%s under %s", step.id(), cause.id())
                            .isCloseTo(1, within(1e-6));
                }
            }
        }
    }

    @Test
    void itIsToldHowSureTheCauseIs() {
        assertThat(after("problem.no-access").sure()).isEqualTo(Diagnosis.Sure.LIKELY);
        assertThat(after("problem.other").sure()).isEqualTo(Diagnosis.Sure.UNSURE);
    }
}
