package charge.hotline.handset;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Events and acts as lines of a conversation, the same in transcripts and in the terminal. */
final class Lines {
    /** A line: who or what, then the words. */
    record Line(String head, String text) {
        @Override
        public String toString() {
            return head + ": " + text;
        }
    }

    private static final Pattern WORDS = Pattern.compile("\"(.*)\"(?:\\s+(\\?|[01](?:\\.\\d+)?))?");
    private static final double USUAL = 0.9;

    private Lines() {}

    /** The line of an event; requests have none, and an agent's end shows in what was done before. */
    static Optional<Line> of(Event event) {
        return switch (event) {
            case Event.Heard e -> line(ear(e.leg(), e.language()), e.text() + cut(e.cut()));
            case Event.Played e -> line(ear(e.leg(), ""), "[plays " + e.url() + "]" + cut(e.cut()));
            case Event.SentKeys e -> line(ear(e.leg(), ""), "[keys " + e.digits() + "]");
            case Event.Paused e -> line(ear(e.leg(), ""), "[pauses " + e.seconds() + " s]");
            case Event.Acted e -> line(person(e.leg()) + (e.interrupting() ? " interrupts" : ""), act(e.act()));
            case Event.Missed e -> done("not heard: " + e.why());
            case Event.Requested e -> Optional.empty();
            case Event.Dialled e -> done("dials " + String.join(", ", e.targets()));
            case Event.Rang e -> line(person(e.leg()), e.outcome());
            case Event.Connected e -> done("connected with " + e.leg());
            case Event.NotConnected e -> done("not connected: " + e.status());
            case Event.Queued e ->
                done("waits in " + e.queue()
                        + e.task().map(t -> " with " + Markup.fold(t)).orElse(""));
            case Event.Unqueued e -> done("out of the queue: " + e.result());
            case Event.Assigned e -> done("task assigned: " + Markup.fold(e.answer()));
            case Event.Recorded e -> done("recorded " + e.seconds() + " s");
            case Event.Failed e -> done("error " + e.code() + " at " + e.target() + ": " + e.reason());
            case Event.Broke e -> done("breaks the rule " + e.violation());
            case Event.Ended e -> e.leg().equals(Event.CALLER) ? ended(e.how()) : Optional.empty();
        };
    }

    private static Optional<Line> line(String head, String text) {
        return Optional.of(new Line(head, text));
    }

    private static Optional<Line> done(String text) {
        return line("done", text);
    }

    private static String cut(boolean cut) {
        return cut ? " [cut]" : "";
    }

    private static String person(String leg) {
        return leg.equals(Event.CALLER) ? "caller" : "agent " + leg;
    }

    private static String ear(String leg, String language) {
        String tongue = language.isEmpty() ? "" : " (" + language.replaceFirst("-.*", "") + ")";
        return (leg.equals(Event.CALLER) ? "hotline" : "agent " + leg + " hears") + tongue;
    }

    private static Optional<Line> ended(Event.Ending how) {
        return switch (how) {
            case HOTLINE, DOCUMENT -> done("the hotline hangs up");
            case PERSON, CALLER_LEFT -> Optional.empty();
            case REJECTED -> done("the hotline does not take the call");
            case ERROR -> done("the caller is lost");
            case UNANSWERED -> done("the driver does not answer");
        };
    }

    /** An act as it is written in a transcript. */
    static String act(Act act) {
        return switch (act) {
            case Act.Keys typed -> "[" + typed.keys() + "]";
            case Act.Words said ->
                "\"" + said.words() + "\""
                        + said.confidence().map(c -> c == USUAL ? "" : " " + c).orElse(" ?");
            case Act.Silence s -> "[silence]";
            case Act.HangsUp h -> "[hangs up]";
            case Act.Interrupts early -> act(early.act());
        };
    }

    /** An act from a transcript. */
    static Optional<Act> parse(String text) {
        Matcher words = WORDS.matcher(text);
        if (words.matches()) {
            String confidence = Optional.ofNullable(words.group(2)).orElse(Double.toString(USUAL));
            Optional<Double> value =
                    confidence.equals("?") ? Optional.empty() : Optional.of(Double.parseDouble(confidence));
            return Optional.of(new Act.Words(words.group(1), value));
        }
        return switch (text) {
            case "[silence]" -> Optional.of(Act.silence());
            case "[hangs up]" -> Optional.of(Act.hangsUp());
            default ->
                text.matches("\\[[0-9*#]+\\]")
                        ? Optional.of(Act.presses(text.substring(1, text.length() - 1)))
                        : Optional.empty();
        };
    }
}
