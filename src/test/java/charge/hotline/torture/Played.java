package charge.hotline.torture;

import charge.hotline.handset.Event;
import charge.hotline.handset.Event.Ending;
import charge.hotline.handset.Trace;
import java.util.List;
import java.util.Optional;

/**
 * A call as those on the telephone lived through it.
 *
 * @param who which caller, and which of their calls
 * @param callSid empty where the call broke off before anything came of it
 * @param ending how the caller's leg ended; empty where the simulated network itself failed
 * @param heard what the caller heard, Say by Say
 * @param last what the caller heard of the last document
 * @param connected whether somebody talked with them
 * @param violations the rules that documents broke
 * @param troubles what the carrier would have in its error log
 * @param story what happened, line by line
 */
record Played(
        String who,
        String callSid,
        Optional<Ending> ending,
        List<String> heard,
        List<String> last,
        boolean connected,
        List<String> violations,
        List<String> troubles,
        List<String> story) {
    private static final int LONGEST_LINE = 300;

    static Played of(String who, Trace trace) {
        List<Event> events = trace.entries().stream().map(Trace.Entry::event).toList();
        int lastDocument = 0;
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof Event.Requested r
                    && r.leg().equals(Event.CALLER)
                    && r.body().startsWith("<")) {
                lastDocument = i;
            }
        }
        return new Played(
                who,
                trace.callSid(),
                Optional.of(trace.ending()),
                trace.heard(),
                heardByCaller(events.subList(lastDocument, events.size())),
                !trace.all(Event.Connected.class).isEmpty(),
                trace.violations().stream().map(Object::toString).toList(),
                trace.all(Event.Failed.class).stream().map(Object::toString).toList(),
                events.stream().map(Played::line).toList());
    }

    static Played broken(String who, RuntimeException e) {
        return new Played(
                who, "", Optional.empty(), List.of(), List.of(), false, List.of(), List.of(), List.of(e.toString()));
    }

    private static List<String> heardByCaller(List<Event> events) {
        return events.stream()
                .filter(event -> event.leg().equals(Event.CALLER))
                .filter(Event.Heard.class::isInstance)
                .map(event -> ((Event.Heard) event).text())
                .toList();
    }

    private static String line(Event event) {
        String line = switch (event) {
            case Event.Requested r ->
                r.leg() + " " + r.purpose() + " " + r.target() + " " + r.outcome() + " by " + r.node();
            default -> event.toString();
        };
        return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line;
    }
}
