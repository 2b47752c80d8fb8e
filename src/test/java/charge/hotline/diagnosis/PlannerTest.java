package charge.hotline.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.content.Answer;
import charge.hotline.content.Checklist;
import charge.hotline.content.OurContent;
import charge.hotline.content.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What comes next for whom. */
class PlannerTest {
    private static final Checklist CHECKLIST = OurContent.CHECKLIST;
    private static final Planner PLANNER = new Planner(OurContent.LOOK_UPS);

    private static List<Answer> heard(String... answers) {
        return Arrays.stream(answers)
                .map(text -> Answer.parse(text).orElseThrow())
                .toList();
    }

    private static Optional<String> next(int starts, String... answers) {
        return PLANNER.next(CHECKLIST, new Evidence(heard(answers), starts, false, true))
                .map(Step::id);
    }

    private static Optional<String> nextAfterHours(int starts, String... answers) {
        return PLANNER.next(CHECKLIST, new Evidence(heard(answers), starts, false, false))
                .map(Step::id);
    }

    private static Optional<String> nextWhileDriving(String... answers) {
        return PLANNER.next(CHECKLIST, new Evidence(heard(answers), 0, true, true))
                .map(Step::id);
    }

    @Test
    void somebodyWhoOnlyUsedTheAppIsFirstSentToThePass() {
        assertThat(next(0, "means.app", "problem.app-fails")).contains("swap");
    }

    @Test
    void acceptedButNothingFlowsLooksAtTheLightBeforeAnythingIsUnplugged() {
        assertThat(next(0, "problem.no-current")).contains("light");
    }

    @Test
    void afterTwoStartsNoneIsOffered() {
        assertThat(CHECKLIST.mostStarts()).isEqualTo(2);
        Optional<String> next = nextAfterHours(2, "problem.no-current", "restart.fails", "car.fails");
        assertThat(next.flatMap(CHECKLIST::step).map(Step::start)).isNotEqualTo(Optional.of(true));
    }

    @Test
    void aColdTrailGoesToAPersonRatherThanOnAndOn() {
        assertThat(next(2, "means.pass", "problem.pass-refused", "swap.fails", "restart.fails"))
                .isEmpty();
    }

    @Test
    void somebodyWhoDrivesIsAskedNothingThatNeedsEyesOrHands() {
        Optional<Step> next = nextWhileDriving("problem.no-current").flatMap(CHECKLIST::step);
        assertThat(next.map(Step::needs).orElse(Set.of())).isEmpty();
    }

    @Test
    void whoCannotDoAnErrandIsNotAskedAgain() {
        assertThat(next(0, "means.app", "problem.app-fails", "swap.cannot")).isNotEqualTo(Optional.of("swap"));
    }

    @Test
    void whenTheRefusalCameIsOnlyAskedAfterRed() {
        assertThat(next(0, "light.red", "problem.red-light")).contains("refusal");
        assertThat(next(0, "problem.no-current", "light.green")).isNotEqualTo(Optional.of("refusal"));
    }

    @Test
    void aSystemIsAskedWhereItsWordIsWorthMoreThanASecond() {
        assertThat(next(0, "means.pass", "problem.pass-refused")).contains("outage");
        assertThat(next(0, "means.pass", "problem.pass-refused", "outage.up")).contains("elsewhere");
        assertThat(next(0, "means.pass", "problem.pass-refused", "outage.unknown"))
                .isPresent()
                .isNotEqualTo(Optional.of("outage"));
    }

    @Test
    void aSystemThatIsNotConnectedIsInNoPlan() {
        Planner alone = new Planner(Set.of());
        for (Complaint complaint : Complaint.all(CHECKLIST)) {
            Evidence evidence = complaint.evidence(true);
            assertThat(alone.explain(CHECKLIST, evidence).best())
                    .extracting(Explanation.Next::step)
                    .doesNotContain("outage");
            assertThat(alone.next(CHECKLIST, evidence).map(Step::id)).isNotEqualTo(Optional.of("outage"));
            assertThat(alone.explain(CHECKLIST, evidence).seconds())
                    .isGreaterThanOrEqualTo(PLANNER.explain(CHECKLIST, evidence).seconds() - 1e-9);
        }
    }

    @Test
    void aKnownIncidentSaysTheSameWhetherItWasKnownBeforeTheProblemOrSince() {
        for (String problem : List.of("problem.other", "problem.no-current", "problem.red-light")) {
            assertThat(next(0, "outage.down", problem)).isEqualTo(next(0, problem, "outage.down"));
        }
    }

    @Test
    void systemsAreAskedForWhoDrivesToo() {
        assertThat(nextWhileDriving("means.pass", "problem.pass-refused")).contains("outage");
    }

    @Test
    void whatIsNotForeseenIsPlannedAfresh() {
        assertThat(next(0, "problem.red-light", "light.red", "where.1234", "swap.maybe", "nobody.knows"))
                .isPresent();
        assertThat(next(0, "light.red", "light.green", "problem.other")).isPresent();
        assertThat(next(0)).isPresent();
    }
}
