package charge.hotline;

import charge.hotline.content.Content;
import charge.hotline.content.ContentReader;
import charge.hotline.content.Fault;
import charge.hotline.twiml.Twiml;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The command line: one method a command, and the help. */
public final class Main {
    /** It goes on until it is told to stop. */
    private static final int DONE = 0;

    private static final int WRONG = 1;
    private static final int NOT_A_COMMAND = 2;

    private static final String HELP = """
            The hotline for drivers whose charging session does not start.

              serve             answers the carrier's webhooks (also without any command)
              call              phones the hotline in the terminal, by typing words or keys
              understand        reads "language, step, words" and tells what they mean, a line each
              check [FOLDER]    tells what is wrong with the prompts and the checklist
              simulate          plays calls of drawn drivers: planned order, listed order and exact bound side by side
              fallback          prints an apology as TwiML, to be hosted where nothing of ours runs
              forget            erases a caller
              export            prints what is kept of a caller
              promises          lists what was promised to callers and is not done, and marks what is
              backup            writes the embedded journal to a file, while the hotline goes on
              restore           puts a back-up in the place of the embedded journal
              COMMAND --help    more about a command
            """;

    private static final String SERVE = """
            serve: answers the carrier's webhooks on HOTLINE_PORT and shows its state on HOTLINE_DESK_PORT, until it is
            stopped (Ctrl-C or SIGTERM). Settings are environment variables, or in hotline.yaml in lower case with dots:

            """;

    private static final String FALLBACK = """
            fallback: prints a bilingual apology as TwiML. Host it on another machine, as the fallback of the carrier's number.
            """;

    private Main() {}

    /** Runs one command; exits with 0 when done, 1 when something is wrong, 2 when there is no such command or argument. */
    public static void main(String[] args) throws Exception {
        int status = run(args.length == 0 ? List.of("serve") : Arrays.asList(args), System.err);
        System.out.flush();
        System.exit(status);
    }

    static int run(List<String> words, PrintStream err) throws Exception {
        List<String> arguments = words.subList(1, words.size());
        boolean help = arguments.contains("--help") || arguments.contains("-h");
        try {
            return switch (words.getFirst()) {
                case "serve" -> help ? say(SERVE + settings()) : serve(arguments);
                case "call" -> help ? say(CallCommand.HELP) : CallCommand.run(arguments);
                case "understand" -> help ? say(UnderstandCommand.HELP) : understand(arguments);
                case "check" ->
                    help
                            ? say(CheckCommand.HELP)
                            : CheckCommand.run(() -> settingsNow().promptsThere(), arguments, System.out);
                case "simulate" -> help ? say(SimulateCommand.HELP) : SimulateCommand.run(content(), arguments);
                case "fallback" -> help ? say(FALLBACK) : fallback(arguments);
                case "forget" ->
                    help ? say(CallerCommand.FORGET) : CallerCommand.forget(settingsNow(), arguments, System.out);
                case "export" ->
                    help ? say(CallerCommand.EXPORT) : CallerCommand.export(settingsNow(), arguments, System.out);
                case "promises" ->
                    help ? say(PromisesCommand.HELP) : PromisesCommand.run(settingsNow(), arguments, System.out);
                case "backup" ->
                    help ? say(BackUpCommand.BACKUP) : BackUpCommand.backUp(settingsNow(), arguments, System.out);
                case "restore" ->
                    help ? say(BackUpCommand.RESTORE) : BackUpCommand.restore(settingsNow(), arguments, System.out);
                case "--help", "-h", "help" -> say(HELP);
                default -> unknown(words.getFirst(), err);
            };
        } catch (CannotStart e) {
            err.println(e.getMessage());
            return WRONG;
        } catch (WrongArguments e) {
            err.println(e.getMessage());
            return NOT_A_COMMAND;
        }
    }

    private static int serve(List<String> arguments) throws InterruptedException {
        WrongArguments.none("serve", arguments, SERVE + settings());
        Settings settings = settingsNow();
        Logger log = LoggerFactory.getLogger(Hotline.class);
        settings.notes().forEach(log::info);
        settings.warnings().forEach(log::warn);
        Hotline hotline = Hotline.start(settings, Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            hotline.close();
            // Stopped in good order is no failure; without this a signal's number would be the exit status.
            Runtime.getRuntime().halt(DONE);
        }));
        log.info(
                "the hotline answers at {}/voice (carrier's port {})",
                settings.publicUrl(hotline.port()),
                hotline.port());
        log.info("the desk is at http://{}:{}/api/calls", settings.deskHost(), hotline.deskPort());
        // Until a signal, whose hook ends the process.
        new CountDownLatch(1).await();
        return DONE;
    }

    private static int understand(List<String> arguments) throws IOException {
        WrongArguments.none("understand", arguments, UnderstandCommand.HELP);
        return UnderstandCommand.run(content(), LearnedFiles.in(settingsNow().data()));
    }

    private static int fallback(List<String> arguments) {
        WrongArguments.none("fallback", arguments, FALLBACK);
        Settings settings = settingsNow();
        Twiml twiml = new Twiml(content(), "", Map.of(), (language, expected) -> List.of());
        return say(twiml.standalone(settings.lines().getFirst().facts().brand()) + System.lineSeparator());
    }

    private static Settings settingsNow() {
        return Settings.read(System.getenv(), Path.of(""));
    }

    private static Content content() {
        return content(settingsNow().promptsThere());
    }

    static Content content(Path prompts) {
        return switch (ContentReader.read(prompts)) {
            case ContentReader.Loaded loaded -> loaded.content();
            case ContentReader.Refused refused ->
                throw new CannotStart(
                        refused.faults().stream().map(Fault::toString).toList());
        };
    }

    private static int unknown(String word, PrintStream err) {
        err.println("\"" + word + "\" is not a command.");
        err.println();
        err.print(HELP);
        return NOT_A_COMMAND;
    }

    private static int say(String text) {
        System.out.print(text);
        return DONE;
    }

    private static String settings() {
        return Arrays.stream(Setting.values())
                .map(setting -> "  " + setting + "\n      " + setting.meaning() + "; "
                        + setting.preset().map(preset -> "preset " + preset).orElse("not preset"))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
