package charge.hotline.torture;

import charge.hotline.carrier.Webhook.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One webhook that reached a node and was answered.
 *
 * @param target path and query
 * @param form its fields
 * @param node which one, by its place in the list
 * @param sent when it left for the node, {@link System#nanoTime}
 * @param answered when the answer was there
 * @param status of the answer
 * @param answer its body
 */
record Delivery(
        String target, Map<String, String> form, int node, long sent, long answered, int status, String answer) {
    /** A turn waits for its commit for 250 ms; timers count in milliseconds. */
    private static final Duration PATIENCE = Duration.ofMillis(245);

    private static final Pattern N = Pattern.compile("[?&]n=(\\d+)");
    private static final Pattern STATE = Pattern.compile("<(?:Gather|Dial|Record|Enqueue)[^>]* action=\"([^\"]+)\"");

    /** Those whose turns are kept. */
    private static final Set<Path> TURNS =
            Set.of(Path.CALL, Path.TURN, Path.TRANSFERRED, Path.RECORDED, Path.CALLBACK, Path.FALLBACK);

    /** What a caller or the carrier did; the same request has the same. */
    private static final Set<String> INPUT = Set.of(
            "Digits",
            "SpeechResult",
            "Confidence",
            "CallStatus",
            "DialCallStatus",
            "DialBridged",
            "QueueResult",
            "RecordingDuration",
            "ErrorUrl",
            "ParentCallSid");

    /** What makes it this turn. */
    record Key(String callSid, String path, int n) {}

    /** Which of our paths it came to; empty: none. */
    Optional<Path> path() {
        String url = target.replaceFirst("\\?.*", "");
        return Set.of(Path.values()).stream()
                .filter(path -> path.url().equals(url))
                .findFirst();
    }

    boolean isTo(Path path) {
        return path().equals(Optional.of(path));
    }

    /** Whether the journal owes it a turn: it is one of the caller's leg, and was answered. */
    boolean isTurn() {
        boolean agents = isTo(Path.FALLBACK) && form.containsKey("ParentCallSid");
        return status == 200 && !agents && path().filter(TURNS::contains).isPresent();
    }

    /** Whether it was answered so early that its turn must have been committed: else the node would be waiting for it still. */
    boolean isAcknowledged() {
        return answered - sent < PATIENCE.toNanos();
    }

    Key key() {
        return new Key(callSid(), target.replaceFirst("\\?.*", ""), n());
    }

    String callSid() {
        return form.getOrDefault("CallSid", "");
    }

    /** The number of the turn: it stands in the URL, or in the one that failed. */
    int n() {
        return number(isTo(Path.FALLBACK) ? form.getOrDefault("ErrorUrl", "") : target);
    }

    /** What was done, as text: equal for the same request. */
    String input() {
        return form.entrySet().stream()
                .filter(field -> INPUT.contains(field.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::toString)
                .collect(Collectors.joining(" "));
    }

    /** Where the answer leads to; empty: nowhere. */
    Optional<String> action() {
        Matcher action = STATE.matcher(answer);
        return action.find() ? Optional.of(action.group(1).replace("&amp;", "&")) : Optional.empty();
    }

    /** The state of the call that the answer leads to, as it stands in a URL. */
    Optional<String> state() {
        return action().map(url -> url.replaceFirst("^[^?]*\\?", "").replaceFirst("#.*$", ""));
    }

    /** The number that stands in a URL; 0 where there is none. */
    static int number(String url) {
        Matcher n = N.matcher(url);
        return n.find() ? Integer.parseInt(n.group(1)) : 0;
    }
}
