package charge.hotline.twiml;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.twilio.twiml.TwiML;
import com.twilio.twiml.TwiMLException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * XML as the SDK writes it, cut where something is filled in per turn.
 *
 * @param pieces what stands before, between and after the holes; one more than there are holes
 */
record Frame(List<byte[]> pieces) {
    /** Stands in an element where something is filled in; has no meaning in XML or in a URI. */
    static final String HOLE = "~hole~";

    private static final Pattern HOLES = Pattern.compile(HOLE, Pattern.LITERAL);

    /** The element, without the document's prolog. */
    static Frame of(TwiML element) {
        return new Frame(Arrays.stream(HOLES.split(xml(element), -1))
                .map(piece -> piece.getBytes(UTF_8))
                .toList());
    }

    /** The element as XML, without the document's prolog. */
    static String xml(TwiML element) {
        try {
            String document = element.toXml();
            return document.substring(document.indexOf("?>") + 2).strip();
        } catch (TwiMLException e) {
            throw new IllegalArgumentException("cannot be written: " + element.getTagName(), e);
        }
    }

    byte[] piece(int index) {
        return pieces.get(index);
    }
}
