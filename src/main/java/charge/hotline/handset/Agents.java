package charge.hotline.handset;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How everyone behaves whom the hotline rings, and what becomes of callers in queues. */
public interface Agents {
    /** Rings {@code +32…}, {@code sip:…}, {@code client:…} or {@code queue:…}. */
    Pickup rings(String target);

    /** Somebody was put into {@code queue:…} or {@code workflow:WW…}. */
    Waiting queues(String queue);

    /** What comes of ringing someone. */
    sealed interface Pickup {
        /** A person, or a voicemail, takes the call. */
        record Answers(Person person) implements Pickup {}

        /** The line is taken. */
        record Busy() implements Pickup {}

        /** It rings until the time-out. */
        record NoAnswer() implements Pickup {}

        /** The number cannot be reached. */
        record Fails() implements Pickup {}

        /** Presses 1 after the whisper. */
        static Pickup accepts() {
            return new Answers(Person.agent(Act.presses("1")));
        }

        /** Wants the whisper again, then accepts. */
        static Pickup acceptsAfterHearingAgain() {
            return new Answers(Person.agent(Act.presses("2"), Act.presses("1")));
        }

        /** Presses 3 after the whisper. */
        static Pickup declines() {
            return new Answers(Person.agent(Act.presses("3")));
        }

        /** Answers and says nothing, as a voicemail does. */
        static Pickup silent() {
            return new Answers(Person.agent());
        }
    }

    /** What becomes of somebody in a queue. */
    sealed interface Waiting {
        /** An agent takes them after some rounds of the waiting document. */
        record Taken(int rounds) implements Waiting {}

        /** Nobody comes: they stay until they hang up or a waiting document lets them leave. */
        record Never() implements Waiting {}

        /** They never get into the queue: {@code queue-full}, {@code error}, {@code system-error}. */
        record Refused(String result) implements Waiting {}
    }

    /** A table, to be filled with {@link Table#with} and {@link Table#queue}: everyone else accepts, queues take one round. */
    static Table table() {
        return new Table();
    }

    /** Who behaves how. Of several behaviours each call uses one, and the last one stays. */
    final class Table implements Agents {
        private final Map<String, Deque<Pickup>> pickups = new HashMap<>();
        private final Map<String, Waiting> queues = new HashMap<>();

        private Table() {}

        /** Sets how a target behaves, call after call. */
        public synchronized Table with(String target, Pickup... behaviours) {
            pickups.put(target, new ArrayDeque<>(List.of(behaviours)));
            return this;
        }

        /** Sets what happens in a queue. */
        public synchronized Table queue(String queue, Waiting behaviour) {
            queues.put(queue, behaviour);
            return this;
        }

        @Override
        public synchronized Pickup rings(String target) {
            Deque<Pickup> left = pickups.getOrDefault(target, new ArrayDeque<>());
            if (left.size() > 1) {
                return left.removeFirst();
            }
            return left.isEmpty() ? Pickup.accepts() : left.getFirst();
        }

        @Override
        public synchronized Waiting queues(String queue) {
            return queues.getOrDefault(queue, new Waiting.Taken(1));
        }
    }
}
