package charge.hotline.content.check;

import charge.hotline.content.Limits;
import charge.hotline.content.Manuscript;
import charge.hotline.content.PromptFile;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What prompts are filled in with when they are tried out: for each value one of the longest that will be said in a call. */
final class Samples {
    /** As long as two short sentences. */
    private static final String SENTENCE =
            "The charging service has a fault in the whole country; we expect it back at six.";

    /** The room that a summary has for it (see {@code dialog.Summary}). */
    private static final String LIST = "x".repeat(80);

    private final Map<String, String> values = new TreeMap<>();

    Samples(Manuscript.Sources language) {
        values.put("brand", "Mbrella Charge");
        values.put("digits", "1 2 3 4 5 6 7 8");
        values.put("count", "2");
        values.put("case", "482 173 906");
        values.put("line", "+32470000001");
        values.put("operator", "x".repeat(Limits.OPERATOR_CHARACTERS));
        values.put("number", "+324700000012345");
        values.put("next", longest(language.templates().values(), "next"));
        values.put("sentence", SENTENCE);
        values.put("list", LIST);
        values.put("said", longest(language.templates().values(), "said"));
        values.put("told", longest(language.templates().values(), "told"));
        values.put("cause", longest(language.templates().values(), "cause"));
        values.put("sure", longest(language.templates().values(), "sure"));
    }

    private static String longest(Collection<PromptFile> templates, String table) {
        return templates.stream()
                .flatMap(template -> template.tables().getOrDefault(table, Map.of()).values().stream())
                .map(PromptFile.Wording::text)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    /** The values of these names. */
    Map<String, String> of(Set<String> names) {
        Map<String, String> given = new TreeMap<>(values);
        given.keySet().retainAll(names);
        return given;
    }

    /** The same, with characters that break XML where a template lets them through unescaped. */
    Map<String, String> hostile(Set<String> names) {
        Map<String, String> given = of(names);
        given.replaceAll((name, value) -> value + " <&>");
        return given;
    }
}
