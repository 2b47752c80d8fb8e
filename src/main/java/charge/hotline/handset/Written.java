package charge.hotline.handset;

import charge.hotline.handset.Agents.Pickup;
import charge.hotline.handset.Agents.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of a transcript, its continuation included. */
sealed interface Written {
    int number();

    /** A comment or an empty line. */
    record Comment(int number, String text) implements Written {}

    /** Something about the world. */
    record Given(int number, String fact) implements Written {}

    /** Somebody phones. */
    record Call(int number, String text, String from, String to, Optional<Callback> callback) implements Written {}

    /** Something that a person does: an input. */
    record Does(int number, String head, String text, Input input) implements Written {}

    /** Something to be heard or seen: an output. */
    record Expects(int number, String head, String text) implements Written {}

    /** Any lines. */
    record Anything(int number) implements Written {}

    /** A question to the outside. */
    record Asks(int number, String kind, String key, String value) implements Written {}

    /** What the hotline's own call goes to, and how the driver takes it. */
    record Callback(String url, Pickup driver) {}

    /** What a line makes happen. */
    sealed interface Input {
        /** The caller does something. */
        record Caller(Act act, boolean interrupting) implements Input {}

        /** An agent does something; an empty target is whoever is on the line. */
        record Agent(String target, Act act) implements Input {}

        /** Somebody who is rung. Only {@link Pickup.Answers} goes on. */
        record Rung(String target, String how) implements Input {}

        /** What happens in a queue. */
        record Queue(Waiting waiting) implements Input {}
    }

    Pattern HEAD = Pattern.compile("(.+?):\\s(.*)", Pattern.DOTALL);
    Pattern CALL = Pattern.compile("from (\\S+) to (\\S+)");
    Pattern CALLBACK = Pattern.compile("to (\\S+) from (\\S+) url (\\S+)(?: \\((busy|no answer|fails)\\))?");
    Pattern AGENT = Pattern.compile("agent(?: (\\S+))?");
    Pattern TAKEN = Pattern.compile("taken(?: after (\\d+))?");
    Pattern ASKS = Pattern.compile("(\\S+) = (.*)");

    /** Reads a transcript; a line that cannot be read is an {@link IllegalArgumentException} that names it. */
    static List<Written> read(String text) {
        List<Written> lines = new ArrayList<>();
        List<String> raw = text.lines().toList();
        for (int i = 0; i < raw.size(); i++) {
            int number = i + 1;
            StringBuilder whole = new StringBuilder(raw.get(i));
            while (i + 1 < raw.size() && raw.get(i + 1).matches("\\s+\\S.*")) {
                whole.append(' ').append(raw.get(++i).strip());
            }
            lines.add(line(number, whole.toString().strip()));
        }
        return List.copyOf(lines);
    }

    private static Written line(int number, String text) {
        if (text.isEmpty() || text.startsWith("#")) {
            return new Comment(number, text);
        }
        if (text.equals("…")) {
            return new Anything(number);
        }
        Matcher parts = HEAD.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("line " + number + " is not \"who: what\": " + text);
        }
        String head = parts.group(1);
        String rest = Markup.fold(parts.group(2));
        return switch (head) {
            case "given" -> new Given(number, rest);
            case "call", "callback" -> call(number, head, rest);
            case "caller", "caller interrupts" ->
                new Does(number, head, rest, new Input.Caller(act(number, rest), head.endsWith("interrupts")));
            case "queue" -> new Does(number, head, rest, new Input.Queue(waiting(rest)));
            case "kept", "sent" -> asks(number, head, rest);
            case "done" -> new Expects(number, head, rest);
            default -> {
                if (head.matches("hotline( \\(\\S+\\))?|agent( \\S+)? hears( \\(\\S+\\))?")) {
                    yield new Expects(number, head, rest);
                }
                Matcher agent = AGENT.matcher(head);
                if (!agent.matches()) {
                    throw new IllegalArgumentException("line " + number + ": nobody is called \"" + head + "\"");
                }
                yield agent(number, head, Optional.ofNullable(agent.group(1)).orElse(""), rest);
            }
        };
    }

    private static Written agent(int number, String head, String target, String text) {
        return switch (text) {
            case "answers", "busy", "no answer", "fails" -> new Does(number, head, text, new Input.Rung(target, text));
            case "cancelled" -> new Expects(number, head, text);
            default -> new Does(number, head, text, new Input.Agent(target, act(number, text)));
        };
    }

    private static Written call(int number, String head, String text) {
        Matcher call = (head.equals("call") ? CALL : CALLBACK).matcher(text);
        if (!call.matches()) {
            throw new IllegalArgumentException("line " + number + ": write \"call: from +32… to +32…\" or"
                    + " \"callback: to +32… from +32… url …\", not " + text);
        }
        if (head.equals("call")) {
            return new Call(number, head + ": " + text, call.group(1), call.group(2), Optional.empty());
        }
        Pickup driver = switch (Optional.ofNullable(call.group(4)).orElse("")) {
            case "busy" -> new Pickup.Busy();
            case "no answer" -> new Pickup.NoAnswer();
            case "fails" -> new Pickup.Fails();
            default -> new Pickup.Answers(Person.caller());
        };
        return new Call(
                number,
                head + ": " + text,
                call.group(2),
                call.group(1),
                Optional.of(new Callback(call.group(3), driver)));
    }

    private static Written asks(int number, String kind, String text) {
        if (text.equals("*")) {
            return new Asks(number, kind, "*", "");
        }
        Matcher parts = ASKS.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("line " + number + ": write \"" + kind + ": what = value\"");
        }
        return new Asks(number, kind, parts.group(1), parts.group(2));
    }

    private static Act act(int number, String text) {
        return Lines.parse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "line " + number + ": write \"words\", [keys], [silence] or [hangs up], not " + text));
    }

    private static Waiting waiting(String text) {
        Matcher taken = TAKEN.matcher(text);
        if (taken.matches()) {
            return new Waiting.Taken(
                    Integer.parseInt(Optional.ofNullable(taken.group(1)).orElse("1")));
        }
        return text.equals("never") ? new Waiting.Never() : new Waiting.Refused(text);
    }
}
