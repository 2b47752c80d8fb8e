package charge.hotline;

import charge.hotline.agents.Hours;
import charge.hotline.agents.Roster;
import charge.hotline.content.Names;
import charge.hotline.content.YamlNode;
import charge.hotline.dialog.Facts;
import charge.hotline.dialog.Facts.Reach;
import charge.hotline.dialog.Operators;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Lines, agents, operators and voices as they stand in {@code hotline.yaml}. What is wrong goes into the file's faults. */
final class LinesReader {
    /** The keys of the file that are no settings but lists. */
    static final Set<String> KEYS = Set.of("lines", "agents", "operators", "voices");

    static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final Pattern LOCALE = Pattern.compile("[a-z]{2,3}-[A-Z]{2}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,31}");
    private static final Pattern SIP = Pattern.compile("sips?:[^@\\s]+@[^@\\s]+");
    private static final Pattern WORKFLOW = Pattern.compile("WW[A-Za-z0-9]{1,62}");
    private static final int BRAND_CHARACTERS = 40;
    private static final int SIP_CHARACTERS = 254;
    private static final int CLIENT_CHARACTERS = 256;
    private static final int QUEUE_CHARACTERS = 64;
    static final String NUMBER_FORM =
            "must be a phone number with its country code, without blanks, in quotes: \"+3225550100\"";

    /** What stands there. */
    record Lists(List<Roster.Line> lines, List<Roster.Agent> agents, Map<String, Settings.Voice> voices) {
        static Lists simulated() {
            return new Lists(List.of(Settings.simulatedLine()), List.of(Settings.simulatedAgent()), Map.of());
        }
    }

    private final YamlNode root;

    private LinesReader(YamlNode root) {
        this.root = root;
    }

    static Lists read(YamlNode root) {
        return new LinesReader(root).lists();
    }

    private Lists lists() {
        Map<String, Settings.Voice> voices = voices();
        Operators operators = OperatorsReader.read(root);
        if (root.get("lines").isEmpty() && root.get("agents").isEmpty()) {
            Lists simulated = Lists.simulated();
            return new Lists(knowing(simulated.lines(), operators), simulated.agents(), voices);
        }
        List<Roster.Agent> agents = agents();
        List<String> names = agents.stream().map(agent -> agent.facts().name()).toList();
        return new Lists(knowing(lines(names), operators), agents, voices);
    }

    private static List<Roster.Line> knowing(List<Roster.Line> lines, Operators operators) {
        return lines.stream().map(line -> line.knowing(operators)).toList();
    }

    private List<Roster.Line> lines(List<String> names) {
        YamlNode list = root.need("lines");
        List<Roster.Line> lines = new ArrayList<>();
        Set<String> numbers = new HashSet<>();
        for (YamlNode node : list.items()) {
            Roster.Line line = line(node, names);
            if (!numbers.add(line.facts().number())) {
                node.error("has the number " + line.facts().number() + " twice; keep one of them");
            }
            lines.add(line);
        }
        if (lines.isEmpty() && list.isList()) {
            list.error("needs at least one line; leave it out for one with a simulated agent");
        }
        return lines;
    }

    private static Roster.Line line(YamlNode node, List<String> names) {
        node.only("number", "brand", "languages", "agents", "time-zone", "caller-id");
        String brand = node.needText("brand").strip();
        if (brand.length() > BRAND_CHARACTERS) {
            node.need("brand").error("must have at most " + BRAND_CHARACTERS + " characters: callers hear it first");
        }
        return new Roster.Line(
                new Facts.Line(number(node.need("number")), brand, languages(node)),
                node.get("caller-id").map(LinesReader::number),
                node.get("time-zone").flatMap(LinesReader::zone).orElse(Settings.TIME_ZONE),
                node.get("agents").map(list -> named(list, names)).orElse(names));
    }

    private static List<String> named(YamlNode list, List<String> names) {
        List<String> named = new ArrayList<>();
        for (YamlNode item : list.items()) {
            String name = item.text();
            if (!names.contains(name)) {
                item.error("names `" + name + "`, which is no agent" + Names.known(name, names));
            } else if (named.contains(name)) {
                item.error("names `" + name + "` twice; keep one of them");
            }
            named.add(name);
        }
        return List.copyOf(named);
    }

