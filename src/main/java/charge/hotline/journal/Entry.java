package charge.hotline.journal;

import charge.hotline.dialog.Deed;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One turn to be kept. Texts are kept as they are; but for the words and a deed's payload, none holds a spoken word or the caller's
 * number.
 *
 * @param key what makes it this turn
 * @param when it came; kept in milliseconds
 * @param input the ids of what was heard; the same input is the same text
 * @param words what was said, where that is to be kept for a while
 * @param facts the facts of the moment that it was answered with; given back for a repeat
 * @param before the state that came in with its URL
 * @param after the state that it led to
 * @param view what of the state after it is shown and searched for
 * @param line our number or name that was called
 * @param caller the caller's {@link CallerHash}; empty where withheld
 * @param deeds what is owed for it; the same deed twice is owed once
 */
public record Entry(
        Key key,
        Instant when,
        String input,
        Optional<String> words,
        String facts,
        String before,
        String after,
        View view,
        String line,
        Optional<String> caller,
        List<Owed> deeds)
        implements Write {

    public Entry {
        deeds = List.copyOf(deeds);
    }

    /** Whether something is owed for it. */
    @Override
    public boolean essential() {
        return !deeds.isEmpty();
    }

    /**
     * One turn, one key.
     *
     * @param callSid of the leg
     * @param path of the webhook, without its query
     * @param n the number of the turn that stands in the URL
     */
    public record Key(String callSid, String path, int n) {}

    /**
     * What a call's state shows.
     *
     * @param at the id of the step that waits for an answer
     * @param language its id; empty until chosen
     * @param answers the id of the answer to each step, in the order in which they came
     * @param outcome how the call ended; empty while it goes on
     * @param danger whether danger was reported
     */
    public record View(
            String at,
            Optional<String> language,
            Map<String, String> answers,
            Optional<String> outcome,
            boolean danger) {
        public View {
            answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        }
    }

    /**
     * Something owed, with what is needed to do it.
     *
     * @param payload JSON; the one place where the caller's number may stand in clear
     */
    public record Owed(Deed deed, Optional<String> payload) {
        private static final String REPORT = "report-";

        /** The id of its kind in the record: {@code call-back}, {@code message}, {@code urgent}, {@code text}, {@code report-outcome}. */
        public String kind() {
            return switch (deed) {
                case Deed.CallBack callBack -> "call-back";
                case Deed.Message message -> "message";
                case Deed.Urgent urgent -> "urgent";
                case Deed.Text text -> "text";
                case Deed.Report report -> REPORT + report.topic().id();
            };
        }

        /** The lane that does it; empty: people do. */
        public Optional<Lane> lane() {
            return switch (deed) {
                case Deed.CallBack callBack -> Optional.empty();
                case Deed.Message message -> Optional.empty();
                case Deed.Urgent urgent -> Optional.empty();
                case Deed.Text text -> Optional.of(Lane.TEXT);
                case Deed.Report report -> Optional.of(Lane.REPORT);
            };
        }

        static Owed of(String kind, Optional<String> payload) {
            return new Owed(
                    switch (kind) {
                        case "call-back" -> new Deed.CallBack();
                        case "message" -> new Deed.Message();
                        case "urgent" -> new Deed.Urgent();
                        case "text" -> new Deed.Text(new JsonObject(payload.orElse("{}")).getString("body", ""));
                        default -> report(kind);
                    },
                    payload);
        }

        private static Deed report(String kind) {
            if (!kind.startsWith(REPORT)) {
                throw new IllegalStateException("a deed of a kind not known here: " + kind);
            }
            return new Deed.Report(Deed.Topic.of(kind.substring(REPORT.length())));
        }
    }
}
