package charge.hotline.speech;

import charge.hotline.content.OurContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What one turn's understanding costs: sentences of both languages that were not learned, one after the other. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 3)
public class UnderstandingBenchmark {
    private static final Path BLIND = Path.of("src/test/resources/charge/hotline/speech/blind");

    private final Understanding understanding = Understanding.of(OurContent.CONTENT, Memory.NONE);
    private final List<MeasureUnderstanding.Sample> samples = new ArrayList<>();
    private int next;

    /**
     * Reads all sets that were written blind.
     *
     * @throws IOException where they are not beside the working folder
     */
    @Setup
    public void read() throws IOException {
        try (Stream<Path> files = Files.list(BLIND)) {
            for (Path file : files.sorted().toList()) {
                samples.addAll(MeasureUnderstanding.samples(file));
            }
        }
        Collections.shuffle(samples, new Random(1));
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
