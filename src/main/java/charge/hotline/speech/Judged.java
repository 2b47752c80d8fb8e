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
 * @param driving whether they say that they drive, be it besides
 */
record Judged(Meaning meaning, List<Answer> also, boolean whole, boolean doubted, boolean own, boolean driving) {
    static final Judged NOTHING = new Judged(new Meaning.Nothing(), List.of(), false, false, true, false);

    /** Whether the caller said this, and was not sure of it. */
    boolean doubts(Meaning told) {
        return doubted && meaning.guess().equals(told);
    }

    Judged driven(boolean driving) {
        return new Judged(meaning, also, whole, doubted, own, driving);
    }
}
