package charge.hotline.torture;

import charge.hotline.content.Content;
import charge.hotline.content.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which of our sentences let a caller go, and which promise something. Read from the prompts, as callers hear them. */
final class Sentences {
    /** Prompts that promise, with the kinds of deeds that keep the promise. */
    private static final Map<String, Set<String>> PROMISES = Map.of(
            "message.promise", Set.of("call-back"),
            "message.closed-promise", Set.of("call-back"),
            "message.thanks", Set.of("message"),
            "text.promise", Set.of("text"),
            "text.noted", Set.of("text"),
            "danger.noted", Set.of("urgent"));

    private static final Set<String> CLOSING = Set.of(
            "text.promise",
            "message.promise",
            "message.closed-promise",
            "message.thanks",
            "message.nothing",
            "message.not-kept");

    private final List<String> closing = new ArrayList<>();
    private final List<String> apologies = new ArrayList<>();
    private final Map<String, Set<String>> promises = new HashMap<>();

    Sentences(Content content) {
        for (Language language : content.languages().values()) {
            for (String name : language.prompts().names()) {
                if (name.startsWith("goodbye.") || name.equals("hold.bye") || CLOSING.contains(name)) {
                    closing.add(text(language, name));
                }
                if (name.equals("fallback.static")) {
                    apologies.add(text(language, name));
                }
                if (PROMISES.containsKey(name)) {
                    promises.put(text(language, name), PROMISES.getOrDefault(name, Set.of()));
                }
            }
        }
    }

    private static String text(Language language, String prompt) {
        return language.prompts()
                .render(prompt, Map.of())
                .orElseThrow()
                .replaceAll("<[^>]*>", "")
                .replace("&amp;", "&")
                .replace("&#39;", "'")
                .replace("&apos;", "'")
                .replace("&quot;", "\"");
    }

    /** Whether one of these says goodbye, or what can be done instead. */
    boolean close(List<String> heard) {
        return heard.stream().anyMatch(closing::contains);
    }

    /** Whether this is the apology of whoever answers while no node does: it asks to call again. */
    boolean apologise(List<String> heard) {
        return heard.stream().anyMatch(apologies::contains);
    }

    /** What was promised: for each promise the kinds of deeds that keep it. */
    List<Set<String>> promised(List<String> heard) {
        return heard.stream()
                .filter(promises::containsKey)
                .map(sentence -> promises.getOrDefault(sentence, Set.of()))
                .toList();
    }
}
