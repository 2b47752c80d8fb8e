package charge.hotline.handset;

import static java.nio.charset.StandardCharsets.UTF_8;

import charge.hotline.handset.Document.Place;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * What a document may not do: what the carrier refuses or ignores, and what it would play but could lose a caller by.
 * The last are the house's own rules, stricter than the carrier.
 */
public final class Rules {
    private static final int MOST_BYTES = 65_536;
    private static final int MOST_SPOKEN = 2_500;
    private static final int MOST_ENCODED = 4_500;
    private static final Set<String> PLAYABLE = Set.of("text/xml", "application/xml", "text/html", "text/plain");
    private static final Set<String> MARKUP = Set.of("break", "say-as", "sub", "lang", "p", "s");
    private static final Set<String> ALWAYS_LAST = Set.of("Redirect", "Hangup", "Reject", "Record");
    private static final Set<String> LAST_WITH_ACTION = Set.of("Dial", "Enqueue", "Connect", "Refer");
    private static final Set<String> WHISPERED = Set.of("Say", "Play", "Pause", "Gather", "Redirect", "Hangup", "Dial");
    private static final Set<String> WAITED = Set.of("Say", "Play", "Pause", "Gather", "Redirect", "Hangup", "Leave");
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final List<Violation> found = new ArrayList<>();
    private final Place place;

    private Rules(Place place) {
        this.place = place;
    }

    /** All that is wrong with the answer to a webhook, its content type included. */
    public static List<Violation> check(String contentType, String body, Place place) {
        List<Violation> all = new ArrayList<>();
        String type = contentType.replaceFirst(";.*", "").strip();
        if (type.isEmpty()) {
            all.add(Violation.refused(12300, "content-type", "no Content-Type"));
        } else if (!PLAYABLE.contains(type)) {
            all.add(Violation.refused(12300, "content-type", contentType + " is not TwiML"));
        } else if (!type.equals("text/xml") && !type.equals("application/xml")) {
            all.add(Violation.house("content-type", "TwiML goes out as text/xml, not " + contentType));
        }
        all.addAll(check(body, place));
        return all;
    }

    /** All that is wrong with a document. */
    public static List<Violation> check(String body, Place place) {
        if (body.isEmpty()) {
            return List.of(Violation.refused(11770, "empty", "the body is empty"));
        }
        if (body.getBytes(UTF_8).length >= MOST_BYTES) {
            return List.of(Violation.refused(11750, "size", "a document has less than 64 kB"));
        }
        if (!body.startsWith("<") && !body.startsWith("\uFEFF<")) {
            return List.of(Violation.refused(12100, "prolog", "something stands before the first <"));
        }
        Element root;
        try {
            root = Markup.root(body);
        } catch (Markup.Malformed e) {
            return List.of(Violation.refused(12100, "well-formed", String.valueOf(e.getMessage())));
        }
        if (!root.getTagName().equals("Response")) {
            return List.of(Violation.refused(12102, "root", "the root is <" + root.getTagName() + ">, not <Response>"));
        }
        Rules rules = new Rules(place);
        rules.found.addAll(Schema.check(root));
        rules.order(Markup.children(root));
        Markup.children(root).forEach(rules::verb);
        return List.copyOf(rules.found);
    }

    private void house(String rule, String message) {
        found.add(Violation.house(rule, message));
    }

    private void order(List<Element> verbs) {
        for (int i = 0; i + 1 < verbs.size(); i++) {
            if (last(verbs.get(i))) {
                house(
                        "dead-code",
                        "<" + verbs.get(i + 1).getTagName() + "> after <"
                                + verbs.get(i).getTagName() + "> is never reached");
            }
        }
        for (int i = 1; i < verbs.size(); i++) {
            if (verbs.get(i).getTagName().equals("Reject")) {
                house("reject-first", "<Reject> works only as the first verb");
            }
        }
        boolean ends = !verbs.isEmpty() && last(verbs.getLast());
        switch (place) {
            case CALL -> {
                if (!ends) {
                    house("ending", "the document ends without a terminal verb: the caller is hung up on");
                }
            }
            case WHISPER -> whisper(verbs, ends);
            case SCREENED -> {
                if (verbs.stream().anyMatch(v -> v.getTagName().equals("Gather"))) {
                    whisper(verbs, ends);
                }
            }
            case WAIT -> {
                // its end is a loop, by design of the carrier
            }
        }
    }

