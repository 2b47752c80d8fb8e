package charge.hotline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whole calls where text messages can be sent: what is offered, and what the carrier was made to send. */
class TextsTest {
    private static final Path CALLS = Path.of("src/test/resources/charge/hotline/texts");
    private static final int LEAST = 8;

    private static GoldenCalls calls;

    @BeforeAll
    static void start() {
        calls = GoldenCalls.start(CALLS, Map.of("HOTLINE_TEXT_FROM", "+32460000000"));
    }

    @AfterAll
    static void stop() {
        calls.close();
    }

    @TestFactory
    Stream<DynamicTest> callsInFrench() throws IOException {
        return calls.in("fr", LEAST);
    }

    @TestFactory
    Stream<DynamicTest> callsInEnglish() throws IOException {
        return calls.in("en", LEAST);
    }
}
