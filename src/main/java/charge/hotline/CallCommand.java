package charge.hotline;

import charge.hotline.handset.Connection;
import charge.hotline.handset.Network;
import charge.hotline.handset.Terminal;
import charge.hotline.handset.Transcript;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The command {@code call}: a hotline with throw-away data and a simulated phone network, in one process. */
final class CallCommand {
    static final String HELP = """
            call: phones the hotline in the terminal. Words are said, digits, * and # are pressed, an empty line is silence; !help
            tells the rest (!hangup, !busy …). Nothing leaves this machine and nothing is kept.

              --lang fr|en     greets in this language, as on a line that has only this one
              --from NUMBER    the caller's number; preset +32470000001
              --to NUMBER      the line that is called; preset the first of hotline.yaml
              --script FILE    plays a transcript and fails where the hotline says something else
              --write FILE     plays a transcript and writes it anew, with all that was said and done
            """;

    private static final String CALLER = "+32470000001";

    private CallCommand() {}

    static int run(List<String> arguments) throws IOException {
        Map<String, String> options = options(arguments);
        try (ThrowAway hotline =
                ThrowAway.start(System.getenv(), Path.of(""), Optional.ofNullable(options.get("--lang")))) {
            if (options.containsKey("--script")) {
                return play(hotline, Path.of(options.getOrDefault("--script", "")));
            }
            if (options.containsKey("--write")) {
                return write(hotline, Path.of(options.getOrDefault("--write", "")));
            }
            talk(
                    hotline.connection(),
                    options.getOrDefault("--from", CALLER),
                    options.getOrDefault("--to", hotline.line()));
            return 0;
        }
    }

    private static void talk(Connection connection, String from, String to) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        InputStreamReader in = new InputStreamReader(System.in, StandardCharsets.UTF_8);
        new Terminal(connection, from, to, in, out).run();
    }

    private static int play(ThrowAway hotline, Path file) throws IOException {
        Transcript.Played played = transcript(file).play(new Network(hotline.connection()), hotline);
        played.mismatches().forEach(mismatch -> System.out.println(file + ": " + mismatch));
        System.out.println(file + ": " + (played.mismatches().isEmpty() ? "as written" : "differs"));
        return played.mismatches().isEmpty() ? 0 : 1;
    }

    private static int write(ThrowAway hotline, Path file) throws IOException {
        Files.writeString(
                file,
                transcript(file)
                        .play(new Network(hotline.connection()), hotline)
                        .written());
        return 0;
    }

    private static Transcript transcript(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new CannotStart(List.of("The transcript " + file + " cannot be read."));
        }
        return Transcript.parse(Files.readString(file));
    }

    private static Map<String, String> options(List<String> arguments) {
        List<String> known = List.of("--lang", "--from", "--to", "--script", "--write");
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            if (!known.contains(name) || i + 1 == arguments.size()) {
                throw new WrongArguments("\"" + name + "\" is not an option with a value.", HELP);
            }
            options.put(name, arguments.get(i + 1));
        }
        return options;
    }
}
