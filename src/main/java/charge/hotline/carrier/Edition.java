package charge.hotline.carrier;

import charge.hotline.content.Content;
import charge.hotline.content.Folder;
import charge.hotline.content.Language;
import charge.hotline.diagnosis.Order;
import charge.hotline.dialog.Dialog;
import charge.hotline.speech.Memory;
import charge.hotline.speech.Understanding;
import charge.hotline.twiml.Twiml;
import charge.hotline.twiml.Voice;
import io.vertx.core.buffer.Buffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * One version of the content with all that is compiled from it once.
 *
 * @param content the words and the checklist
 * @param understanding of what callers say
 * @param dialog the conversation
 * @param twiml the writer of documents
 * @param recordings the recorded prompts, by language and file: {@code fr/light.ask.mp3}
 */
public record Edition(
        Content content,
        Understanding understanding,
        Dialog dialog,
        Twiml twiml,
        Map<String, Recordings.Recording> recordings) {
    /**
     * Compiles a content. Takes seconds: not on an event loop.
     *
     * @param folder the files that it was read from
     * @param order which step comes next
     * @param publicUrl what the carrier sees, without a slash at its end
     * @param voices other voices than the content's, by language id
     * @param brands of the lines
     * @param memory of what was learned
     */
    public static Edition of(
            Content content,
            Folder folder,
            Order order,
            String publicUrl,
            Map<String, Voice> voices,
            Collection<String> brands,
            Memory memory) {
        Understanding understanding = Understanding.of(content, memory);
        Twiml twiml = new Twiml(content, publicUrl, voices, understanding::hints);
        twiml.warm(brands);
        return new Edition(content, understanding, new Dialog(content, order), twiml, recordings(content, folder));
    }

    private static Map<String, Recordings.Recording> recordings(Content content, Folder folder) {
        Map<String, Recordings.Recording> recordings = new HashMap<>();
        for (Language language : content.languages().values()) {
            for (String name : language.prompts().names()) {
                language.prompts()
                        .recording(name)
                        .ifPresent(file -> folder.bytes(language.id() + "/audio/" + file)
                                .ifPresent(bytes -> recordings.put(
                                        language.id() + "/" + file,
                                        new Recordings.Recording(Buffer.buffer(bytes), content.version()))));
            }
        }
        return Map.copyOf(recordings);
    }
}
