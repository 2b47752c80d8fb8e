package charge.hotline.speech;

import java.util.Arrays;

/** All that is noticed in one utterance at one question: clues of the whole, and clues for single options. */
final class Observed {
    private static final int USUALLY = 192;
    private static final int USUALLY_SINGLE = 16;

    private final Clues clues = new Clues(USUALLY);
    private final Clues single = new Clues(USUALLY_SINGLE);
    private int[] places = new int[USUALLY_SINGLE];

    /** What is noticed of the utterance. */
    Clues clues() {
        return clues;
    }

    /** What speaks for or against one option. */
    Clues single() {
        return single;
    }

    /** The option that a clue of {@link #single()} is about. */
    int place(int clue) {
        return places[clue];
    }

    void addSingle(int place, Clues.Kind kind, int first, int second, double strength) {
        if (single.size() == places.length) {
            places = Arrays.copyOf(places, places.length * 2);
        }
        places[single.size()] = place;
        single.add(kind, first, second, strength);
    }
}
