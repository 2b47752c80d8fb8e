package charge.hotline;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The commands {@code forget} and {@code export}: what a caller may ask for. They go through the hotline that is running. */
final class CallerCommand {
    static final String FORGET = """
            forget --number NUMBER: erases a caller: all calls from this number, with their turns, deeds and words, and who took them.
            What is still owed to them is dropped, so nobody calls back any more; it is said how much that was. A call that goes on
            leaves no trace from now on, and what comes late of an earlier one is not written.

              --number NUMBER  in full, +32470000001; with - it is read from the standard input, and no list of processes shows it
            """;

    static final String EXPORT = """
            export --number NUMBER: prints as JSON what is kept of a caller: all calls from this number, with their turns, deeds and
            words, and who took them.

              --number NUMBER  in full, +32470000001; with - it is read from the standard input, and no list of processes shows it
            """;

    private CallerCommand() {}

    static int forget(Settings settings, List<String> arguments, PrintStream out) throws IOException {
        out.println(ask(settings, "/api/callers/forget", arguments, FORGET));
        return 0;
    }

    static int export(Settings settings, List<String> arguments, PrintStream out) throws IOException {
        out.print(ask(settings, "/api/callers/export", arguments, EXPORT));
        return 0;
    }

    private static String ask(Settings settings, String path, List<String> arguments, String help) throws IOException {
        if (arguments.size() != 2 || !arguments.getFirst().equals("--number")) {
            throw new WrongArguments("Write the caller's number.", help);
        }
        String number = arguments.getLast().equals("-") ? typed() : arguments.getLast();
        return new DeskClient(settings)
                .ask(
                        path,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("number", number)
                                .toString());
    }

    private static String typed() throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        return Optional.ofNullable(in.readLine()).orElse("").strip();
    }
}
