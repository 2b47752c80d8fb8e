package charge.hotline.content;

import charge.hotline.content.Example.Answers;
import charge.hotline.content.Example.Commands;
import charge.hotline.content.Example.Heard;
import charge.hotline.content.Example.Nothing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code examples.tsv}: a line each of step, words and meaning with tabs between. The meaning is written as the command
 * {@code understand} prints it, or several with {@code |} between, the best first. Lines that begin with {@code #} are
 * remarks.
 */
final class ExamplesFile {
    static final String NAME = "examples.tsv";

    private static final int COLUMNS = 3;
    private static final String ANSWER = "answer:";
    private static final String COMMAND = "command:";

    private final String file;
    private final Faults faults;

    ExamplesFile(String file, Faults faults) {
        this.file = file;
        this.faults = faults;
    }

    List<Example> read(String text) {
        List<Example> examples = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                example(line, new Place(file, number)).ifPresent(examples::add);
            }
        }
        return List.copyOf(examples);
    }

    private Optional<Example> example(String line, Place place) {
        String[] columns = line.split("\t", -1);
        if (columns.length != COLUMNS || columns[1].isBlank()) {
            faults.error(place, "is not read; write step, words and meaning with a tab between each");
            return Optional.empty();
        }
        List<Heard> meanings = new ArrayList<>();
        for (String written : columns[2].strip().split("\\|", -1)) {
            Optional<Heard> meaning = meaning(columns[0], written);
            if (meaning.isEmpty()) {
                faults.error(
                        place, "`" + written + "` is no meaning; write answer:ID, answer:STEP.ID, command:ID or none");
                return Optional.empty();
            }
            meanings.add(meaning.get());
        }
        return Optional.of(new Example(columns[0], columns[1], List.copyOf(meanings), place));
    }

    private static Optional<Heard> meaning(String step, String written) {
        if (written.equals("none")) {
            return Optional.of(new Nothing());
        }
        if (written.startsWith(COMMAND)) {
            return Optional.of(new Commands(written.substring(COMMAND.length())));
        }
        if (written.startsWith(ANSWER) && written.length() > ANSWER.length()) {
            String answer = written.substring(ANSWER.length());
            return Optional.of(new Answers(Answer.parse(answer).orElseGet(() -> new Answer(step, answer))));
        }
        return Optional.empty();
    }
}
