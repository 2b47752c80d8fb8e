package charge.hotline.speech;

import charge.hotline.content.Phrases.Phrase;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the number of a charger as it is spoken: digits one by one, in pairs or as a whole, letters by name or by example
 * ("B as in Bravo"), "double" and "triple". The words are data: {@code vingt = 20}, {@code cent = x100}, {@code soixante = 60+}
 * (up to nineteen may follow), {@code un = (1)} (a number only beside others), {@code double = 2*}.
 */
final class Numbers {
    /**
     * A number that was heard.
     *
     * @param text digits and capital letters
     * @param sure whether it was said in so many words, and nothing else
     * @param named whether something before it says that it is a number of a charger
     * @param from the first word of it
     */
    record Reading(String text, boolean sure, boolean named, int from) {}

    /** More characters than a charger's number has. */
    private static final int LONGEST = 24;

    private enum Kind {
        VALUE,
        TIMES,
        REPEAT,
        LETTER,
        DIGITS
    }

    private record Atom(Kind kind, int value, String text, boolean firm, boolean wide, boolean slip) {}

    private record Found(Atom atom, int end) {}

    private final Map<String, Atom> words = new HashMap<>();
    private final Set<String> asIn;
    private final Set<String> units;
    private final Set<String> naming;
    private final Set<String> inFront;
    private final Set<String> notAfter;
    private final Set<String> notLetters;
    private int longestWords = 1;

    Numbers(Map<String, List<Phrase>> knowledge) {
        learn(knowledge, "numbers", false);
        learn(knowledge, "number-slips", true);
        learn(knowledge, "letters", false);
        asIn = folded(knowledge, "as-in");
        units = folded(knowledge, "units");
        naming = folded(knowledge, "number-of");
        inFront = folded(knowledge, "in-front");
        notAfter = folded(knowledge, "number-not-after");
        notLetters = folded(knowledge, "not-letters");
    }

    private static Set<String> folded(Map<String, List<Phrase>> knowledge, String topic) {
        Set<String> words = new HashSet<>();
        Lexicon.texts(knowledge, topic).forEach(word -> words.add(Spelling.fold(word.toLowerCase(Locale.ROOT))));
        return words;
    }

    private void learn(Map<String, List<Phrase>> knowledge, String topic, boolean slip) {
        Lexicon.texts(knowledge, topic).forEach(line -> {
            int sign = line.indexOf('=');
            if (sign > 0) {
                String said = Spelling.fold(
                        line.substring(0, sign).strip().toLowerCase(Locale.ROOT).replace('-', ' '));
                longestWords = Math.max(longestWords, said.split(" ").length);
                words.putIfAbsent(said, atom(line.substring(sign + 1).strip(), slip));
            }
        });
    }

    private static Atom atom(String meant, boolean slip) {
        if (meant.matches("x\\d+")) {
            return new Atom(Kind.TIMES, Integer.parseInt(meant.substring(1)), "", true, false, slip);
        }
        if (meant.matches("\\d\\*")) {
            return new Atom(Kind.REPEAT, meant.charAt(0) - '0', "", true, false, slip);
        }
        if (meant.matches("\\(\\d+\\)|\\d+\\+?")) {
            boolean wide = meant.endsWith("+");
            boolean firm = !meant.startsWith("(");
            int value = Integer.parseInt(meant.replaceAll("[+()]", ""));
            return new Atom(Kind.VALUE, value, "", firm, wide, slip);
        }
        return new Atom(Kind.LETTER, 0, meant.toUpperCase(Locale.ROOT), true, false, slip);
    }

