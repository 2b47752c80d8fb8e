package charge.hotline.speech;

import charge.hotline.speech.NumberWords.Role;
import java.util.Optional;

/**
 * A word, or a few.
 *
 * @param atom where it is part of a number
 * @param start the first word of it
 * @param end the word after it
 */
record NumberPiece(Role role, Optional<Atom> atom, int start, int end) {
    static NumberPiece of(Atom atom, int start, int end) {
        return new NumberPiece(Role.ATOM, Optional.of(atom), start, end);
    }

    static NumberPiece of(Role role, int start, int end) {
        return new NumberPiece(role, Optional.empty(), start, end);
    }

    boolean isSpelled() {
        return atom.filter(one -> one.kind() == Atom.Kind.SPELLED).isPresent();
    }

    boolean isLetter() {
        return atom.filter(Atom::isLetter).isPresent();
    }
}
