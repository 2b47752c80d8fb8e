package charge.hotline.speech;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * From text to words: lower case, cut at spaces, hyphens and elisions.
 *
 * @param elisions what stands before an apostrophe as a word of its own: l, d, qu
 */
record Spelling(Set<String> elisions) {
    /** The most words of one utterance that are looked at; what comes later is not heard. */
    static final int MOST_WORDS = 96;

    /** The longest utterance that is looked at, in characters. */
    private static final int MOST_CHARACTERS = 1_200;

    /** What stands between spaces and hyphens, in any language, with its accents. */
    static List<String> spoken(String text) {
        List<String> spoken = new ArrayList<>();
        int length = Math.min(text.length(), MOST_CHARACTERS);
        char[] word = new char[length];
        int size = 0;
        for (int i = 0; i <= length && spoken.size() < MOST_WORDS; i++) {
            char c = i < length ? text.charAt(i) : ' ';
            if (Character.isLetterOrDigit(c)) {
                word[size++] = Character.toLowerCase(c);
            } else if (isApostrophe(c) && size > 0 && i + 1 < length && Character.isLetter(text.charAt(i + 1))) {
                word[size++] = '\'';
            } else if (size > 0) {
                spoken.add(new String(word, 0, size));
                size = 0;
            }
        }
        return spoken;
    }

    /** The words of what stands between spaces. */
    List<String> cut(String spoken) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = spoken.indexOf('\''); i >= 0; i = spoken.indexOf('\'', i + 1)) {
            if (elisions.contains(spoken.substring(start, i))) {
                words.add(spoken.substring(start, i));
                start = i + 1;
            }
        }
        words.add(spoken.substring(start));
        return words;
    }

    /** The words of a text. */
    List<String> words(String text) {
        return spoken(text).stream().flatMap(one -> cut(one).stream()).toList();
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '\u2019' || c == '\u02BC' || c == '`' || c == '\u00B4';
    }

    /** The word without accents; letters of other scripts stay. */
    static String fold(String word) {
        int i = 0;
        while (i < word.length() && word.charAt(i) < 128) {
            i++;
        }
        if (i == word.length()) {
            return word;
        }
        StringBuilder folded = new StringBuilder(word.length() + 1).append(word, 0, i);
        for (; i < word.length(); i++) {
            char c = word.charAt(i);
            switch (c) {
                case 'à', 'â', 'ä', 'á', 'ã', 'å' -> folded.append('a');
                case 'é', 'è', 'ê', 'ë' -> folded.append('e');
                case 'î', 'ï', 'í', 'ì' -> folded.append('i');
                case 'ô', 'ö', 'ó', 'ò', 'õ' -> folded.append('o');
                case 'û', 'ù', 'ü', 'ú' -> folded.append('u');
                case 'ç' -> folded.append('c');
                case 'œ' -> folded.append("oe");
                case 'æ' -> folded.append("ae");
                case 'ß' -> folded.append("ss");
                case 'ñ' -> folded.append('n');
                default -> {
                    if (c < 128) {
                        folded.append(c);
                    } else {
                        folded.append(Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD)
                                .replaceAll("\\p{M}", "")
                                .toLowerCase(Locale.ROOT));
                    }
                }
            }
        }
        return folded.toString();
    }
}
