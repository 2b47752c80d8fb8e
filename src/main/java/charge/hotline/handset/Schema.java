package charge.hotline.handset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** What may stand in which element: {@code twiml-schema.json}, extracted from the carrier's SDKs and reference pages. */
final class Schema {
    private static final int WARNING = 12200;
    private static final JsonNode ELEMENTS = resource("twiml-schema.json");

    private Schema() {}

    static JsonNode resource(String name) {
        try (InputStream in = Objects.requireNonNull(Schema.class.getResourceAsStream(name), name)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean knowsChild(String parent, String child) {
        return contains(ELEMENTS.path(parent).path("children"), child);
    }

    /** All that the schema has against an element and what is in it. */
    static List<Violation> check(Element root) {
        List<Violation> found = new ArrayList<>();
        check(root, found);
        return found;
    }

    private static void check(Element element, List<Violation> found) {
        String name = element.getTagName();
        JsonNode known = ELEMENTS.path(name);
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            attribute(name, known, (Attr) element.getAttributes().item(i), found);
        }
        if (known.path("text").isNull() && !Markup.ownText(element).isEmpty()) {
            found.add(ignored("text", "<" + name + "> holds no text: " + Markup.ownText(element)));
        }
        for (Element child : Markup.children(element)) {
            String inner = child.getTagName();
            if (!ELEMENTS.has(inner) || inner.startsWith("$")) {
                found.add(ignored("element", "the carrier knows no <" + inner + ">"));
            } else if (!contains(known.path("children"), inner)) {
                found.add(ignored("nesting", "<" + inner + "> cannot stand in <" + name + ">"));
            } else {
                if (contains(known.path("children_undocumented"), inner)) {
                    found.add(Violation.house("undocumented", "<" + inner + "> in <" + name + "> is not documented"));
                }
                check(child, found);
            }
        }
    }

    private static void attribute(String element, JsonNode known, Attr attribute, List<Violation> found) {
        JsonNode type = known.path("attributes").path(attribute.getName());
        String where = "<" + element + " " + attribute.getName() + "=\"" + attribute.getValue() + "\">";
        if (type.isMissingNode()) {
            found.add(ignored("attribute", where + ": no such attribute"));
            return;
        }
        if (type.path("undocumented").asBoolean()) {
            found.add(Violation.house("undocumented", where + " is not documented"));
        }
        objection(type, attribute.getValue()).ifPresent(why -> found.add(ignored("value", where + ": " + why)));
    }

    private static Optional<String> objection(JsonNode type, String value) {
        boolean fits = switch (type.path("type").asText()) {
            case "boolean" -> value.equals("true") || value.equals("false");
            case "integer" -> integer(type, value);
            case "list" ->
                List.of(value.strip().split("\\s+", -1)).stream().allMatch(one -> contains(type.path("enum"), one));
            case "enum" ->
                type.path("openEnum").asBoolean()
                        || contains(type.path("enum"), value)
                        || contains(type.path("alsoAccepted"), value);
            case "url" ->
                value.isEmpty() || Urls.resolve("https://example.com/", value).isPresent();
            default ->
                (!type.has("pattern") || value.matches(type.path("pattern").asText()))
                        && (!type.has("maxChars")
                                || value.length() <= type.path("maxChars").asInt());
        };
        return fits
                ? Optional.empty()
                : Optional.of("not a value for this " + type.path("type").asText());
    }

    private static boolean integer(JsonNode type, String value) {
        if (!value.matches("-?\\d{1,9}")) {
            return false;
        }
        int number = Integer.parseInt(value);
        return number >= type.path("min").asInt(Integer.MIN_VALUE)
                && number <= type.path("max").asInt(Integer.MAX_VALUE);
    }

    private static boolean contains(JsonNode array, String value) {
        for (JsonNode one : array) {
            if (one.asText().equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static Violation ignored(String rule, String message) {
        return Violation.ignored(WARNING, rule, message);
    }
}
