package charge.hotline.content.check;

import charge.hotline.content.Faults;
import charge.hotline.content.Manuscript;
import charge.hotline.content.Place;
import charge.hotline.content.PromptFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether the languages still say the same. {@code translations.lock} holds a fingerprint of each prompt in each language,
 * written by {@code check --accept} once somebody has looked; a prompt that has changed since in one language only is
 * probably not yet changed in the other.
 */
final class Translations implements Rule {
    static final String FILE = "translations.lock";

    private static final int DIGEST_BYTES = 4;
    private static final String HEAD =
            "# What each prompt was when somebody last said that all languages say the same. Written by check --accept.";

    @Override
    public void check(Manuscript manuscript, Faults faults) {
        if (manuscript.languages().size() < 2) {
            return;
        }
        Optional<String> lock = manuscript.folder().text(FILE, faults);
        if (lock.isEmpty()) {
            faults.warning(
                    new Place(FILE, 1),
                    "is missing, so nobody is told of a language that is changed alone; once all languages say the"
                            + " same, write it with check --accept");
            return;
        }
        Map<String, Map<String, String>> accepted = read(lock.get());
        prints(manuscript).forEach((name, prints) -> compare(manuscript, name, prints, accepted, faults));
    }

    private static void compare(
            Manuscript manuscript,
            String name,
            Map<String, String> prints,
            Map<String, Map<String, String>> accepted,
            Faults faults) {
        Map<String, String> old = accepted.getOrDefault(name, Map.of());
        Set<String> changed = new TreeSet<>();
        Set<String> left = new TreeSet<>();
        prints.forEach((language, print) -> (print.equals(old.get(language)) ? left : changed).add(language));
        if (changed.isEmpty()) {
            return;
        }
        Place place = place(manuscript, changed.iterator().next(), name);
        if (left.isEmpty()) {
            faults.warning(
                    place,
                    "`" + name + "` is new or changed in every language; once they say the same: check --accept");
        } else {
            faults.warning(
                    place,
                    "`" + name + "` has changed in " + String.join(", ", changed) + ", but not in "
                            + String.join(", ", left)
                            + "; change it there too, or, where they say the same: check --accept");
        }
    }

    /** What the lock file holds once all languages are taken to say the same. */
    static String accept(Manuscript manuscript) {
        return prints(manuscript).entrySet().stream()
                .map(prompt -> prompt.getKey()
                        + prompt.getValue().entrySet().stream()
                                .map(print -> " " + print.getKey() + "=" + print.getValue())
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n", HEAD + "\n", "\n"));
    }

    private static Map<String, Map<String, String>> read(String lock) {
        Map<String, Map<String, String>> accepted = new TreeMap<>();
        for (String line : lock.lines().filter(text -> !text.startsWith("#")).toList()) {
            String[] words = line.strip().split(" +", -1);
            Map<String, String> prints = new TreeMap<>();
            for (int i = 1; i < words.length; i++) {
                String[] print = words[i].split("=", 2);
                prints.put(print[0], print.length == 2 ? print[1] : "");
            }
            accepted.put(words[0], prints);
        }
        return accepted;
    }

    /** By prompt or table, by language. */
    private static Map<String, Map<String, String>> prints(Manuscript manuscript) {
        Map<String, Map<String, String>> prints = new TreeMap<>();
        manuscript.languages().forEach((language, sources) -> {
            for (PromptFile file : sources.templates().values()) {
                file.sections()
                        .forEach((section, at) -> prints.computeIfAbsent(
                                        file.name() + "." + section, name -> new TreeMap<>())
                                .put(language, print(at.source())));
                file.tables()
                        .forEach((table, wordings) -> prints.computeIfAbsent(
                                        file.name() + ":" + table, name -> new TreeMap<>())
                                .put(
                                        language,
                                        print(wordings.entrySet().stream()
                                                .map(wording -> wording.getKey() + "="
                                                        + wording.getValue().text())
                                                .sorted()
                                                .collect(Collectors.joining("\n")))));
            }
        });
        return prints;
    }

    private static Place place(Manuscript manuscript, String language, String name) {
        int colon = name.indexOf(':');
        return colon < 0
                ? Spots.prompt(manuscript, language, name)
                : Spots.table(manuscript, language, name.substring(0, colon), name.substring(colon + 1));
    }

    private static String print(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(text.strip().replaceAll("\\s+", " ").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
