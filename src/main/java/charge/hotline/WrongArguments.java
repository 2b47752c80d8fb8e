package charge.hotline;

import java.util.List;

/** A command was given what it does not take; its message says what that is, and tells the command's help. */
final class WrongArguments extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongArguments(String sentence, String help) {
        super(String.join(System.lineSeparator(), sentence, "", help.stripTrailing()));
    }

    static WrongArguments unknown(String command, String argument, String help) {
        return new WrongArguments(command + " does not take \"" + argument + "\".", help);
    }

    /** Holds a command that takes no arguments to that. */
    static void none(String command, List<String> arguments, String help) {
        if (!arguments.isEmpty()) {
            throw unknown(command, arguments.getFirst(), help);
        }
    }
}
