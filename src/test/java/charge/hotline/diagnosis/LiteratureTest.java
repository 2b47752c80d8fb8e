package charge.hotline.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import charge.hotline.content.Checklist;
import charge.hotline.content.OurContent;
import charge.hotline.content.Step;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Numbers that others have published, and one reckoned by hand. A person costs so much that nobody calls one. */
class LiteratureTest {
    private static final int NEVER = 1_000;

    /** Three causes, a perfect repair for each. */
    private static final Checklist BY_HAND = new Trouble(NEVER, 0, 0.5, 0.3, 0.2)
            .repair("a", 10, 1, 0, 0)
            .repair("b", 2, 0, 1, 0)
            .repair("c", 5, 0, 0, 1)
            .checklist();

    /** Jensen et al., "The SACSO methodology for troubleshooting complex systems", 2001, figure 1. */
    private static final Checklist SACSO = new Trouble(NEVER, 0, 0.20, 0.25, 0.40, 0.15)
            .repair("a1", 1, 1, 1, 0, 0)
            .repair("a2", 1, 0, 1, 1, 0)
            .repair("a3", 1, 0, 0, 1, 1)
            .checklist();

    /**
     * Langseth and Jensen, "Decision theoretic troubleshooting of coherent systems", 2003, example 4: components with these
     * chances to fail, and the pairs of them that stop the system. A pair is a cause here, which is where the last digit
     * differs: the paper lets several pairs fail at once.
     */
    private static final Checklist LANGSETH = langseth();

    private static Checklist langseth() {
        double[] q = {0.03, 0.045, 0.065, 0.035, 0.05};
        double[] pairs = {q[0] * q[1], q[1] * q[2], q[2] * q[3], q[3] * q[4]};
        double sum = pairs[0] + pairs[1] + pairs[2] + pairs[3];
        return new Trouble(NEVER, 0, pairs[0] / sum, pairs[1] / sum, pairs[2] / sum, pairs[3] / sum)
                .repair("a1", 1, 1, 0, 0, 0)
                .repair("a2", 1, 1, 1, 0, 0)
                .repair("a3", 1, 0, 1, 1, 0)
                .repair("a4", 1, 0, 0, 1, 1)
                .repair("a5", 1, 0, 0, 0, 1)
                .checklist();
    }

    /**
     * The network simpleCar2 of Carnielli and others, 2020, a car that does not start, with one fault at a time: a flat battery,
     * no oil and an empty tank, which a repair mends each, and what only a service mends. That the repairs mend these three of its
     * variables, and which observations belong to the printed number, is our reading; the network lets several faults come
     * together, which costs the last percent.
     */
    private static final Checklist SIMPLE_CAR = simpleCar();

    private static Checklist simpleCar() {
        double dead = 0.98 * 0.01 + 0.02 * 0.99;
        double uncharged = 1 - 0.998 * 0.999 * 0.999;
        double[] odds = {dead, uncharged, 0.01, 0.006, 0.004, 0.002, 0.001};
        double sum = 0;
        for (int i = 0; i < odds.length; i++) {
            odds[i] /= 1 - odds[i];
            sum += odds[i];
        }
        for (int i = 0; i < odds.length; i++) {
            odds[i] /= sum;
        }
        double[] no = {1, 0};
        double[] yes = {0, 1};
        double[] dry = {0.999, 0.001};
        double[] oiled = {0.001, 0.999};
        return new Trouble(500, 0, odds)
                .repair("battery", 200, 1, 1, 0, 0, 0, 0, 0)
                .repair("oil", 75, 0, 0, 1, 0, 0, 0, 0)
                .repair("tank", 50, 0, 0, 0, 1, 0, 0, 0)
                .question("dipstick", 7, oiled, oiled, dry, oiled, oiled, oiled, oiled)
                .question("see-battery", 20, yes, yes, no, no, no, no, no)
                .question("see-oil", 50, no, no, yes, no, no, no, no)
                .checklist();
    }

    private static double exact(Checklist checklist) {
        return new Planner(OurContent.LOOK_UPS)
                .explain(checklist, Trouble.NOTHING)
                .seconds();
    }

    private static double follow(Checklist checklist, Order order) {
        return new Recursion(checklist).follow(order, Trouble.NOTHING);
    }

    private static Order fixedOrder(List<String> ids) {
        return (checklist, evidence) -> ids.stream()
                .filter(id -> evidence.answer(id).isEmpty())
                .findFirst()
                .flatMap(checklist::step);
    }

    @Test
    void byHandTheCheapestOrderCostsTen() {
        assertThat(exact(BY_HAND)).isCloseTo(10.0, within(1e-9));
        assertThat(follow(BY_HAND, fixedOrder(List.of("b", "a", "c")))).isCloseTo(10.0, within(1e-9));
        assertThat(List.of(
                        follow(BY_HAND, fixedOrder(List.of("b", "c", "a"))),
                        follow(BY_HAND, fixedOrder(List.of("a", "b", "c"))),
                        follow(BY_HAND, fixedOrder(List.of("a", "c", "b"))),
                        follow(BY_HAND, fixedOrder(List.of("c", "b", "a"))),
                        follow(BY_HAND, fixedOrder(List.of("c", "a", "b")))))
                .allSatisfy(seconds -> assertThat(seconds).isGreaterThan(10.4));
    }

    @Test
    void sacsoGreedyTakesOneAndAHalfSteps() {
        assertThat(follow(SACSO, new Greedy())).isCloseTo(1.50, within(1e-9));
    }

    @Test
    void sacsoThePlannerFindsTheOptimumOfThePaper() {
        Planner planner = new Planner(OurContent.LOOK_UPS);
        assertThat(exact(SACSO)).isCloseTo(1.45, within(1e-9));
        assertThat(follow(SACSO, planner)).isCloseTo(1.45, within(1e-9));
        assertThat(planner.next(SACSO, Trouble.NOTHING).map(Step::id)).isEqualTo(Optional.of("a3"));
    }

    @Test
    void simpleCarCostsWhatIsPrintedWithinItsOwnTwoAndAHalfPercent() {
        assertThat(exact(SIMPLE_CAR)).isCloseTo(229.31, within(0.025 * 229.31));
        assertThat(exact(SIMPLE_CAR)).isCloseTo(new Recursion(SIMPLE_CAR).best(Trouble.NOTHING), within(1e-6));
    }

    @Test
    void langsethGreedyOnceGreedyAnewAndOptimum() {
        assertThat(follow(LANGSETH, fixedOrder(List.of("a3", "a2", "a4", "a5", "a1"))))
                .isCloseTo(1.58, within(0.02));
        assertThat(follow(LANGSETH, new Greedy())).isCloseTo(1.53, within(0.02));
        assertThat(exact(LANGSETH)).isCloseTo(1.47, within(0.02));
        assertThat(follow(LANGSETH, fixedOrder(List.of("a2", "a4")))).isCloseTo(exact(LANGSETH), within(1e-9));
    }
}
