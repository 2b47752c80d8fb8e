package charge.hotline.speech;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.content.Content;
import charge.hotline.content.ContentReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A third language is two files. */
class DutchTest {
    private static Content content;
    private static Understanding understanding;

    @BeforeAll
    static void readDutch(@TempDir Path folder) throws IOException {
        Files.copy(Path.of("prompts/checklist.yaml"), folder.resolve("checklist.yaml"));
        Path dutch = Files.createDirectory(folder.resolve("nl"));
        Path source = Path.of("src/test/resources/charge/hotline/speech/dutch");
        for (String file : new String[] {"language.yaml", "phrases.yaml"}) {
            Files.copy(source.resolve(file), dutch.resolve(file));
        }
        content = switch (ContentReader.read(folder)) {
            case ContentReader.Loaded loaded -> loaded.content();
            case ContentReader.Refused refused ->
                throw new IllegalStateException(refused.faults().toString());
        };
        understanding = new Understanding(content, Memory.NONE);
    }

    private static String understood(String step, String words) {
        Expected expected = Expected.step(step);
        return new Meanings(content.checklist())
                .line(
                        understanding
                                .understand("nl", expected, words, OptionalDouble.empty())
                                .meaning(),
                        expected);
    }

    @ParameterizedTest
    @CsvSource({
        "light, het lampje is rood, answer:red",
        "light, het is niet rood maar groen, answer:green",
        "light, rood nee wacht groen, answer:green",
        "light, ik denk rood, confirm:red",
        "light, ik weet het niet, answer:unknown",
        "restart, het werkt, answer:works",
        "restart, het werkt niet, answer:fails",
        "restart, nee, answer:fails",
        "elsewhere, ja, answer:yes",
        "problem, mijn laadpas wordt geweigerd, answer:pass-refused",
        "problem, mijn laadpas werkt niet, answer:pass-refused",
        "light, ik wil iemand spreken, command:agent",
        "restart, er komt rook uit, command:danger",
        "where, vier vijf een twee, answer:4512",
    })
    void isUnderstoodWithoutAnyCode(String step, String words, String expected) {
        assertThat(understood(step, words)).isEqualTo(expected);
    }

    @Test
    void phrasesAreWrittenInTheSameNotation() {
        assertThat(Understanding.troubles(content).stream().filter(trouble -> trouble.startsWith("nl/")))
                .isEmpty();
    }
}
