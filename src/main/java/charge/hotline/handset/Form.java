package charge.hotline.handset;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The fields of a form, in the order of sending. Names may repeat and values may be empty, because the carrier's do.
 *
 * @param fields names with their decoded values
 */
public record Form(List<Field> fields) {
    /** One name with one decoded value. */
    public record Field(String name, String value) {}

    private static final Form EMPTY = new Form(List.of());

    /** Keeps its own copy. */
    public Form {
        fields = List.copyOf(fields);
    }

    /** A form without fields. */
    public static Form empty() {
        return EMPTY;
    }

    /** A form of names and values in turn. */
    public static Form of(String... namesAndValues) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
        }
        return new Form(fields);
    }

    /** This form with one field more at its end. */
    public Form with(String name, String value) {
        return and(of(name, value));
    }

    /** This form followed by the fields of another. */
    public Form and(Form more) {
        List<Field> all = new ArrayList<>(fields);
        all.addAll(more.fields);
        return new Form(all);
    }

    /** The first value of a name. */
    public Optional<String> first(String name) {
        return fields.stream()
                .filter(f -> f.name.equals(name))
                .map(Field::value)
                .findFirst();
    }

    /** The value of a name, or nothing at all: convenient in tests. */
    public String get(String name) {
        return first(name).orElse("");
    }

    /** As {@code application/x-www-form-urlencoded}, UTF-8. */
    public String encoded() {
        return fields.stream()
                .map(f -> encoded(f.name) + "=" + encoded(f.value))
                .collect(Collectors.joining("&"));
    }

    /** By way of bytes: Java's encoder now and then loses a lone surrogate of a long text, which is signed as a question mark. */
    private static String encoded(String text) {
        return URLEncoder.encode(new String(text.getBytes(UTF_8), UTF_8), UTF_8);
    }
}
