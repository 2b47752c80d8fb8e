package charge.hotline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** The command {@code promises}: what people promised to callers. It goes through the hotline that is running. */
final class PromisesCommand {
    static final String HELP = """
            promises: lists what was promised to callers and is not done, 100 at most: cases of danger to follow up, then whom to call
            back and whose message to answer, oldest first. With its id, the number to call, and what is known.

              --done ID  it was done: it is not owed any more, and the number is kept no longer
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    private PromisesCommand() {}

    static int run(Settings settings, List<String> arguments, PrintStream out) throws IOException {
        if (arguments.isEmpty()) {
            list(new DeskClient(settings), out);
        } else if (arguments.size() == 2 && arguments.getFirst().equals("--done")) {
            done(new DeskClient(settings), arguments.getLast(), out);
        } else {
            throw WrongArguments.unknown("promises", String.join(" ", arguments), HELP);
        }
        return 0;
    }

    private static void list(DeskClient desk, PrintStream out) throws IOException {
        JsonNode promises = JSON.readTree(desk.read("/api/promises"));
        if (promises.isEmpty()) {
            out.println("Nothing is owed to anybody.");
        }
        for (JsonNode promise : promises) {
            out.println("%s  %s  %s  %s  case %s  %s"
                    .formatted(
                            promise.path("id").asText(),
                            promise.path("when").asText(),
                            promise.path("kind").asText(),
                            promise.path("number").asText("number withheld"),
                            promise.path("case").asText("unknown"),
                            promise.path("language").asText("")));
            for (String more : List.of("summary", "recording")) {
                String text = promise.path(more).asText();
                if (!text.isEmpty()) {
                    out.println("    " + text);
                }
            }
        }
    }

    private static void done(DeskClient desk, String id, PrintStream out) {
        if (!id.chars().allMatch(Character::isDigit)) {
            throw new WrongArguments(
                    "\"" + id + "\" is no id; promises without --done shows those that there are.", HELP);
        }
        desk.ask("/api/promises/" + id + "/done", "{}");
        out.println("Promise " + id + " is done.");
    }
}
