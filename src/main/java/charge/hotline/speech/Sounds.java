package charge.hotline.speech;

import charge.hotline.content.Phrases.Phrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How words sound, so that what a recogniser misheard is still near to what was said. How letters sound is data ({@code eau = o}; {@code er$ = e} at the end only), rough on purpose.
 */
final class Sounds {
    private record Rule(String written, String heard, boolean atEnd) {}

    private final Map<Character, List<Rule>> rules = new HashMap<>();

    Sounds(Map<String, List<Phrase>> knowledge) {
        Lexicon.texts(knowledge, "sounds").forEach(line -> {
            int sign = line.indexOf('=');
            if (sign > 0) {
                String written = line.substring(0, sign).strip();
                boolean atEnd = written.endsWith("$");
                Rule rule = new Rule(
                        atEnd ? written.substring(0, written.length() - 1) : written,
                        line.substring(sign + 1).strip().replace("-", ""),
                        atEnd);
                rules.computeIfAbsent(written.charAt(0), c -> new ArrayList<>()).add(rule);
            }
        });
        rules.values()
                .forEach(each -> each.sort(
                        Comparator.comparingInt((Rule rule) -> -rule.written().length())
                                .thenComparingInt(rule -> rule.atEnd() ? 0 : 1)));
    }

    /** How a word without accents sounds. */
    String of(String word) {
        StringBuilder sound = new StringBuilder(word.length());
        int at = 0;
        while (at < word.length()) {
            Rule rule = ruleAt(word, at);
            String heard = rule == null ? word.substring(at, at + 1) : rule.heard();
            for (int i = 0; i < heard.length(); i++) {
                char c = heard.charAt(i);
                if (sound.isEmpty() || sound.charAt(sound.length() - 1) != c) {
                    sound.append(c);
                }
            }
            at += rule == null ? 1 : rule.written().length();
        }
        return sound.toString();
    }

    private @Nullable Rule ruleAt(String word, int at) {
        for (Rule rule : rules.getOrDefault(word.charAt(at), List.of())) {
            if (word.startsWith(rule.written(), at)
                    && (!rule.atEnd() || at + rule.written().length() == word.length())) {
                return rule;
            }
        }
        return null;
    }
}
