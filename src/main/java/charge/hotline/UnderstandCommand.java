package charge.hotline;

import charge.hotline.content.Content;
import charge.hotline.content.Names;
import charge.hotline.speech.Expected;
import charge.hotline.speech.Meanings;
import charge.hotline.speech.Memory;
import charge.hotline.speech.Understanding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** The command {@code understand}: what words mean at a question, a line each. */
final class UnderstandCommand {
    static final String HELP = """
            understand: reads lines of language, step, words and perhaps the recogniser's confidence (0 to 1), with tabs between,
            and prints a line for each: answer:ID, answer:STEP.ID where it answers another step, command:ID, confirm:ID where the
            caller would be asked "did you say …?", or none. Besides the checklist's steps, step may be hold (waiting while the
            caller acts) or done ("is it charging now?"). A line that cannot be read gives none, a message, and exit status 2.
            """;

    private static final int FIELDS = 3;

    /** What may be waited for besides the checklist's steps. */
    private static final List<String> WAITING = List.of("hold", "done");

    private final Understanding understanding;
    private final Meanings meanings;
    private final Content content;

    private UnderstandCommand(Content content, Memory memory) {
        this.content = content;
        this.meanings = new Meanings(content.checklist());
        this.understanding = Understanding.of(content, memory);
    }

    static int run(Content content, Memory memory) throws IOException {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        int status = new UnderstandCommand(content, memory)
                .run(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), out, System.err);
        out.flush();
        return status;
    }

    private int run(BufferedReader in, PrintStream out, PrintStream err) throws IOException {
        int status = 0;
        int number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            String[] fields = line.split("\t", -1);
            Optional<String> wrong = wrong(content, fields);
            if (wrong.isPresent()) {
                err.println("line " + number + ": " + wrong.get());
                out.println("none");
                status = 2;
                continue;
            }
            Expected expected = Expected.step(fields[1]);
            OptionalDouble confidence = fields.length > FIELDS ? confidence(fields[FIELDS]) : OptionalDouble.empty();
            out.println(meanings.line(
                    understanding
                            .understand(fields[0], expected, fields[2], confidence)
                            .meaning(),
                    expected));
        }
        return status;
    }

    /** Why a line cannot be read, and what to write. */
    static Optional<String> wrong(Content content, String[] fields) {
        if (fields.length < FIELDS) {
            return Optional.of("write language, step and words with tabs between");
        }
        Set<String> languages = content.languages().keySet();
        if (!languages.contains(fields[0])) {
            return Optional.of("there is no language `" + fields[0] + "`" + Names.known(fields[0], languages));
        }
        Set<String> steps = new LinkedHashSet<>(content.checklist().steps().keySet());
        steps.addAll(WAITING);
        return steps.contains(fields[1])
                ? Optional.empty()
                : Optional.of("there is no step `" + fields[1] + "`; steps are those of the checklist, hold and done"
                        + Names.known(fields[1], steps));
    }

    private static OptionalDouble confidence(String text) {
        try {
            double value = Double.parseDouble(text.trim());
            return value > 0 && value <= 1 ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