    private List<Roster.Agent> agents() {
        List<Roster.Agent> agents = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlNode node : root.get("agents").map(YamlNode::items).orElse(List.of())) {
            node.only("name", "reach", "languages", "hours");
            String name = node.needText("name");
            if (!NAME.matcher(name).matches()) {
                node.need("name").error("must be short, of letters, digits and hyphens: brussels");
            } else if (!names.add(name)) {
                node.need("name").error("is that of another agent too; name them apart");
            }
            Reach reach = reach(node.need("reach")).orElse(new Reach.Client(name));
            Hours hours = node.get("hours").map(LinesReader::hours).orElse(Hours.ALWAYS);
            List<String> languages = languages(node);
            agents.add(new Roster.Agent(new Facts.Agent(name, reach, languages), hours));
        }
        return agents;
    }

    private static Hours hours(YamlNode node) {
        try {
            return Hours.parse(node.text());
        } catch (IllegalArgumentException e) {
            node.error("cannot be read: " + e.getMessage());
            return Hours.ALWAYS;
        }
    }

    private static Optional<Reach> reach(YamlNode node) {
        String text = node.text().strip();
        int colon = text.indexOf(':');
        String rest = text.substring(colon + 1);
        Optional<Reach> reach = switch (text.substring(0, Math.max(colon, 0))) {
            case "" -> E164.matcher(text).matches() ? Optional.of(new Reach.Phone(text)) : Optional.empty();
            case "sip", "sips" ->
                text.length() <= SIP_CHARACTERS && SIP.matcher(text).matches()
                        ? Optional.of(new Reach.Sip(text))
                        : Optional.empty();
            case "client" -> isWord(rest, CLIENT_CHARACTERS) ? Optional.of(new Reach.Client(rest)) : Optional.empty();
            case "queue" -> isWord(rest, QUEUE_CHARACTERS) ? Optional.of(new Reach.Queue(rest)) : Optional.empty();
            case "workflow" ->
                WORKFLOW.matcher(rest).matches() ? Optional.of(new Reach.Workflow(rest)) : Optional.empty();
            default -> Optional.empty();
        };
        if (reach.isEmpty()) {
            node.error("cannot be `" + text + "`; write \"+3225550199\", \"sip:agent@example.com\", \"client:anna\","
                    + " \"queue:support\" or \"workflow:WW…\", in quotes");
        }
        return reach;
    }

    private static boolean isWord(String text, int most) {
        return !text.isEmpty()
                && text.length() <= most
                && text.chars().noneMatch(letter -> Character.isWhitespace(letter) || Character.isISOControl(letter));
    }

    private static List<String> languages(YamlNode node) {
        YamlNode list = node.need("languages");
        List<String> languages = list.texts();
        if (languages.isEmpty() && list.isList()) {
            list.error("needs at least one language: [fr, en]; the first is the default");
        }
        for (String language : languages) {
            if (!LANGUAGE.matcher(language).matches()) {
                list.error("cannot have `" + language + "`; write the ids of languages: [fr, en]");
            }
        }
        if (new HashSet<>(languages).size() < languages.size()) {
            list.error("has a language twice; keep one of them");
        }
        return List.copyOf(languages);
    }

    private static String number(YamlNode node) {
        String number = node.text().strip();
        if (!E164.matcher(number).matches()) {
            node.error(NUMBER_FORM);
        }
        return number;
    }

    private static Optional<ZoneId> zone(YamlNode node) {
        String text = node.text().strip();
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException e) {
            node.error("cannot be `" + text + "`; write a place: Europe/Brussels");
            return Optional.empty();
        }
    }

    private Map<String, Settings.Voice> voices() {
        Map<String, Settings.Voice> voices = new LinkedHashMap<>();
        root.get("voices").map(YamlNode::entries).orElse(Map.of()).forEach((language, node) -> {
            node.only("voice", "say", "recognition");
            if (!LANGUAGE.matcher(language).matches()) {
                node.error("cannot stand for a language; write its id: fr");
            }
            if (node.get("voice").isPresent() != node.get("say").isPresent()) {
                node.error("needs `voice` and `say` together: the carrier refuses a voice of another locale");
            }
            Optional<Settings.Say> say = node.get("voice")
                    .flatMap(voice ->
                            node.get("say").map(locale -> new Settings.Say(node.needText("voice"), locale(locale))));
            voices.put(language, new Settings.Voice(say, node.get("recognition").map(LinesReader::locale)));
        });
        return Map.copyOf(voices);
    }

    private static String locale(YamlNode node) {
        String text = node.text().strip();
        if (!LOCALE.matcher(text).matches()) {
            node.error("cannot be `" + text + "`; write a locale: fr-BE");
        }
        return text;
    }
}
