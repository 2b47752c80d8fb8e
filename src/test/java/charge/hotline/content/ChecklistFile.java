package charge.hotline.content;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.Yaml;

/** A checklist straight from its file, unchecked, for tests that want nothing else of the content. */
public final class ChecklistFile {
    private ChecklistFile() {}

    /** The checklist of the house. */
    public static Checklist ours() {
        return read(Path.of("prompts/checklist.yaml"));
    }

    /** A checklist of the same form. */
    public static Checklist read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return checklist(new Entry(new Yaml().load(reader)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Checklist checklist(Entry file) {
        List<Cause> causes = new ArrayList<>();
        file.entries("causes")
                .forEach((id, cause) ->
                        causes.add(new Cause(id, cause.text("group", ""), cause.number("callers", 0) / 100)));
        Map<String, Step> steps = new LinkedHashMap<>();
        file.entries("steps").forEach((id, step) -> steps.put(id, step(id, step, causes)));
        Entry agent = file.entry("agent");
        return new Checklist(
                file.text("source", ""),
                LocalDate.EPOCH,
                file.text("owner", ""),
                causes,
                Collections.unmodifiableMap(steps),
                (int) agent.number("seconds", 0),
                (int) agent.number("after-hours", 0),
                (int) file.entry("starts").number("most", 0),
                file.texts("menu"));
    }

    private static Step step(String id, Entry step, List<Cause> causes) {
        Set<Need> needs = new LinkedHashSet<>();
        step.list("needs").forEach(need -> needs.add(Need.valueOf(need.toUpperCase(Locale.ROOT))));
        Map<String, Map<String, String>> menus = new LinkedHashMap<>();
        step.entries("menus").forEach((menu, keys) -> menus.put(menu, keys.texts()));
        Map<String, Answer> implies = new LinkedHashMap<>();
        step.texts("implies")
                .forEach((answer, implied) ->
                        implies.put(answer, Answer.parse(implied).orElseThrow()));
        return new Step(
                id,
                Step.Kind.valueOf(step.text("kind", "").toUpperCase(Locale.ROOT).replace('-', '_')),
                step.list("answers"),
                step.texts("keys"),
                menus,
                (int) step.number("seconds", 5),
                step.text("start", "").equals("true"),
                step.text("branch", "").equals("true"),
                needs,
                answers(step.entry("when")),
                answers(step.entry("unless")),
                step.list("after"),
                implies,
                step.texts("leads-to"),
                expect(step.entries("expect"), causes),
                shares(step.entry("fixes"), 10));
    }

    private static Map<String, Set<String>> answers(Entry conditions) {
        Map<String, Set<String>> answers = new LinkedHashMap<>();
        conditions.map.keySet().forEach(id -> answers.put(id, Set.copyOf(conditions.list(id))));
        return answers;
    }

    private static Map<String, Map<String, Double>> expect(Map<String, Entry> rows, List<Cause> causes) {
        Map<String, Map<String, Double>> expect = new LinkedHashMap<>();
        if (!rows.isEmpty()) {
            for (Cause cause : causes) {
                Entry usually = rows.getOrDefault("usually", new Entry(Map.of()));
                expect.put(cause.id(), shares(rows.getOrDefault(cause.id(), usually), 100));
            }
        }
        return expect;
    }

    private static Map<String, Double> shares(Entry row, double of) {
        Map<String, Double> shares = new LinkedHashMap<>();
        row.map.keySet().forEach(id -> shares.put(id, row.number(id, 0) / of));
        return shares;
    }

    /** One mapping of the file. */
    private record Entry(Map<String, Object> map) {
        Entry(Object yaml) {
            this(named(yaml, value -> value));
        }

        private static <T> Map<String, T> named(Object yaml, Function<Object, T> as) {
            Map<String, T> named = new LinkedHashMap<>();
            if (yaml instanceof Map<?, ?> entries) {
                entries.forEach((key, value) -> named.put(String.valueOf(key), as.apply(value)));
            }
            return named;
        }

        Entry entry(String key) {
            return new Entry(map.getOrDefault(key, Map.of()));
        }

        Map<String, Entry> entries(String key) {
            return named(map.getOrDefault(key, Map.of()), Entry::new);
        }

        Map<String, String> texts(String key) {
            return entry(key).texts();
        }

        Map<String, String> texts() {
            return named(map, String::valueOf);
        }

        String text(String key, String other) {
            return String.valueOf(map.getOrDefault(key, other));
        }

        double number(String key, double other) {
            return map.get(key) instanceof Number number ? number.doubleValue() : other;
        }

        List<String> list(String key) {
            return map.get(key) instanceof List<?> list
                    ? list.stream().map(String::valueOf).toList()
                    : List.of();
        }
    }
}
