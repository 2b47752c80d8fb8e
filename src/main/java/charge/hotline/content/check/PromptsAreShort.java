package charge.hotline.content.check;

import charge.hotline.content.Faults;
import charge.hotline.content.Language;
import charge.hotline.content.Limits;
import charge.hotline.content.Manuscript;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** Nobody at a charger listens for long. */
final class PromptsAreShort implements Rule {
    @Override
    public void check(Manuscript manuscript, Faults faults) {
        for (Language language : manuscript.content().languages().values()) {
            Samples samples = new Samples(Spots.sources(manuscript, language.id()));
            Repertoire.of(manuscript.content())
                    .prompts()
                    .forEach((name, piece) -> spoken(language, name, samples, piece)
                            .ifPresent(text -> {
                                if (text.seconds() > piece.seconds()) {
                                    faults.error(
                                            Spots.prompt(manuscript, language.id(), name),
                                            "`" + name + "` lasts longer than " + piece.seconds()
                                                    + " seconds; leave out " + tooMany(text, piece) + " of its "
                                                    + text.text().length() + " characters");
                                }
                            }));
        }
    }

    /** What is heard; empty where it cannot be spoken at all, which is another rule's. */
    static Optional<SpokenText> spoken(Language language, String name, Samples samples, Repertoire.Piece piece) {
        try {
            Optional<String> xml = language.prompts().render(name, samples.of(piece.values()));
            return xml.isPresent() ? Optional.of(SpokenText.parse(xml.get())) : Optional.empty();
        } catch (IllegalArgumentException | XMLStreamException e) {
            return Optional.empty();
        }
    }

    private static int tooMany(SpokenText text, Repertoire.Piece piece) {
        return (int) Math.ceil((text.seconds() - piece.seconds()) * Limits.CHARACTERS_A_SECOND);
    }
}
