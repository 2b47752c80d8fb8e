package charge.hotline.content.check;

import charge.hotline.content.Faults;
import charge.hotline.content.Manuscript;
import charge.hotline.content.Place;
import java.util.Set;
import java.util.regex.Pattern;

/** A file that nothing reads is misnamed, or in the wrong folder. */
final class FilesAreRead implements Rule {
    private static final Pattern READ =
            Pattern.compile("[^/]+/([^/]+\\.ftlx|language\\.yaml|phrases\\.yaml|examples\\.tsv|audio/[^/]+)");
    private static final Set<String> TOP = Set.of("checklist.yaml", Translations.FILE, "README.md");

    @Override
    public void check(Manuscript manuscript, Faults faults) {
        for (String file : manuscript.folder().names()) {
            boolean ours =
                    file.indexOf('/') > 0 && manuscript.languages().containsKey(file.substring(0, file.indexOf('/')));
            if (!TOP.contains(file) && !(ours && READ.matcher(file).matches())) {
                faults.warning(
                        new Place(file, 1),
                        "nothing reads this file; a language's folder holds language.yaml, phrases.yaml, examples.tsv, templates"
                                + " (.ftlx) and audio/");
            }
        }
    }
}
