package charge.hotline.agents;

import static java.nio.charset.StandardCharsets.UTF_8;

import charge.hotline.content.Limits;
import charge.hotline.dialog.Facts.Incident;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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
 * time. Kept in {@code incident.json} of the data folder, so a restart keeps it.
 */
public final class Incidents {
    /** The longest sentence: as long as an instruction may be. */
    public static final int SENTENCE_CHARACTERS = Limits.INSTRUCTION_SECONDS * Limits.CHARACTERS_A_SECOND;

    /** The longest time that an incident is announced for; a fault that stays longer is announced again. */
    public static final Duration LONGEST = Duration.ofDays(31);

    private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FORM =
            "write {\"sentences\": {\"fr\": \"…\", \"en\": \"…\"}, \"until\": \"2026-11-23T18:00:00+01:00\"}";

    private final Path folder;
    private volatile Optional<Incident> announced;

    /**
     * Takes up what was announced before. A file that cannot be read is passed over with a warning: a hotline without its
     * incident is better than none.
     *
     * @param folder the data folder, which exists
     */
    public Incidents(Path folder) {
        this.folder = folder;
        this.announced = kept(file());
    }

    /** The incident of this moment. */
    public Optional<Incident> current(Instant now) {
        return announced.filter(incident -> now.isBefore(incident.until()));
    }

    /**
     * Announces an incident in place of the one before; on disk when this returns, so call it where blocking is allowed.
     *
     * @throws UncheckedIOException where it cannot be kept; then nothing is announced
     */
    public synchronized void announce(Incident incident) {
        try {
            keep(json(incident).toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file(), e);
        }
        announced = Optional.of(incident);
    }

    /**
     * Takes the incident back; also on disk when this returns.
     *
     * @throws UncheckedIOException where the file stays; then the incident does too
     */
    public synchronized void withdraw() {
        try {
            Files.deleteIfExists(file());
            force(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file(), e);
        }
        announced = Optional.empty();
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

    private static Optional<Incident> kept(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(Files.readString(file)));
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("{} cannot be read, so no incident is announced; announce it again. {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    /** Never half a file: written beside it, on disk before it takes its place, its place on disk too. */
    private void keep(String json) throws IOException {
        Path written = folder.resolve("incident.json.new");
        try (FileChannel file = FileChannel.open(
                written, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(json.getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
        Files.move(written, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(folder);
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    private Path file() {
        return folder.resolve("incident.json");
    }
}
