package charge.hotline.handset;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which voice speaks which language: {@code twilio-voices.json}, from the carrier's current table. */
final class Voices {
    private static final Pattern BRACES = Pattern.compile("\\{([^}]*)\\}");
    private static final Map<String, Set<String>> ROWS = rows();

    private Voices() {}

    /** Voice and language from different rows make a Say fail (13511, 13512). */
    static boolean fit(String voice, String language) {
        return ROWS.getOrDefault(language, Set.of()).contains(voice);
    }

    private static Map<String, Set<String>> rows() {
        Map<String, Set<String>> rows = new HashMap<>();
        for (Map.Entry<String, JsonNode> row :
                Schema.resource("twilio-voices.json").properties()) {
            Set<String> voices = new HashSet<>();
            for (JsonNode names : row.getValue()) {
                names.forEach(name -> voices.addAll(expand(name.asText())));
            }
            rows.put(row.getKey(), voices);
        }
        return rows;
    }

    /** {@code a-{B,C}} and {@code a-{B..D}} stand for several names. */
    private static List<String> expand(String name) {
        Matcher braces = BRACES.matcher(name);
        if (!braces.find()) {
            return List.of(name);
        }
        String inner = braces.group(1);
        List<String> all = new ArrayList<>();
        if (inner.matches(".\\.\\..")) {
            for (char letter = inner.charAt(0); letter <= inner.charAt(3); letter++) {
                all.add(braces.replaceFirst(Character.toString(letter)));
            }
        } else {
            for (String one : inner.split(",", -1)) {
                all.add(braces.replaceFirst(one));
            }
        }
        return all;
    }
}
