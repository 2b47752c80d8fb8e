package charge.hotline.handset;

import charge.hotline.handset.Agents.Pickup;
import charge.hotline.handset.Agents.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One call or several, written as a conversation. It can be played: then what people do in it happens, and what the
 * hotline says and does is compared with what stands there. Playing also writes the transcript anew, so a file that
 * holds nothing but {@code given}, {@code call}, {@code caller} and {@code agent} lines becomes a complete one.
 *
 * <pre>
 * # what this call shows
 * given: time 2026-11-23T22:00            handed to the {@link Outside}, where it stands
 * call: from +32470000001 to +3225550100  (or callback: to +32… from +32… url /voice/callback?… (busy))
 * hotline (fr): Bonjour, …                one line a Say; … stands for anything; the language may be left out
 * caller: "le voyant est rouge" 0.4       words, and the recogniser's confidence (? = it does not tell)
 * caller: [1]                             keys; also [silence] and [hangs up]
 * caller interrupts: [0]                  does not hear the line above out
 * done: dials +3225550199
 * agent: answers                          or busy, no answer, fails; several: agent +3225550199: answers
 * agent hears (fr): …
 * agent: [1]
 * done: connected with +3225550199
 * agent: [hangs up]
 * queue: taken after 2                    or never, or a QueueResult such as queue-full
 * done: the hotline hangs up
 * kept: outcome = handed-over             asked of the {@link Outside} when the call is over; kept: * writes all
 * sent: callback = +32470000001
 * </pre>
 *
 * <p>A line that begins with a blank continues the one before. A line with nothing but {@code …} stands for any number of
 * lines. A caller for whom nothing more is written hangs up; an agent for whom nothing is written answers and presses 1.
 */
public final class Transcript {
    /** A place where a call differs from its transcript. */
    public record Mismatch(int line, String expected, String heard) {
        @Override
        public String toString() {
            return "line " + line + "\n  expected  " + expected + "\n  heard     " + heard;
        }
    }

    /**
     * What came of playing.
     *
     * @param mismatches the first difference of each call, and each thing that was not kept or sent as written
     * @param written the transcript as it happened
     * @param traces one for each call
     */
    public record Played(List<Mismatch> mismatches, String written, List<Trace> traces) {
        /** Keeps its own copies. */
        public Played {
            mismatches = List.copyOf(mismatches);
            traces = List.copyOf(traces);
        }

        /** All differences for people to read; empty when there are none. */
        public String report() {
            return mismatches.stream().map(Mismatch::toString).collect(Collectors.joining("\n"));
        }
    }

    /** A line of the file, its continuation included. */
    sealed interface Line {
        int number();

        /** A comment or an empty line. */
        record Comment(int number, String text) implements Line {}

        /** Something about the world. */
        record Given(int number, String fact) implements Line {}

        /** Somebody phones. */
        record Call(int number, String text, String from, String to, Optional<Callback> callback) implements Line {}

        /** Something that a person does: an input. */
        record Does(int number, String head, String text, Input input) implements Line {}

        /** Something to be heard or seen: an output. */
        record Expects(int number, String head, String text) implements Line {}

        /** Any lines. */
        record Anything(int number) implements Line {}

        /** A question to the outside. */
        record Asks(int number, String kind, String key, String value) implements Line {}
    }

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

    private static final Pattern HEAD = Pattern.compile("(.+?):\\s(.*)", Pattern.DOTALL);
    private static final Pattern CALL = Pattern.compile("from (\\S+) to (\\S+)");
    private static final Pattern CALLBACK =
            Pattern.compile("to (\\S+) from (\\S+) url (\\S+)(?: \\((busy|no answer|fails)\\))?");
    private static final Pattern AGENT = Pattern.compile("agent(?: (\\S+))?");
    private static final Pattern TAKEN = Pattern.compile("taken(?: after (\\d+))?");
    private static final Pattern ASKS = Pattern.compile("(\\S+) = (.*)");

    private final List<Line> lines;

    private Transcript(List<Line> lines) {
        this.lines = List.copyOf(lines);
    }

