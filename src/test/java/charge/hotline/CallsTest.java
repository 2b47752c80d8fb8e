package charge.hotline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whole calls where nothing but the journal is set up beside the telephone. */
class CallsTest {
    private static final Path CALLS = Path.of("src/test/resources/charge/hotline/calls");
    private static final int LEAST = 30;

    private static GoldenCalls calls;

    @BeforeAll
    static void start() {
        calls = GoldenCalls.start(CALLS, Map.of());
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
