package charge.hotline.speech;

import charge.hotline.speech.NumberWords.Role;
import java.util.List;
import java.util.Optional;

/** Finds what each word of one utterance does in, or around, the number of a charger. */
final class NumberReader {
    private final NumberContext here;
    private final LetterReader letters;
    /** Whether "un" was an article lately, so that it is again. */
    private boolean articles;

    private NumberReader(NumberContext here) {
        this.here = here;
        letters = new LetterReader(here);
    }

    /** The whole utterance in pieces. */
    static List<NumberPiece> pieces(NumberContext here) {
        NumberReader reader = new NumberReader(here);
        for (int i = 0; i < here.said.size(); ) {
            NumberPiece piece = reader.piece(i);
            reader.add(piece);
            i = piece.end();
        }
        return here.pieces;
    }

    private NumberPiece piece(int at) {
        return together(at, 2)
                .filter(piece -> piece.role() != Role.ATOM)
                .or(() -> letters.spelled(at))
                .or(() -> together(at, 1))
                .or(() -> correction(at))
                .or(() -> written(at))
                .or(() -> letters.letter(at))
                .orElseGet(() -> NumberPiece.of(other(at), at, at + 1));
    }

    /** "V Victor" is one letter. */
    private void add(NumberPiece piece) {
        NumberPiece last = here.last();
        boolean example = piece.isSpelled()
                || last.isSpelled()
                || here.word(piece.start()).length() >= LetterReader.SHORTEST_EXAMPLE
                || (NumberWords.isSingleLetter(here.word(piece.start()))
                        && here.word(last.start()).length() >= LetterReader.SHORTEST_EXAMPLE);
        if (piece.isLetter()
                && example
                && last.isLetter()
                && last.atom().orElseThrow().text().equals(text(piece))) {
            here.pieces.removeLast();
            here.pieces.add(NumberPiece.of(Atom.spelled(text(piece)), last.start(), piece.end()));
        } else {
            here.pieces.add(piece);
        }
    }

    private static String text(NumberPiece piece) {
        return piece.atom().map(Atom::text).orElse("");
    }

    // ---- numbers, and what stands around them

    private Optional<NumberPiece> together(int at, int least) {
        for (int length = Math.min(here.language.longest(), here.said.size() - at); length >= least; length--) {
            int end = at + length;
            String together = here.words(at, end);
            Optional<Atom> atom = here.language
                    .letterSlip(together)
                    .filter(a -> here.asked && here.isFresh(at) && !here.last().isSpelled() && here.isNumber(end))
                    .or(() -> here.language
                            .atom(together, here.asWritten(at, end))
                            .filter(a -> isHere(a, at, end)));
            if (atom.isPresent()) {
                return Optional.of(NumberPiece.of(atom.get(), at, end));
            }
            Optional<Role> role = here.language.role(together);
            if (role.isPresent()) {
                return Optional.of(NumberPiece.of(role.get(), at, end));
            }
        }
        return Optional.empty();
    }

    private boolean isHere(Atom atom, int start, int end) {
        if (atom.slip() && !here.asked) {
            return false;
        }
        if (atom.isLetter()) {
            return atom.firm() || (here.isFresh(start) && here.isNumber(end));
        }
        if (atom.slip()) {
            return isBesideNumber(start, end);
        }
        return atom.firm() || (!isArticleHere(start) && isAmongNumbers(start));
    }

    /** "The one", "un huit encore un huit". */
    private boolean isArticleHere(int at) {
        if (at > 0 && here.language.isNotBeforeNumber(here.word(at - 1))) {
            return true;
        }
        if (!here.isArticle(at) || at == 0) {
            return false;
        }
        boolean letter = NumberWords.isSingleLetter(here.word(at + (here.isArticle(at + 1) ? 2 : 1)))
                || here.language.atom(here.word(at + 1)).filter(Atom::isLetter).isPresent();
        int next = at + 2;
        boolean goesOn = here.isNumber(next) && !(here.isArticle(next) && here.isNumber(next + 1));
        boolean article = (letter || (here.isNumber(at + 1) && !goesOn)) && (!goesOnWithOne() || articles);
        articles |= article && !letter;
        return article;
    }

    /** "Vingt et un", "deux un"; but "deux et un huit". */
    private boolean goesOnWithOne() {
        if (here.last().role() == Role.ATOM) {
            return true;
        }
        return here.isAfterNumber()
                && here.before()
                        .atom()
                        .filter(atom ->
                                atom.kind() == Atom.Kind.TIMES || (atom.value() >= 20 && atom.value() % 10 == 0))
                        .isPresent();
    }

    /** "One" is a number beside others only. */
    private boolean isAmongNumbers(int at) {
        return here.said.size() == 1
                || here.isArticle(at - 1)
                || here.isAfterNumber()
                || here.isNumber(at + 1)
                || NumberWords.isSingleLetter(here.word(at + 1))
                || here.last().role() == Role.NAMING
                || here.last().role() == Role.ON;
    }

    private boolean isBesideNumber(int start, int end) {
        if (start == 0 && end == here.said.size()) {
            return true;
        }
        boolean before = here.isNumber(end) || (here.isAnd(end) && here.isNumber(end + 1));
        if (end - start > 1) {
            return here.isAfterNumber() || before;
        }
        if (NumberWords.isSingleLetter(here.word(start))) {
            return here.last().role() == Role.ATOM;
        }
        boolean everyday =
                here.sentence.is(start, Lexicon.SMALL | Lexicon.HELPER | Lexicon.NOT | Lexicon.BUT | Lexicon.OR);
        return everyday
                ? (here.isAfterNumber() && (before || end == here.said.size())) || (here.isFresh(start) && before)
                : here.isAfterNumber() || before;
    }

    private Optional<NumberPiece> correction(int at) {
        Integer end = here.corrections.get(at);
        if (end == null) {
            return Optional.empty();
        }
        for (int i = at; i < end; i++) {
            if (here.language
                    .role(here.word(i))
                    .filter(role -> role == Role.DENIED)
                    .isPresent()) {
                return Optional.of(NumberPiece.of(Role.DENIED, at, i + 1));
            }
        }
        return Optional.of(NumberPiece.of(Role.CORRECTED, at, end));
    }

    private Optional<NumberPiece> written(int at) {
        String word = here.word(at);
        return NumberWords.isDigits(word) || NumberWords.isMixed(word)
                ? Optional.of(NumberPiece.of(Atom.digits(word), at, at + 1))
                : Optional.empty();
    }

    private Role other(int at) {
        String word = here.word(at);
        if (here.language.isUnit(word) || here.language.isUnit(word + here.word(at + 1))) {
            return Role.UNIT;
        }
        if (here.language.isNaming(word)) {
            return Role.NAMING;
        }
        if (here.isAnd(at) || here.isArticle(at)) {
            return Role.AND;
        }
        return at < here.sentence.size && here.sentence.is(at, Lexicon.SMALL) ? Role.SMALL : Role.OTHER;
    }
}
