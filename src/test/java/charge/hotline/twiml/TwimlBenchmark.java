package charge.hotline.twiml;

import charge.hotline.content.Answer;
import charge.hotline.content.Content;
import charge.hotline.dialog.Call;
import charge.hotline.dialog.Reply;
import charge.hotline.dialog.Reply.Keys;
import charge.hotline.dialog.Reply.Listening;
import charge.hotline.dialog.Reply.Spoken;
import charge.hotline.speech.Expected;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
 * What one turn costs here: {@code mvn -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath}, then
 * {@code java -cp target/test-classes:target/classes:$(cat target/classpath) org.openjdk.jmh.Main Twiml -prof gc}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TwimlBenchmark {
    private final Content content = Contents.real();
    private final List<String> hints =
            IntStream.range(0, 40).mapToObj(i -> "le voyant est rouge " + i).toList();
    private final Twiml twiml =
            new Twiml(content, "https://voice.example.com", Map.of(), (language, expected) -> hints);
    private final Context context = Context.of("+3225550100");
    private final Call call = Call.arriving("3f9c51d2")
            .language("fr")
            .at(Call.Place.ask("light"))
            .heard(List.of(
                    new Answer("problem", "pass-refused"),
                    new Answer("means", "pass"),
                    new Answer("elsewhere", "no"),
                    new Answer("swap", "fails")))
            .starts(1)
            .turned();
    private final String query = CallUrl.write(call);
    private final Listening listening = new Listening("fr", Expected.step("light"), Keys.ONE, 10);
    private final Reply question = new Reply.Ask(
            List.of(
                    new Spoken("fr", "manners.unclear", Map.of("brand", "Mbrella Charge")),
                    new Spoken("fr", "light.again", Map.of("brand", "Mbrella Charge"))),
            listening);
    private final Reply guess = new Reply.Ask(
            List.of(new Spoken("fr", "confirm.ask", Map.of("brand", "Mbrella Charge", "said", "le voyant est rouge"))),
            listening);

    /** The call's URL. */
    @Benchmark
    public String write() {
        return CallUrl.write(call);
    }

    /** The call from its URL. */
    @Benchmark
    public Call read() {
        return CallUrl.read(query);
    }

    /** A question after a lead-in, as a document with the call's URL in it. */
    @Benchmark
    public Document question() {
        return twiml.document(question, call, context);
    }

    /** A question with a value of the call in it. */
    @Benchmark
    public Document questionWithValue() {
        return twiml.document(guess, call, context);
    }
}
