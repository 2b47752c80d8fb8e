package charge.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.content.OurContent;
import charge.hotline.diagnosis.Outlook;
import charge.hotline.diagnosis.Planner;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the planner saves, by seeded calls through the real conversation. */
class SimulateTest {
    private static final Simulate RIGHT =
            new Simulate(OurContent.CONTENT, OurContent.LOOK_UPS, OurContent.CHECKLIST, 6_000, 1, Simulate.CANNOT);

    private static final List<Double> SECONDS = RIGHT.seconds();

    @Test
    void thePlannerSavesThreeTenthsOfTheSecondsOfTheListedOrder() {
        assertThat(SECONDS.get(0)).isLessThan(0.70 * SECONDS.get(1));
    }

    @Test
    void thePlannerIsWithinThreePercentOfTheBestThinkable() {
        double bound =
                Outlook.of(OurContent.CHECKLIST, OurContent.LOOK_UPS, true).seconds();
        assertThat(SECONDS.get(0)).isLessThan(1.03 * bound);
    }

    @Test
    void theBestThinkableIsPlayedAsItIsReckoned() {
        double bound =
                Outlook.of(OurContent.CHECKLIST, OurContent.LOOK_UPS, true).seconds();
        assertThat(SECONDS.get(3)).isBetween(0.97 * bound, 1.03 * bound).isLessThan(SECONDS.get(0));
    }

    @Test
    void whereTheChecklistIsWrongThePlannerStillSaves() {
        double planned = 0;
        double listed = 0;
        for (int world = 1; world <= 2; world++) {
            Simulate wrong = new Simulate(
                            OurContent.CONTENT, OurContent.LOOK_UPS, OurContent.CHECKLIST, 1_500, 1, Simulate.CANNOT)
                    .around(world);
            List<Double> seconds = wrong.seconds();
            assertThat(seconds.get(0)).isGreaterThan(seconds.get(2));
            planned += seconds.get(0);
            listed += seconds.get(1);
        }
        assertThat(planned).isLessThan(0.85 * listed);
    }

    @Test
    void theSameSeedGivesTheSameCalls() {
        assertThat(ends(7)).isEqualTo(ends(7)).isNotEqualTo(ends(8));
    }

    private static List<String> ends(long seed) {
        List<String> ends = new ArrayList<>();
        new Simulation(OurContent.CONTENT, OurContent.CHECKLIST, true, Simulate.CANNOT)
                .play(
                        new Planner(OurContent.LOOK_UPS),
                        50,
                        seed,
                        played -> ends.add(played.problem() + played.end() + played.seconds() + "," + played.turns()));
        return ends;
    }

    @Test
    void theTableNamesEveryCauseAndEveryColumn() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Simulate few =
                new Simulate(OurContent.CONTENT, OurContent.LOOK_UPS, OurContent.CHECKLIST, 200, 1, Simulate.CANNOT);
        few.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        String table = bytes.toString(StandardCharsets.UTF_8);
        assertThat(table)
                .contains("|  | planned | listed | exact | best thinkable |")
                .contains("After hours")
                .contains("best thinkable");
        OurContent.CHECKLIST.causes().forEach(cause -> assertThat(table).contains("| " + cause.id() + " |"));
    }
}
