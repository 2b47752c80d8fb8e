package charge.hotline.speech;

import charge.hotline.content.Answer;
import java.util.List;

/**
 * What was understood.
 *
 * @param meaning the one thing that matters most
 * @param also further answers that were told along the way, surely understood, none of the step of {@code meaning}
 */
public record Understood(Meaning meaning, List<Answer> also) {
    /** Nothing of use. */
    public static final Understood NOTHING = new Understood(new Meaning.Nothing(), List.of());
}
