package charge.hotline;

import charge.hotline.content.check.Check;
import charge.hotline.diagnosis.Outlook;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The command {@code check}: what is wrong with the prompts, and what comes first for the commonest complaints. */
final class CheckCommand {
    static final String HELP = """
            check [FOLDER] [--accept] [--against FOLDER]: reads the prompts and the checklist (HOTLINE_PROMPTS, or FOLDER) as a whole and tells
            what is wrong, as file:line: error or warning. Exit status 1 where anything is an error.
            Then which step comes first for the commonest complaints, and the seconds expected; --against: compared with
            another folder. --accept: notes that all languages say the same now, so that a later change of one alone is a warning.
            """;

    private record Asked(Optional<Path> folder, Optional<Path> against, boolean accept) {}

    private CheckCommand() {}

    /** @param preset the folder where none is given */
    static int run(Supplier<Path> preset, List<String> arguments, PrintStream out) throws IOException {
        Asked asked = asked(arguments);
        Path folder = asked.folder().orElseGet(preset);
        Check check = new Check(Clock.systemUTC(), List.of(PhraseFaults::of));
        int status = asked.accept() ? check.accept(folder, out) : check.run(folder, out);
        if (status == 0) {
            Set<String> lookUps = Wiring.LOOK_UPS.keySet();
            Outlook outlook = Outlook.of(Main.content(folder).checklist(), lookUps, true);
            asked.against()
                    .map(Main::content)
                    .map(other -> outlook.toldAgainst(Outlook.of(other.checklist(), lookUps, true)))
                    .orElseGet(outlook::told)
                    .forEach(out::println);
        }
        return status;
    }

    private static Asked asked(List<String> arguments) {
        Optional<Path> folder = Optional.empty();
        Optional<Path> against = Optional.empty();
        boolean accept = false;
        Iterator<String> words = arguments.iterator();
        while (words.hasNext()) {
            String word = words.next();
            if (word.equals("--accept")) {
                accept = true;
            } else if (word.equals("--against")) {
                against = Optional.of(folderBehind(word, words));
            } else if (word.startsWith("-") || folder.isPresent()) {
                throw WrongArguments.unknown("check", word, HELP);
            } else {
                folder = Optional.of(Path.of(word));
            }
        }
        return new Asked(folder, against, accept);
    }

    private static Path folderBehind(String option, Iterator<String> words) {
        String folder = words.hasNext() ? words.next() : "";
        if (folder.isEmpty() || folder.startsWith("-")) {
            throw new WrongArguments(option + " needs a folder behind it.", HELP);
        }
        return Path.of(folder);
    }
}
