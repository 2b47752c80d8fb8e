package charge.hotline.carrier;

import charge.hotline.agents.Roster;
import charge.hotline.dialog.Facts;
import charge.hotline.dialog.Facts.Earlier;
import charge.hotline.dialog.Facts.Incident;
import charge.hotline.dialog.Turn;
import charge.hotline.twiml.CallUrl;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * The facts of a turn as text for the journal, so that a repeated webhook is answered with those of the first. Agents stand
 * there by name; who is gone from {@code hotline.yaml} by then is gone from the facts.
 */
final class FactsText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ACCEPTED = "accepted";

    private final Roster roster;

    FactsText(Roster roster) {
        this.roster = roster;
    }

    /** The facts, and with them what the journal told of a transfer that is over: it may tell something else later. */
    String write(Facts facts, Turn turn) {
        ObjectNode json = JSON.createObjectNode();
        json.put("now", facts.now().toString());
        json.put("line", facts.line().number());
        facts.agents().forEach(agent -> json.withArray("agents").add(agent.name()));
        facts.incident().ifPresent(incident -> {
            json.withObject("incident").put("until", incident.until().toString());
            incident.sentences().forEach(json.withObject("incident").withObject("sentences")::put);
        });
        facts.earlier()
                .ifPresent(earlier -> json.withObject("earlier")
                        .put("call", CallUrl.write(earlier.call()))
                        .put("at", earlier.at().toString())
                        .put("case", earlier.caseNumber()));
        facts.preferred().ifPresent(language -> json.put("preferred", language));
        if (!facts.found().isEmpty()) {
            facts.found().forEach(json.withObject("found")::put);
        }
        json.put("reachable", facts.reachable());
        json.put("texting", facts.texting().name());
        json.put("case", facts.caseNumber());
        json.put("kept", facts.kept());
        if (turn instanceof Turn.Transferred transferred) {
            transferred.journal().ifPresent(accepted -> json.put(ACCEPTED, accepted));
        }
        return json.toString();
    }

    /** The same turn with what the journal told when these facts were written. */
    Turn turn(String text, Turn turn) {
        if (!(turn instanceof Turn.Transferred transferred)) {
            return turn;
        }
        try {
            return new Turn.Transferred(
                    transferred.carrier(),
                    Optional.ofNullable(JSON.readTree(text).get(ACCEPTED)).map(JsonNode::asBoolean));
        } catch (JsonProcessingException e) {
            return turn;
        }
    }

    /** Reads what {@link #write} wrote; empty where an older version wrote it otherwise. */
    Optional<Facts> read(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            Roster.Line line = roster.line(json.path("line").asText());
            List<String> names = StreamSupport.stream(json.path("agents").spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
            List<Facts.Agent> agents =
                    names.stream().flatMap(name -> roster.agent(name).stream()).toList();
            return Optional.of(new Facts(
                    Instant.parse(json.path("now").asText()),
                    line.facts(),
                    agents,
                    incident(json.path("incident")),
                    earlier(json.path("earlier")),
                    Optional.ofNullable(json.get("preferred")).map(JsonNode::asText),
                    found(json.path("found")),
                    json.path("reachable").asBoolean(),
                    Facts.Texting.valueOf(json.path("texting").asText("OFF")),
                    json.path("case").asText(),
                    json.path("kept").asBoolean()));
        } catch (JsonProcessingException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Incident> incident(JsonNode json) {
        if (json.isMissingNode()) {
            return Optional.empty();
        }
        Map<String, String> sentences = new LinkedHashMap<>();
        json.path("sentences")
                .properties()
                .forEach(entry -> sentences.put(entry.getKey(), entry.getValue().asText()));
        return Optional.of(new Incident(
                Map.copyOf(sentences), Instant.parse(json.path("until").asText())));
    }

    private static Map<String, String> found(JsonNode json) {
        Map<String, String> found = new TreeMap<>();
        json.properties()
                .forEach(entry -> found.put(entry.getKey(), entry.getValue().asText()));
        return Collections.unmodifiableMap(found);
    }

    private static Optional<Earlier> earlier(JsonNode json) {
        return json.isMissingNode()
                ? Optional.empty()
                : Optional.of(new Earlier(
                        CallUrl.read(json.path("call").asText()),
                        Instant.parse(json.path("at").asText()),
                        json.path("case").asText()));
    }
}
