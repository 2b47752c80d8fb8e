package charge.hotline.handset;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One instruction of a document, with the carrier's defaults filled in (twilio.com/docs/voice/twiml). URLs are as
 * written, still relative to their document.
 */
public sealed interface Verb {
    /** Speaks: the text is what a listener hears, markup gone and white space folded. */
    record Say(String text, String language, String voice, int loop) implements Verb {}

    /** Plays a recording, or sends keys when digits are given. */
    record Play(String url, String digits, int loop) implements Verb {}

    /** Waits. */
    record Pause(int seconds) implements Verb {}

    /**
     * Listens.
     *
     * @param inputs {@code dtmf}, {@code speech} or both
     * @param action where the input goes; without it the document asks itself again
     * @param timeout seconds of silence that mean "no input"
     * @param speechTimeout seconds of silence that end speech
     * @param numDigits how many keys submit at once; 0: any number
     * @param finishOnKey the key that ends typing; may be empty
     * @param language what the recogniser expects
     * @param emptyIsResult whether no input goes to the action too
     * @param prompts what is spoken while listening
     */
    record Gather(
            Set<String> inputs,
            Optional<String> action,
            String method,
            int timeout,
            int speechTimeout,
            int numDigits,
            String finishOnKey,
            String language,
            boolean emptyIsResult,
            List<Verb> prompts)
            implements Verb {
        /** Keeps its own copies. */
        public Gather {
            inputs = Set.copyOf(inputs);
            prompts = List.copyOf(prompts);
        }
    }

    /** Goes on with another document. */
    record Redirect(String url, String method) implements Verb {}

    /** Rings others and connects the first to answer. */
    record Dial(
            Optional<String> action,
            String method,
            int timeout,
            int timeLimit,
            Optional<String> callerId,
            boolean sequential,
            List<Callee> callees)
            implements Verb {
        /** Keeps its own copy. */
        public Dial {
            callees = List.copyOf(callees);
        }
    }

    /** Puts the caller in a queue, or hands a task to a workflow. An absent wait URL means the carrier's music. */
    record Enqueue(
            Optional<String> action,
            String method,
            Optional<String> waitUrl,
            String waitMethod,
            Optional<String> workflow,
            String queue,
            Optional<String> task)
            implements Verb {}

    /** Records what the caller says ({@code Record} in TwiML). */
    record Tape(
            Optional<String> action,
            String method,
            int timeout,
            String finishOnKey,
            int maxLength,
            Optional<String> statusCallback)
            implements Verb {}

    /** Ends the call. */
    record Hangup() implements Verb {}

    /** Does not take the call. */
    record Reject(String reason) implements Verb {}

    /** Leaves the queue. */
    record Leave() implements Verb {}

    /** A verb of the carrier that this network does not play. */
    record Unplayed(String name) implements Verb {}
}
