package charge.hotline.speech;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.content.Content;
import charge.hotline.content.Example;
import charge.hotline.content.OurContent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was learned once is not learned again, and what comes back from a memory is what was learned. */
class MemoryTest {
    private static final Folds FOLDS = new Folds(OurContent.CONTENT, "fr", 20);
    private static final Content CONTENT = FOLDS.with(FOLDS.unseen(0));
    private static final List<Example> UNSEEN = FOLDS.unseen(1);

    /** In memory; counts what was kept. */
    private static final class Remembered implements Memory {
        private final Map<String, byte[]> all = new HashMap<>();
        private int kept;

        @Override
        public Optional<byte[]> recall(String name) {
            return Optional.ofNullable(all.get(name));
        }

        @Override
        public void keep(String name, byte[] learned) {
            kept++;
            all.put(name, learned);
        }
    }

    private final Remembered memory = new Remembered();

    private static List<Understood> understood(Understanding understanding) {
        return UNSEEN.stream()
                .map(example -> understanding.understand(
                        "fr", Expected.step(example.step()), example.words(), OptionalDouble.empty()))
                .toList();
    }

    @Test
    void whatIsRememberedIsUnderstoodAsWhatWasLearned() {
        List<Understood> learned = understood(new Understanding(CONTENT, memory));
        List<Understood> recalled = understood(new Understanding(CONTENT, memory));

        assertThat(memory.kept).isEqualTo(1);
        assertThat(memory.all).containsOnlyKeys(CONTENT.version() + "-fr");
        assertThat(recalled).isEqualTo(learned);
        assertThat(learned).as("that anything was learned").isNotEqualTo(understood(nothingLearned()));
    }

    private static Understanding nothingLearned() {
        return new Understanding(FOLDS.with(List.of()), Memory.NONE);
    }

    @Test
    void whatIsDamagedOrCutOffIsLearnedAgain() {
        List<Understood> learned = understood(new Understanding(CONTENT, memory));
        byte[] whole = memory.all.values().iterator().next();
        byte[] damaged = whole.clone();
        damaged[damaged.length / 2] ^= 1;

        for (byte[] wrong : List.of(damaged, Arrays.copyOf(whole, whole.length / 2), new byte[0])) {
            memory.all.replaceAll((name, bytes) -> wrong);
            memory.kept = 0;

            assertThat(understood(new Understanding(CONTENT, memory))).isEqualTo(learned);
            assertThat(memory.kept).isEqualTo(1);
        }
    }

    /** Each process walks through unordered sets in another order; what it learned must be of use to the others. */
    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void everyProcessLearnsTheSame(String language) throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LearnedElsewhere.class.getName(),
                        language)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();

        assertThat(new String(other.getInputStream().readAllBytes(), UTF_8).strip())
                .isEqualTo(LearnedElsewhere.checksum(language));
    }
}
