package charge.hotline.diagnosis;

import charge.hotline.content.Answer;
import charge.hotline.content.Checklist;
import charge.hotline.content.OurContent;
import charge.hotline.content.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What planning costs: a turn's, over what a thousand callers said; a diagnosis, as the summary needs one; and all that is
 * worked out when content is loaded.
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PlanningBenchmark {
    private static final Checklist CHECKLIST = OurContent.CHECKLIST;

    private final Planner planner = new Planner(OurContent.LOOK_UPS);
    private final List<Evidence> turns = turns();
    private int turn;

    private List<Evidence> turns() {
        List<Evidence> turns = new ArrayList<>();
        List<Complaint> complaints = Complaint.all(CHECKLIST).subList(0, 8);
        SplittableRandom random = new SplittableRandom(1);
        while (turns.size() < 1_000) {
            Evidence evidence =
                    complaints.get(random.nextInt(complaints.size())).evidence(true);
            turns.add(evidence);
            Optional<Step> next = planner.next(CHECKLIST, evidence);
            while (next.isPresent()) {
                Step step = next.get();
                List<Answer> heard = new ArrayList<>(evidence.heard());
                heard.add(new Answer(
                        step.id(),
                        step.answers().get(random.nextInt(step.answers().size()))));
                evidence = new Evidence(heard, evidence.starts() + (step.start() ? 1 : 0), false, true);
                turns.add(evidence);
                next = planner.next(CHECKLIST, evidence);
            }
        }
        return turns;
    }

    private Evidence another() {
        turn = (turn + 1) % turns.size();
        return turns.get(turn);
    }

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    public Optional<Step> turn() {
        return planner.next(CHECKLIST, another());
    }

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    public Diagnosis diagnosis() {
        return Diagnosis.of(CHECKLIST, another().heard());
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Fork(5)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public Planner load() {
        Planner fresh = new Planner(OurContent.LOOK_UPS);
        fresh.prepare(CHECKLIST, true);
        return fresh;
    }
}
