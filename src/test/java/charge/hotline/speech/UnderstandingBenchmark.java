package charge.hotline.speech;

import charge.hotline.content.Content;
import charge.hotline.content.OurContent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
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
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What one turn's understanding costs: the examples of both languages, one after the other. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 3)
public class UnderstandingBenchmark {
    private final Content content = OurContent.CONTENT;
    private final Understanding understanding = Understanding.of(content, Memory.NONE);
    private final List<MeasureUnderstanding.Sample> samples = new ArrayList<>();
    private int next;

    /** All examples. */
    public UnderstandingBenchmark() {
        content.languages()
                .forEach((id, language) -> language.phrases()
                        .examples()
                        .forEach(example -> samples.add(MeasureUnderstanding.sample(id, example))));
    }

    /** One turn. */
    @Benchmark
    public Understood turn() {
        MeasureUnderstanding.Sample sample = samples.get(next);
        next = (next + 1) % samples.size();
        return understanding.understand(
                sample.language(), Expected.step(sample.step()), sample.words(), OptionalDouble.empty());
    }

    /** Runs it. */
    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(UnderstandingBenchmark.class.getSimpleName())
                        .build())
                .run();
    }
}
