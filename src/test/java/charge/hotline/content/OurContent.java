package charge.hotline.content;

import charge.hotline.content.ContentReader.Loaded;
import charge.hotline.content.ContentReader.Refused;
import java.nio.file.Path;
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

    private OurContent() {}
}
