package charge.hotline.speech;

import charge.hotline.speech.NumberRun.Standing;
import java.util.List;
import java.util.Optional;

/** Of numbers that were said, denied and corrected, the one that is meant: what is affirmed, and last, counts. */
final class Affirmed {
    /** A correction that begins with so many characters of the number is the whole number anew. */
    private static final int SAME_BEGINNING = 2;

    /** What counts so far; empty where nothing does. */
    private String number = "";
    /** What was said not to be it. */
    private String denied = "";

    private Affirmed() {}

    static String number(List<NumberRun> runs) {
        Affirmed affirmed = new Affirmed();
        for (int i = 0; i < runs.size(); i++) {
            boolean more = i + 1 < runs.size() && !isDenied(runs.get(i + 1));
            affirmed.hear(runs.get(i), more);
        }
        return affirmed.number;
    }

    private static boolean isDenied(NumberRun run) {
        return run.standing() == Standing.DENIED || run.standing() == Standing.DENIED_TOO;
    }

    private void hear(NumberRun run, boolean more) {
        String said = run.text();
        if (run.isLetters() && !number.isEmpty() && run.standing() != Standing.INSTEAD && !isDenied(run)) {
            return;
        }
        switch (run.standing()) {
            case SAID -> {
                if (!denied.isEmpty()) {
                    instead(run);
                } else if (said.length() >= number.length()) {
                    number = said;
                }
            }
            case AFFIRMED -> {
                if (!denied.isEmpty()) {
                    instead(run);
                } else if (said.length() > 1 || number.length() <= 1) {
                    number = said;
                }
            }
            case WHOLE -> number = number.endsWith(said) && isLetter(number, 0) ? number : said;
            case INSTEAD -> {
                if (run.apart() && said.length() > 1 && number.length() > said.length()) {
                    number = said;
                } else {
                    instead(run);
                }
            }
            case DENIED -> denied(run, more, number);
            case DENIED_TOO -> {
                String before = number;
                number = "";
                denied(run, more, before);
            }
        }
        if (!isDenied(run)) {
            denied = "";
        }
    }

    private void instead(NumberRun run) {
        number = number.isEmpty() ? restated(denied, run.atoms()).orElse(run.text()) : corrected(number, run.atoms());
    }

    /** "Not sixty sixteen": what is denied may stand without a pause before what is right. */
    private void denied(NumberRun run, boolean more, String before) {
        List<Atom> atoms = run.atoms();
        String all = SpokenNumber.text(atoms);
        int split = more ? atoms.size() : split(atoms, number);
        String rest = split == atoms.size() ? "" : SpokenNumber.saidOnce(atoms.subList(split, atoms.size()));
        denied = SpokenNumber.text(atoms.subList(0, split));
        if (!rest.isEmpty()) {
            number = corrected(before, atoms.subList(split, atoms.size()));
            denied = "";
        } else if (number.isEmpty() && !before.equals(all)) {
            number = before;
        }
    }

    /** The atom with which what is right begins, after what is denied; all of them where nothing does. */
    private static int split(List<Atom> atoms, String number) {
        int best = atoms.size();
        int least = Integer.MAX_VALUE;
        for (int i = 1; i < atoms.size(); i++) {
            String wrong = SpokenNumber.text(atoms.subList(0, i));
            String right = SpokenNumber.saidOnce(atoms.subList(i, atoms.size()));
            boolean whole = SpokenNumber.text(atoms).equals(wrong + SpokenNumber.text(atoms.subList(i, atoms.size())));
            boolean fits = number.isEmpty() || atoms.get(i).isLetter() || right.startsWith(number);
            if (!whole || wrong.isEmpty() || right.isEmpty() || !fits) {
                continue;
            }
            if (atoms.get(i).isLetter()) {
                return i;
            }
            int apart = 2 * Math.abs(wrong.length() - right.length()) - (wrong.charAt(0) == right.charAt(0) ? 1 : 0);
            if (apart <= least) {
                least = apart;
                best = i;
            }
        }
        return best;
    }

    private static String corrected(String number, List<Atom> atoms) {
        String said = SpokenNumber.saidOnce(atoms);
        return number.isEmpty() ? said : restated(number, atoms).orElseGet(() -> merged(number, said));
    }

    /** "… sixteen five hundred and sixteen": a correction, and then the whole number as corrected. */
    private static Optional<String> restated(String number, List<Atom> atoms) {
        boolean comparable = !number.isEmpty() && (atoms.getFirst().isLetter() || !isAllLetters(number));
        for (int i = 1; i < atoms.size() && comparable; i++) {
            String correction = SpokenNumber.text(atoms.subList(0, i));
            String rest = SpokenNumber.saidOnce(atoms.subList(i, atoms.size()));
            boolean whole = atoms.getFirst().isLetter() || rest.length() >= number.length();
            if (whole && !correction.isEmpty() && rest.startsWith(merged(number, correction))) {
                return Optional.of(rest);
            }
        }
        return Optional.empty();
    }

    /** A number with a part of it said anew: its letters, or its last digits. */
    private static String merged(String number, String said) {
        String letters = letters(number);
        String digits = number.substring(letters.length());
        String saidLetters = letters(said);
        if (saidLetters.length() == said.length()) {
            return said + digits;
        }
        if (!saidLetters.isEmpty() || digits.isEmpty()) {
            return said;
        }
        boolean anew = said.length() >= digits.length()
                || (said.length() >= SAME_BEGINNING && digits.startsWith(said.substring(0, SAME_BEGINNING)));
        return letters + (anew ? said : digits.substring(0, digits.length() - said.length()) + said);
    }

    private static boolean isAllLetters(String number) {
        return letters(number).length() == number.length();
    }

    private static String letters(String number) {
        int end = 0;
        while (isLetter(number, end)) {
            end++;
        }
        return number.substring(0, end);
    }

    private static boolean isLetter(String number, int at) {
        return at < number.length() && Character.isLetter(number.charAt(at));
    }
}
