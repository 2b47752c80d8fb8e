package charge.hotline.carrier;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One request of the carrier's, let in by every gate: its signature was checked, and it belongs to a call.
 *
 * @param path which of our paths it came to
 * @param query the raw query, nothing decoded, without its question mark; empty text where there is none
 * @param form the fields of the body; what stands in them is a caller's, and is never logged
 * @param callSid the carrier's id of this leg; empty text at {@link Path#TASK}, which belongs to no leg
 * @param token the same for all attempts of one request, where the carrier says it
 */
public record Webhook(Path path, String query, Form form, String callSid, Optional<String> token) {
    /** What the carrier may ask for. Their URLs are a contract. */
    public enum Path {
        /** A call arrives. */
        CALL("/voice"),
        /** What the caller did at a question. */
        TURN("/voice/turn"),
        /** A transfer or a queue is over. */
        TRANSFERRED("/voice/transferred"),
        /** An agent answered and hears the summary. */
        WHISPER("/voice/whisper"),
        /** What the agent pressed. */
        WHISPER_ANSWER("/voice/whisper/answer"),
        /** What a caller hears while waiting. */
        QUEUE("/voice/queue"),
        /** A driver whom we called back answered. */
        CALLBACK("/voice/callback"),
        /** A message was recorded. */
        RECORDED("/voice/recorded"),
        /** The state of a leg changed; nobody hears the answer. */
        STATUS("/voice/status"),
        /** The carrier could not use our last answer. */
        FALLBACK("/voice/fallback"),
        /** A task is to be assigned to an agent; answered with JSON. */
        TASK("/voice/task");

        private static final Map<String, Path> ALL =
                Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Path::url, Function.identity()));

        private final String url;

        Path(String url) {
            this.url = url;
        }

        /** The path of its URL, as it stands after the public one. */
        public String url() {
            return url;
        }

        /** The path with exactly this URL. */
        static Optional<Path> of(String url) {
            return Optional.ofNullable(ALL.get(url));
        }
    }

    /** Where it came to, and nothing of what stands in it. */
    @Override
    public String toString() {
        return "webhook " + path.url();
    }
}
