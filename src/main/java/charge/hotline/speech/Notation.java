package charge.hotline.speech;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads one phrase in the notation that stands at the top of {@code phrases.yaml}.
 *
 * @param anywhere {@code +}: counts also where another question was asked
 * @param guess {@code ?}: good enough for "did you say …?" only
 * @param alone {@code =}: only where nothing else was said
 * @param parts what stands between {@code &}, in any order
 */
record Notation(boolean anywhere, boolean guess, boolean alone, List<List<Item>> parts) {

    /** A piece of a phrase. */
    sealed interface Item {}

    /** {@code *}: some other words may stand here. */
    record Gap() implements Item {}

    /**
     * One of several wordings.
     *
     * @param choices each a sequence of items, words or names of lists
     * @param denied {@code !}: only where it is denied
     * @param optional alone in brackets: may be left out
     */
    record Choice(List<List<Item>> choices, boolean denied, boolean optional) implements Item {}

    /** A plain word. */
    record Word(String text) implements Item {}

    /** {@code <name>}: any word of that list. */
    record Name(String name, boolean denied) implements Item {}

    /** A phrase that is not written in the notation; the message says what is wrong with it. */
    static final class Unreadable extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    /** @throws Unreadable where brackets do not match, or nothing is left to say */
    static Notation read(String text) {
        boolean anywhere = false;
        boolean guess = false;
        boolean alone = false;
        int at = 0;
        for (; at < text.length() && "+?= ".indexOf(text.charAt(at)) >= 0; at++) {
            anywhere |= text.charAt(at) == '+';
            guess |= text.charAt(at) == '?';
            alone |= text.charAt(at) == '=';
        }
        List<List<Item>> parts = new ArrayList<>();
        for (String part : text.substring(at).split("&", -1)) {
            Reader reader = new Reader(part);
            List<Item> items = reader.choices();
            if (items.isEmpty()) {
                throw new Unreadable("nothing is said in '" + text + "'");
            }
            parts.add(items);
        }
        return new Notation(anywhere, guess, alone, List.copyOf(parts));
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        /** The whole text: one sequence, or several to choose from. */
        List<Item> choices() {
            List<List<Item>> choices = new ArrayList<>();
            choices.add(sequence("|"));
            while (at < text.length()) {
                at++;
                choices.add(sequence("|"));
            }
            return choices.size() == 1 ? choices.getFirst() : List.of(new Choice(choices, false, false));
        }

        /** Items up to one of the closing characters; the whole rest where there is none. */
        List<Item> sequence(String closing) {
            List<Item> items = new ArrayList<>();
            while (true) {
                skipSpace();
                if (at >= text.length()) {
                    if (closing.indexOf(')') >= 0) {
                        throw new Unreadable("a bracket is not closed in '" + text + "'");
                    }
                    return items;
                }
                char c = text.charAt(at);
                if (closing.indexOf(c) >= 0) {
                    return items;
                }
                items.add(item(c));
            }
        }

        private Item item(char c) {
            boolean denied = c == '!';
            if (denied) {
                at++;
                c = at < text.length() ? text.charAt(at) : ' ';
            }
            return switch (c) {
                case '*' -> {
                    at++;
                    yield new Gap();
                }
                case '(' -> group(denied);
                case '<' -> name(denied);
                case ')', '>', '|', ' ' -> throw new Unreadable("'" + c + "' is out of place in '" + text + "'");
                default -> word(denied);
            };
        }

        /** One thing in brackets may be left out; of several, one is said. */
        private Item group(boolean denied) {
            List<List<Item>> choices = new ArrayList<>();
            do {
                at++;
                choices.add(sequence("|)"));
            } while (text.charAt(at) == '|');
            at++;
            return new Choice(choices, denied, choices.size() == 1);
        }

        private Item name(boolean denied) {
            int end = text.indexOf('>', at);
            if (end < 0) {
                throw new Unreadable("'<' is not closed in '" + text + "'");
            }
            String name = text.substring(at + 1, end).strip();
            at = end + 1;
            return new Name(name, denied);
        }

        private Item word(boolean denied) {
            int start = at;
            while (at < text.length() && " ()<>*!|".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return new Choice(List.of(List.of(new Word(text.substring(start, at)))), denied, false);
        }

        private void skipSpace() {
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
        }
    }
}
