package charge.hotline.twiml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a TaskRouter workflow is told of a call: enough to choose an agent and to show them the case. No number; the carrier adds
 * that by itself.
 *
 * @param language the caller's, by id
 * @param summary in one line of text, in the agent's language
 * @param cause the id of the likeliest cause; empty where there is none
 * @param where the charger's number; empty where it is not known
 */
public record Task(String language, String summary, String cause, String where) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A summary takes 12 seconds to speak; ten times that is more than anybody reads. */
    private static final int MOST_CHARACTERS = 2_000;

    /** One JSON object. Its keys have no hyphens: a workflow would read them as subtractions. */
    String json() {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "language", language);
        put(fields, "summary", summary);
        put(fields, "cause", cause);
        put(fields, "where", where);
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("text can be written as JSON", e);
        }
    }

    private static void put(Map<String, String> fields, String key, String value) {
        String legal = Xml.legal(value.length() > MOST_CHARACTERS ? value.substring(0, MOST_CHARACTERS) : value);
        if (!legal.isBlank()) {
            fields.put(key, legal);
        }
    }
}
