package charge.hotline.twiml;

/** Text that may stand in an XML 1.0 document (production {@code Char}, section 2.2 of the recommendation). */
final class Xml {
    private Xml() {}

    /** The text without what XML cannot hold, not even escaped: control characters, lone surrogates, U+FFFE and U+FFFF. */
    static String legal(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isLegal(text.charAt(i))) {
                StringBuilder legal = new StringBuilder(text.length());
                text.codePoints().filter(Xml::isLegal).forEach(legal::appendCodePoint);
                return legal.toString();
            }
        }
        return text;
    }

    /** Whether it is XML already: legal characters, no markup, and ampersands only where they begin an entity of XML. */
    static boolean isText(String xml) {
        for (int i = 0; i < xml.length(); i++) {
            char c = xml.charAt(i);
            if (c == '<' || c == '>' || !isLegal(c) || (c == '&' && !isEntity(xml, i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isEntity(String xml, int at) {
        return xml.startsWith("amp;", at + 1)
                || xml.startsWith("lt;", at + 1)
                || xml.startsWith("gt;", at + 1)
                || xml.startsWith("quot;", at + 1)
                || xml.startsWith("apos;", at + 1)
                || xml.startsWith("#39;", at + 1);
    }

    /** Appends text so that it may stand between tags and in attributes; what XML cannot hold is left out. */
    static void escape(StringBuilder out, String text) {
        String legal = legal(text);
        int from = 0;
        for (int i = 0; i < legal.length(); i++) {
            String entity = entity(legal.charAt(i));
            if (!entity.isEmpty()) {
                out.append(legal, from, i).append(entity);
                from = i + 1;
            }
        }
        out.append(legal, from, legal.length());
    }

    private static String entity(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            default -> "";
        };
    }

    /** Half a surrogate pair is not legal; a pair is looked at as one code point. */
    private static boolean isLegal(int code) {
        return code >= 0x20 ? isLegalAboveControls(code) : code == '\t' || code == '\n' || code == '\r';
    }

    private static boolean isLegalAboveControls(int code) {
        return code < Character.MIN_SURROGATE || (code > Character.MAX_SURROGATE && code < 0xFFFE) || code > 0xFFFF;
    }
}
