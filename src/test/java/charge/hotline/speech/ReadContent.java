package charge.hotline.speech;

import charge.hotline.content.Answer;
import charge.hotline.content.Checklist;
import charge.hotline.content.Content;
import charge.hotline.content.Language;
import charge.hotline.content.Phrases;
import charge.hotline.content.Phrases.Phrase;
import charge.hotline.content.Prompts;
import charge.hotline.content.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** As much of a prompts folder as understanding needs. */
final class ReadContent {
    private ReadContent() {}

    static Content from(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            Map<String, Language> languages = new TreeMap<>();
            for (Path entry : entries.sorted().toList()) {
                if (Files.isRegularFile(entry.resolve("phrases.yaml"))) {
                    String id = entry.getFileName().toString();
                    languages.put(id, new Language(id, id, "", id, new NoPrompts(), phrases(entry)));
                }
            }
            return new Content("00000000", checklist(folder.resolve("checklist.yaml")), languages);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Map<?, ?> map(Object node) {
        return node instanceof Map<?, ?> map ? map : Map.of();
    }

    private static Map<?, ?> yaml(Path file) throws IOException {
        return map(new Yaml().load(Files.readString(file)));
    }

    private static Phrases phrases(Path folder) throws IOException {
        Map<?, ?> file = yaml(folder.resolve("phrases.yaml"));
        String name = folder.getFileName() + "/phrases.yaml";
        Map<String, List<Phrase>> lists = new LinkedHashMap<>();
        lists.putAll(listed(map(yaml(folder.resolve("language.yaml")).get("knowledge")), name));
        lists.putAll(listed(map(file.get("words")), name));
        Map<String, Map<String, List<Phrase>>> steps = new LinkedHashMap<>();
        map(file.get("steps")).forEach((step, answers) -> steps.put(step.toString(), listed(map(answers), name)));
        return new Phrases(steps, listed(map(file.get("commands")), name), lists);
    }

    private static Map<String, List<Phrase>> listed(Map<?, ?> topics, String file) {
        Map<String, List<Phrase>> all = new LinkedHashMap<>();
        topics.forEach((topic, entries) -> {
            List<Phrase> phrases = new ArrayList<>();
            for (Object entry : entries instanceof List<?> list ? list : List.of()) {
                if (entry instanceof Map<?, ?> pair) {
                    pair.forEach((written, meant) -> phrases.add(new Phrase(written + ": " + meant, file, 0)));
                } else {
                    phrases.add(new Phrase(String.valueOf(entry), file, 0));
                }
            }
            all.put(topic.toString(), phrases);
        });
        return all;
    }

    private static Checklist checklist(Path file) throws IOException {
        Map<String, Step> steps = new LinkedHashMap<>();
        map(yaml(file).get("steps")).forEach((id, node) -> steps.put(id.toString(), step(id.toString(), map(node))));
        return new Checklist("", LocalDate.EPOCH, "", List.of(), steps, 0, 0, 0, Map.of());
    }

    private static Step step(String id, Map<?, ?> node) {
        List<String> answers = new ArrayList<>();
        for (Object answer : node.get("answers") instanceof List<?> list ? list : List.of()) {
            answers.add(answer.toString());
        }
        Map<String, Answer> implies = new LinkedHashMap<>();
        map(node.get("implies"))
                .forEach((answer, other) -> implies.put(
                        answer.toString(), Answer.parse(other.toString()).orElseThrow()));
        Map<String, String> leadsTo = new LinkedHashMap<>();
        map(node.get("leads-to")).forEach((answer, step) -> leadsTo.put(answer.toString(), step.toString()));
        Step.Kind kind = Step.Kind.valueOf(
                String.valueOf(node.get("kind")).toUpperCase(Locale.ROOT).replace('-', '_'));
        return new Step(
                id, kind, answers, Map.of(), Map.of(), 1, false, false, Set.of(), Map.of(), Map.of(), List.of(),
                implies, leadsTo, Map.of(), Map.of());
    }

    private static final class NoPrompts implements Prompts {
        @Override
        public Set<String> names() {
            return Set.of();
        }

        @Override
        public Optional<String> render(String name, Map<String, String> values) {
            return Optional.empty();
        }

        @Override
        public Optional<String> label(String step, String table, String id) {
            return Optional.empty();
        }

        @Override
        public Optional<String> recording(String name) {
            return Optional.empty();
        }
    }
}
