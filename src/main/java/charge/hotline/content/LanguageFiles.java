package charge.hotline.content;

import charge.hotline.content.Phrases.Phrase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the folder of one language: {@code language.yaml}, {@code phrases.yaml}, {@code examples.tsv}, the templates and the recordings. */
final class LanguageFiles {
    static final String SETTINGS = "language.yaml";
    static final String PHRASES = "phrases.yaml";
    static final String AUDIO = "audio";

    private static final Pattern RECORDING = Pattern.compile("(.+)\\.(mp3|wav)");

    private final String id;
    private final Folder folder;
    private final Faults faults;

    LanguageFiles(String id, Folder folder, Faults faults) {
        this.id = id;
        this.folder = folder;
        this.faults = faults;
    }

    Manuscript.Sources sources() {
        Map<String, PromptFile> templates = new TreeMap<>();
        for (String name : folder.names(id)) {
            if (name.endsWith(PromptFile.ENDING)) {
                String template = name.substring(0, name.length() - PromptFile.ENDING.length());
                templates.put(
                        template,
                        PromptFile.parse(template, id + "/" + name, text(name).orElse(""), faults));
            }
        }
        return new Manuscript.Sources(
                yaml(SETTINGS).orElseThrow(), yaml(PHRASES), Collections.unmodifiableMap(templates));
    }

    Language language(Manuscript.Sources sources) {
        YamlNode settings = sources.settings().root().only("name", "say", "voice", "recognition", "knowledge");
        Optional<YamlNode> phrases =
                sources.phrases().map(YamlFile::root).map(root -> root.only("words", "steps", "commands"));
        return new Language(
                id,
                settings.needText("name"),
                settings.needText("say"),
                settings.needText("voice"),
                settings.needText("recognition"),
                Prompts.of(sources.templates().values(), recordings(), faults),
                new Phrases(
                        phrases.map(root -> mapped(root.need("steps"), step -> mapped(step, this::phrases)))
                                .orElse(Map.of()),
                        phrases.map(root -> mapped(root.need("commands"), this::phrases))
                                .orElse(Map.of()),
                        knowledge(settings.get("knowledge"), phrases.flatMap(root -> root.get("words"))),
                        text(ExamplesFile.NAME)
                                .map(new ExamplesFile(id + "/" + ExamplesFile.NAME, faults)::read)
                                .orElse(List.of())));
    }

    /** What words mean in the language, and what they mean at a charger: one vocabulary in two files. */
    private Map<String, List<Phrase>> knowledge(Optional<YamlNode> language, Optional<YamlNode> words) {
        Map<String, List<Phrase>> all = new LinkedHashMap<>();
        language.ifPresent(topics -> all.putAll(mapped(topics, this::entries)));
        words.ifPresent(lists -> lists.entries().forEach((name, list) -> {
            if (all.putIfAbsent(name, entries(list)) != null) {
                list.error("has the name of a topic of " + SETTINGS + "; give it another");
            }
        }));
        return Collections.unmodifiableMap(all);
    }

    private Map<String, String> recordings() {
        Map<String, String> recordings = new TreeMap<>();
        for (String name : folder.names(id + "/" + AUDIO)) {
            Matcher recording = RECORDING.matcher(name);
            if (recording.matches()) {
                recordings.putIfAbsent(recording.group(1), name);
            }
        }
        return recordings;
    }

    private List<Phrase> phrases(YamlNode list) {
        return list.items().stream().map(this::phrase).toList();
    }

    private Phrase phrase(YamlNode item) {
        return new Phrase(item.text(), item.place().file(), item.place().line());
    }

    /** A topic is a list of words, or of {@code written: meant} pairs, which come out as {@code written = meant}, or a map of such pairs. */
    private List<Phrase> entries(YamlNode topic) {
        List<Phrase> entries = new ArrayList<>();
        if (topic.isMap()) {
            addPairs(topic, entries);
            return List.copyOf(entries);
        }
        for (YamlNode item : topic.items()) {
            if (item.isMap()) {
                addPairs(item, entries);
            } else {
                entries.add(phrase(item));
            }
        }
        return List.copyOf(entries);
    }

    private static void addPairs(YamlNode map, List<Phrase> entries) {
        map.entries()
                .forEach((written, meant) -> entries.add(new Phrase(
                        written + " = " + meant.text(),
                        meant.place().file(),
                        meant.place().line())));
    }

    private Optional<YamlFile> yaml(String name) {
        return text(name).map(text -> YamlFile.parse(id + "/" + name, text, faults));
    }

    private Optional<String> text(String name) {
        return folder.text(id + "/" + name, faults);
    }

    private static <T> Map<String, T> mapped(YamlNode map, Function<YamlNode, T> read) {
        Map<String, T> values = new LinkedHashMap<>();
        map.entries().forEach((key, value) -> values.put(key, read.apply(value)));
        return Collections.unmodifiableMap(values);
    }
}
