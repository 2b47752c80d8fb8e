package charge.hotline.speech;

import charge.hotline.speech.NumberWords.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parts of a number that were said together.
 *
 * @param standing what the words before it make of it
 * @param apart whether other words stand between it and what was taken back
 * @param mixed whether other words stand inside of it
 */
record NumberRun(Standing standing, boolean apart, List<Atom> atoms, int start, int end, boolean mixed) {
    enum Standing {
        SAID,
        /** Said as right: "it's". */
        AFFIRMED,
        /** Said as a whole once more: "so". */
        WHOLE,
        /** Said instead of what was said before. */
        INSTEAD,
        /** Said not to be it. */
        DENIED,
        /** The same, and what was said before is taken back too: "no not". */
        DENIED_TOO
    }

    String text() {
        return SpokenNumber.saidOnce(atoms);
    }

    /** Whether it says just what it is. */
    boolean isPlain() {
        return !mixed
                && !isSplitInTwoWays()
                && atoms.stream().noneMatch(Atom::slip)
                && SpokenNumber.text(atoms).equals(text());
    }

    /** "Ninety-two hundred and fourteen": 9214, or 92 and 114. */
    private boolean isSplitInTwoWays() {
        for (int i = 2; i < atoms.size(); i++) {
            if (atoms.get(i).kind() == Atom.Kind.TIMES
                    && atoms.get(i - 1).kind() == Atom.Kind.VALUE
                    && atoms.get(i - 2).kind() == Atom.Kind.VALUE) {
                return true;
            }
        }
        return false;
    }

    boolean isLetters() {
        return atoms.stream().allMatch(Atom::isLetter);
    }

    static List<NumberRun> runs(List<NumberPiece> pieces) {
        Collector collector = new Collector();
        pieces.forEach(collector::add);
        collector.finish();
        return collector.runs.stream().filter(run -> !run.text().isEmpty()).toList();
    }

    private static final class Collector {
        private final List<NumberRun> runs = new ArrayList<>();
        private Optional<Standing> standing = Optional.of(Standing.SAID);
        private boolean gap;
        private boolean small;
        private boolean goesOn;
        private boolean apart;
        private Optional<NumberRun> run = Optional.empty();
        private Role last = Role.OTHER;

        void add(NumberPiece piece) {
            switch (piece.role()) {
                case ATOM -> add(piece, piece.atom().orElseThrow());
                case ON -> goesOn = true;
                case SO -> next(Standing.WHOLE);
                case AFFIRMED -> affirmed();
                case DENIED -> next(isWaiting(Standing.INSTEAD) ? Standing.DENIED_TOO : Standing.DENIED);
                case CORRECTED -> next(Standing.INSTEAD);
                case FRONT -> run = run.map(this::inFront);
                case UNIT -> {
                    if (last == Role.ATOM) {
                        run = Optional.empty();
                    }
                    gap = true;
                }
                case OTHER -> other();
                case NAMING -> gap |= run.filter(one -> !one.isLetters()).isPresent();
                case SMALL -> small = true;
                case AND -> {}
            }
            last = piece.role();
        }

        private boolean isWaiting(Standing what) {
            return standing.filter(what::equals).isPresent();
        }

        private void next(Standing what) {
            standing = Optional.of(what);
            apart = false;
        }

        private void affirmed() {
            if (isWaiting(Standing.DENIED) || isWaiting(Standing.DENIED_TOO)) {
                next(Standing.INSTEAD);
            } else if (standing.isEmpty()) {
                next(Standing.AFFIRMED);
            }
        }

        private void other() {
            gap = true;
            apart = true;
            if (isWaiting(Standing.DENIED) || isWaiting(Standing.DENIED_TOO)) {
                standing = Optional.empty();
            }
        }

        private void add(NumberPiece piece, Atom atom) {
            boolean letterFirst = run.filter(NumberRun::isLetters).isPresent() && !atom.isLetter();
            boolean continues = run.isPresent()
                    && (standing.isEmpty() || (letterFirst && isWaiting(Standing.AFFIRMED)))
                    && (!gap || goesOn || (letterFirst && isSurelyLetter()));
            if (continues) {
                NumberRun one = run.orElseThrow();
                List<Atom> atoms = new ArrayList<>(one.atoms());
                atoms.add(atom);
                run = Optional.of(new NumberRun(
                        one.standing(),
                        one.apart(),
                        atoms,
                        one.start(),
                        piece.end(),
                        one.mixed() || gap || small || standing.isPresent()));
            } else {
                finish();
                run = Optional.of(new NumberRun(
                        standing.orElse(Standing.SAID), apart, List.of(atom), piece.start(), piece.end(), false));
            }
            standing = Optional.empty();
            gap = false;
            small = false;
            goesOn = false;
            apart = false;
        }

        /** An example word alone may be just that: a hotel. */
        private boolean isSurelyLetter() {
            return run.orElseThrow().atoms().stream().anyMatch(atom -> atom.kind() != Atom.Kind.NAME);
        }

        private NumberRun inFront(NumberRun run) {
            if (run.isLetters() && !runs.isEmpty()) {
                return new NumberRun(Standing.INSTEAD, false, run.atoms(), run.start(), run.end(), true);
            }
            List<Atom> atoms = new ArrayList<>(run.atoms());
            if (atoms.getLast().isLetter()) {
                atoms.addFirst(atoms.removeLast());
            }
            return new NumberRun(run.standing(), run.apart(), atoms, run.start(), run.end(), true);
        }

        void finish() {
            run.ifPresent(runs::add);
            run = Optional.empty();
        }
    }
}
