package charge.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.handset.Network;
import charge.hotline.handset.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Whole calls, as transcripts: through the simulated phone network, signed webhooks, the conversation and the journal. Each
 * asserts what is heard and what is done. With {@code -Dcalls.write=true} they are written anew instead, to be read and
 * committed.
 */
class CallsTest {
    private static final Path CALLS = Path.of("src/test/resources/charge/hotline/calls");
    /** The beginning of all callers' numbers in the transcripts; two digits follow. */
    private static final String CALLERS = "+324700000";

    /** The carrier names each recording anew. */
    private static final Pattern RECORDING = Pattern.compile("RE[0-9a-f]{32}");

    private static int calls;

    private static final boolean WRITE = Boolean.getBoolean("calls.write");

    @TestFactory
    Stream<DynamicTest> callsInFrench() throws IOException {
        return calls("fr");
    }

    @TestFactory
    Stream<DynamicTest> callsInEnglish() throws IOException {
        return calls("en");
    }

    private static ThrowAway hotline;

    @BeforeAll
    static void start() {
        Map<String, String> environment = Map.of(
                "HOTLINE_ORDER",
                "listed",
                "HOTLINE_PROMPTS",
                Path.of("prompts").toAbsolutePath().toString());
        hotline = ThrowAway.start(environment, CALLS, Optional.empty());
    }

    @AfterAll
    static void stop() {
        hotline.close();
    }

    private static Stream<DynamicTest> calls(String language) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(CALLS.resolve(language))) {
            files = all.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
        assertThat(files).hasSizeGreaterThanOrEqualTo(30);
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> play(file)));
    }

    private static void play(Path file) throws IOException {
        String text = Files.readString(file);
        // All transcripts phone one hotline; so that none finds another's call, each has callers of its own.
        String own = "+32471%05d".formatted(++calls);
        Transcript.Played played =
                Transcript.parse(text.replace(CALLERS, own)).play(new Network(hotline.connection()), hotline);
        hotline.withdraw();
        if (WRITE) {
            Files.writeString(
                    file,
                    RECORDING.matcher(played.written().replace(own, CALLERS)).replaceAll("RE…"));
        } else {
            assertThat(played.mismatches()).as("%s%n%s", file, played.report()).isEmpty();
        }
    }
}