    /** The end of a whisper connects: silence, such as a voicemail's, must not come that far. */
    private void whisper(List<Element> verbs, boolean ends) {
        boolean asks = verbs.stream().anyMatch(v -> v.getTagName().equals("Gather"));
        if (!asks
                || !ends
                || !Set.of("Hangup", "Redirect", "Gather")
                        .contains(verbs.getLast().getTagName())) {
            house("whisper", "a whisper is a <Gather> followed by <Hangup>, or a voicemail gets connected");
        }
    }

    private static boolean last(Element verb) {
        String name = verb.getTagName();
        return ALWAYS_LAST.contains(name)
                || (LAST_WITH_ACTION.contains(name) && verb.hasAttribute("action"))
                || (name.equals("Gather")
                        && verb.getAttribute("actionOnEmptyResult").equals("true"))
                || ((name.equals("Say") || name.equals("Play"))
                        && verb.getAttribute("loop").equals("0"));
    }

    private void verb(Element verb) {
        String name = verb.getTagName();
        boolean whispered = place == Place.WHISPER || place == Place.SCREENED;
        if (whispered && name.equals("Dial")) {
            found.add(Violation.ignored(13201, "whisper-dial", "a dialled leg cannot dial"));
        } else if ((whispered && !WHISPERED.contains(name)) || (place == Place.WAIT && !WAITED.contains(name))) {
            house("place", "<" + name + "> has no place in a " + place.name().toLowerCase(Locale.ROOT));
        }
        switch (name) {
            case "Say" -> say(verb);
            case "Play" -> play(verb, false);
            case "Gather" -> gather(verb);
            case "Redirect" -> {
                if (Markup.ownText(verb).isEmpty()) {
                    house("redirect", "an empty <Redirect> asks for the same document again");
                }
            }
            case "Dial" -> dial(verb);
            case "Enqueue" -> enqueue(verb);
            case "Record" -> action(verb);
            default -> {
                // nothing beyond the schema
            }
        }
    }

    private void say(Element say) {
        String voice = say.getAttribute("voice");
        String language = say.getAttribute("language");
        if (!Voices.fit(voice, language)) {
            house("voice", "voice \"" + voice + "\" does not speak \"" + language + "\" (13511, 13512)");
        }
        String text = say.getTextContent();
        if (text.length() > MOST_SPOKEN || URLEncoder.encode(text, UTF_8).length() > MOST_ENCODED) {
            house("say-length", "a <Say> of " + text.length() + " characters is too long (13521)");
        }
        if (text.isBlank()) {
            house("say-empty", "a <Say> without words (13520)");
        }
        markup(say);
    }

    private void markup(Element parent) {
        for (Element child : Markup.children(parent)) {
            if (!MARKUP.contains(child.getTagName())) {
                house("ssml", "<" + child.getTagName() + "> is not understood by every voice");
            }
            markup(child);
        }
    }

    private void play(Element play, boolean gathered) {
        if (gathered && play.hasAttribute("digits")) {
            found.add(Violation.ignored(12200, "play-digits", "<Play digits> cannot stand in <Gather>"));
        }
        if (Markup.ownText(play).isEmpty() == play.getAttribute("digits").isEmpty()) {
            house("play", "<Play> has either a URL or digits");
        }
    }

    private void gather(Element gather) {
        action(gather);
        String input = gather.hasAttribute("input") ? gather.getAttribute("input") : "dtmf";
        Set<String> inputs = Set.copyOf(List.of(input.strip().split("\\s+", -1)));
        if (inputs.contains("speech")) {
            if (!gather.getAttribute("speechTimeout").matches("[1-9]\\d?")) {
                house("speech-timeout", "speechTimeout is a number of seconds: auto clashes with the models (13335)");
            }
            if (gather.getAttribute("language").isEmpty()) {
                house("gather-language", "a <Gather> that listens to speech names its language");
            }
        }
        if (place == Place.WAIT && inputs.size() > 1) {
            house("wait-input", "in a queue only one kind of input is allowed");
        }
        boolean more =
                !Markup.children((Element) gather.getParentNode()).getLast().equals(gather);
        if (!more
                && place != Place.WAIT
                && !gather.getAttribute("actionOnEmptyResult").equals("true")) {
            house("no-input", "after this <Gather>, silence ends the call");
        }
        hints(gather.getAttribute("hints"));
        for (Element prompt : Markup.children(gather)) {
            switch (prompt.getTagName()) {
                case "Say" -> say(prompt);
                case "Play" -> play(prompt, true);
                default -> {
                    // the schema allows a Pause, and has complained about anything else
                }
            }
        }
    }

