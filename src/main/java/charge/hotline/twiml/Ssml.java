package charge.hotline.twiml;

import com.twilio.twiml.GenericNode;
import com.twilio.twiml.TwiML;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A rendered prompt, as children of a Say. Only what every voice understands becomes an element: of any other element, and of one
 * that cannot stand where it does, only the words are left.
 */
final class Ssml {
    /** Elements with the attributes that they may have. */
    private static final Map<String, Set<String>> ELEMENTS = Map.of(
            "break", Set.of("strength", "time"),
            "say-as", Set.of("interpret-as", "format"),
            "sub", Set.of("alias"),
            "lang", Set.of("xml:lang"),
            "p", Set.of(),
            "s", Set.of());

    /** Elements that hold others; the rest hold words only. */
    private static final Set<String> HOLDERS = Set.of("lang", "p", "s");

    /** The longest text of a Say (13521; Polly takes 3,000 characters, and 500 are left for what the carrier adds). */
    private static final int MOST_CHARACTERS = 2_500;

    /** The longest text of a Say once the carrier has URL-encoded it (13521). */
    private static final int MOST_ENCODED = 4_500;

    /** A text of fewer characters is within both, whatever they are: UTF-8 has at most four bytes, %xx three characters. */
    static final int SURELY_SHORT = MOST_ENCODED / 12;

    private Ssml() {}

    /** Appends a rendered prompt to an element; gives whether there are words in it. */
    static boolean append(TwiML.Builder<?> parent, String rendered) {
        String legal = Xml.legal(rendered);
        Optional<Element> root = parse(legal);
        String words = root.map(Element::getTextContent).orElseGet(() -> legal.replaceAll("<[^>]*>?", " "));
        String cut = cut(words);
        if (root.isEmpty() || cut.length() < words.length()) {
            parent.addText(cut);
        } else {
            children(parent, root.get());
        }
        return !cut.isBlank();
    }

    private static void children(TwiML.Builder<?> parent, Element element) {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                child(parent, inner);
            } else if (child.getTextContent() != null) {
                parent.addText(child.getTextContent());
            }
        }
    }

    private static void child(TwiML.Builder<?> parent, Element element) {
        String name = element.getTagName();
        Set<String> attributes = ELEMENTS.get(name);
        if (attributes == null) {
            children(parent, element);
            return;
        }
        GenericNode.Builder node = new GenericNode.Builder(name);
        for (String attribute : attributes) {
            if (element.hasAttribute(attribute)) {
                node.option(attribute, element.getAttribute(attribute));
            }
        }
        if (HOLDERS.contains(name)) {
            children(node, element);
        } else if (!name.equals("break")) {
            node.addText(element.getTextContent());
        }
        parent.addChild(node.build());
    }

    /** As much of the text as the carrier takes, in whole words where there are any. */
    private static String cut(String text) {
        if (text.length() < SURELY_SHORT) {
            return text;
        }
        int encoded = 0;
        int end = 0;
        while (end < text.length()) {
            int code = text.codePointAt(end);
            encoded += encoded(code);
            if (encoded > MOST_ENCODED || end + Character.charCount(code) > MOST_CHARACTERS) {
                int space = text.lastIndexOf(' ', end);
                return text.substring(0, space > end / 2 ? space : end);
            }
            end += Character.charCount(code);
        }
        return text;
    }

    private static int encoded(int code) {
        if (code < 0x80) {
            return Character.isLetterOrDigit(code) ? 1 : 3;
        }
        return code < 0x800 ? 6 : code < 0x10000 ? 9 : 12;
    }

    /** The prompt as an element; empty where it is not well-formed. */
    private static Optional<Element> parse(String rendered) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setCoalescing(true);
            factory.setIgnoringComments(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            InputSource source = new InputSource(new StringReader("<Say>" + rendered + "</Say>"));
            return Optional.of(builder.parse(source).getDocumentElement());
        } catch (SAXException e) {
            return Optional.empty();
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("every Java reads XML from memory", e);
        }
    }
}
