package charge.hotline.content;

import java.util.Map;
import java.util.Optional;

/**
 * Everything that editors write, read once and never changed: a call keeps to the content that it began with.
 *
 * @param version eight hexadecimal digits, the beginning of the SHA-256 over all files of the folder
 * @param checklist the steps, causes and numbers
 * @param languages what is spoken and understood, by language id ({@code fr}, {@code en}), in alphabetical order
 */
public record Content(String version, Checklist checklist, Map<String, Language> languages) {
    /** The language with this id; where there is none, the first. */
    public Language languageOrFirst(String id) {
        return language(id).orElseGet(() -> languages.values().iterator().next());
    }

    /** The language with this id, where there is one. */
    public Optional<Language> language(String id) {
        return Optional.ofNullable(languages.get(id));
    }
}
