package charge.hotline.speech;

import java.util.Locale;

/**
 * The least that is said of a charger's number: a word, or a few.
 *
 * @param text of letters and written digits
 * @param firm whether it is part of a number even where nothing beside it is
 * @param wide whether up to nineteen may follow: soixante
 * @param slip whether it only sounds like one
 */
record Atom(Kind kind, int value, String text, boolean firm, boolean wide, boolean slip) {
    enum Kind {
        /** {@code vingt = 20}, {@code soixante = 60+}, {@code un = (1)}: a number only beside others. */
        VALUE,
        /** {@code cent = x100}. */
        TIMES,
        /** {@code double = 2*}: what follows is said so often. */
        REPEAT,
        /** {@code twice = *2}: what stands before is said so often. */
        AGAIN,
        /** {@code zéros = 0s}: as many as the number before it says. */
        PLURAL,
        /** {@code bravo = B}: a word that may be just that. */
        NAME,
        /** A letter by itself. */
        LETTER,
        /** A letter with a word that tells which. */
        SPELLED,
        /** Written digits. */
        DIGITS
    }

    /** Reads what stands after the sign in the data. */
    static Atom of(String meant, boolean slip) {
        String bare = meant.replaceAll("[x+()*s]", "");
        int value = bare.matches("\\d+") ? Integer.parseInt(bare) : 0;
        boolean firm = !meant.startsWith("(");
        if (meant.matches("x\\d+")) {
            return new Atom(Kind.TIMES, value, "", true, false, slip);
        }
        if (meant.matches("\\d\\*")) {
            return new Atom(Kind.REPEAT, value, "", true, false, slip);
        }
        if (meant.matches("\\*\\d")) {
            return new Atom(Kind.AGAIN, value, "", true, false, slip);
        }
        if (meant.matches("\\ds")) {
            return new Atom(Kind.PLURAL, value, "", true, false, slip);
        }
        if (meant.matches("\\(\\d+\\)|\\d+\\+?")) {
            return new Atom(Kind.VALUE, value, "", firm, meant.endsWith("+"), slip);
        }
        return new Atom(Kind.NAME, 0, bare.toUpperCase(Locale.ROOT), firm, false, slip);
    }

    static Atom letter(String text) {
        return new Atom(Kind.LETTER, 0, text.toUpperCase(Locale.ROOT), true, false, false);
    }

    static Atom spelled(String text) {
        return new Atom(Kind.SPELLED, 0, text.toUpperCase(Locale.ROOT), true, false, false);
    }

    static Atom digits(String text) {
        return new Atom(Kind.DIGITS, 0, text.toUpperCase(Locale.ROOT), true, false, false);
    }

    boolean isLetter() {
        return kind == Kind.NAME || kind == Kind.LETTER || kind == Kind.SPELLED;
    }

    /** Whether it makes a number of what it stands in. */
    boolean counts() {
        return switch (kind) {
            case VALUE, DIGITS, PLURAL -> firm;
            case TIMES -> true;
            case REPEAT, AGAIN, NAME, LETTER, SPELLED -> false;
        };
    }
}
