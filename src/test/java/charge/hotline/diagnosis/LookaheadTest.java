package charge.hotline.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import charge.hotline.content.Answer;
import charge.hotline.content.Checklist;
import charge.hotline.content.OurContent;
import charge.hotline.content.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The planner against trying everything, against greedy, and where it cannot look at everything. */
class LookaheadTest {
    private static double exact(Checklist checklist, Evidence evidence) {
        return new Planner(OurContent.LOOK_UPS).explain(checklist, evidence).seconds();
    }

    @Test
    void withRandomTroubleItFindsWhatTryingEverythingFinds() {
        for (int seed = 0; seed < 60; seed++) {
            Checklist checklist = RandomTrouble.of(seed, 4, 4, 3);
            Recursion recursion = new Recursion(checklist);
            double best = recursion.best(Trouble.NOTHING);
            assertThat(exact(checklist, Trouble.NOTHING)).as("seed %d", seed).isCloseTo(best, within(1e-6));
            assertThat(recursion.follow(new Planner(OurContent.LOOK_UPS), Trouble.NOTHING))
                    .as("following it, seed %d", seed)
                    .isCloseTo(best, within(1e-6));
        }
    }

    @Test
    void greedyIsNeverBetterAndSometimesWorseByAFewPercent() {
        int worse = 0;
        double worst = 1;
        for (int seed = 0; seed < 60; seed++) {
            Checklist checklist = RandomTrouble.of(seed, 4, 4, 3);
            double greedy = new Recursion(checklist).follow(new Greedy(), Trouble.NOTHING);
            double exact = exact(checklist, Trouble.NOTHING);
            assertThat(greedy).as("seed %d", seed).isGreaterThan(exact - 1e-6);
            worse += greedy > exact + 1e-6 ? 1 : 0;
            worst = Math.max(worst, greedy / exact);
        }
        assertThat(worse).isBetween(5, 30);
        assertThat(worst).isBetween(1.01, 1.10);
    }

    /** Our checklist without some questions, small enough to try everything. */
    private static Checklist without(Set<String> questions) {
        Checklist all = OurContent.CHECKLIST;
        Map<String, Step> steps = new LinkedHashMap<>(all.steps());
        steps.keySet().removeAll(questions);
        return all.with(all.causes(), steps);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-current", "app-fails", "red-light", "other"})
    void withOurChecklistItFindsWhatTryingEverythingFinds(String problem) {
        for (Set<String> missing : List.of(
                Set.of("elsewhere", "account", "payment", "listed"),
                Set.of("account", "payment", "refusal", "means"))) {
            Checklist checklist = without(missing);
            for (boolean staffed : List.of(true, false)) {
                Evidence evidence = new Evidence(List.of(new Answer("problem", problem)), 0, false, staffed);
                assertThat(exact(checklist, evidence)).isCloseTo(new Recursion(checklist).best(evidence), within(1e-6));
            }
        }
    }

    @Test
    void whatDoesNotFitIsLeftOutAndTheSlackSaysWhatThatMayCost() {
        for (int seed = 0; seed < 40; seed++) {
            Checklist checklist = RandomTrouble.of(seed, 5, 5, 3);
            Model model = new Model(checklist, OurContent.LOOK_UPS);
            double best = new Recursion(checklist).best(Trouble.NOTHING);
            for (int states : List.of(1, 20, 200)) {
                Horizon horizon = Horizon.of(model, Trouble.NOTHING, states, states);
                double seconds = new Lookahead(model, Trouble.NOTHING, horizon).seconds();
                assertThat(Table.states(model, horizon)).isLessThanOrEqualTo(states);
                assertThat(seconds).as("seed %d", seed).isBetween(best - 1e-6, best + horizon.slack() + 1e-6);
            }
        }
    }

    @Test
    void looksAtTheMostUsefulQuestionsWhereNotAllFit() {
        double shortSighted = 0;
        double best = 0;
        for (int seed = 0; seed < 40; seed++) {
            Checklist checklist = RandomTrouble.of(seed, 5, 5, 4);
            Model model = new Model(checklist, OurContent.LOOK_UPS);
            Horizon some = Horizon.of(model, Trouble.NOTHING, 400, 400);
            shortSighted += new Lookahead(model, Trouble.NOTHING, some).seconds();
            best += exact(checklist, Trouble.NOTHING);
        }
        assertThat(shortSighted).isBetween(best, 1.05 * best);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-current", "other"})
    void aFifthOfOurStatesCostsLessThanOnePercent(String problem) {
        Model model = new Model(OurContent.CHECKLIST, OurContent.LOOK_UPS);
        Evidence evidence = new Evidence(List.of(new Answer("problem", problem)), 0, false, true);
        Horizon part = Horizon.of(model, evidence, 500_000, 500_000);
        assertThat(part.slack()).isPositive();
        assertThat(new Lookahead(model, evidence, part).seconds())
                .isLessThan(1.01 * exact(OurContent.CHECKLIST, evidence));
    }

    @Test
    void ourOwnChecklistIsLookedAtWhole() {
        for (Complaint complaint : Complaint.all(OurContent.CHECKLIST)) {
            Explanation explanation =
                    new Planner(OurContent.LOOK_UPS).explain(OurContent.CHECKLIST, complaint.evidence(false));
            assertThat(explanation.slack()).as(complaint.problem()).isZero();
        }
    }
}
