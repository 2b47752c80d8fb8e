package charge.hotline.speech;

import charge.hotline.content.Content;
import charge.hotline.content.Example;
import charge.hotline.content.Language;
import charge.hotline.content.Phrases;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Examples parted into those that are learned and those that are kept unseen. A sentence is on one side at all questions. */
record Folds(Content content, String language, int folds) {
    /** Understanding that has not seen the examples of this part, and knows none of the other languages. */
    Understanding without(int part) {
        return new Understanding(
                with(examples().stream()
                        .filter(example -> part(example) != part)
                        .toList()),
                Memory.NONE);
    }

    /** Understanding that has seen nothing but this part. */
    Understanding of(int part) {
        return new Understanding(with(unseen(part)), Memory.NONE);
    }

    /** The examples of this part. */
    List<Example> unseen(int part) {
        return examples().stream().filter(example -> part(example) == part).toList();
    }

    private List<Example> examples() {
        return content.language(language).orElseThrow().phrases().examples();
    }

    private int part(Example example) {
        return Math.floorMod((example.words().hashCode() * 0x9E3779B1) >>> 8, folds);
    }

    /** The content with these examples alone. */
    Content with(List<Example> examples) {
        Map<String, Language> languages = new TreeMap<>();
        content.languages().values().forEach(each -> {
            Phrases phrases = each.phrases();
            List<Example> kept = each.id().equals(language) ? examples : List.of();
            languages.put(
                    each.id(),
                    new Language(
                            each.id(),
                            each.name(),
                            each.sayLanguage(),
                            each.voice(),
                            each.recognition(),
                            each.prompts(),
                            new Phrases(phrases.steps(), phrases.commands(), phrases.language(), kept)));
        });
        return new Content(content.version(), content.checklist(), languages);
    }
}
