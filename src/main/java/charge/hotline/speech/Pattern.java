package charge.hotline.speech;

import charge.hotline.content.Phrases.Phrase;
import java.util.List;

/** One phrase without optional parts: wordings, and how they stand to each other. */
final class Pattern {
    /** How a wording stands to the one before it. */
    enum Relation {
        NEXT,
        AFTER,
        NEAR
    }

    /**
     * A part of it.
     *
     * @param slot the wordings that may stand here
     * @param denied only where they are denied
     */
    record Piece(int slot, Relation relation, boolean denied) {}

    private final Target target;
    private final int number;
    private final Notation notation;
    private final Phrase phrase;
    private final int yesOrNo;
    final int[] slots;
    final Relation[] relations;
    final boolean[] denied;

    Pattern(Target target, int number, Notation notation, Phrase phrase, List<Piece> pieces, int yesOrNo) {
        this.target = target;
        this.number = number;
        this.notation = notation;
        this.phrase = phrase;
        this.yesOrNo = yesOrNo;
        slots = pieces.stream().mapToInt(Piece::slot).toArray();
        relations = pieces.stream().map(Piece::relation).toArray(Relation[]::new);
        denied = new boolean[slots.length];
        for (int i = 0; i < slots.length; i++) {
            denied[i] = pieces.get(i).denied();
        }
    }

    /** The place of what it stands for among the grammar's {@link Grammar#targets()}. */
    int number() {
        return number;
    }

    Target target() {
        return target;
    }

    Notation notation() {
        return notation;
    }

    Phrase phrase() {
        return phrase;
    }

    /** 1 for a mere yes, -1 for a mere no, else 0. */
    int yesOrNo() {
        return yesOrNo;
    }

    int length() {
        return slots.length;
    }

    boolean denies() {
        for (boolean one : denied) {
            if (one) {
                return true;
            }
        }
        return false;
    }
}
