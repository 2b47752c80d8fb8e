package charge.hotline.handset;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** All that happened in one call, in order. */
public final class Trace {
    /** Something that happened, and when in simulated time. */
    public record Entry(Duration at, Event event) {}

    private final String callSid;
    private final SimulatedTime time;
    private final Consumer<Event> listener;
    private final List<Entry> entries = new ArrayList<>();

    Trace(String callSid, SimulatedTime time, Consumer<Event> listener) {
        this.callSid = callSid;
        this.time = time;
        this.listener = listener;
    }

    void add(Event event) {
        synchronized (entries) {
            entries.add(new Entry(time.elapsed(), event));
        }
        listener.accept(event);
    }

    /** The CallSid of the caller's leg. */
    public String callSid() {
        return callSid;
    }

    /** How long the call has lasted, in simulated time. */
    public Duration elapsed() {
        return time.elapsed();
    }

    /** Everything. */
    public List<Entry> entries() {
        synchronized (entries) {
            return List.copyOf(entries);
        }
    }

    /** Everything of one kind. */
    public <E extends Event> List<E> all(Class<E> kind) {
        return entries().stream()
                .map(Entry::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** What the caller heard, Say by Say. */
    public List<String> heard() {
        return heardBy(Event.CALLER);
    }

    /** What one leg heard, Say by Say. */
    public List<String> heardBy(String leg) {
        return all(Event.Heard.class).stream()
                .filter(h -> h.leg().equals(leg))
                .map(Event.Heard::text)
                .toList();
    }

    /** The requests of one purpose. */
    public List<Event.Requested> requests(String purpose) {
        return all(Event.Requested.class).stream()
                .filter(r -> r.purpose().equals(purpose))
                .toList();
    }

    /** The rules that documents broke. A good hotline breaks none. */
    public List<Violation> violations() {
        return all(Event.Broke.class).stream().map(Event.Broke::violation).toList();
    }

    /** How the caller's leg ended. */
    public Event.Ending ending() {
        return all(Event.Ended.class).stream()
                .filter(e -> e.leg().equals(Event.CALLER))
                .map(Event.Ended::how)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the call has not ended"));
    }

    /** When the first thing of this sort happened: for instance, how long a caller waited for a person. */
    public Duration when(Predicate<Event> what) {
        return entries().stream()
                .filter(e -> what.test(e.event()))
                .map(Entry::at)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("it never happened"));
    }
}
