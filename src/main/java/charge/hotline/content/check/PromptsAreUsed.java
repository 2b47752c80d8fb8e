package charge.hotline.content.check;

import charge.hotline.content.Faults;
import charge.hotline.content.Manuscript;
import charge.hotline.content.Names;
import charge.hotline.content.PromptFile;
import java.util.List;
import java.util.Set;

/** A prompt that nothing asks for is mistyped or left over. */
final class PromptsAreUsed implements Rule {
    @Override
    public void check(Manuscript manuscript, Faults faults) {
        Set<String> known = Repertoire.of(manuscript.content()).prompts().keySet();
        for (Manuscript.Sources sources : manuscript.languages().values()) {
            for (PromptFile template : sources.templates().values()) {
                String start = template.name() + ".";
                List<String> sections = known.stream()
                        .filter(name -> name.startsWith(start))
                        .map(name -> name.substring(start.length()))
                        .toList();
                template.sections().forEach((section, at) -> {
                    if (!sections.contains(section)) {
                        faults.error(
                                at.place(),
                                "nothing speaks the section `" + section + "` of `" + template.name()
                                        + "`; take it out," + " or name it rightly" + Names.known(section, sections));
                    }
                });
            }
        }
    }
}
