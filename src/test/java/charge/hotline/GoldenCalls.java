package charge.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.handset.Network;
import charge.hotline.handset.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Whole calls, as transcripts: through the simulated phone network, signed webhooks, the conversation and the journal. Each
 * asserts what is heard and what is done. With {@code -Dcalls.write=true} they are written anew instead, to be read and
 * committed.
 */
final class GoldenCalls implements AutoCloseable {
    private static final boolean WRITE = Boolean.getBoolean("calls.write");

    /** The beginning of all callers' numbers in the transcripts; two digits follow. */
    private static final String CALLERS = "+324700000";

    /** The carrier names each recording anew. */
    private static final Pattern RECORDING = Pattern.compile("RE[0-9a-f]{32}");

    /** Each call is a case of its own. */
    private static final Pattern CASE = Pattern.compile("(dossier|case)\\s+[0-9]{3}\\s+[0-9]{3}\\s+[0-9]{3}");

    private final Path folder;
    private final ThrowAway hotline;
    private int calls;

    private GoldenCalls(Path folder, ThrowAway hotline) {
        this.folder = folder;
        this.hotline = hotline;
    }

    /** Starts a hotline for the transcripts in this folder, set up by the {@code hotline.yaml} there and more. */
    static GoldenCalls start(Path folder, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("HOTLINE_ORDER", "listed");
        environment.put("HOTLINE_PROMPTS", Path.of("prompts").toAbsolutePath().toString());
        // What is learned is kept where it may be: beside the transcripts it would be taken for one of the sources.
        environment.put("HOTLINE_DATA", Path.of("target").toAbsolutePath().toString());
        return new GoldenCalls(folder, ThrowAway.start(environment, folder, Optional.empty()));
    }

    /** The transcripts of a language, of which there are at least so many. */
    Stream<DynamicTest> in(String language, int least) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder.resolve(language))) {
            files = all.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
        assertThat(files).hasSizeGreaterThanOrEqualTo(least);
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> play(file)));
    }

    private void play(Path file) throws IOException {
        String text = Files.readString(file);
        // All transcripts phone one hotline; so that none finds another's call, each has callers of its own.
        String own = "+32471%04d".formatted(++calls);
        Transcript.Played played =
                Transcript.parse(text.replace(CALLERS, own)).play(new Network(hotline.connection()), hotline);
        hotline.withdraw();
        if (WRITE) {
            String written =
                    RECORDING.matcher(played.written().replace(own, CALLERS)).replaceAll("RE…");
            Files.writeString(file, CASE.matcher(written).replaceAll("$1 …"));
        } else {
            assertThat(played.mismatches()).as("%s%n%s", file, played.report()).isEmpty();
        }
    }

    @Override
    public void close() {
        hotline.close();
    }
}
