package charge.hotline.content;

import java.util.Map;
import java.util.Optional;

/**
 * Content together with where everything in it stands, for those who check it.
 *
 * @param folder the files
 * @param checklist the file {@code checklist.yaml}
 * @param languages language id to its files
 * @param content what was read from all of them
 */
public record Manuscript(Folder folder, YamlFile checklist, Map<String, Sources> languages, Content content) {
    /**
     * The files of one language.
     *
     * @param settings {@code language.yaml}
     * @param phrases {@code phrases.yaml}, where there is one
     * @param templates by name: {@code light}
     */
    public record Sources(YamlFile settings, Optional<YamlFile> phrases, Map<String, PromptFile> templates) {}
}
