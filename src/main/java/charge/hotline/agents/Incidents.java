package charge.hotline.agents;

import charge.hotline.content.Limits;
import charge.hotline.dialog.Facts.Incident;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fault that callers hear of at once, announced by people of the house. At most one at a time; it ends by itself at its
 * time. Kept where all nodes see it; what was announced at another one is heard here once {@link #refresh} has asked.
 */
public final class Incidents {
    /** Where the announcement is kept, for all nodes. */
    public interface Board {
        /** What is announced, as it was put up. */
        Future<Optional<String>> read();

        /** Puts up an announcement in place of the one before, or takes it down; completed once that will not be lost. */
        Future<Void> put(Optional<String> announcement);
    }

    /** The longest sentence: as long as an instruction may be. */
    public static final int SENTENCE_CHARACTERS = Limits.INSTRUCTION_SECONDS * Limits.CHARACTERS_A_SECOND;

    /** The longest time that an incident is announced for; a fault that stays longer is announced again. */
    public static final Duration LONGEST = Duration.ofDays(31);

    private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FORM =
            "write {\"sentences\": {\"fr\": \"…\", \"en\": \"…\"}, \"until\": \"2026-11-23T18:00:00+01:00\"}";

    private final Board board;
    private volatile Optional<Incident> announced = Optional.empty();

    /** How often something was announced or withdrawn here, and how many of these are not kept yet. */
    private int changes;

    private int underWay;

    public Incidents(Board board) {
        this.board = board;
    }

    /** The incident of this moment. */
    public Optional<Incident> current(Instant now) {
        return announced.filter(incident -> now.isBefore(incident.until()));
    }

    /** Announces an incident in place of the one before: here at once; at all nodes, and after a restart, once it is kept. */
    public Future<Void> announce(Incident incident) {
        return change(Optional.of(incident));
    }

    /** Takes the incident back, likewise. */
    public Future<Void> withdraw() {
        return change(Optional.empty());
    }

    /**
     * Takes up what is announced by now. An announcement that cannot be read is passed over with a warning: a hotline without
     * its incident is better than none.
     */
    public Future<Void> refresh() {
        int before = changes();
        return board.read().onSuccess(kept -> take(kept, before)).mapEmpty();
    }

    private Future<Void> change(Optional<Incident> incident) {
        synchronized (this) {
            changes++;
            underWay++;
            announced = incident;
        }
        return board.put(incident.map(Incidents::json).map(ObjectNode::toString))
                .onComplete(kept -> settled());
    }

    private synchronized void settled() {
        changes++;
        underWay--;
    }

    private synchronized int changes() {
        return changes;
    }

    /** What was read before the last word here is older than it. */
    private synchronized void take(Optional<String> kept, int before) {
        if (changes == before && underWay == 0) {
            announced = kept.flatMap(Incidents::kept);
        }
    }

    /**
     * Reads an announcement as people send it: {@code {"sentences": {"fr": "…", "en": "…"}, "until": "…"}}.
     *
     * @param languages a sentence is needed in each of them, and in no other
     * @throws IllegalArgumentException with a sentence that says what to write
     */
    public static Incident read(String json, Iterable<String> languages, Instant now) {
        Incident incident = read(json);
        for (String language : languages) {
            if (!incident.sentences().containsKey(language)) {
                throw new IllegalArgumentException("the sentence for \"" + language + "\" is missing: " + FORM);
            }
        }
        for (Map.Entry<String, String> sentence : incident.sentences().entrySet()) {
            check(sentence.getKey(), sentence.getValue(), languages);
        }
        if (!incident.until().isAfter(now)) {
            throw new IllegalArgumentException("\"until\" is over already; it is now " + now);
        }
        if (incident.until().isAfter(now.plus(LONGEST))) {
            throw new IllegalArgumentException(
                    "\"until\" is more than " + LONGEST.toDays() + " days away; announce it again when it lasts");
        }
        return incident;
    }

    /** An incident as people send it and read it back. */
    public static ObjectNode json(Incident incident) {
        ObjectNode json = JSON.createObjectNode();
        ObjectNode sentences = json.putObject("sentences");
        new TreeMap<>(incident.sentences()).forEach(sentences::put);
        return json.put("until", incident.until().toString());
    }

    private static Incident read(String json) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no JSON: " + FORM, e);
        }
        if (!root.path("sentences").isObject() || !root.path("until").isTextual()) {
            throw new IllegalArgumentException("\"sentences\" or \"until\" is missing: " + FORM);
        }
        Map<String, String> sentences = new TreeMap<>();
        root.path("sentences").properties().forEach(field -> {
            if (!field.getValue().isTextual()) {
                throw new IllegalArgumentException("the sentence for \"" + field.getKey() + "\" is no text: " + FORM);
            }
            sentences.put(field.getKey(), field.getValue().textValue().strip());
        });
        String until = root.path("until").textValue();
        try {
            return new Incident(
                    Map.copyOf(sentences), OffsetDateTime.parse(until).toInstant());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "\"until\" is no time with a time zone, such as 2026-11-23T18:00:00+01:00", e);
        }
    }

    private static void check(String language, String sentence, Iterable<String> languages) {
        boolean known = false;
        for (String each : languages) {
            known |= each.equals(language);
        }
        if (!known) {
            throw new IllegalArgumentException(
                    "no line speaks \"" + language + "\"; a sentence is needed for " + String.join(", ", languages));
        }
        if (sentence.isEmpty()) {
            throw new IllegalArgumentException("the sentence for \"" + language + "\" is empty");
        }
        if (sentence.length() > SENTENCE_CHARACTERS) {
            throw new IllegalArgumentException("the sentence for \"" + language + "\" has " + sentence.length()
                    + " characters; callers listen to at most " + SENTENCE_CHARACTERS);
        }
        if (sentence.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "the sentence for \"" + language + "\" holds a line break or another control character");
        }
    }

    private static Optional<Incident> kept(String json) {
        try {
            return Optional.of(read(json));
        } catch (IllegalArgumentException e) {
            LOG.warn("What is announced cannot be read; announce it again. {}", e.getMessage());
            return Optional.empty();
        }
    }
}