    private void hints(String hints) {
        if (hints.isEmpty()) {
            return;
        }
        String[] entries = hints.split(",", -1);
        if (entries.length > 500) {
            house("hints", entries.length + " hints are more than 500");
        }
        for (String entry : entries) {
            if (entry.strip().length() > 100 || entry.isBlank()) {
                house("hints", "a hint has 1 to 100 characters: \"" + entry.strip() + "\"");
            }
        }
    }

    private void action(Element verb) {
        String action = verb.getAttribute("action");
        if (!action.startsWith("/") && !action.matches("https?://.+")) {
            house("action", "<" + verb.getTagName() + "> has an action that starts with / or http");
        }
    }

    private void dial(Element dial) {
        action(dial);
        for (String limit : List.of("timeout", "timeLimit")) {
            if (!dial.hasAttribute(limit)) {
                house("dial-limits", "<Dial> names its " + limit);
            }
        }
        if (!Markup.ownText(dial).isEmpty()) {
            number(Markup.ownText(dial));
        } else if (Markup.children(dial).isEmpty()) {
            house("dial-nobody", "<Dial> names nobody (13223)");
        }
        if (Markup.children(dial).size() > 10) {
            house("dial-many", "<Dial> rings ten at most");
        }
        for (Element noun : Markup.children(dial)) {
            switch (noun.getTagName()) {
                case "Number" -> number(Markup.ownText(noun));
                case "Sip" -> sip(Markup.ownText(noun));
                case "Queue" -> queue(Markup.ownText(noun));
                case "Client" -> {
                    if (Markup.ownText(noun).length() > 256) {
                        house("client", "a client's name has 256 characters at most");
                    }
                }
                default -> {
                    // the schema knows which others there are
                }
            }
        }
    }

    private void number(String number) {
        if (!number.matches("\\+[1-9]\\d{6,14}")) {
            house("number", "\"" + number + "\" is no E.164 number (13223)");
        }
    }

    private void sip(String uri) {
        int query = uri.indexOf('?');
        String address = query < 0 ? uri : uri.substring(0, query);
        String headers = query < 0 ? "" : uri.substring(query + 1);
        if (!address.matches("sips?:\\S+@\\S+") || address.length() >= 255 || headers.length() >= 1024) {
            house("sip", "not a SIP address that the carrier takes: " + uri);
        }
        for (String header : headers.isEmpty() ? new String[0] : headers.split("&", -1)) {
            if (!header.matches("(X-(?!Twilio)[^=]+|User-to-User|Remote-Party-ID|P-Preferred-Identity"
                    + "|P-Called-Party-ID)=([^%\\s]|%[0-9A-Fa-f]{2})*")) {
                house("sip", "not a header that the carrier sends (32113): " + header);
            }
        }
    }

    private void queue(String name) {
        if (name.isEmpty() || name.length() > 64) {
            house("queue", "a queue has a name of 64 characters at most");
        }
    }

    private void enqueue(Element enqueue) {
        action(enqueue);
        String name = Markup.ownText(enqueue);
        if (!enqueue.hasAttribute("workflowSid")) {
            queue(name);
        } else if (!name.isEmpty()) {
            house("queue", "<Enqueue> names a workflow or a queue, not both");
        }
        Markup.children(enqueue).stream()
                .filter(child -> child.getTagName().equals("Task"))
                .forEach(task -> task(Markup.ownText(task)));
    }

    private void task(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            if (!json.isObject()) {
                house("task", "a <Task> is one JSON object");
            } else {
                json.fieldNames().forEachRemaining(key -> {
                    if (key.contains("-")) {
                        house("task", "a workflow reads the key \"" + key + "\" as a subtraction");
                    }
                });
            }
        } catch (JsonProcessingException e) {
            house("task", "a <Task> is one JSON object: " + e.getOriginalMessage());
        }
    }
}
