package charge.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    private int run(String line) throws Exception {
        return Main.run(Arrays.asList(line.split(" ")), new PrintStream(told, true, StandardCharsets.UTF_8));
    }

    private String told() {
        return told.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "serve --port 9000            | serve does not take \"--port\". | HOTLINE_PORT",
                "understand fr                | understand does not take \"fr\". | language, step, words",
                "fallback twice               | fallback does not take \"twice\". | apology as TwiML",
                "check --foo                  | check does not take \"--foo\". | [--against FOLDER]",
                "check prompts others         | check does not take \"others\". | [--against FOLDER]",
                "check --against              | --against needs a folder behind it. | [--against FOLDER]",
                "check --against --accept     | --against needs a folder behind it. | [--against FOLDER]",
                "call --language fr           | \"--language\" is not an option with a value. | --lang fr",
                "simulate --calls             | \"--calls\" is not an option with a value. | --calls N",
                "forget                       | Write the caller's number. | --number NUMBER",
                "backup                       | Write the file. | backup --to FILE",
                "restore --from file --overwrit | restore does not take \"--overwrit\". | [--overwrite]",
            })
    void anArgumentThatIsNotKnownIsNamedBesideWhatTheCommandTakes(String line, String sentence, String help)
            throws Exception {
        assertThat(run(line)).isEqualTo(2);
        assertThat(told()).startsWith(sentence).contains(help);
    }

    @Test
    void whatIsNoCommandIsNamedBesideTheCommands() throws Exception {
        assertThat(run("server")).isEqualTo(2);
        assertThat(told()).startsWith("\"server\" is not a command.").contains("answers the carrier's webhooks");
    }
}
