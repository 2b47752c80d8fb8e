package charge.hotline.content.check;

import charge.hotline.content.Checklist;
import charge.hotline.content.Faults;
import charge.hotline.content.Language;
import charge.hotline.content.Manuscript;
import charge.hotline.content.Step;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A key that a prompt names does something there, and the prompt that is about keys names all of them. */
final class KeysAreSpokenOf implements Rule {
    private static final Pattern KEY = Pattern.compile("(?<![\\p{L}\\d])\\d(?![\\p{L}\\d])");

    /** Zero leads to a person everywhere. */
    private static final String PERSON = "0";

    private static final Set<String> SECTIONS = Set.of("ask", "again", "keys", "help", "drive", "done");

    @Override
    public void check(Manuscript manuscript, Faults faults) {
        Checklist checklist = manuscript.content().checklist();
        for (Language language : manuscript.content().languages().values()) {
            Prompted prompted = new Prompted(manuscript, language, faults);
            checklist.steps().values().forEach(step -> step(prompted, step, language.id()));
            prompted.namesAll("manners.star", checklist.menu().keySet());
            prompted.names("manners.star", checklist.menu().keySet());
            prompted.names("manners.star-again", checklist.menu().keySet());
        }
    }

    private static void step(Prompted prompted, Step step, String language) {
        if (!Repertoire.isAsked(step) || step.kind() == Step.Kind.NUMBER) {
            return;
        }
        SECTIONS.forEach(
                section -> prompted.names(step.id() + "." + section, step.keys().keySet()));
        prompted.namesAll(step.id() + ".keys", keysReadOut(step, language));
        step.menus().forEach((menu, keys) -> {
            prompted.names(step.id() + ".menu-" + menu, keys.keySet());
            prompted.namesAll(step.id() + ".menu-" + menu, keys.keySet());
        });
    }

    /** The choice of language is read out in all of them one after the other, each naming its own key. */
    private static Collection<String> keysReadOut(Step step, String language) {
        return step.id().equals("language")
                ? step.keys().entrySet().stream()
                        .filter(key -> key.getValue().equals(language))
                        .map(Map.Entry::getKey)
                        .toList()
                : step.keys().keySet();
    }

    private record Prompted(Manuscript manuscript, Language language, Faults faults, Map<String, Set<String>> heard) {
        Prompted(Manuscript manuscript, Language language, Faults faults) {
            this(manuscript, language, faults, new TreeMap<>());
            Samples samples = new Samples(Spots.sources(manuscript, language.id()));
            Repertoire.of(manuscript.content())
                    .prompts()
                    .forEach((name, piece) -> PromptsAreShort.spoken(language, name, samples, piece)
                            .ifPresent(text -> heard.put(name, keys(text.text()))));
        }

        private static Set<String> keys(String text) {
            Set<String> keys = new TreeSet<>();
            Matcher key = KEY.matcher(text);
            while (key.find()) {
                keys.add(key.group());
            }
            keys.remove(PERSON);
            return keys;
        }

        void names(String prompt, Collection<String> keys) {
            Set<String> idle = new TreeSet<>(heard.getOrDefault(prompt, Set.of()));
            idle.removeAll(keys);
            if (!idle.isEmpty()) {
                faults.error(
                        Spots.prompt(manuscript, language.id(), prompt),
                        "`" + prompt + "` names the key " + String.join(", ", idle)
                                + ", which does nothing there; where it is no key, write the number as a word");
            }
        }

        void namesAll(String prompt, Collection<String> keys) {
            Set<String> silent = new TreeSet<>(keys);
            silent.removeAll(Set.copyOf(heard.getOrDefault(prompt, silent)));
            if (!silent.isEmpty()) {
                faults.error(
                        Spots.prompt(manuscript, language.id(), prompt),
                        "`" + prompt + "` does not name the key " + String.join(", ", silent) + "; name every key");
            }
        }
    }
}
