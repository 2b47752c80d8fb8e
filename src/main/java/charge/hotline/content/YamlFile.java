package charge.hotline.content;

import java.io.StringReader;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A YAML file that people write. Scalars stay as they were written ({@code off}, {@code no} and {@code 007} are text), a key
 * that stands there twice is a fault, and every value knows its line. What is wrong is collected, not thrown.
 */
public final class YamlFile {
    private final String name;
    private final YamlNode root;

    private YamlFile(String name, YamlNode root) {
        this.name = name;
        this.root = root;
    }

    /**
     * Reads a text.
     *
     * @param name of the file, for messages
     * @param faults takes what is wrong, now and when values are read
     */
    public static YamlFile parse(String name, String text, Faults faults) {
        Node node = compose(name, text, faults);
        findDoubles(name, node, faults, Collections.newSetFromMap(new IdentityHashMap<>()));
        return new YamlFile(name, new YamlNode(new Place(name, 1), "", node, faults));
    }

    private static Node compose(String name, String text, Faults faults) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(true); // found below, with both lines
        try {
            Optional<Node> node = Optional.ofNullable(new Yaml(options).compose(new StringReader(text)));
            if (node.isPresent()) {
                return node.get();
            }
            faults.error(new Place(name, 1), "is empty");
        } catch (MarkedYAMLException e) {
            Optional<Mark> mark = Optional.ofNullable(e.getProblemMark());
            faults.error(
                    new Place(name, mark.map(Mark::getLine).orElse(0) + 1),
                    "is no YAML: " + e.getProblem()
                            + "; look for a missing quote, bracket or indent here or just above");
        } catch (YAMLException e) {
            faults.error(new Place(name, 1), "is no YAML: " + firstLine(String.valueOf(e.getMessage())));
        }
        return new MappingNode(Tag.MAP, List.of(), org.yaml.snakeyaml.DumperOptions.FlowStyle.BLOCK);
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    private static void findDoubles(String file, Node node, Faults faults, Set<Node> seen) {
        if (!seen.add(node)) {
            return;
        }
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> findDoubles(file, item, faults, seen));
        } else if (node instanceof MappingNode mapping) {
            Set<String> keys = new HashSet<>();
            for (NodeTuple entry : mapping.getValue()) {
                Place place = new Place(file, YamlNode.line(entry.getKeyNode()));
                if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                    faults.error(place, "a key must be plain text");
                } else if (!keys.add(key.getValue())) {
                    faults.error(place, "`" + key.getValue() + "` stands here twice; keep one of them");
                }
                findDoubles(file, entry.getValueNode(), faults, seen);
            }
        }
    }

    /** The file's name, for messages. */
    public String name() {
        return name;
    }

    /** The whole of it. */
    public YamlNode root() {
        return root;
    }

    /**
     * Where something stands; where it does not, the nearest thing around it.
     *
     * @param path keys from the top, the last may also be an item of a list: {@code steps light answers red}
     */
    public Place place(String... path) {
        YamlNode node = root;
        for (String key : path) {
            Optional<YamlNode> inner = node.look(key);
            if (inner.isEmpty()) {
                break;
            }
            node = inner.get();
        }
        return node.place();
    }
}
