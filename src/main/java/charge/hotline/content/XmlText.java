package charge.hotline.content;

/** Text in XML, and which characters an XML 1.0 document can hold at all (its recommendation, production {@code Char}). */
public final class XmlText {
    private XmlText() {}

    /** The text without control characters other than tab and line ends, without lone surrogates and U+FFFE, U+FFFF. */
    static String legal(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return stripped(text);
            }
        }
        return text;
    }

    /** A rendered prompt as plain text: no elements, no entities, white space folded. */
    public static String plain(String xml) {
        return xml.replaceAll("<[^>]*>", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .trim();
    }

    private static boolean isPlain(char c) {
        return (c >= 0x20 && c < Character.MIN_SURROGATE) || c == '\t' || c == '\n' || c == '\r';
    }

    private static String stripped(String text) {
        StringBuilder legal = new StringBuilder(text.length());
        text.codePoints().filter(XmlText::isLegal).forEach(legal::appendCodePoint);
        return legal.toString();
    }

    private static boolean isLegal(int code) {
        return code == '\t'
                || code == '\n'
                || code == '\r'
                || (code >= 0x20 && code < Character.MIN_SURROGATE)
                || (code > Character.MAX_SURROGATE && code < 0xFFFE)
                || code >= 0x10000;
    }
}
