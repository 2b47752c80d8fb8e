package charge.hotline.handset;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads XML as strictly as the carrier and offers the little of the DOM that is needed here. */
final class Markup {
    /** Not XML. */
    static final class Malformed extends Exception {
        Malformed(String message) {
            super(message);
        }
    }

    private Markup() {}

    static Element root(String xml) throws Malformed {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setCoalescing(true);
            factory.setIgnoringComments(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            String text = xml.startsWith("\uFEFF") ? xml.substring(1) : xml;
            return builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
        } catch (SAXParseException e) {
            throw new Malformed("line " + e.getLineNumber() + ": " + e.getMessage());
        } catch (SAXException e) {
            throw new Malformed(String.valueOf(e.getMessage()));
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("the JDK reads XML from memory", e);
        }
    }

    static List<Element> children(Element parent) {
        List<Element> elements = new ArrayList<>();
        for (Node node : nodes(parent)) {
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    static List<Node> nodes(Element parent) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < parent.getChildNodes().getLength(); i++) {
            nodes.add(parent.getChildNodes().item(i));
        }
        return nodes;
    }

    /** Text directly in this element, not in its children. */
    static String ownText(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node node : nodes(element)) {
            if (node.getNodeType() == Node.TEXT_NODE) {
                text.append(node.getTextContent());
            }
        }
        return text.toString().strip();
    }

    /** What a listener hears of a Say: a break is a space, a substitution is heard as its alias. */
    static String heard(Element say) {
        StringBuilder text = new StringBuilder();
        hear(say, text);
        return fold(text.toString());
    }

    static String fold(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static void hear(Element element, StringBuilder text) {
        for (Node node : nodes(element)) {
            if (node instanceof Element child) {
                switch (child.getTagName()) {
                    case "sub" -> text.append(child.getAttribute("alias"));
                    case "break" -> text.append(' ');
                    case "p", "s" -> {
                        text.append(' ');
                        hear(child, text);
                        text.append(' ');
                    }
                    default -> hear(child, text);
                }
            } else {
                text.append(node.getTextContent());
            }
        }
    }

    /** Everything but a warning stops; the default handler would print to the console. */
    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {
            // the carrier does not mind either
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
