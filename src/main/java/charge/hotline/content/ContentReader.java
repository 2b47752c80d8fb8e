package charge.hotline.content;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads the editors' folder. This tells what cannot be read at all; whether what is read fits together is for
 * {@code check}. A language is a folder with a {@code language.yaml} in it.
 */
public final class ContentReader {
    private ContentReader() {}

    /** What comes of reading. */
    public sealed interface Result {}

    /**
     * It can be used.
     *
     * @param folder the files that it was read from
     * @param warnings what is worth a look
     */
    public record Loaded(Content content, Folder folder, List<Fault> warnings) implements Result {}

    /**
     * It cannot be used.
     *
     * @param faults why; at least one of them an error
     */
    public record Refused(List<Fault> faults) implements Result {}

    /** Reads a folder, or the root of an archive of one, without checking that it fits together. */
    public static Result read(Path prompts) {
        Faults faults = new Faults();
        Optional<Manuscript> manuscript = manuscript(prompts, faults);
        return result(manuscript, faults);
    }

    /** Reads a folder that is in memory, without checking that it fits together. */
    public static Result read(Folder folder) {
        Faults faults = new Faults();
        return result(manuscript(folder, faults), faults);
    }

    private static Result result(Optional<Manuscript> manuscript, Faults faults) {
        return manuscript.isPresent() && !faults.refuse()
                ? new Loaded(manuscript.get().content(), manuscript.get().folder(), faults.sorted())
                : new Refused(faults.sorted());
    }

    /**
     * Reads a folder for those who check it.
     *
     * @return empty where so much is missing that nothing can be said about the rest
     */
    public static Optional<Manuscript> manuscript(Path prompts, Faults faults) {
        try {
            return manuscript(Folder.read(prompts), faults);
        } catch (NoSuchFileException e) {
            faults.error(
                    new Place(".", 1),
                    "there is no " + e.getFile() + "; give the folder with " + ChecklistFile.NAME + " in it");
            return Optional.empty();
        } catch (IOException e) {
            faults.error(new Place(".", 1), "cannot be read: " + e);
            return Optional.empty();
        }
    }

    private static Optional<Manuscript> manuscript(Folder folder, Faults faults) {
        Optional<YamlFile> checklist =
                folder.text(ChecklistFile.NAME, faults).map(text -> YamlFile.parse(ChecklistFile.NAME, text, faults));
        if (checklist.isEmpty()) {
            faults.error(new Place(ChecklistFile.NAME, 1), "is missing; this folder needs it");
            return Optional.empty();
        }
        Map<String, Manuscript.Sources> sources = new TreeMap<>();
        Map<String, Language> languages = new TreeMap<>();
        for (String id : languages(folder)) {
            LanguageFiles files = new LanguageFiles(id, folder, faults);
            Manuscript.Sources own = files.sources();
            sources.put(id, own);
            languages.put(id, files.language(own));
        }
        if (languages.isEmpty()) {
            faults.error(
                    new Place(".", 1),
                    "has no language; a language is a folder, such as fr, with a " + LanguageFiles.SETTINGS + " in it");
            return Optional.empty();
        }
        Content content = new Content(
                folder.version(), ChecklistFile.read(checklist.get()), Collections.unmodifiableMap(languages));
        return Optional.of(new Manuscript(folder, checklist.get(), Collections.unmodifiableMap(sources), content));
    }

    private static List<String> languages(Folder folder) {
        String ending = "/" + LanguageFiles.SETTINGS;
        return folder.names().stream()
                .filter(name -> name.endsWith(ending) && name.indexOf('/') == name.length() - ending.length())
                .map(name -> name.substring(0, name.length() - ending.length()))
                .toList();
    }
}
