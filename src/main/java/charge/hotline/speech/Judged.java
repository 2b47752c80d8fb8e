package charge.hotline.speech;

import charge.hotline.content.Answer;
import java.util.List;

/**
 * What phrases alone make of an utterance.
 *
 * @param meaning the one thing that matters most
 * @param also further answers that were surely told along the way, none of the step of {@code meaning}
 * @param whole whether nothing else was said
 * @param doubted whether the caller was not sure of it
 * @param own whether it was said in the language of the call
 */
record Judged(Meaning meaning, List<Answer> also, boolean whole, boolean doubted, boolean own) {
    static final Judged NOTHING = new Judged(new Meaning.Nothing(), List.of(), false, false, true);
}
