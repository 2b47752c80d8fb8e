package charge.hotline.speech;

import charge.hotline.content.Answer;

/**
 * What the phrases of one step amount to.
 *
 * @param sure whether it need not be confirmed
 * @param by the phrase that told it
 */
record Verdict(boolean sure, Candidate by) {
    Answer answer() {
        return by.told();
    }
}
