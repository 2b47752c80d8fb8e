package charge.hotline.speech;

/** What the negators in a sentence deny: "pas rouge", "not the app or the pass", "rouge non". */
final class Denial {
    /** How far a negator looks for what it denies, in words. */
    private static final int FARTHEST_AFTER = 6;
    /** How far it looks back over small words. */
    private static final int FARTHEST_BEFORE = 4;
    /** How far what it denies may be from the next that it denies too. */
    private static final int FARTHEST_LINKED = 3;

    private final Wordings wordings;
    private final Sentence sentence;

    private Denial(Wordings wordings, Sentence sentence) {
        this.wordings = wordings;
        this.sentence = sentence;
    }

    /** Marks what is denied; negators within this list's wordings ("je ne sais pas") deny nothing. */
    static void markIn(Sentence sentence, Wordings wordings, int dontKnow) {
        Denial denial = new Denial(wordings, sentence);
        for (int at = 0; at < sentence.size; at++) {
            if (sentence.within(at, dontKnow)) {
                continue;
            }
            if (sentence.is(at, Lexicon.NOT)) {
                denial.denyAfter(at);
            } else if (sentence.is(at, Lexicon.NOT_AROUND)) {
                denial.denyAround(at);
            }
        }
    }

    private void denyAround(int at) {
        int back = at - 1;
        while (back >= 0
                && sentence.is(back, Lexicon.SMALL)
                && !sentence.is(back, Lexicon.HELPER)
                && at - back < FARTHEST_BEFORE) {
            back--;
        }
        boolean looksBack = back >= 0
                && !sentence.is(
                        back,
                        Lexicon.HELPER
                                | Lexicon.THING
                                | Lexicon.BUT
                                | Lexicon.NOT
                                | Lexicon.NOT_AROUND
                                | Lexicon.SMALL
                                | Lexicon.OR);
        if (looksBack) {
            sentence.deniedBy[back] = at;
        } else {
            denyAfter(at);
        }
    }

    private void denyAfter(int at) {
        if (at + 1 < sentence.size && sentence.is(at + 1, Lexicon.SUBJECT)) {
            return;
        }
        for (int i = at + 1; i < sentence.size && i <= at + FARTHEST_AFTER; i++) {
            if (sentence.is(i, Lexicon.BUT)) {
                return;
            }
            if (saysSomething(i)) {
                sentence.deniedBy[i] = at;
                denyLinked(i, at);
                return;
            }
        }
    }

    /** What belongs to the word that is denied, or is joined to it by "or", is denied with it. */
    private void denyLinked(int first, int by) {
        int last = first;
        for (int i = first + 1; i < sentence.size && i - last <= FARTHEST_LINKED; i++) {
            if (sentence.is(i, Lexicon.BUT | Lexicon.NOT | Lexicon.NOT_AROUND)) {
                return;
            }
            boolean beside = last == first && i == first + 1 && !sameList(first, i);
            if ((beside || orBetween(last, i)) && saysSomething(i)) {
                sentence.deniedBy[i] = by;
                last = i;
            }
        }
    }

    private boolean saysSomething(int at) {
        int stem = sentence.stems[at];
        return stem >= 0
                && wordings.use(stem)
                && !sentence.is(
                        at,
                        Lexicon.SMALL | Lexicon.HELPER | Lexicon.NOT | Lexicon.NOT_AROUND | Lexicon.BUT | Lexicon.OR);
    }

    private boolean orBetween(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (sentence.is(i, Lexicon.OR)) {
                return true;
            }
        }
        return false;
    }

    /** Two colours side by side are two statements, not one. */
    private boolean sameList(int one, int two) {
        for (int a = 0; a < sentence.wordings; a++) {
            if (sentence.starts[a] == one && sentence.ends[a] == one + 1) {
                for (int b = 0; b < sentence.wordings; b++) {
                    if (sentence.starts[b] == two
                            && sentence.ends[b] == two + 1
                            && sentence.slots[a] == sentence.slots[b]) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
