package charge.hotline.handset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * A TwiML document as the carrier executes it: what the schema does not know is ignored, what is missing has the
 * carrier's default. Whether it is also a good document is for {@link Rules} to say.
 *
 * @param verbs in order
 */
public record Document(List<Verb> verbs) {
    /** Where a document stands: it decides what may be in it and what its end means. */
    public enum Place {
        /** The caller's leg. The end of the document ends the call. */
        CALL,
        /** A callee's leg before it is connected. The end of the document connects both. */
        WHISPER,
        /** The answer to what a callee did during a whisper. The end of the document connects both. */
        SCREENED,
        /** What plays to a caller in a queue. At its end it is fetched again. */
        WAIT
    }

    /** Keeps its own copy. */
    public Document {
        verbs = List.copyOf(verbs);
    }

    /** Reads a document that {@link Rules} did not refuse. */
    public static Document read(String xml) {
        try {
            return new Document(verbs(Markup.root(xml)));
        } catch (Markup.Malformed e) {
            throw new IllegalArgumentException("not TwiML: " + e.getMessage(), e);
        }
    }

    private static List<Verb> verbs(Element parent) {
        List<Verb> verbs = new ArrayList<>();
        for (Element element : Markup.children(parent)) {
            verb(element).ifPresent(verbs::add);
        }
        return verbs;
    }

    private static Optional<Verb> verb(Element e) {
        if (!Schema.knowsChild("Response", e.getTagName())) {
            return Optional.empty();
        }
        return Optional.of(
                switch (e.getTagName()) {
                    case "Say" ->
                        new Verb.Say(
                                Markup.heard(e),
                                text(e, "language", "en-US"),
                                text(e, "voice", "man"),
                                number(e, "loop", 1));
                    case "Play" -> new Verb.Play(Markup.ownText(e), text(e, "digits", ""), number(e, "loop", 1));
                    case "Pause" -> new Verb.Pause(number(e, "length", 1));
                    case "Gather" -> gather(e);
                    case "Redirect" -> new Verb.Redirect(Markup.ownText(e), method(e, "method"));
                    case "Dial" -> dial(e);
                    case "Enqueue" -> enqueue(e);
                    case "Record" ->
                        new Verb.Tape(
                                url(e, "action"),
                                method(e, "method"),
                                number(e, "timeout", 5),
                                e.hasAttribute("finishOnKey") ? e.getAttribute("finishOnKey") : "1234567890*#",
                                number(e, "maxLength", 3600),
                                url(e, "recordingStatusCallback"));
                    case "Hangup" -> new Verb.Hangup();
                    case "Reject" -> new Verb.Reject(text(e, "reason", "rejected"));
                    case "Leave" -> new Verb.Leave();
                    default -> new Verb.Unplayed(e.getTagName());
                });
    }

    private static Verb gather(Element e) {
        int timeout = number(e, "timeout", 5);
        List<Verb> prompts = verbs(e).stream()
                .filter(v -> v instanceof Verb.Say || v instanceof Verb.Play || v instanceof Verb.Pause)
                .toList();
        return new Verb.Gather(
                Set.copyOf(List.of(text(e, "input", "dtmf").strip().split("\\s+", -1))),
                url(e, "action"),
                method(e, "method"),
                timeout,
                number(e, "speechTimeout", timeout),
                number(e, "numDigits", 0),
                e.hasAttribute("finishOnKey") ? e.getAttribute("finishOnKey") : "#",
                text(e, "language", "en-US"),
                e.getAttribute("actionOnEmptyResult").equals("true"),
                prompts);
    }

    private static Verb dial(Element e) {
        List<Callee> callees = new ArrayList<>();
        String number = Markup.ownText(e);
        if (!number.isEmpty()) {
            callees.add(new Callee(Callee.Kind.NUMBER, number, Optional.empty(), "POST", Optional.empty(), List.of()));
        }
        for (Element noun : Markup.children(e)) {
            Optional<Callee.Kind> kind = switch (noun.getTagName()) {
                case "Number" -> Optional.of(Callee.Kind.NUMBER);
                case "Sip" -> Optional.of(Callee.Kind.SIP);
                case "Client" -> Optional.of(Callee.Kind.CLIENT);
                case "Queue" -> Optional.of(Callee.Kind.QUEUE);
                default -> Optional.empty();
            };
            kind.ifPresent(k -> callees.add(new Callee(
                    k,
                    Markup.ownText(noun),
                    url(noun, "url"),
                    method(noun, "method"),
                    url(noun, "statusCallback"),
                    List.of(text(noun, "statusCallbackEvent", "completed")
                            .strip()
                            .split("\\s+", -1)))));
        }
        return new Verb.Dial(
                url(e, "action"),
                method(e, "method"),
                number(e, "timeout", 30),
                number(e, "timeLimit", 14_400),
                url(e, "callerId"),
                e.getAttribute("sequential").equals("true"),
                callees);
    }

    private static Verb enqueue(Element e) {
        Optional<String> task = Markup.children(e).stream()
                .filter(child -> child.getTagName().equals("Task"))
                .map(Markup::ownText)
                .findFirst();
        return new Verb.Enqueue(
                url(e, "action"),
                method(e, "method"),
                e.hasAttribute("waitUrl") ? Optional.of(e.getAttribute("waitUrl")) : Optional.empty(),
                method(e, "waitUrlMethod"),
                url(e, "workflowSid"),
                Markup.ownText(e),
                task);
    }

    private static String text(Element e, String attribute, String otherwise) {
        return e.getAttribute(attribute).isEmpty() ? otherwise : e.getAttribute(attribute);
    }

    private static Optional<String> url(Element e, String attribute) {
        return e.getAttribute(attribute).isEmpty() ? Optional.empty() : Optional.of(e.getAttribute(attribute));
    }

    private static String method(Element e, String attribute) {
        return e.getAttribute(attribute).equals("GET") ? "GET" : "POST";
    }

    private static int number(Element e, String attribute, int otherwise) {
        String value = e.getAttribute(attribute);
        return value.matches("\\d{1,8}") ? Integer.parseInt(value) : otherwise;
    }
}
