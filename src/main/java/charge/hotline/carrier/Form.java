package charge.hotline.carrier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Optional;

/**
 * The fields of a form ({@code application/x-www-form-urlencoded}) or of a query, decoded from their raw bytes as the WHATWG
 * URL standard says: {@code +} is a blank, {@code %xx} a byte, a percent sign without two hexadecimal digits stands for
 * itself, a name without {@code =} has an empty value, and bytes that are not UTF-8 become U+FFFD where they are read. All
 * fields are kept in their order, repeated names too, because the carrier's signature is over all of them. Not changed
 * once read.
 */
public final class Form {
    /** The most fields that are read; the carrier sends about thirty. */
    public static final int FIELDS = 200;

    /** The longest name, in decoded bytes. */
    public static final int NAME_BYTES = 256;

    /** The longest value, in decoded bytes: room for the carrier's long {@code CallToken}, and for a minute of speech. */
    public static final int VALUE_BYTES = 16 * 1024;

    /** No fields. */
    public static final Form EMPTY = new Form(new byte[0], new int[0], 0);

    private static final int BOUNDS = 3;

    private final byte[] text;
    /** Of each field: where its name begins, where its value begins, where it ends. */
    private final int[] bounds;

    private final int size;

    private Form(byte[] text, int[] bounds, int size) {
        this.text = text;
        this.bounds = bounds;
        this.size = size;
    }

    /**
     * Reads the body of a form. The array may be changed afterwards.
     *
     * @return empty where it has more or longer fields than the bounds of this class
     */
    public static Optional<Form> read(byte[] raw) {
        if (raw.length == 0) {
            return Optional.of(EMPTY);
        }
        byte[] text = new byte[raw.length];
        int[] bounds = new int[32 * BOUNDS];
        int size = 0;
        int from = 0;
        int written = 0;
        while (from < raw.length) {
            if (raw[from] == '&') {
                from++;
                continue;
            }
            if (size == FIELDS) {
                return Optional.empty();
            }
            if (size * BOUNDS == bounds.length) {
                bounds = Arrays.copyOf(bounds, bounds.length * 2);
            }
            int name = written;
            int value = -1;
            int at = from;
            while (at < raw.length && raw[at] != '&') {
                byte read = raw[at++];
                if (read == '=' && value < 0) {
                    value = written;
                } else if (read == '+') {
                    text[written++] = ' ';
                } else if (read == '%' && at + 1 < raw.length && hex(raw[at]) >= 0 && hex(raw[at + 1]) >= 0) {
                    text[written++] = (byte) (hex(raw[at]) << 4 | hex(raw[at + 1]));
                    at += 2;
                } else {
                    text[written++] = read;
                }
            }
            if (value < 0) {
                value = written;
            }
            if (value - name > NAME_BYTES || written - value > VALUE_BYTES) {
                return Optional.empty();
            }
            bounds[size * BOUNDS] = name;
            bounds[size * BOUNDS + 1] = value;
            bounds[size * BOUNDS + 2] = written;
            size++;
            from = at;
        }
        return Optional.of(new Form(text, bounds, size));
    }

    /**
     * Reads a raw query, without its question mark.
     *
     * @return empty where it has more or longer fields than the bounds of this class
     */
    public static Optional<Form> query(String raw) {
        return read(raw.getBytes(UTF_8));
    }

    /** How many fields there are, repeated names counted each time. */
    public int size() {
        return size;
    }

    /** The first value of this name, which may be empty text; nothing where there is no such field. */
    public Optional<String> first(String name) {
        for (int field = 0; field < size; field++) {
            if (named(field, name)) {
                return Optional.of(value(field));
            }
        }
        return Optional.empty();
    }

    /** The first value of this name, unless it is missing or empty text. */
    public Optional<String> filled(String name) {
        return first(name).filter(value -> !value.isEmpty());
    }

    /** The name of a field, counted from 0. */
    public String name(int field) {
        return new String(text, nameFrom(field), valueFrom(field) - nameFrom(field), UTF_8);
    }

    /** The value of a field, counted from 0. */
    public String value(int field) {
        return new String(text, valueFrom(field), valueTo(field) - valueFrom(field), UTF_8);
    }

    /** Only how many fields there are: what stands in them is a caller's. */
    @Override
    public String toString() {
        return "form of " + size + " fields";
    }

    /** How many bytes {@link #signed} writes at most. */
    int signedBytes() {
        return size == 0 ? 0 : valueTo(size - 1);
    }

    /**
     * Writes what the carrier signs of a form: each name in ascending order, and after each name its value; a repeated name
     * again with each of its different values, sorted. Bytes are compared, which is the order of UTF-16 for every name
     * that the carrier has.
     *
     * @return the end of what was written
     */
    int signed(byte[] into, int at) {
        int[] order = new int[size];
        for (int field = 0; field < size; field++) {
            int place = field;
            while (place > 0 && compare(order[place - 1], field) > 0) {
                order[place] = order[place - 1];
                place--;
            }
            order[place] = field;
        }
        int end = at;
        for (int place = 0; place < size; place++) {
            int field = order[place];
            if (place > 0 && compare(order[place - 1], field) == 0) {
                continue;
            }
            int length = valueTo(field) - nameFrom(field);
            System.arraycopy(text, nameFrom(field), into, end, length);
            end += length;
        }
        return end;
    }

    private int compare(int one, int other) {
        int names =
                Arrays.compareUnsigned(text, nameFrom(one), valueFrom(one), text, nameFrom(other), valueFrom(other));
        return names != 0
                ? names
                : Arrays.compareUnsigned(text, valueFrom(one), valueTo(one), text, valueFrom(other), valueTo(other));
    }

    private boolean named(int field, String name) {
        int from = nameFrom(field);
        int length = valueFrom(field) - from;
        if (length != name.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text[from + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int nameFrom(int field) {
        return bounds[field * BOUNDS];
    }

    private int valueFrom(int field) {
        return bounds[field * BOUNDS + 1];
    }

    private int valueTo(int field) {
        return bounds[field * BOUNDS + 2];
    }

    private static int hex(byte digit) {
        return Character.digit(digit, 16);
    }
}
