package charge.hotline;

import charge.hotline.content.Checklist;
import charge.hotline.content.Content;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The command {@code simulate}: what the order of steps is worth, on drawn drivers. */
final class SimulateCommand {
    static final String HELP = """
            simulate: draws drivers from checklist.yaml and plays their calls through the real conversation, in the planned and in
            the listed order, beside the exact bound; prints tables.

              --calls N        so many calls; preset 5000
              --seed N         other drivers; preset 1
              --truth FOLDER   draws the drivers from another folder's checklist.yaml, as if our numbers were wrong
              --doubt WORLDS   instead: so many worlds in which each probability is multiplied by 1/3 to 3
            """;

    private static final List<String> OPTIONS = List.of("--calls", "--seed", "--truth", "--doubt");

    private SimulateCommand() {}

    static int run(Content content, List<String> arguments) {
        Map<String, String> options = options(arguments);
        Checklist truth = options.containsKey("--truth")
                ? Main.content(Path.of(options.getOrDefault("--truth", ""))).checklist()
                : content.checklist();
        Simulate simulate = new Simulate(
                content,
                Wiring.LOOK_UPS.keySet(),
                truth,
                number(options, "--calls", 5000),
                number(options, "--seed", 1),
                Simulate.CANNOT);
        if (options.containsKey("--doubt")) {
            simulate.printDoubt(System.out, number(options, "--doubt", 20));
        } else {
            simulate.print(System.out);
        }
        return 0;
    }

    private static int number(Map<String, String> options, String name, int preset) {
        String text = options.getOrDefault(name, String.valueOf(preset));
        if (!text.matches("[1-9][0-9]{0,7}")) {
            throw new CannotStart(List.of(name + " takes a whole number from 1, not \"" + text + "\"."));
        }
        return Integer.parseInt(text);
    }

    private static Map<String, String> options(List<String> arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            if (!OPTIONS.contains(arguments.get(i)) || i + 1 == arguments.size()) {
                throw new WrongArguments("\"" + arguments.get(i) + "\" is not an option with a value.", HELP);
            }
            options.put(arguments.get(i), arguments.get(i + 1));
        }
        return options;
    }
}
