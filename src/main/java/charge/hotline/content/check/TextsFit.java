package charge.hotline.content.check;

import charge.hotline.content.Faults;
import charge.hotline.content.Language;
import charge.hotline.content.Limits;
import charge.hotline.content.Manuscript;
import charge.hotline.content.Septets;
import charge.hotline.content.XmlText;
import java.util.Optional;
import java.util.Set;

/**
 * A text message is short, and so is its price. It goes out in segments: 160 characters of the GSM alphabet (3GPP TS 23.038), or 153
 * each of several; one letter outside the alphabet, such as ê or ç, and there are only 70, or 67, in each.
 */
final class TextsFit implements Rule {
    @Override
    public void check(Manuscript manuscript, Faults faults) {
        for (Language language : manuscript.content().languages().values()) {
            Samples samples = new Samples(Spots.sources(manuscript, language.id()));
            Repertoire.of(manuscript.content()).prompts().forEach((name, piece) -> {
                if (name.startsWith(Repertoire.WRITTEN + ".")) {
                    written(language, name, samples, piece)
                            .ifPresent(text -> text(manuscript, language, name, text, faults));
                }
            });
        }
    }

    /** What is sent at the longest; empty where it cannot be rendered, which is another rule's. */
    private static Optional<String> written(Language language, String name, Samples samples, Repertoire.Piece piece) {
        try {
            return language.prompts().render(name, samples.of(piece.values())).map(XmlText::plain);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void text(Manuscript manuscript, Language language, String name, String text, Faults faults) {
        Set<String> foreign = Septets.foreign(text);
        boolean gsm = foreign.isEmpty();
        int length = gsm ? Septets.count(text) : text.length();
        int segments = segments(length, gsm ? 160 : 70, gsm ? 153 : 67);
        if (segments > Limits.TEXT_SEGMENTS) {
            faults.error(
                    Spots.prompt(manuscript, language.id(), name),
                    "`" + name + "` takes " + segments + " segments of a text message, at most " + Limits.TEXT_SEGMENTS
                            + " are paid for; "
                            + (gsm
                                    ? "leave something out"
                                    : "leave something out, or write it without " + String.join(" ", foreign)
                                            + ", which costs more than twice the room"));
        }
    }

    private static int segments(int length, int single, int each) {
        return length <= single ? 1 : (length + each - 1) / each;
    }
}
