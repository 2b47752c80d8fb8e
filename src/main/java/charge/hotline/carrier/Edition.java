package charge.hotline.carrier;

import charge.hotline.content.Content;
import charge.hotline.diagnosis.Order;
import charge.hotline.dialog.Dialog;
import charge.hotline.speech.Understanding;
import charge.hotline.twiml.Twiml;
import charge.hotline.twiml.Voice;
import java.util.Collection;
import java.util.Map;

/**
 * One version of the content with all that is compiled from it once.
 *
 * @param content the words and the checklist
 * @param understanding of what callers say
 * @param dialog the conversation
 * @param twiml the writer of documents
 */
public record Edition(Content content, Understanding understanding, Dialog dialog, Twiml twiml) {
    /**
     * Compiles a content. Takes seconds: not on an event loop.
     *
     * @param order which step comes next
     * @param publicUrl what the carrier sees, without a slash at its end
     * @param voices other voices than the content's, by language id
     * @param brands of the lines
     */
    public static Edition of(
            Content content, Order order, String publicUrl, Map<String, Voice> voices, Collection<String> brands) {
        Understanding understanding = new Understanding(content);
        Twiml twiml = new Twiml(content, publicUrl, voices, understanding::hints);
        twiml.warm(brands);
        return new Edition(content, understanding, new Dialog(content, order), twiml);
    }
}
