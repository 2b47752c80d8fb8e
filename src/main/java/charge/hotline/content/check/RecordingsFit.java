package charge.hotline.content.check;

import charge.hotline.content.Faults;
import charge.hotline.content.Folder;
import charge.hotline.content.Manuscript;
import charge.hotline.content.Names;
import charge.hotline.content.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A recording replaces a prompt that is there and that says the same to everybody, and it does not talk over the voice. */
final class RecordingsFit implements Rule {
    private static final Pattern FILE =
            Pattern.compile("(?<language>[^/]+)/audio/(?<prompt>[^/]+)\\.(?<format>[^./]+)");
    private static final Set<String> FORMATS = Set.of("mp3", "wav");

    @Override
    public void check(Manuscript manuscript, Faults faults) {
        Map<String, Repertoire.Piece> pieces =
                Repertoire.of(manuscript.content()).prompts();
        Folder folder = manuscript.folder();
        Map<String, String> formats = new HashMap<>();
        for (String file : folder.names()) {
            Matcher name = FILE.matcher(file);
            if (!name.matches() || !manuscript.languages().containsKey(name.group("language"))) {
                continue;
            }
            Place place = new Place(file, 1);
            String prompt = name.group("prompt");
            if (!FORMATS.contains(name.group("format"))) {
                faults.error(place, "the carrier plays mp3 and wav; convert it");
            } else if (!has(manuscript, name.group("language"), prompt)) {
                faults.error(
                        place,
                        "there is no prompt `" + prompt + "`, so nobody hears this"
                                + Names.known(
                                        prompt,
                                        pieces.keySet().stream()
                                                .filter(known -> known.startsWith(prompt.split("\\.", 2)[0] + "."))
                                                .toList()));
            } else if (formats.putIfAbsent(name.group("language") + "/" + prompt, file) != null) {
                faults.error(
                        place,
                        "there is " + formats.get(name.group("language") + "/" + prompt)
                                + " already; keep one of them");
            } else {
                values(manuscript, name.group("language"), prompt, place, faults);
            }
        }
        twoVoices(manuscript, faults);
    }

    private static boolean has(Manuscript manuscript, String language, String prompt) {
        return manuscript
                .content()
                .language(language)
                .filter(own -> own.prompts().names().contains(prompt))
                .isPresent();
    }

    private static void values(Manuscript manuscript, String language, String prompt, Place place, Faults faults) {
        if (manuscript
                .content()
                .language(language)
                .filter(own -> own.prompts().isFilled(prompt))
                .isPresent()) {
            faults.warning(
                    place,
                    "the prompt `" + prompt
                            + "` has values in it, which a recording cannot say; callers will not hear them");
        }
    }

    /** A question in one voice and its repetition in another sound like two people. */
    private static void twoVoices(Manuscript manuscript, Faults faults) {
        manuscript
                .languages()
                .forEach((language, sources) -> sources.templates().values().forEach(template -> {
                    Set<String> recorded = new TreeSet<>();
                    Set<String> spoken = new TreeSet<>();
                    template.sections().keySet().forEach(section -> {
                        String prompt = template.name() + "." + section;
                        boolean has = manuscript
                                .content()
                                .language(language)
                                .flatMap(own -> own.prompts().recording(prompt))
                                .isPresent();
                        (has ? recorded : spoken).add(section);
                    });
                    if (!recorded.isEmpty() && !spoken.isEmpty()) {
                        faults.warning(
                                new Place(template.file(), 1),
                                "speaks with two voices: " + String.join(", ", recorded) + " recorded, but not "
                                        + String.join(", ", spoken) + "; record these too");
                    }
                }));
    }
}
