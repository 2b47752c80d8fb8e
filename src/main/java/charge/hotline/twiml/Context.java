package charge.hotline.twiml;

import java.util.Optional;

/**
 * What a transfer needs that is neither said nor part of the call.
 *
 * @param line the number of ours that was called, in E.164: what the agent's phone shows
 * @param task for an agent who is reached by a workflow
 */
public record Context(String line, Optional<Task> task) {
    /** For agents who are reached by phone, SIP, browser or queue. */
    public static Context of(String line) {
        return new Context(line, Optional.empty());
    }
}
