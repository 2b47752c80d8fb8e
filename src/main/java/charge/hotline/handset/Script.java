package charge.hotline.handset;

import charge.hotline.handset.Transcript.Mismatch;
import charge.hotline.handset.Written.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The lines of one call, being played: everyone in it does what is written next, and what happens is written down
 * beside. An input is taken only when it is the next one in the file; when the call has gone another way, the caller
 * hangs up and the comparison shows where it went wrong.
 */
final class Script implements Agents, Consumer<Event> {
    private final List<Written> lines;
    private final Outside outside;
    private final List<String> written;
    private final List<Lines.Line> happened = new ArrayList<>();
    private int next;
    /** Lines seen since the last input: places an interruption. */
    private int seen;
    /** How many are rung; with one, its name need not be written. */
    private int rung;

    private boolean presses;

    Script(List<Written> lines, Outside outside, List<String> written) {
        int end = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i) instanceof Written.Does
                    || lines.get(i) instanceof Written.Expects
                    || lines.get(i) instanceof Written.Anything) {
                end = i + 1;
            }
        }
        // what is given, asked or remarked after the last of them is not part of the call
        this.lines = List.copyOf(lines.subList(0, end));
        this.outside = outside;
        this.written = written;
        for (Written line : this.lines) {
            if (line instanceof Written.Asks asks) {
                throw new IllegalArgumentException("line " + asks.number() + ": ask when the call is over");
            }
        }
    }

    /** How many lines belong to this call. */
    int used() {
        return lines.size();
    }

    @Override
    public synchronized void accept(Event event) {
        if (event instanceof Event.Dialled dialled) {
            rung = dialled.targets().size();
        }
        if (event instanceof Event.Acted acted && acted.leg().matches("(queue|workflow):.*")) {
            take(i -> i instanceof Input.Agent);
        }
        Lines.of(event).ifPresent(line -> {
            happened.add(line);
            seen = isInput(event) ? 0 : seen + 1;
            String head = rung > 1 ? line.head() : line.head().replaceFirst("^agent (?!hears)\\S+", "agent");
            written.add(head + ": " + line.text());
        });
    }

    private static boolean isInput(Event event) {
        return event instanceof Event.Acted
                || (event instanceof Event.Rang rang && !rang.outcome().equals("cancelled"));
    }

    /** The next input, if it is of this sort; the remarks and facts before it happen now. */
    private Optional<Input> take(Predicate<Input> wanted) {
        Optional<Written.Does> does = peek();
        if (does.isEmpty() || !wanted.test(does.get().input())) {
            return Optional.empty();
        }
        while (true) {
            switch (lines.get(next++)) {
                case Written.Comment comment -> written.add(comment.text());
                case Written.Given given -> {
                    written.add("given: " + given.fact());
                    Transcript.tell(outside, given);
                }
                case Written.Does found -> {
                    seen = 0;
                    return Optional.of(found.input());
                }
                case Written.Expects e -> {
                    // compared when the call is over
                }
                case Written.Anything a -> {
                    // compared when the call is over
                }
                case Written.Asks asks -> throw new IllegalStateException("refused before the call");
                case Written.Call call -> throw new IllegalStateException("a call within a call");
            }
        }
    }

    /** What is given or remarked after the last input: late, but not lost. */
    void finish() {
        for (Written line : lines.subList(next, lines.size())) {
            if (line instanceof Written.Given given) {
                written.add("given: " + given.fact());
                Transcript.tell(outside, given);
            } else if (line instanceof Written.Comment comment) {
                written.add(comment.text());
            }
        }
        next = lines.size();
    }

    private Optional<Written.Does> peek() {
        for (int i = next; i < lines.size(); i++) {
            if (lines.get(i) instanceof Written.Does does) {
                return Optional.of(does);
            }
        }
        return Optional.empty();
    }

    Person caller() {
        return new Person() {
            @Override
            public Act acts(Moment moment) {
                return take(i -> i instanceof Input.Caller)
                        .map(i -> ((Input.Caller) i).act())
                        .orElse(Act.hangsUp());
            }

            @Override
            public Optional<Act> interrupts(Moment moment) {
                return take(i -> i instanceof Input.Caller caller && now(caller, moment))
                        .map(i -> ((Input.Caller) i).act());
            }
        };
    }

    /** An interruption happens at the line after which it is written; a hang-up in a talk needs no more than its place. */
    private boolean now(Input.Caller caller, Moment moment) {
        if (moment == Moment.TALKING) {
            return caller.act() instanceof Act.HangsUp;
        }
        int before = 0;
        for (int i = next; i < lines.size() && !(lines.get(i) instanceof Written.Does); i++) {
            before += lines.get(i) instanceof Written.Expects ? 1 : 0;
        }
        boolean prompt = moment == Moment.PROMPT || moment == Moment.MONOLOGUE;
        return caller.interrupting() && seen + (prompt ? 1 : 0) >= before;
    }

    @Override
    public Pickup rings(String target) {
        presses = true;
        Optional<Input> how = take(i -> i instanceof Input.Rung ring
                && (ring.target().isEmpty() || ring.target().equals(target)));
        if (how.isPresent() && how.get() instanceof Input.Rung ring) {
            return switch (ring.how()) {
                case "busy" -> new Pickup.Busy();
                case "no answer" -> new Pickup.NoAnswer();
                case "fails" -> new Pickup.Fails();
                default -> new Pickup.Answers(agent());
            };
        }
        return new Pickup.Answers(agent());
    }

    private Person agent() {
        return moment -> {
            Optional<Input> input = take(i -> i instanceof Input.Agent);
            if (input.isPresent() && input.get() instanceof Input.Agent agent) {
                presses = false;
                return agent.act();
            }
            if (moment == Moment.TALKING) {
                return Act.hangsUp();
            }
            // nothing written: presses 1 once, then is silent
            Act act = presses ? Act.presses("1") : Act.silence();
            presses = false;
            return act;
        };
    }

    @Override
    public Waiting queues(String queue) {
        return take(i -> i instanceof Input.Queue)
                .map(i -> ((Input.Queue) i).waiting())
                .orElse(new Waiting.Taken(1));
    }

    /** The first line that is not as written. What comes after it is mostly its consequence. */
    Optional<Mismatch> mismatch() {
        int actual = 0;
        boolean anything = false;
        for (Written line : lines) {
            String head;
            String text;
            switch (line) {
                case Written.Anything a -> {
                    anything = true;
                    continue;
                }
                case Written.Does does -> {
                    if (does.input() instanceof Input.Queue) {
                        continue;
                    }
                    head = does.head();
                    text = does.text();
                }
                case Written.Expects expects -> {
                    head = expects.head();
                    text = expects.text();
                }
                default -> {
                    continue;
                }
            }
            int from = actual;
            while (anything && actual < happened.size() && !fits(head, text, happened.get(actual))) {
                actual++;
            }
            if (actual >= happened.size() || !fits(head, text, happened.get(actual))) {
                String heard = from < happened.size() ? happened.get(from).toString() : "nothing: the call is over";
                return Optional.of(new Mismatch(line.number(), head + ": " + text, heard));
            }
            actual++;
            anything = false;
        }
        return actual == happened.size() || anything
                ? Optional.empty()
                : Optional.of(new Mismatch(
                        lines.isEmpty() ? 0 : lines.getLast().number(),
                        "the end of the call after this line",
                        happened.get(actual).toString()));
    }

    /** The language and the agent's name may be left out of a head: its words are found in the real one, in order. */
    private static boolean fits(String head, String text, Lines.Line actual) {
        int found = 0;
        String[] wanted = head.split(" ", -1);
        for (String word : actual.head().split(" ", -1)) {
            if (found < wanted.length && wanted[found].equals(word)) {
                found++;
            }
        }
        return found == wanted.length && Transcript.fits(text, actual.text());
    }
}
