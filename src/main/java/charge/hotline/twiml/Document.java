package charge.hotline.twiml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A document for the carrier, in UTF-8 and in pieces: most of it, such as the hints of a question, is the same in many
 * documents and is shared by them, so a turn writes its own few hundred bytes only.
 */
public final class Document {
    private final List<byte[]> pieces;
    private final int length;

    private Document(List<byte[]> pieces) {
        this.pieces = List.copyOf(pieces);
        length = pieces.stream().mapToInt(piece -> piece.length).sum();
    }

    /** A document of this text. */
    public static Document of(String xml) {
        return new Document(List.of(xml.getBytes(UTF_8)));
    }

    /** In bytes. */
    public int length() {
        return length;
    }

    /** Gives all pieces in order; they are shared, and not to be changed. */
    public void forEach(Consumer<byte[]> out) {
        pieces.forEach(out);
    }

    /** The document as text. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(length);
        pieces.forEach(piece -> text.append(new String(piece, UTF_8)));
        return text.toString();
    }

    /** Puts a document together. */
    static final class Writer {
        private static final int USUAL_PIECES = 16;
        private static final int USUAL_TEXT = 512;

        private final List<byte[]> pieces = new ArrayList<>(USUAL_PIECES);
        /** What is of this turn only, and not in a piece yet. */
        private final StringBuilder own = new StringBuilder(USUAL_TEXT);

        /** Appends a piece that other documents have as well. */
        Writer shared(byte[] piece) {
            settle();
            pieces.add(piece);
            return this;
        }

        /** Appends XML. */
        Writer own(String xml) {
            own.append(xml);
            return this;
        }

        /** Appends text, escaped. */
        Writer text(String text) {
            Xml.escape(own, text);
            return this;
        }

        private void settle() {
            if (!own.isEmpty()) {
                pieces.add(own.toString().getBytes(UTF_8));
                own.setLength(0);
            }
        }

        Document done() {
            settle();
            return new Document(pieces);
        }
    }
}