    /** Whether something in these words says that a number of a charger may follow. */
    boolean named(List<String> said) {
        for (String word : said) {
            if (naming.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** The number in these words, without accents; slips are looked at only where a number was asked for. */
    Optional<Reading> read(List<String> said, Sentence sentence, Set<Integer> breaks, boolean asked) {
        Run best = null;
        Run run = new Run();
        for (int i = 0; i < said.size(); ) {
            Optional<Found> found = breaks.contains(i) ? Optional.empty() : at(said, i, run, asked);
            if (found.isPresent()) {
                run.add(found.get().atom(), i);
                i = found.get().end();
                run.end = i;
                continue;
            }
            boolean ends = breaks.contains(i) || !sentence.is(i, Lexicon.SMALL) || units.contains(said.get(i));
            if (inFront.contains(said.get(i))) {
                run.letterToFront();
            }
            if (ends) {
                if (units.contains(said.get(i))
                        || (i + 1 < said.size() && units.contains(said.get(i) + said.get(i + 1)))) {
                    run = new Run();
                }
                best = better(best, run, breaks.contains(i));
                run = new Run();
            }
            i++;
        }
        best = better(best, run, false);
        if (best == null || best.text().length() > LONGEST) {
            return Optional.empty();
        }
        int covered = best.end - best.start;
        boolean whole = nothingElse(said, sentence, best, breaks);
        boolean named = false;
        for (int i = 0; i < best.start; i++) {
            named |= naming.contains(said.get(i));
        }
        if (best.text().length() < 2 && sentence.weight(0, sentence.size) > covered) {
            return Optional.empty();
        }
        return Optional.of(new Reading(best.text(), !best.slips && whole, named, best.start));
    }

    /** Whether all other words only lead to the number: a wrong number sends people to a wrong charger. */
    private boolean nothingElse(List<String> said, Sentence sentence, Run number, Set<Integer> breaks) {
        boolean nothing = breaks.isEmpty();
        for (int i = 0; i < sentence.size && nothing; i++) {
            boolean inside = i >= number.start && i < number.end;
            nothing = inside || naming.contains(said.get(i)) || (sentence.is(i, Lexicon.SMALL) && !reads(said.get(i)));
        }
        return nothing;
    }

    /** Whether a word may be part of a number, and was not taken for one. */
    private boolean reads(String word) {
        Atom atom = words.get(word);
        return atom != null && !atom.slip() && atom.firm();
    }

    /** What was said after a correction counts; else the longer. */
    private static @org.jspecify.annotations.Nullable Run better(
            @org.jspecify.annotations.Nullable Run best, Run run, boolean corrected) {
        if (!run.firm()) {
            return best;
        }
        return best == null || run.text().length() >= best.text().length() || best.corrected || corrected ? run : best;
    }

    private Optional<Found> at(List<String> said, int start, Run run, boolean asked) {
        for (int length = Math.min(longestWords, said.size() - start); length > 0; length--) {
            Atom atom =
                    words.get(length == 1 ? said.get(start) : String.join(" ", said.subList(start, start + length)));
            if (atom == null || (atom.slip() && !asked)) {
                continue;
            }
            if (!atom.firm() && start > 0 && notAfter.contains(said.get(start - 1))) {
                continue;
            }
            if (atom.kind() == Kind.LETTER || !atom.slip() || isBesideNumber(said, start, start + length, run)) {
                return Optional.of(new Found(atom, start + length));
            }
        }
        String word = said.get(start);
        if (word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(new Found(new Atom(Kind.DIGITS, 0, word, true, false, false), start + 1));
        }
        if (word.length() <= 12 && word.matches("[a-z]{1,3}\\d+[a-z0-9]*|\\d+[a-z]{1,3}")) {
            return Optional.of(
                    new Found(new Atom(Kind.DIGITS, 0, word.toUpperCase(Locale.ROOT), true, false, false), start + 1));
        }
        return letter(said, start, run);
    }

    private Optional<Found> letter(List<String> said, int start, Run run) {
        String word = said.get(start);
        if (word.length() != 1 || !Character.isLetter(word.charAt(0))) {
            return Optional.empty();
        }
        Atom letter = new Atom(Kind.LETTER, 0, word.toUpperCase(Locale.ROOT), false, false, false);
        for (int words = 1; words <= 2 && start + words + 1 < said.size(); words++) {
            String joint = String.join(" ", said.subList(start + 1, start + 1 + words));
            if (asIn.contains(joint) && said.get(start + 1 + words).startsWith(word)) {
                return Optional.of(new Found(letter, start + words + 2));
            }
        }
        boolean first = start == 0 || naming.contains(said.get(start - 1));
        if (notLetters.contains(word) && !first) {
            return Optional.empty();
        }
        boolean before = start + 1 < said.size()
                && (words.containsKey(said.get(start + 1))
                        || Character.isDigit(said.get(start + 1).charAt(0))
                        || (said.get(start + 1).length() == 1 && start + 2 < said.size()));
        return before || !run.isEmpty() ? Optional.of(new Found(letter, start + 1)) : Optional.empty();
    }

    private boolean isBesideNumber(List<String> said, int start, int end, Run run) {
        if (!run.isEmpty()) {
            return true;
        }
        Atom next = end < said.size() ? words.get(said.get(end)) : null;
        return next != null || (end == said.size() && start == 0);
    }

    /** Atoms in a row, put together. */
    private static final class Run {
        private final StringBuilder digits = new StringBuilder();
        private int thousands;
        private int value;
        private int room;
        private boolean open;
        private int repeat = 1;
        private boolean firm;
        private boolean slips;
        private boolean corrected;
        private int start = -1;
        private int end;

        boolean isEmpty() {
            return start < 0;
        }

        boolean firm() {
            return firm;
        }

        void add(Atom atom, int at) {
            start = start < 0 ? at : start;
            firm |= atom.firm() && atom.kind() != Kind.LETTER && atom.kind() != Kind.REPEAT;
            slips |= atom.slip();
            switch (atom.kind()) {
                case VALUE -> value(atom);
                case TIMES -> times(atom.value());
                case REPEAT -> {
                    close();
                    repeat = atom.value();
                }
                case LETTER, DIGITS -> {
                    close();
                    digits.append(atom.text().repeat(repeat));
                    repeat = 1;
                }
            }
        }

        private void value(Atom atom) {
            int v = atom.value();
            if (!open || v == 0 || v >= room) {
                close();
                value = v;
                open = true;
            } else {
                value += v;
            }
            room = v >= 20 && v % 10 == 0 ? (atom.wide() ? 20 : 10) : 0;
        }

        private void times(int by) {
            if (by == 100) {
                if (open && value % 100 == 0 && value > 0) {
                    close();
                }
                value = open && value > 0 ? value * 100 : 100;
                room = 100;
            } else {
                if (open && thousands > 0) {
                    close();
                }
                thousands = (open && value > 0 ? value : 1) * 1000;
                value = 0;
                room = 1000;
            }
            open = true;
        }

        private void close() {
            if (open) {
                digits.append(String.valueOf(thousands + value).repeat(repeat));
                repeat = 1;
            }
            thousands = 0;
            value = 0;
            room = 0;
            open = false;
        }

        void letterToFront() {
            close();
            int last = digits.length() - 1;
            if (last > 0 && Character.isLetter(digits.charAt(last))) {
                char letter = digits.charAt(last);
                digits.deleteCharAt(last);
                if (last > 1 && digits.charAt(last - 1) == '1') {
                    digits.deleteCharAt(last - 1);
                }
                digits.insert(0, letter);
            }
        }

        String text() {
            close();
            return digits.toString();
        }
    }
}
