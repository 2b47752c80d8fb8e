package charge.hotline.content.check;

import charge.hotline.content.Faults;
import charge.hotline.content.Manuscript;
import charge.hotline.content.Place;
import charge.hotline.content.PromptFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What may be left out is left out in all languages or in none. */
final class SameInAllLanguages implements Rule {
    @Override
    public void check(Manuscript manuscript, Faults faults) {
        Map<String, List<String>> languages = new TreeMap<>();
        Map<String, Place> first = new TreeMap<>();
        manuscript
                .languages()
                .forEach((language, sources) -> sources.templates()
                        .values()
                        .forEach(template -> names(template).forEach((name, place) -> {
                            languages
                                    .computeIfAbsent(name, any -> new ArrayList<>())
                                    .add(language);
                            first.putIfAbsent(name, place);
                        })));
        Set<String> optional = optional(manuscript);
        languages.forEach((name, having) -> {
            Set<String> lacking = new TreeSet<>(manuscript.languages().keySet());
            having.forEach(lacking::remove);
            if (!lacking.isEmpty() && optional.contains(name)) {
                faults.error(
                        first.getOrDefault(name, new Place(".", 1)),
                        "`" + name + "` is not there in " + String.join(", ", lacking)
                                + "; write it there too, or take it out here");
            }
        });
    }

    private static Map<String, Place> names(PromptFile template) {
        Map<String, Place> names = new TreeMap<>();
        template.sections().forEach((section, at) -> names.put(template.name() + "." + section, at.place()));
        template.tables()
                .forEach((table, wordings) -> wordings.forEach(
                        (id, wording) -> names.put(template.name() + "." + table + " " + id, wording.place())));
        return names;
    }

    /** What must be there, and what must not, is told by other rules. */
    private static Set<String> optional(Manuscript manuscript) {
        Set<String> optional = new TreeSet<>();
        Repertoire repertoire = Repertoire.of(manuscript.content());
        repertoire.prompts().forEach((name, piece) -> {
            if (!piece.required()) {
                optional.add(name);
            }
        });
        repertoire.tables().forEach((name, table) -> {
            if (!table.required()) {
                table.ids().forEach(id -> optional.add(name + " " + id));
            }
        });
        return optional;
    }
}
