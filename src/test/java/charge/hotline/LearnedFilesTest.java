package charge.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.speech.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnedFilesTest {
    @TempDir
    private Path data;

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("learned"))) {
            return files.toList();
        }
    }

    @Test
    void theNextStartRecallsWhatWasKept() {
        LearnedFiles.in(data).keep("3f9c51d2-fr", new byte[] {1, 2, 3});

        Memory next = LearnedFiles.in(data);

        assertThat(next.recall("3f9c51d2-fr")).hasValue(new byte[] {1, 2, 3});
        assertThat(next.recall("3f9c51d2-en")).isEmpty();
    }

    @Test
    void anotherProgramLearnsAnew() throws Exception {
        LearnedFiles.in(data).keep("3f9c51d2-fr", new byte[] {1, 2, 3});
        Path file = files().getFirst();
        String other = "0".repeat(16) + file.getFileName().toString().substring(16);
        Files.move(file, file.resolveSibling(other));

        assertThat(LearnedFiles.in(data).recall("3f9c51d2-fr")).isEmpty();
    }

    @Test
    void onlyThoseThatWereUsedLastAreKept() throws Exception {
        Memory memory = LearnedFiles.in(data);
        for (int content = 0; content < 10; content++) {
            memory.keep("content-" + content, new byte[] {1});
            for (Path file : files()) {
                Files.setLastModifiedTime(
                        file,
                        FileTime.fromMillis(Files.getLastModifiedTime(file).toMillis() - 60_000));
            }
            assertThat(memory.recall("content-0")).isPresent();
        }

        assertThat(files()).hasSize(8);
        assertThat(memory.recall("content-1")).isEmpty();
        assertThat(memory.recall("content-9")).isPresent();
    }

    @Test
    void whereNothingCanBeKeptNothingIsRemembered() throws Exception {
        Files.writeString(data.resolve("learned"), "a file where the folder should be");
        Memory memory = LearnedFiles.in(data);

        memory.keep("3f9c51d2-fr", new byte[] {1});

        assertThat(memory.recall("3f9c51d2-fr")).isEmpty();
    }
}
