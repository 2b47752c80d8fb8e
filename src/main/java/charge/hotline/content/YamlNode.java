package charge.hotline.content;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One value of a {@link YamlFile}: text, a list or a map. Reading it as something that it is not notes a fault and gives the
 * empty value of what was asked for, so that reading goes on and finds the rest.
 */
public final class YamlNode {
    private final Place place;
    private final String path;
    private final Node node;
    private final Faults faults;

    YamlNode(Place place, String path, Node node, Faults faults) {
        this.place = place;
        this.path = path;
        this.node = node;
        this.faults = faults;
    }

    /** Where it stands: its key's line, or its own in a list. */
    public Place place() {
        return place;
    }

    /** Where it hangs in its file: {@code steps.light.keys}; empty at the top. */
    public String path() {
        return path;
    }

    /** Whether it is a map. */
    public boolean isMap() {
        return node instanceof MappingNode;
    }

    /** Whether it is a list. */
    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** Notes that something is wrong with this value; the message follows its name. */
    public void error(String message) {
        faults.error(place, path.isEmpty() ? message : "`" + path + "` " + message);
    }

    /** Each key that is not one of these is a fault. */
    public YamlNode only(String... known) {
        List<String> names = Arrays.asList(known);
        entries().forEach((key, value) -> {
            if (!names.contains(key)) {
                faults.error(value.place, "`" + value.path + "` is not known here" + Names.known(key, names));
            }
        });
        return this;
    }

    /** The map's values by key, in the file's order; where a key stands twice, the first. */
    public Map<String, YamlNode> entries() {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode key) {
                    Place at = new Place(place.file(), line(key));
                    entries.putIfAbsent(
                            key.getValue(), new YamlNode(at, below(key.getValue()), entry.getValueNode(), faults));
                }
            }
        } else if (!isEmpty()) {
            error("must be a map (`key: value`)");
        }
        return entries;
    }

    /** The list's items. */
    public List<YamlNode> items() {
        List<YamlNode> items = new ArrayList<>();
        if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                items.add(new YamlNode(new Place(place.file(), line(item)), path, item, faults));
            }
        } else if (!isEmpty()) {
            error("must be a list (`[a, b]`, or a line with `- ` for each)");
        }
        return items;
    }

    /** The list's items as text. */
    public List<String> texts() {
        return items().stream().map(YamlNode::text).toList();
    }

    /** The text as it was written. */
    public String text() {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        error("must be plain text; put it in quotes where it has `: `, `[` or `{` in it");
        return "";
    }

    /** The value of a key, where it is there. */
    public Optional<YamlNode> get(String key) {
        return Optional.ofNullable(entries().get(key));
    }

    /** The value of a key that must be there; where it is not, that is a fault and the value is empty. */
    public YamlNode need(String key) {
        return get(key).orElseGet(() -> {
            error("needs `" + key + "`");
            return new YamlNode(place, below(key), EMPTY, new Faults());
        });
    }

    /** The text of a key that must be there and not be empty. */
    public String needText(String key) {
        YamlNode value = need(key);
        String text = value.text();
        if (text.isBlank()) {
            value.error("must not be empty");
        }
        return text;
    }

    /** The number in this text. */
    public double number(double least, double most) {
        String text = text().strip();
        try {
            double number = Double.parseDouble(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        error("must be a number from " + plain(least) + " to " + plain(most) + ", not `" + text + "`");
        return least;
    }

    /** The whole number in this text. */
    public int whole(int least, int most) {
        String text = text().strip();
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        error("must be a whole number from " + least + " to " + most + ", not `" + text + "`");
        return least;
    }

    /** Whether this text is {@code true}; the only other word is {@code false}. */
    public boolean flag() {
        return choice(Map.of("true", true, "false", false)).orElse(false);
    }

    /** The day in this text, as in {@code 2026-11-23}. */
    public LocalDate day() {
        try {
            return LocalDate.parse(text().strip());
        } catch (DateTimeParseException e) {
            error("must be a day as in 2026-11-23");
            return LocalDate.EPOCH;
        }
    }

    /** What this word stands for. */
    public <T> Optional<T> choice(Map<String, T> choices) {
        String word = text().strip();
        Optional<T> chosen = Optional.ofNullable(choices.get(word));
        if (chosen.isEmpty()) {
            List<String> names = choices.keySet().stream().sorted().toList();
            error("cannot be `" + word + "`" + Names.known(word, names));
        }
        return chosen;
    }

    /** The value of a key, or the item of a list that has this text; never a fault. */
    Optional<YamlNode> look(String key) {
        if (isMap()) {
            return get(key);
        }
        return isList()
                ? items().stream()
                        .filter(item -> item.node instanceof ScalarNode scalar
                                && scalar.getValue().equals(key))
                        .findFirst()
                : Optional.empty();
    }

    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private static final Node EMPTY = new ScalarNode(
            org.yaml.snakeyaml.nodes.Tag.NULL, "", null, null, org.yaml.snakeyaml.DumperOptions.ScalarStyle.PLAIN);

    /** {@code key:} with nothing behind it is an empty list or map. */
    private boolean isEmpty() {
        return node instanceof ScalarNode scalar && scalar.getValue().isEmpty();
    }

    private String below(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
