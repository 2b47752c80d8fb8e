package charge.hotline.twiml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** Percent-encoding of the parts of a query string (RFC 3986 §2.1, §3.4). */
final class Percent {
    /** What stands for itself in any part; the rest of what RFC 3986 calls unreserved is used to join parts. */
    private static final String JOINERS = "._~";

    /** What a query may hold unencoded besides, and XML as well. */
    private static final String HARMLESS = JOINERS + "!$()*+,;:@/?=";

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private static final char REPLACEMENT = '\uFFFD';

    private Percent() {}

    /**
     * Appends one of several parts that are joined: what may join them is encoded.
     *
     * @param most the text is cut before it is longer than this, encoded
     */
    static void part(StringBuilder out, String text, int most) {
        encode(out, text, "", most);
    }

    /** Appends a value that stands alone. */
    static void value(StringBuilder out, String text, int most) {
        encode(out, text, JOINERS, most);
    }

    private static void encode(StringBuilder out, String text, String plain, int most) {
        int end = out.length() + most;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPlain(c, plain)) {
                if (out.length() + 1 > end) {
                    return;
                }
                out.append(c);
            } else {
                int code = Character.isSurrogate(c) ? codePoint(text, i) : c;
                if (out.length() + 3 * bytes(code) > end) {
                    return;
                }
                escape(out, code);
                i += Character.charCount(code) - 1;
            }
        }
    }

    /**
     * A raw part of a query as it can be passed on: what may not stand in a query or is no percent-encoding is encoded, all
     * else is left as it came.
     */
    static String normal(String raw) {
        StringBuilder out = new StringBuilder(raw.length() + 8);
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (isPlain(c, HARMLESS) || isEncoding(raw, i)) {
                out.append(c);
            } else {
                int code = codePoint(raw, i);
                escape(out, code);
                i += Character.charCount(code) - 1;
            }
        }
        return out.toString();
    }

    /** Decodes; what is no percent-encoding stands for itself, what is no UTF-8 becomes U+FFFD. */
    static String decode(String raw) {
        if (raw.indexOf('%') < 0) {
            return raw;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            if (isEncoding(raw, i)) {
                bytes.write((Character.digit(raw.charAt(i + 1), 16) << 4) | Character.digit(raw.charAt(i + 2), 16));
                i += 2;
            } else {
                int code = codePoint(raw, i);
                bytes.writeBytes(Character.toString(code).getBytes(UTF_8));
                i += Character.charCount(code) - 1;
            }
        }
        return bytes.toString(UTF_8);
    }

    private static boolean isPlain(char c, String besides) {
        return (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || (c >= 'A' && c <= 'Z')
                || c == '-'
                || besides.indexOf(c) >= 0;
    }

    private static boolean isEncoding(String raw, int at) {
        return raw.charAt(at) == '%'
                && at + 2 < raw.length()
                && Character.digit(raw.charAt(at + 1), 16) >= 0
                && Character.digit(raw.charAt(at + 2), 16) >= 0
                && raw.charAt(at + 1) < 0x80
                && raw.charAt(at + 2) < 0x80;
    }

    /** The character here, or U+FFFD for half a surrogate pair, which UTF-8 cannot hold. */
    private static int codePoint(String text, int at) {
        int code = text.codePointAt(at);
        return code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE ? REPLACEMENT : code;
    }

    private static int bytes(int code) {
        return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    }

    private static void escape(StringBuilder out, int code) {
        switch (bytes(code)) {
            case 1 -> octet(out, code);
            case 2 -> {
                octet(out, 0xC0 | (code >> 6));
                continuation(out, code);
            }
            case 3 -> {
                octet(out, 0xE0 | (code >> 12));
                continuation(out, code >> 6);
                continuation(out, code);
            }
            default -> {
                octet(out, 0xF0 | (code >> 18));
                continuation(out, code >> 12);
                continuation(out, code >> 6);
                continuation(out, code);
            }
        }
    }

    private static void continuation(StringBuilder out, int bits) {
        octet(out, 0x80 | (bits & 0x3F));
    }

    private static void octet(StringBuilder out, int octet) {
        out.append('%').append(HEX[octet >> 4]).append(HEX[octet & 0xF]);
    }
}
