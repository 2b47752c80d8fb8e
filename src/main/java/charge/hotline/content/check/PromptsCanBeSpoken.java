package charge.hotline.content.check;

import charge.hotline.content.Faults;
import charge.hotline.content.Language;
import charge.hotline.content.Manuscript;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLStreamException;

/** Every prompt can be filled in with what it is given, and is XML that every voice of the carrier can read. */
final class PromptsCanBeSpoken implements Rule {
    /** Neural voices read these; one that they do not know can silence the whole prompt. */
    private static final Set<String> ELEMENTS = Set.of("break", "say-as", "sub", "lang", "p", "s");

    @Override
    public void check(Manuscript manuscript, Faults faults) {
        Map<String, Repertoire.Piece> pieces =
                Repertoire.of(manuscript.content()).prompts();
        for (Language language : manuscript.content().languages().values()) {
            Manuscript.Sources sources = Spots.sources(manuscript, language.id());
            Samples samples = new Samples(sources);
            pieces.forEach((name, piece) -> {
                try {
                    language.prompts()
                            .render(name, samples.hostile(piece.values()))
                            .ifPresent(xml -> elements(manuscript, language.id(), name, xml, faults));
                } catch (IllegalArgumentException e) {
                    faults.error(
                            Spots.prompt(manuscript, language.id(), name),
                            "`" + name + "` cannot be filled in; it is given only " + String.join(", ", piece.values())
                                    + " (" + reason(e) + ")");
                }
            });
        }
    }

    private static void elements(Manuscript manuscript, String language, String name, String xml, Faults faults) {
        try {
            Set<String> others = new TreeSet<>(SpokenText.parse(xml).elements());
            others.removeAll(ELEMENTS);
            if (!others.isEmpty()) {
                faults.error(
                        Spots.prompt(manuscript, language, name),
                        "`" + name + "` has <" + String.join(">, <", others)
                                + "> in it; not every voice knows that: use" + " only "
                                + String.join(", ", new TreeSet<>(ELEMENTS)));
            }
        } catch (XMLStreamException e) {
            faults.error(
                    Spots.prompt(manuscript, language, name),
                    "`" + name + "` is not well-formed: close every <tag>, write &amp; for &, and let no value through"
                            + " unescaped ("
                            + firstLine(String.valueOf(e.getMessage()).replaceAll("(?s).*Message: ", "")) + ")");
        }
    }

    private static String reason(IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        return message.substring(message.indexOf(": ") + 2);
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
