package charge.hotline.content.check;

import charge.hotline.content.Manuscript;
import charge.hotline.content.Place;
import charge.hotline.content.PromptFile;
import java.util.Optional;

/** Where things of one language stand. */
final class Spots {
    private Spots() {}

    static Manuscript.Sources sources(Manuscript manuscript, String language) {
        return Optional.ofNullable(manuscript.languages().get(language)).orElseThrow();
    }

    /** Where a prompt stands; where there is none, the top of its file. */
    static Place prompt(Manuscript manuscript, String language, String name) {
        int dot = name.indexOf('.');
        String template = name.substring(0, dot);
        return Optional.ofNullable(sources(manuscript, language).templates().get(template))
                .flatMap(file -> Optional.ofNullable(file.sections().get(name.substring(dot + 1))))
                .map(PromptFile.Section::place)
                .orElseGet(() -> new Place(language + "/" + template + ".ftlx", 1));
    }

    /** Where a table stands, or would. */
    static Place table(Manuscript manuscript, String language, String template, String table) {
        return Optional.ofNullable(sources(manuscript, language).templates().get(template))
                .flatMap(file -> Optional.ofNullable(file.tables().get(table)))
                .flatMap(wordings -> wordings.values().stream().findFirst())
                .map(PromptFile.Wording::place)
                .orElseGet(() -> new Place(language + "/" + template + ".ftlx", 1));
    }
}
