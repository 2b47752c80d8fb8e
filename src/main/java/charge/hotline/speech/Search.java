package charge.hotline.speech;

import java.util.List;

/**
 * One pattern in one sentence, in the order or nearness that its notation asks for, and where what is denied in one is denied
 * in the other: single wordings count wherever they stand, several where they are nearest.
 */
final class Search {
    /** How many words may stand where a phrase has {@code *}. */
    private static final int LONGEST_GAP = 5;
    /** How many words may stand between what {@code &} joins. */
    private static final int FARTHEST = 9;
    /** Wordings tried at most. */
    private static final int MOST_TRIED = 400;
    /** What a small word counts, where others count 1. */
    private static final double SMALL = 0.25;
    /** What a mere yes or no counts. */
    private static final double YES_OR_NO = 0.5;

    private final Grammar grammar;
    private final Sentence sentence;
    private final Pattern pattern;
    private final int[] chosen;
    private final int[] best;
    private int bestSpan = Integer.MAX_VALUE;
    private int tried;

    Search(Grammar grammar, Sentence sentence, Pattern pattern) {
        this.grammar = grammar;
        this.sentence = sentence;
        this.pattern = pattern;
        chosen = new int[pattern.length()];
        best = new int[pattern.length()];
    }

    void addTo(List<Match> found) {
        if (pattern.length() == 1) {
            for (int wording = 0; wording < sentence.wordings; wording++) {
                chosen[0] = wording;
                if (sentence.slots[wording] == pattern.slots[0] && agrees(0) && inPlace(wording)) {
                    add(chosen, found);
                }
            }
            return;
        }
        choose(0);
        if (bestSpan < Integer.MAX_VALUE) {
            add(best, found);
        }
    }

    private void choose(int place) {
        if (place == chosen.length) {
            int span = span();
            if (span < bestSpan && deniedTogether()) {
                bestSpan = span;
                System.arraycopy(chosen, 0, best, 0, best.length);
            }
            return;
        }
        for (int wording = 0; wording < sentence.wordings && tried < MOST_TRIED; wording++) {
            if (sentence.slots[wording] == pattern.slots[place]) {
                tried++;
                chosen[place] = wording;
                if (stands(place) && agrees(place)) {
                    choose(place + 1);
                }
            }
        }
    }

    private int span() {
        int start = Integer.MAX_VALUE;
        int end = 0;
        for (int wording : chosen) {
            start = Math.min(start, sentence.starts[wording]);
            end = Math.max(end, sentence.ends[wording]);
        }
        return end - start;
    }

    // ---- where wordings stand

    /** Whether this wording stands to those before it as the pattern asks. */
    private boolean stands(int place) {
        if (place == 0) {
            return true;
        }
        int start = sentence.starts[chosen[place]];
        int before = sentence.ends[chosen[place - 1]];
        return switch (pattern.relations[place]) {
            case NEXT -> start >= before && sentence.onlySmall(before, start);
            case AFTER ->
                start >= before
                        && sentence.weight(before, start) <= LONGEST_GAP
                        && sentence.segments[start] == sentence.segments[before - 1];
            case NEAR -> near(place);
        };
    }

    private boolean near(int place) {
        int start = sentence.starts[chosen[place]];
        int end = sentence.ends[chosen[place]];
        int nearest = Integer.MAX_VALUE;
        for (int i = 0; i < place; i++) {
            int otherStart = sentence.starts[chosen[i]];
            int otherEnd = sentence.ends[chosen[i]];
            boolean apart = end <= otherStart || start >= otherEnd;
            if (!apart || sentence.segments[start] != sentence.segments[otherStart]) {
                return false;
            }
            nearest = Math.min(
                    nearest, start >= otherEnd ? sentence.weight(otherEnd, start) : sentence.weight(end, otherStart));
        }
        return nearest <= FARTHEST;
    }

    /** Yes and no count at the beginning, at the end, or alone; elsewhere they are filling. */
    private boolean inPlace(int wording) {
        if (pattern.yesOrNo() == 0) {
            return true;
        }
        boolean ends = sentence.onlySmall(sentence.ends[wording], sentence.size);
        if (saysLittle(wording)) {
            return ends && sentence.onlySmall(0, sentence.starts[wording]);
        }
        return ends || leads(wording);
    }

    /** "It is", "I don't": an answer only where nothing follows. */
    private boolean saysLittle(int wording) {
        for (int i = sentence.starts[wording]; i < sentence.ends[wording]; i++) {
            if (!sentence.is(i, Lexicon.SMALL | Lexicon.HELPER | Lexicon.NOT | Lexicon.NOT_AROUND)) {
                return false;
            }
        }
        return true;
    }

    private boolean leads(int wording) {
        for (int i = 0; i < sentence.starts[wording]; i++) {
            if (!sentence.is(i, Lexicon.SMALL)
                    && !sentence.within(i, grammar.yes)
                    && !sentence.within(i, grammar.no)
                    && !sentence.within(i, grammar.doubt)) {
                return false;
            }
        }
        return true;
    }

    // ---- what is denied

    private boolean agrees(int place) {
        int denier = sentence.denier(chosen[place]);
        if (pattern.denied[place]) {
            return denier >= 0;
        }
        return denier < 0 || pattern.denies() || saidByPattern(denier);
    }

    /** In a phrase with a denied part, the other parts are not denied by something else. */
    private boolean deniedTogether() {
        if (!pattern.denies()) {
            return true;
        }
        for (int place = 0; place < chosen.length; place++) {
            int denier = pattern.denied[place] ? -1 : sentence.denier(chosen[place]);
            if (denier >= 0 && !saidByPattern(denier) && !deniesADeniedPart(denier)) {
                return false;
            }
        }
        return true;
    }

    private boolean deniesADeniedPart(int denier) {
        for (int place = 0; place < chosen.length; place++) {
            if (pattern.denied[place] && sentence.denier(chosen[place]) == denier) {
                return true;
            }
        }
        return false;
    }

    /** The negator is part of the phrase itself. */
    private boolean saidByPattern(int denier) {
        for (int slot : pattern.slots) {
            if (sentence.within(denier, slot)) {
                return true;
            }
        }
        return false;
    }

    // ---- what was found

    private void add(int[] wordings, List<Match> found) {
        int start = Integer.MAX_VALUE;
        int end = 0;
        long low = 0;
        long high = 0;
        for (int place = 0; place < wordings.length; place++) {
            int wording = wordings[place];
            start = Math.min(start, sentence.starts[wording]);
            end = Math.max(end, sentence.ends[wording]);
            for (int i = sentence.starts[wording]; i < sentence.ends[wording]; i++) {
                low |= i < 64 ? 1L << i : 0;
                high |= i >= 64 ? 1L << (i - 64) : 0;
            }
            int denier = pattern.denied[place] ? sentence.denier(wording) : -1;
            if (denier >= 0) {
                low |= denier < 64 ? 1L << denier : 0;
                high |= denier >= 64 ? 1L << (denier - 64) : 0;
            }
        }
        double weight = pattern.yesOrNo() != 0 ? YES_OR_NO : weight(low, high);
        Match match = new Match(pattern, start, end, low, high, weight);
        if (!pattern.notation().alone() || match.coversAll(sentence)) {
            found.add(match);
        }
    }

    private double weight(long low, long high) {
        double weight = 0;
        for (int i = 0; i < sentence.size; i++) {
            weight += !Match.covers(low, high, i) ? 0 : sentence.is(i, Lexicon.SMALL) ? SMALL : 1;
        }
        return weight;
    }
}
