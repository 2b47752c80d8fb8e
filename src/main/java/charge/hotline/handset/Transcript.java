package charge.hotline.handset;

import charge.hotline.handset.Agents.Pickup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    private final List<Written> lines;

    private Transcript(List<Written> lines) {
        this.lines = List.copyOf(lines);
    }

    /** Reads a transcript; a line that cannot be read is an {@link IllegalArgumentException} that names it. */
    public static Transcript parse(String text) {
        return new Transcript(Written.read(text));
    }

    /** The comment lines at its beginning: what it shows. */
    public String title() {
        return lines.stream()
                .limit(1)
                .map(l -> l instanceof Written.Comment c ? c.text().replaceFirst("^#\\s*", "") : "")
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
                case Written.Call call -> {
                    int end = at + 1;
                    while (end < lines.size() && !(lines.get(end) instanceof Written.Call)) {
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
                case Written.Asks asks -> {
                    if (traces.isEmpty()) {
                        throw new IllegalArgumentException("line " + asks.number() + " stands before any call");
                    }
                    ask(asks, outside, traces.getLast(), written).ifPresent(mismatches::add);
                    at++;
                }
                case Written.Given given -> {
                    tell(outside, given);
                    written.add("given: " + given.fact());
                    at++;
                }
                case Written.Comment comment -> {
                    written.add(comment.text());
                    at++;
                }
                case Written.Does does ->
                    throw new IllegalArgumentException(
                            "line " + does.number() + " stands outside a call: " + does.text());
                case Written.Expects expects ->
                    throw new IllegalArgumentException(
                            "line " + expects.number() + " stands outside a call: " + expects.text());
                case Written.Anything anything -> at++;
            }
        }
        return new Played(mismatches, wrapped(written), traces);
    }

    private static Trace call(Network network, Written.Call call, Script script) {
        Network scripted =
                network.withAgents(script).withListener(network.listener().andThen(script));
        if (call.callback().isEmpty()) {
            return scripted.call(call.from(), call.to(), script.caller());
        }
        Written.Callback callback = call.callback().get();
        Pickup driver =
                callback.driver() instanceof Pickup.Answers ? new Pickup.Answers(script.caller()) : callback.driver();
        return scripted.callBack(call.from(), call.to(), callback.url(), driver);
    }

    static void tell(Outside outside, Written.Given given) {
        try {
            outside.given(given.fact());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("line " + given.number() + ": " + e.getMessage(), e);
        }
    }

    private static Optional<Mismatch> ask(Written.Asks asks, Outside outside, Trace trace, List<String> written) {
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
