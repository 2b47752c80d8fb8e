package charge.hotline.content;

import charge.hotline.content.Step.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads {@code checklist.yaml}. Whether it fits together, and fits the languages, is checked elsewhere. */
final class ChecklistFile {
    static final String NAME = "checklist.yaml";

    /** In {@code expect}: the row of all causes that have none of their own. */
    static final String USUALLY = "usually";

    private static final int DAY_SECONDS = 86_400;

    private static final Map<String, Kind> KINDS =
            Arrays.stream(Kind.values()).collect(Collectors.toMap(Kind::id, Function.identity()));

    private static final Map<String, Need> NEEDS =
            Arrays.stream(Need.values()).collect(Collectors.toMap(Need::id, Function.identity()));

    /** The help article's groups. */
    private static final Map<String, String> GROUPS =
            List.of("authentication", "compatibility", "technical", "connection", "payment").stream()
                    .collect(Collectors.toMap(Function.identity(), Function.identity()));

    private ChecklistFile() {}

    static Checklist read(YamlFile file) {
        YamlNode root = file.root().only("source", "checked", "owner", "causes", "agent", "starts", "steps", "menu");
        YamlNode agent = root.need("agent").only("seconds", "after-hours");
        YamlNode starts = root.need("starts").only("most");
        List<Cause> causes = causes(root.need("causes"));
        return new Checklist(
                root.needText("source"),
                root.need("checked").day(),
                root.needText("owner"),
                causes,
                steps(root.need("steps"), causes),
                agent.need("seconds").whole(1, DAY_SECONDS),
                agent.need("after-hours").whole(1, DAY_SECONDS),
                starts.need("most").whole(0, 9),
                keys(root.need("menu")));
    }

    private static List<Cause> causes(YamlNode causes) {
        List<Cause> list = new ArrayList<>();
        causes.entries().forEach((id, cause) -> {
            cause.only("group", "callers");
            String group = cause.need("group").choice(GROUPS).orElse("");
            list.add(new Cause(id, group, cause.need("callers").number(0, 100) / 100));
        });
        return List.copyOf(list);
    }

    private static Map<String, Step> steps(YamlNode steps, List<Cause> causes) {
        return mapped(steps, step -> step(step, causes));
    }

    private static Step step(YamlNode step, List<Cause> causes) {
        step.only(
                "kind",
                "seconds",
                "start",
                "branch",
                "needs",
                "answers",
                "keys",
                "menus",
                "when",
                "unless",
                "after",
                "implies",
                "leads-to",
                "expect",
                "fixes");
        Kind kind = step.need("kind").choice(KINDS).orElse(Kind.TALK);
        return new Step(
                step.path().substring("steps.".length()),
                kind,
                step.get("answers").map(ChecklistFile::names).orElse(List.of()),
                step.get("keys").map(ChecklistFile::keys).orElse(Map.of()),
                step.get("menus")
                        .map(menus -> mapped(menus, ChecklistFile::keys))
                        .orElse(Map.of()),
                seconds(step, kind),
                step.get("start").map(YamlNode::flag).orElse(false),
                step.get("branch").map(YamlNode::flag).orElse(false),
                step.get("needs").map(ChecklistFile::needs).orElse(Set.of()),
                step.get("when").map(ChecklistFile::conditions).orElse(Map.of()),
                step.get("unless").map(ChecklistFile::conditions).orElse(Map.of()),
                step.get("after").map(ChecklistFile::names).orElse(List.of()),
                step.get("implies").map(ChecklistFile::answers).orElse(Map.of()),
                step.get("leads-to").map(to -> mapped(to, YamlNode::text)).orElse(Map.of()),
                step.get("expect").map(expect -> expect(expect, causes)).orElse(Map.of()),
                step.get("fixes").map(ChecklistFile::fixes).orElse(Map.of()));
    }

    /** What is only heard, and what is asked about the conversation itself, is never weighed by its time. */
    private static int seconds(YamlNode step, Kind kind) {
        boolean weighed = kind != Kind.HEARD && kind != Kind.TALK;
        Optional<YamlNode> seconds = weighed ? Optional.of(step.need("seconds")) : step.get("seconds");
        return seconds.map(value -> value.whole(1, DAY_SECONDS)).orElse(1);
    }

    private static List<String> names(YamlNode list) {
        Set<String> names = new LinkedHashSet<>();
        for (YamlNode item : list.items()) {
            if (!names.add(item.text())) {
                item.error("names `" + item.text() + "` twice");
            }
        }
        return List.copyOf(names);
    }

    /** 0, star and hash mean the same everywhere, so they are nobody's key. */
    private static Map<String, String> keys(YamlNode keys) {
        Map<String, String> sorted = new TreeMap<>();
        keys.entries().forEach((key, meaning) -> {
            if (key.length() != 1 || key.charAt(0) < '1' || key.charAt(0) > '9') {
                meaning.error("is no key: write 1 to 9");
            }
            sorted.put(key, meaning.text());
        });
        return Collections.unmodifiableMap(sorted);
    }

    private static Set<Need> needs(YamlNode list) {
        Set<Need> needs = EnumSet.noneOf(Need.class);
        list.items().forEach(item -> item.choice(NEEDS).ifPresent(needs::add));
        return Collections.unmodifiableSet(needs);
    }

    private static Map<String, Set<String>> conditions(YamlNode steps) {
        return mapped(steps, answers -> Collections.unmodifiableSet(new LinkedHashSet<>(names(answers))));
    }

    private static Map<String, Answer> answers(YamlNode implied) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        implied.entries()
                .forEach((id, value) -> Answer.parse(value.text())
                        .ifPresentOrElse(
                                answer -> answers.put(id, answer),
                                () -> value.error("must name another step's answer, as in light.red")));
        return Collections.unmodifiableMap(answers);
    }

    private static Map<String, Map<String, Double>> expect(YamlNode rows, List<Cause> causes) {
        Map<String, Map<String, Double>> written = mapped(rows, ChecklistFile::row);
        Map<String, Map<String, Double>> complete = new LinkedHashMap<>();
        for (Cause cause : causes) {
            Map<String, Double> row = written.getOrDefault(cause.id(), written.getOrDefault(USUALLY, Map.of()));
            if (row.isEmpty()) {
                rows.error("says nothing about `" + cause.id() + "`; add a row for it, or `" + USUALLY
                        + "` for all causes not named");
            }
            complete.put(cause.id(), row);
        }
        return Collections.unmodifiableMap(complete);
    }

    private static Map<String, Double> row(YamlNode percents) {
        return mapped(percents, percent -> percent.number(0, 100) / 100);
    }

    private static Map<String, Double> fixes(YamlNode causes) {
        return mapped(causes, tenths -> tenths.number(0, 10) / 10);
    }

    private static <T> Map<String, T> mapped(YamlNode map, Function<YamlNode, T> read) {
        Map<String, T> values = new LinkedHashMap<>();
        map.entries().forEach((key, value) -> values.put(key, read.apply(value)));
        return Collections.unmodifiableMap(values);
    }
}
