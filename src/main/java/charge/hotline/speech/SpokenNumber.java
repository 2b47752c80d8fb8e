package charge.hotline.speech;

import java.util.ArrayList;
import java.util.List;

/** Atoms in a row, put together: twenty and four are 24, five and twenty are 520. */
final class SpokenNumber {
    /** Fewer characters may well stand twice in a number. */
    private static final int SHORTEST_RESTATED = 3;

    private final List<String> groups = new ArrayList<>();
    private int thousands;
    private int value;
    private int room;
    private boolean open;
    private int repeat = 1;

    private SpokenNumber() {}

    /** Digits and capital letters. */
    static String text(List<Atom> atoms) {
        return String.join("", groups(atoms));
    }

    /** The same, where what was said once more in other words counts once: "sixteen one six". */
    static String saidOnce(List<Atom> atoms) {
        List<String> groups = new ArrayList<>(groups(atoms));
        for (int i = 0; i < groups.size(); i++) {
            String group = groups.get(i);
            int end = i + 1 + group.length();
            if (group.length() > 1
                    && group.chars().distinct().count() > 1
                    && end <= groups.size()
                    && String.join("", groups.subList(i + 1, end)).equals(group)) {
                groups.subList(i + 1, end).clear();
            }
        }
        for (int i = 1; i < groups.size(); i++) {
            String before = String.join("", groups.subList(0, i));
            if (before.length() >= SHORTEST_RESTATED
                    && before.equals(String.join("", groups.subList(i, groups.size())))) {
                return before;
            }
        }
        return withoutExplained(atoms, String.join("", groups));
    }

    /** "Four five, b as in bravo" is what a letter in front was, or should have been. */
    private static String withoutExplained(List<Atom> atoms, String text) {
        boolean explained = atoms.size() > 2
                && atoms.getLast().kind() == Atom.Kind.SPELLED
                && Character.isLetter(text.charAt(0))
                && text.chars().anyMatch(Character::isDigit);
        return explained ? atoms.getLast().text() + text.substring(1, text.length() - 1) : text;
    }

    private static List<String> groups(List<Atom> atoms) {
        SpokenNumber number = new SpokenNumber();
        atoms.forEach(number::add);
        number.close();
        return number.groups;
    }

    private void add(Atom atom) {
        switch (atom.kind()) {
            case VALUE -> value(atom);
            case TIMES -> times(atom.value());
            case REPEAT -> {
                close();
                repeat = atom.value();
            }
            case AGAIN -> {
                close();
                if (!groups.isEmpty()) {
                    groups.set(groups.size() - 1, groups.getLast().repeat(atom.value()));
                }
            }
            case PLURAL -> plural(atom);
            case NAME, LETTER, SPELLED, DIGITS -> {
                close();
                groups.add(atom.text().repeat(repeat));
                repeat = 1;
            }
        }
    }

    private void plural(Atom atom) {
        if (open && thousands == 0 && value > 1 && value < 6) {
            repeat = value;
            open = false;
        } else {
            close();
        }
        groups.add(String.valueOf(atom.value()).repeat(repeat));
        repeat = 1;
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
        takeDigit();
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

    /** "B6 hundred": a written digit is counted too. */
    private void takeDigit() {
        if (open || groups.isEmpty()) {
            return;
        }
        String last = groups.getLast();
        if (last.matches("[A-Z]*[1-9]")) {
            groups.removeLast();
            if (last.length() > 1) {
                groups.add(last.substring(0, last.length() - 1));
            }
            value = last.charAt(last.length() - 1) - '0';
            open = true;
        }
    }

    private void close() {
        if (open) {
            groups.add(String.valueOf(thousands + value).repeat(repeat));
            repeat = 1;
        }
        thousands = 0;
        value = 0;
        room = 0;
        open = false;
    }
}
