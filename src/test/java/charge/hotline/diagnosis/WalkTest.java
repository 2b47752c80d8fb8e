package charge.hotline.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.content.Answer;
import charge.hotline.content.Checklist;
import charge.hotline.content.OurContent;
import charge.hotline.content.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers who answer anything, in any mood: what they are offered stays within the rails. */
class WalkTest {
    private static final Checklist CHECKLIST = OurContent.CHECKLIST;
    private static final Order PLANNED = new Planner(OurContent.LOOK_UPS);
    private static final Order LISTED = new ListedOrder(OurContent.LOOK_UPS);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void nobodyIsLoopedAndNoRuleIsBroken(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int call = 0; call < 25; call++) {
            walk(PLANNED, random.split());
            walk(LISTED, random.split());
        }
    }

    private static void walk(Order order, SplittableRandom random) {
        List<Answer> heard =
                new ArrayList<>(List.of(any(CHECKLIST.step("problem").orElseThrow(), random)));
        Set<String> offered = new HashSet<>();
        boolean driving = random.nextInt(5) == 0;
        boolean staffed = random.nextBoolean();
        int starts = 0;
        while (true) {
            Evidence evidence = new Evidence(List.copyOf(heard), starts, driving, staffed);
            Optional<Step> next = order.next(CHECKLIST, evidence);
            if (next.isEmpty()) {
                return;
            }
            Step step = next.get();
            assertThat(offered.add(step.id()))
                    .as("%s again after %s", step.id(), heard)
                    .isTrue();
            assertThat(new Available(CHECKLIST, OurContent.LOOK_UPS).steps(evidence))
                    .as("after %s", heard)
                    .contains(step);
            comesInItsPlace(step, evidence);
            starts += step.start() ? 1 : 0;
            assertThat(starts).isLessThanOrEqualTo(CHECKLIST.mostStarts());
            heard.add(any(step, random));
            if (random.nextInt(4) == 0) {
                heard.add(volunteered(random));
            }
        }
    }

    private static void comesInItsPlace(Step step, Evidence evidence) {
        if (step.id().equals("refusal")) {
            assertThat(evidence.answer("light").orElse("")).isIn("red", "unknown");
        }
        if (step.id().equals("station") && !evidence.driving()) {
            assertThat(evidence.answer("listed")).isPresent();
        }
        if (evidence.driving()) {
            assertThat(step.needs()).isEmpty();
        }
    }

    private static Answer volunteered(SplittableRandom random) {
        List<Step> steps = CHECKLIST.steps().values().stream()
                .filter(step -> !step.answers().isEmpty())
                .toList();
        return any(steps.get(random.nextInt(steps.size())), random);
    }

    private static Answer any(Step step, SplittableRandom random) {
        List<String> answers = step.answers();
        return new Answer(step.id(), answers.get(random.nextInt(answers.size())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"app-fails", "red-light"})
    void whatWasWorkedOutAheadIsWhatWouldBeWorkedOutNow(String problem) {
        SplittableRandom random = new SplittableRandom(7);
        Planner planner = new Planner(OurContent.LOOK_UPS);
        Complaint complaint = Complaint.all(CHECKLIST).stream()
                .filter(one -> one.problem().equals(problem))
                .findFirst()
                .orElseThrow();
        for (int call = 0; call < 8; call++) {
            Evidence evidence = complaint.evidence(call % 2 == 0);
            Optional<Step> next = planner.next(CHECKLIST, evidence);
            while (next.isPresent()) {
                Explanation now = planner.explain(CHECKLIST, evidence);
                assertThat(now.chosen().map(Explanation.Next::step))
                        .as("after %s", evidence.heard())
                        .contains(next.get().id());
                evidence = answered(evidence, next.get(), random);
                next = planner.next(CHECKLIST, evidence);
            }
            assertThat(planner.explain(CHECKLIST, evidence).chosen())
                    .as("after %s", evidence.heard())
                    .isEmpty();
        }
    }

    private static Evidence answered(Evidence evidence, Step step, SplittableRandom random) {
        List<Answer> heard = new ArrayList<>(evidence.heard());
        heard.add(any(step, random));
        int starts = evidence.starts() + (step.start() ? 1 : 0);
        return new Evidence(heard, starts, evidence.driving(), evidence.staffed());
    }
}