    /** Reads a transcript; a line that cannot be read is an {@link IllegalArgumentException} that names it. */
    public static Transcript parse(String text) {
        List<Line> lines = new ArrayList<>();
        List<String> raw = text.lines().toList();
        for (int i = 0; i < raw.size(); i++) {
            int number = i + 1;
            StringBuilder whole = new StringBuilder(raw.get(i));
            while (i + 1 < raw.size() && raw.get(i + 1).matches("\\s+\\S.*")) {
                whole.append(' ').append(raw.get(++i).strip());
            }
            lines.add(line(number, whole.toString().strip()));
        }
        return new Transcript(lines);
    }

    private static Line line(int number, String text) {
        if (text.isEmpty() || text.startsWith("#")) {
            return new Line.Comment(number, text);
        }
        if (text.equals("…")) {
            return new Line.Anything(number);
        }
        Matcher parts = HEAD.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("line " + number + " is not \"who: what\": " + text);
        }
        String head = parts.group(1);
        String rest = Markup.fold(parts.group(2));
        return switch (head) {
            case "given" -> new Line.Given(number, rest);
            case "call", "callback" -> call(number, head, rest);
            case "caller", "caller interrupts" ->
                new Line.Does(number, head, rest, new Input.Caller(act(number, rest), head.endsWith("interrupts")));
            case "queue" -> new Line.Does(number, head, rest, new Input.Queue(waiting(rest)));
            case "kept", "sent" -> asks(number, head, rest);
            case "done" -> new Line.Expects(number, head, rest);
            default -> {
                if (head.matches("hotline( \\(\\S+\\))?|agent( \\S+)? hears( \\(\\S+\\))?")) {
                    yield new Line.Expects(number, head, rest);
                }
                Matcher agent = AGENT.matcher(head);
                if (!agent.matches()) {
                    throw new IllegalArgumentException("line " + number + ": nobody is called \"" + head + "\"");
                }
                yield agent(number, head, Optional.ofNullable(agent.group(1)).orElse(""), rest);
            }
        };
    }

    private static Line agent(int number, String head, String target, String text) {
        return switch (text) {
            case "answers", "busy", "no answer", "fails" ->
                new Line.Does(number, head, text, new Input.Rung(target, text));
            case "cancelled" -> new Line.Expects(number, head, text);
            default -> new Line.Does(number, head, text, new Input.Agent(target, act(number, text)));
        };
    }

    private static Line call(int number, String head, String text) {
        Matcher call = (head.equals("call") ? CALL : CALLBACK).matcher(text);
        if (!call.matches()) {
            throw new IllegalArgumentException("line " + number + ": write \"call: from +32… to +32…\" or"
                    + " \"callback: to +32… from +32… url …\", not " + text);
        }
        if (head.equals("call")) {
            return new Line.Call(number, head + ": " + text, call.group(1), call.group(2), Optional.empty());
        }
        Pickup driver = switch (Optional.ofNullable(call.group(4)).orElse("")) {
            case "busy" -> new Pickup.Busy();
            case "no answer" -> new Pickup.NoAnswer();
            case "fails" -> new Pickup.Fails();
            default -> new Pickup.Answers(Person.caller());
        };
        return new Line.Call(
                number,
                head + ": " + text,
                call.group(2),
                call.group(1),
                Optional.of(new Callback(call.group(3), driver)));
    }

    private static Line asks(int number, String kind, String text) {
        if (text.equals("*")) {
            return new Line.Asks(number, kind, "*", "");
        }
        Matcher parts = ASKS.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("line " + number + ": write \"" + kind + ": what = value\"");
        }
        return new Line.Asks(number, kind, parts.group(1), parts.group(2));
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

    /** The comment lines at its beginning: what it shows. */
    public String title() {
        return lines.stream()
                .limit(1)
                .map(l -> l instanceof Line.Comment c ? c.text().replaceFirst("^#\\s*", "") : "")
                .findFirst()
                .orElse("");
    }

    /** Makes the calls and compares. The network's agents are the transcript's. */
    public Played play(Network network, Outside outside) {
        List<Mismatch> mismatches = new ArrayList<>();
        List<String> written = new ArrayList<>();
        List<Trace> traces = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            switch (lines.get(at)) {
                case Line.Call call -> {
                    int end = at + 1;
                    while (end < lines.size() && !(lines.get(end) instanceof Line.Call)) {
                        end++;
                    }
                    written.add(call.text());
                    Script script = new Script(lines.subList(at + 1, end), outside, written);
                    Trace trace = call(network, call, script);
                    traces.add(trace);
                    script.finish();
                    script.mismatch().ifPresent(mismatches::add);
                    at += 1 + script.used();
                }
                case Line.Asks asks -> {
                    if (traces.isEmpty()) {
                        throw new IllegalArgumentException("line " + asks.number() + " stands before any call");
                    }
                    ask(asks, outside, traces.getLast(), written).ifPresent(mismatches::add);
                    at++;
                }
                case Line.Given given -> {
                    tell(outside, given);
                    written.add("given: " + given.fact());
                    at++;
                }
                case Line.Comment comment -> {
                    written.add(comment.text());
                    at++;
                }
                case Line.Does does ->
                    throw new IllegalArgumentException(
                            "line " + does.number() + " stands outside a call: " + does.text());
                case Line.Expects expects ->
                    throw new IllegalArgumentException(
                            "line " + expects.number() + " stands outside a call: " + expects.text());
                case Line.Anything anything -> at++;
            }
        }
        return new Played(mismatches, wrapped(written), traces);
    }

    private static Trace call(Network network, Line.Call call, Script script) {
        Network scripted =
                network.withAgents(script).withListener(network.listener().andThen(script));
        if (call.callback().isEmpty()) {
            return scripted.call(call.from(), call.to(), script.caller());
        }
        Callback callback = call.callback().get();
        Pickup driver =
                callback.driver() instanceof Pickup.Answers ? new Pickup.Answers(script.caller()) : callback.driver();
        return scripted.callBack(call.from(), call.to(), callback.url(), driver);
    }

    static void tell(Outside outside, Line.Given given) {
        try {
            outside.given(given.fact());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("line " + given.number() + ": " + e.getMessage(), e);
        }
    }

    private static Optional<Mismatch> ask(Line.Asks asks, Outside outside, Trace trace, List<String> written) {
        Map<String, String> known = asks.kind().equals("kept") ? outside.kept(trace) : outside.sent(trace);
        if (asks.key().equals("*")) {
            new TreeMap<>(known).forEach((key, value) -> written.add(asks.kind() + ": " + key + " = " + value));
            return Optional.empty();
        }
        String value = Markup.fold(known.getOrDefault(asks.key(), "nothing"));
        written.add(asks.kind() + ": " + asks.key() + " = " + value);
        return fits(asks.value(), value)
                ? Optional.empty()
                : Optional.of(new Mismatch(
                        asks.number(),
                        asks.kind() + ": " + asks.key() + " = " + asks.value(),
                        asks.kind() + ": " + asks.key() + " = " + value));
    }

    /** Whether a text is as expected, where … stands for anything. */
    static boolean fits(String expected, String actual) {
        String pattern = Stream.of(expected.split("…", -1))
                .map(piece -> Pattern.quote(piece.strip()))
                .collect(Collectors.joining(".*"));
        return Pattern.compile(pattern, Pattern.DOTALL).matcher(actual).matches();
    }

    /** Long lines go on after a line break and four blanks. */
    private static String wrapped(List<String> written) {
        StringBuilder all = new StringBuilder();
        for (String line : written) {
            int column = 0;
            for (String word : line.split(" ", -1)) {
                if (column > 0 && column + 1 + word.length() > 110 && !line.startsWith("#")) {
                    all.append("\n    ").append(word);
                    column = 4 + word.length();
                } else {
                    all.append(column == 0 ? "" : " ").append(word);
                    column += (column == 0 ? 0 : 1) + word.length();
                }
            }
            all.append('\n');
        }
        return all.toString();
    }
}
