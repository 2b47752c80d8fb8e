package charge.hotline;

import charge.hotline.content.Limits;
import charge.hotline.content.Septets;
import charge.hotline.content.YamlNode;
import charge.hotline.dialog.Operators;
import charge.hotline.dialog.Operators.Operator;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The operators of chargers as they stand in {@code hotline.yaml}. What is wrong goes into the file's faults. */
final class OperatorsReader {
    private static final Pattern CHARGER = Pattern.compile("[A-Z0-9]{1,20}");

    /** Numbers have their country code. */
    private static final String NO_COUNTRY = "ZZ";

    private final YamlNode root;
    private final Set<String> names = new HashSet<>();
    private final Set<String> beginnings = new HashSet<>();

    private OperatorsReader(YamlNode root) {
        this.root = root;
    }

    static Operators read(YamlNode root) {
        return new OperatorsReader(root).operators();
    }

    private Operators operators() {
        List<Operator> operators = new ArrayList<>();
        for (YamlNode node : root.get("operators").map(YamlNode::items).orElse(List.of())) {
            node.only("name", "number", "chargers");
            operators.add(new Operator(name(node), number(node.need("number")), chargers(node.need("chargers"))));
        }
        return new Operators(operators);
    }

    /** It stands in text messages, so it must be short and cost no more than other words. */
    private String name(YamlNode node) {
        String name = node.needText("name").strip();
        YamlNode place = node.need("name");
        Set<String> foreign = Septets.foreign(name);
        if (name.length() > Limits.OPERATOR_CHARACTERS) {
            place.error("must have at most " + Limits.OPERATOR_CHARACTERS + " characters: it stands in text messages");
        } else if (!foreign.isEmpty()) {
            place.error("must be written without " + String.join(" ", foreign)
                    + ", for which a text message costs more than twice as much");
        } else if (!name.isEmpty() && !names.add(name)) {
            place.error("is that of another operator too; write all its chargers in one place");
        }
        return name;
    }

    private static String number(YamlNode node) {
        String number = node.text().strip();
        if (!LinesReader.E164.matcher(number).matches()) {
            node.error(LinesReader.NUMBER_FORM);
        } else if (!exists(number)) {
            node.error("cannot be " + number + ", which is nobody's number in its country; look it up again");
        }
        return number;
    }

    private static boolean exists(String number) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            return numbers.isValidNumber(numbers.parse(number, NO_COUNTRY));
        } catch (NumberParseException e) {
            return false;
        }
    }

    private List<String> chargers(YamlNode list) {
        List<String> chargers = new ArrayList<>();
        for (YamlNode item : list.items()) {
            String charger = Operators.plain(item.text());
            if (!CHARGER.matcher(charger).matches()) {
                item.error("cannot be `" + item.text() + "`; write how the numbers on its chargers begin: \"BE*ABC\"");
            } else if (!beginnings.add(charger)) {
                item.error("stands here twice; keep one of them");
            }
            chargers.add(charger);
        }
        if (chargers.isEmpty() && list.isList()) {
            list.error("needs at least one beginning of the numbers on its chargers: [\"BE*ABC\"]");
        }
        return chargers;
    }
}
