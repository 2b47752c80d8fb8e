package charge.hotline.handset;

import java.util.List;
import java.util.Optional;

/** One thing that happened in a call. The leg is {@link #CALLER}, or the target of the agent that was rung. */
public sealed interface Event {
    /** The name of the first leg of every call. */
    String CALLER = "caller";

    /** The leg on which it happened. */
    String leg();

    /** Words were spoken to this leg; {@code cut} when the listener interrupted them. */
    record Heard(String leg, String text, String language, String voice, boolean cut) implements Event {}

    /** A recording was played to this leg, its URL as written in the document. */
    record Played(String leg, String url, boolean cut) implements Event {}

    /** Keys were sent to this leg. */
    record SentKeys(String leg, String digits) implements Event {}

    /** This leg heard nothing for a while. */
    record Paused(String leg, int seconds) implements Event {}

    /** The person on this leg did something. */
    record Acted(String leg, Act act, boolean interrupting) implements Event {}

    /** What the person did was not heard, and why. */
    record Missed(String leg, String why) implements Event {}

    /**
     * The hotline was asked for something, once for each attempt that went out.
     *
     * @param purpose {@code voice}, {@code gather}, {@code redirect}, {@code dial}, {@code whisper}, {@code enqueue},
     *     {@code wait}, {@code record}, {@code recording}, {@code fallback}, {@code status}, {@code progress},
     *     {@code assignment}, {@code media}
     * @param target path and query
     * @param token the idempotency token, the same for all attempts
     * @param node where the connection went
     * @param outcome the HTTP status, or what went wrong
     * @param body the answer
     */
    record Requested(
            String leg,
            String purpose,
            String method,
            String target,
            Form form,
            String token,
            String node,
            String outcome,
            String body)
            implements Event {}

    /** Others are rung. */
    record Dialled(String leg, List<String> targets, Verb.Dial dial) implements Event {
        /** Keeps its own copy. */
        public Dialled {
            targets = List.copyOf(targets);
        }
    }

    /** What came of ringing this leg: {@code answers}, {@code busy}, {@code no answer}, {@code fails}, {@code cancelled}. */
    record Rang(String leg, String outcome) implements Event {}

    /** The caller and this leg talk. */
    record Connected(String leg) implements Event {}

    /** Nobody was connected; the {@code DialCallStatus}. */
    record NotConnected(String leg, String status) implements Event {}

    /** The caller was put into {@code queue:…} or {@code workflow:…}, the latter with a task. */
    record Queued(String leg, String queue, Optional<String> task) implements Event {}

    /** How waiting ended; the {@code QueueResult}. */
    record Unqueued(String leg, String result) implements Event {}

    /** What the hotline answered to a task assignment. */
    record Assigned(String leg, String answer) implements Event {}

    /** A message was recorded. */
    record Recorded(String leg, String words, long seconds, String endedBy) implements Event {}

    /** A request or its document failed; the carrier's error code. */
    record Failed(String leg, int code, String target, String reason) implements Event {}

    /** A document breaks a rule. */
    record Broke(String leg, Violation violation) implements Event {}

    /** A leg is over. */
    record Ended(String leg, Ending how) implements Event {}

    /** How a leg ends. */
    enum Ending {
        /** The hotline hung up, or its document ended. */
        HOTLINE,
        /** The person hung up. */
        PERSON,
        /** The hotline did not take the call. */
        REJECTED,
        /** The carrier gave up after an error: on the caller's leg, a lost caller. */
        ERROR,
        /** The caller hung up while this leg was being asked. */
        CALLER_LEFT,
        /** Nobody answered, or the line was busy. */
        UNANSWERED,
        /** The document ended and another person takes over. */
        DOCUMENT
    }
}
