package charge.hotline.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.content.Answer;
import charge.hotline.content.OurContent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Why a step comes next. */
class ExplanationTest {
    private final Planner planner = new Planner(OurContent.LOOK_UPS);

    private Explanation after(int starts, Answer... heard) {
        return planner.explain(OurContent.CHECKLIST, new Evidence(List.of(heard), starts, false, true));
    }

    @Test
    void theBestThreeAreToldWithTheirSecondsAndThePerson() {
        Explanation why = after(0, new Answer("problem", "app-fails"), new Answer("means", "app"));
        assertThat(why.best())
                .hasSize(Explanation.BEST)
                .isSortedAccordingTo((a, b) -> Double.compare(a.seconds(), b.seconds()));
        assertThat(why.chosen().map(Explanation.Next::step)).contains("swap");
        assertThat(why.seconds()).isEqualTo(why.best().get(0).seconds()).isLessThan(why.handOver());
        assertThat(why.handOver()).isEqualTo(OurContent.CHECKLIST.agentSeconds());
        assertThat(why.diagnosis().cause()).isEqualTo("pass-only-station");
    }

    @Test
    void whereGoingOnCostsMoreThanAPersonThePersonIsChosen() {
        Explanation why = after(
                2,
                new Answer("problem", "pass-refused"),
                new Answer("means", "pass"),
                new Answer("swap", "fails"),
                new Answer("restart", "fails"));
        assertThat(why.chosen()).isEmpty();
        assertThat(why.best()).allSatisfy(next -> assertThat(next.seconds()).isGreaterThanOrEqualTo(why.handOver()));
        assertThat(why.seconds()).isEqualTo(why.handOver());
    }
}
