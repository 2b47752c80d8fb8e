package charge.hotline.handset;

import charge.hotline.handset.Agents.Pickup;
import charge.hotline.handset.Agents.Waiting;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A telephone made of a keyboard and a screen: what is typed is said or pressed, what is heard is shown. Times are
 * simulated, so nobody waits.
 */
public final class Terminal {
    private static final String HELP = """
            What you type happens at the next question:
              1  0  *  #  12#          keys
              le voyant est rouge      words
              (an empty line)          silence
              !confidence 0.4 rouge    words that were recognised badly
              !hangup                  hang up; so does the end of the input
            How the next agent behaves, until then they accept:
              !accept  !again  !decline  !silent  !busy  !noanswer  !fail
            How long you wait in a queue:
              !taken 3  !never
              !help                    this text\
            """;
    private static final Pattern KEYS = Pattern.compile("[0-9*#]+");
    private static final Pattern CONFIDENCE = Pattern.compile("!confidence\\s+([01](?:\\.\\d+)?)\\s+(\\S.*)");
    private static final Pattern TAKEN = Pattern.compile("!taken\\s+(\\d+)");

    private final Network network;
    private final String from;
    private final String to;
    private final BufferedReader in;
    private final PrintWriter out;
    private Pickup nextAgent = Pickup.accepts();
    private Waiting nextQueue = new Waiting.Taken(1);

    /**
     * A telephone that is not yet off the hook.
     *
     * @param from the caller's number
     * @param to the number called
     */
    public Terminal(Connection connection, String from, String to, Reader in, PrintWriter out) {
        this.network = new Network(connection);
        this.from = from;
        this.to = to;
        this.in = new BufferedReader(in);
        this.out = out;
    }

    /** Makes one call and returns when it is over. */
    public Trace run() {
        show("calling " + to + " as " + from + " (!help for help)");
        Trace trace =
                network.withAgents(new AtTheKeyboard()).withListener(this::show).call(from, to, new Typist());
        show("the call is over after " + trace.elapsed().toSeconds() + " s");
        return trace;
    }

    private void show(Event event) {
        boolean typed = event instanceof Event.Acted acted && acted.leg().equals(Event.CALLER);
        Lines.of(event)
                .filter(line -> !typed)
                .map(line -> line.head().equals("done") ? "→ " + line.text() : line.toString())
                .ifPresent(this::show);
    }

    private void show(String line) {
        out.println(line);
        out.flush();
    }

    /** The next line that is more than an order to the terminal. */
    private Act read() {
        while (true) {
            out.print("> ");
            out.flush();
            Optional<String> line = line();
            if (line.isEmpty()) {
                out.println();
                return Act.hangsUp();
            }
            Optional<Act> act = understood(line.get().strip());
            if (act.isPresent()) {
                return act.get();
            }
        }
    }

    private Optional<String> line() {
        try {
            return Optional.ofNullable(in.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Act> understood(String line) {
        if (line.startsWith("!")) {
            return ordered(line);
        }
        if (line.isEmpty()) {
            return Optional.of(Act.silence());
        }
        return Optional.of(KEYS.matcher(line).matches() ? Act.presses(line) : Act.says(line));
    }

    private Optional<Act> ordered(String line) {
        Matcher confidence = CONFIDENCE.matcher(line);
        if (confidence.matches()) {
            return Optional.of(Act.says(confidence.group(2), Double.parseDouble(confidence.group(1))));
        }
        Matcher taken = TAKEN.matcher(line);
        if (taken.matches()) {
            return queue(new Waiting.Taken(Integer.parseInt(taken.group(1))));
        }
        return switch (line) {
            case "!hangup" -> Optional.of(Act.hangsUp());
            case "!accept" -> agent(Pickup.accepts());
            case "!again" -> agent(Pickup.acceptsAfterHearingAgain());
            case "!decline" -> agent(Pickup.declines());
            case "!silent" -> agent(Pickup.silent());
            case "!busy" -> agent(new Pickup.Busy());
            case "!noanswer" -> agent(new Pickup.NoAnswer());
            case "!fail" -> agent(new Pickup.Fails());
            case "!never" -> queue(new Waiting.Never());
            default -> {
                show(HELP);
                yield Optional.empty();
            }
        };
    }

    private Optional<Act> agent(Pickup behaviour) {
        nextAgent = behaviour;
        show("(noted for the next agent)");
        return Optional.empty();
    }

    private Optional<Act> queue(Waiting behaviour) {
        nextQueue = behaviour;
        show("(noted for the next queue)");
        return Optional.empty();
    }

    /** The person who types. */
    private final class Typist implements Person {
        @Override
        public Act acts(Moment moment) {
            return read();
        }

        @Override
        public Optional<Act> interrupts(Moment moment) {
            boolean endless = moment == Moment.QUEUE && nextQueue instanceof Waiting.Never;
            if (moment != Moment.TALKING && !endless) {
                return Optional.empty();
            }
            show(
                    endless
                            ? "(in the queue: enter to go on waiting, !hangup)"
                            : "(you talk: enter to let the agent hang up, !hangup)");
            return Optional.of(read()).filter(act -> act instanceof Act.HangsUp);
        }
    }

    /** Agents as they were ordered; each order is for one of them. */
    private final class AtTheKeyboard implements Agents {
        @Override
        public Pickup rings(String target) {
            Pickup now = nextAgent;
            nextAgent = Pickup.accepts();
            return now;
        }

        @Override
        public Waiting queues(String queue) {
            return nextQueue;
        }
    }
}
