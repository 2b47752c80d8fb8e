package charge.hotline.content;

import charge.hotline.content.ContentReader.Loaded;
import charge.hotline.content.ContentReader.Refused;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** What stands in the folder {@code prompts}, for tests that want the real thing. */
public final class OurContent {
    /** All of it. */
    public static final Content CONTENT = switch (ContentReader.read(Path.of("prompts"))) {
        case Loaded loaded -> loaded.content();
        case Refused refused -> throw new IllegalStateException(refused.toString());
    };

    /** Its checklist. */
    public static final Checklist CHECKLIST = CONTENT.checklist();

    /** The look-ups that are connected in the tests: those of a hotline without a charging network. */
    public static final Set<String> LOOK_UPS = Set.of("outage");

    /** A value for each name that a prompt is filled in with. */
    public static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("brand", "Mbrella Charge"),
            Map.entry("digits", "1 2 3"),
            Map.entry("told", "voyant rouge"),
            Map.entry("list", "a, b"),
            Map.entry("count", "2"),
            Map.entry("cause", "borne en panne"),
            Map.entry("sure", "peut-être"),
            Map.entry("said", "le voyant est rouge"),
            Map.entry("sentence", "Le réseau est en panne."),
            Map.entry("case", "482 173 906"),
            Map.entry("next", "Essayez une autre borne."),
            Map.entry("line", "+32470000001"),
            Map.entry("operator", "Volta"),
            Map.entry("number", "+3225550188"));

    private OurContent() {}
}
