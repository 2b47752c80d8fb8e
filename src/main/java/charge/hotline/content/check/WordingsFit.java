package charge.hotline.content.check;

import charge.hotline.content.Faults;
import charge.hotline.content.Manuscript;
import charge.hotline.content.Names;
import charge.hotline.content.Place;
import charge.hotline.content.PromptFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every answer has its wordings in every language, short enough to stand inside a sentence, and no other has. */
final class WordingsFit implements Rule {
    @Override
    public void check(Manuscript manuscript, Faults faults) {
        Map<String, Repertoire.Table> tables =
                Repertoire.of(manuscript.content()).tables();
        manuscript.languages().forEach((language, sources) -> {
            tables.forEach((name, table) -> missing(manuscript, language, name, table, faults));
            sources.templates()
                    .values()
                    .forEach(template -> template.tables()
                            .forEach((table, wordings) -> wordings(template, table, wordings, tables, faults)));
        });
    }

    private static void missing(
            Manuscript manuscript, String language, String name, Repertoire.Table table, Faults faults) {
        String template = name.substring(0, name.indexOf('.'));
        String tableName = name.substring(name.indexOf('.') + 1);
        Optional<Set<String>> worded = Optional.ofNullable(
                        Spots.sources(manuscript, language).templates().get(template))
                .map(file -> file.tables().getOrDefault(tableName, Map.of()).keySet());
        List<String> missing = table.ids().stream()
                .filter(id -> worded.isEmpty() || !worded.get().contains(id))
                .sorted()
                .toList();
        boolean begun = worded.isPresent() && !worded.get().isEmpty();
        if (!missing.isEmpty() && table.required()) {
            Place place = Spots.table(manuscript, language, template, tableName);
            faults.error(
                    place,
                    "the table `" + tableName + "` has no words for " + String.join(", ", missing) + "; "
                            + (begun
                                    ? "add them"
                                    : "write <#assign " + tableName + " = {\"" + missing.get(0) + "\": \"…\"}>"));
        }
    }

    private static void wordings(
            PromptFile template,
            String table,
            Map<String, PromptFile.Wording> wordings,
            Map<String, Repertoire.Table> tables,
            Faults faults) {
        Optional<Repertoire.Table> known = Optional.ofNullable(tables.get(template.name() + "." + table));
        Set<String> ids = known.map(Repertoire.Table::ids).orElse(Set.of());
        wordings.forEach((id, wording) -> {
            if (!ids.contains(id)) {
                faults.error(
                        wording.place(),
                        "nothing needs words for `" + id + "` in the table `" + table + "` of `" + template.name() + "`"
                                + Names.known(id, ids.stream().sorted().toList()));
            } else if (wording.text().length() > known.orElseThrow().characters()) {
                faults.error(
                        wording.place(),
                        "`" + id + "` in `" + table + "` is longer than "
                                + known.orElseThrow().characters()
                                + " characters; it stands inside a sentence, so say it shorter");
            } else if (wording.text().isEmpty()) {
                faults.error(wording.place(), "`" + id + "` in `" + table + "` has no words; write some");
            }
        });
    }
}
