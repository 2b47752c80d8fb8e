package charge.hotline.content.check;

import charge.hotline.content.Faults;
import charge.hotline.content.Manuscript;
import charge.hotline.content.Place;
import charge.hotline.content.PromptFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every prompt that the conversation needs is there, in every language. */
final class PromptsAreThere implements Rule {
    @Override
    public void check(Manuscript manuscript, Faults faults) {
        Map<String, List<String>> needed = needed(manuscript);
        manuscript
                .languages()
                .forEach((language, sources) -> needed.forEach((template, sections) -> {
                    String file = language + "/" + template + ".ftlx";
                    Optional<PromptFile> found =
                            Optional.ofNullable(sources.templates().get(template));
                    List<String> missing = sections.stream()
                            .filter(section ->
                                    found.isEmpty() || !found.get().sections().containsKey(section))
                            .toList();
                    if (!missing.isEmpty()) {
                        faults.error(
                                new Place(file, 1),
                                (found.isEmpty() ? "is missing; write it with the sections " : "has no section ")
                                        + String.join(", ", missing)
                                        + (found.isEmpty()
                                                ? ""
                                                : "; write <#macro " + quoted(missing.get(0)) + ">…</#macro>"));
                    }
                }));
    }

    private static Map<String, List<String>> needed(Manuscript manuscript) {
        Map<String, List<String>> needed = new TreeMap<>();
        Repertoire.of(manuscript.content()).prompts().forEach((name, piece) -> {
            if (piece.required()) {
                int dot = name.indexOf('.');
                needed.computeIfAbsent(name.substring(0, dot), template -> new ArrayList<>())
                        .add(name.substring(dot + 1));
            }
        });
        return needed;
    }

    private static String quoted(String section) {
        return section.contains("-") ? "\"" + section + "\"" : section;
    }
}
