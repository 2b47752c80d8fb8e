package charge.hotline.speech;

import java.util.List;
import java.util.Optional;

/**
 * An utterance as one language hears it.
 *
 * @param matches the phrases that stand in it
 * @param own whether it is the language of the call
 */
record Heard(Grammar grammar, Sentence sentence, List<Match> matches, boolean own) {
    /** The one in the language of the call; none in a call of a language that is not known. */
    static Optional<Heard> ofTheCall(List<Heard> heard) {
        for (Heard one : heard) {
            if (one.own()) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    @SuppressWarnings("ReferenceEquality")
    boolean same(Heard other) {
        return this == other;
    }

    /** Whether a wording of this list stands beside a phrase, not in it, and is not denied. */
    boolean saidBeside(Match match, int list) {
        if (!sentence.has(list)) {
            return false;
        }
        for (int wording = 0; wording < sentence.wordings; wording++) {
            boolean apart = sentence.ends[wording] <= match.start() || sentence.starts[wording] >= match.end();
            if (sentence.slots[wording] == list && apart && !sentence.denied(wording)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a phrase tells of what was before. */
    boolean isPast(Match match) {
        if (!sentence.has(grammar.before)) {
            return false;
        }
        boolean past = false;
        int segment = 0;
        for (int i = 0; i <= match.start(); i++) {
            if (sentence.segments[i] != segment) {
                segment = sentence.segments[i];
                past = false;
            }
            for (int wording = 0; wording < sentence.wordings; wording++) {
                if (sentence.starts[wording] == i) {
                    boolean inside = sentence.ends[wording] > match.start();
                    past |= sentence.slots[wording] == grammar.before && !inside;
                    past &= sentence.slots[wording] != grammar.now;
                }
            }
        }
        return past;
    }

    /** Whether this word belongs to how something is said: what denies, doubts or corrects it. */
    boolean isManner(int word) {
        if (sentence.deniedBy[word] >= 0
                || sentence.is(word, Lexicon.BUT | Lexicon.OR | Lexicon.NOT | Lexicon.NOT_AROUND)) {
            return true;
        }
        for (int list : new int[] {
            grammar.yes, grammar.no, grammar.correction, grammar.doubt, grammar.dontKnow, grammar.before, grammar.now
        }) {
            if (sentence.within(word, list)) {
                return true;
            }
        }
        return false;
    }
}
