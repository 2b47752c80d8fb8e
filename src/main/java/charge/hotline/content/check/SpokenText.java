package charge.hotline.content.check;

import charge.hotline.content.Limits;
import java.io.StringReader;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A rendered prompt, taken apart.
 *
 * @param elements the names of the elements in it
 * @param text what is heard: the text, and of {@code sub} its alias
 * @param pauses the sum of its breaks, in seconds
 */
record SpokenText(Set<String> elements, String text, double pauses) {
    private static final XMLInputFactory XML = xml();
    private static final Pattern PAUSE = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s)");

    /**
     * Reads XML as it stands between the tags of a carrier's document.
     *
     * @throws XMLStreamException where it is not well-formed
     */
    static SpokenText parse(String xml) throws XMLStreamException {
        Set<String> elements = new TreeSet<>();
        StringBuilder text = new StringBuilder();
        double pauses = 0;
        int silenced = 0;
        XMLStreamReader reader = XML.createXMLStreamReader(new StringReader("<say>" + xml + "</say>"));
        reader.next();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    elements.add(reader.getLocalName());
                    pauses += pause(reader);
                    String alias = reader.getAttributeValue(null, "alias");
                    if (silenced > 0 || alias != null) {
                        silenced++;
                        text.append(alias == null ? "" : alias);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> silenced = Math.max(0, silenced - 1);
                case XMLStreamConstants.CHARACTERS -> text.append(silenced > 0 ? "" : reader.getText());
                default -> {
                    // Comments and the like are not heard.
                }
            }
        }
        return new SpokenText(elements, text.toString().strip(), pauses);
    }

    private static double pause(XMLStreamReader reader) {
        String time = reader.getLocalName().equals("break") ? reader.getAttributeValue(null, "time") : null;
        Matcher pause = PAUSE.matcher(time == null ? "" : time);
        if (!pause.matches()) {
            return 0;
        }
        double number = Double.parseDouble(pause.group(1));
        return pause.group(2).equals("s") ? number : number / 1000;
    }

    /** How long it lasts. */
    double seconds() {
        return (double) text.length() / Limits.CHARACTERS_A_SECOND + pauses;
    }

    private static XMLInputFactory xml() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
