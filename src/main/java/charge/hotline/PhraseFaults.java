package charge.hotline;

import charge.hotline.content.Content;
import charge.hotline.content.Fault;
import charge.hotline.content.Place;
import charge.hotline.speech.Understanding;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code speech} finds wrong with phrases, for {@code check}: neither room knows the other. */
final class PhraseFaults {
    private static final Pattern TROUBLE = Pattern.compile("(\\S+?):(\\d+):? (.*)");

    private PhraseFaults() {}

    static List<Fault> of(Content content) {
        return Understanding.troubles(content).stream().map(PhraseFaults::fault).toList();
    }

    private static Fault fault(String trouble) {
        Matcher parts = TROUBLE.matcher(trouble);
        return parts.matches()
                ? new Fault(
                        new Place(parts.group(1), Integer.parseInt(parts.group(2))),
                        parts.group(3),
                        Fault.Severity.ERROR)
                : new Fault(new Place("phrases.yaml", 1), trouble, Fault.Severity.ERROR);
    }
}
