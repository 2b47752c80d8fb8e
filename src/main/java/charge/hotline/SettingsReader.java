package charge.hotline;

import charge.hotline.agents.Roster;
import charge.hotline.content.Faults;
import charge.hotline.content.Names;
import charge.hotline.content.Place;
import charge.hotline.content.YamlFile;
import charge.hotline.content.YamlNode;
import charge.hotline.deeds.Receiver;
import charge.hotline.journal.CallerHash;
import charge.hotline.journal.PostgresUrl;
import charge.hotline.journal.Retention;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** One reading of the environment and of {@code hotline.yaml}; collects everything that is wrong before it complains. */
final class SettingsReader {
    private static final String FILE = "hotline.yaml";
    private static final String OURS = "HOTLINE_";
    private static final String THIS_MACHINE = "127.0.0.1";
    private static final int SECRET_CHARACTERS = 16;

    private final Map<String, String> environment;
    private final Path folder;
    private final Map<Setting, YamlNode> written = new EnumMap<>(Setting.class);
    private final Faults faults = new Faults();
    private final List<String> wrong = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    SettingsReader(Map<String, String> environment, Path folder) {
        this.environment = environment;
        this.folder = folder;
    }

    Settings read() {
        unknownVariables();
        Optional<YamlNode> file = file();
        file.ifPresent(root -> collect("", root));
        List<String> tokens = tokens();
        Optional<String> deskPassword = value(Setting.HOTLINE_DESK_PASSWORD);
        Optional<PostgresUrl> database = database();
        Optional<String> accountSid = optional(Setting.TWILIO_ACCOUNT_SID, text -> sid(text, "AC"));
        LinesReader.Lists lists = file.map(LinesReader::read).orElseGet(LinesReader.Lists::simulated);
        boolean keepWords =
                needed(Setting.HOTLINE_KEEP_WORDS, text -> choice(text, Map.of("true", true, "false", false)));
        Settings settings = new Settings(
                host(tokens),
                needed(Setting.HOTLINE_PORT, SettingsReader::port),
                publicUrl(tokens),
                deskHost(deskPassword),
                needed(Setting.HOTLINE_DESK_PORT, SettingsReader::port),
                deskPassword,
                needed(Setting.HOTLINE_PROMPTS, this::path),
                needed(Setting.HOTLINE_DATA, this::path),
                database,
                needed(Setting.HOTLINE_JOURNAL_WAIT, SettingsReader::wait),
                secret(),
                keepWords,
                new Retention(
                        needed(Setting.HOTLINE_DAYS_CALLS, SettingsReader::days),
                        needed(Setting.HOTLINE_DAYS_CALLERS, SettingsReader::days),
                        needed(Setting.HOTLINE_DAYS_WORDS, SettingsReader::days),
                        needed(Setting.HOTLINE_DAYS_DEEDS, SettingsReader::days),
                        needed(Setting.HOTLINE_DAYS_CONTENTS, SettingsReader::days)),
                needed(Setting.HOTLINE_ORDER, SettingsReader::order),
                tokens,
                accountSid,
                apiKey(accountSid),
                needed(Setting.TWILIO_API_URL, SettingsReader::url),
                optional(Setting.HOTLINE_TEXT_FROM, SettingsReader::sender),
                push(),
                lists.voices(),
                keepWords
                        ? lists.lines().stream().map(Roster.Line::keepingWords).toList()
                        : lists.lines(),
                lists.agents(),
                List.copyOf(notes),
                warnings(tokens, lists));
        if (settings.textFrom().isPresent() && settings.access().isEmpty()) {
            wrong.add("HOTLINE_TEXT_FROM is set, but nothing opens the carrier's API; write TWILIO_ACCOUNT_SID, and"
                    + " TWILIO_API_KEY with TWILIO_API_SECRET, or TWILIO_AUTH_TOKEN");
        }
        if (settings.port() == settings.deskPort() && settings.port() != 0) {
            wrong.add("HOTLINE_PORT and HOTLINE_DESK_PORT are both " + settings.port() + "; write two different ports");
        }
        faults.sorted().forEach(fault -> wrong.add(fault.place() + ": " + fault.message()));
        if (!wrong.isEmpty()) {
            throw new CannotStart(wrong);
        }
        return settings;
    }

    /** What begins like ours and is not is mostly mistyped; but a cluster may set such names by itself, so it stops nothing. */
    private void unknownVariables() {
        List<String> names = Arrays.stream(Setting.values())
                .map(Setting::name)
                .filter(name -> name.startsWith(OURS))
                .toList();
        environment.entrySet().stream()
                .filter(variable -> !variable.getValue().isBlank())
                .map(Map.Entry::getKey)
                .filter(name -> name.startsWith(OURS) && !names.contains(name))
                .sorted()
                .forEach(name -> warnings.add(name + " is not known here" + Names.known(name, names)));
    }

    private List<String> warnings(List<String> tokens, LinesReader.Lists lists) {
        if (!tokens.isEmpty() && lists.agents().contains(Settings.simulatedAgent())) {
            warnings.add("TWILIO_AUTH_TOKEN is set, so real callers come, but no lines are written, so that a simulated"
                    + " agent, who never answers them, takes their calls; write lines and agents into " + FILE
                    + ", as the README shows");
        }
        lists.lines().stream()
                .filter(line -> line.agents().isEmpty())
                .forEach(line -> warnings.add("line " + line.facts().number()
                        + " has no agents, so none of its callers ever gets a person; write some under agents: in "
                        + FILE));
        return List.copyOf(warnings);
    }

    /** The file, unless there is none or only comments in it. */
    private Optional<YamlNode> file() {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            notes.add("there is no " + file.toAbsolutePath() + "; settings are those of the environment");
            return Optional.empty();
        }
        notes.add("settings, lines and agents are read from " + file.toAbsolutePath());
        try {
            String text = Files.readString(file);
            boolean says = text.lines()
                    .anyMatch(line -> !line.isBlank() && !line.strip().startsWith("#"));
            return says ? Optional.of(YamlFile.parse(FILE, text, faults).root()) : Optional.empty();
        } catch (IOException e) {
            wrong.add(file + " cannot be read; write it in UTF-8, and let this user read it");
            return Optional.empty();
        }
    }

    /** Finds the settings in the file, whether their keys are nested or dotted. */
    private void collect(String above, YamlNode map) {
        map.entries().forEach((key, value) -> {
            String name = above.isEmpty() ? key : above + "." + key;
            if (above.isEmpty() && LinesReader.KEYS.contains(key)) {
                return;
            }
            Optional<Setting> setting = Arrays.stream(Setting.values())
                    .filter(each -> each.key().equals(name))
                    .findFirst();
            if (setting.isPresent()) {
                if (written.putIfAbsent(setting.get(), value) != null) {
                    faults.error(value.place(), name + " stands here twice; keep one of them");
                }
            } else if (value.isMap()) {
                collect(name, value);
            } else {
                faults.error(value.place(), name + " is not known here" + Names.known(name, keys()));
            }
        });
    }

    private static List<String> keys() {
        TreeSet<String> keys = new TreeSet<>(LinesReader.KEYS);
        Arrays.stream(Setting.values()).map(Setting::key).forEach(keys::add);
        return List.copyOf(keys);
    }

    private Optional<String> value(Setting setting) {
        return variable(setting)
                .or(() -> Optional.ofNullable(written.get(setting)).map(YamlNode::text))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private Optional<String> variable(Setting setting) {
        return Optional.ofNullable(environment.get(setting.name())).filter(text -> !text.isBlank());
    }

    /** Says what is wrong with a setting: {@code HOTLINE_PORT is "http"; write a port number …}. */
    private void wrong(Setting setting, String value) {
        wrong(setting, value, "write " + setting.form());
    }

    private void wrong(Setting setting, String value, String advice) {
        String shown = setting.secret() ? " cannot be used; " : " is \"" + value + "\"; ";
        Optional<Place> place = Optional.ofNullable(written.get(setting))
                .filter(node -> variable(setting).isEmpty())
                .map(YamlNode::place);
        if (place.isPresent()) {
            faults.error(place.get(), setting.key() + shown + advice);
        } else {
            wrong.add(setting.name() + shown + advice);
        }
    }

    private <T> Optional<T> optional(Setting setting, Function<String, Optional<T>> reading) {
        return value(setting).flatMap(text -> {
            Optional<T> read = reading.apply(text);
            if (read.isEmpty()) {
                wrong(setting, text);
            }
            return read;
        });
    }

    private <T> T needed(Setting setting, Function<String, Optional<T>> reading) {
        return optional(setting, reading)
                .or(() -> setting.preset().flatMap(reading))
                .orElseThrow();
    }

    private List<String> tokens() {
        return optional(Setting.TWILIO_AUTH_TOKEN, SettingsReader::tokens).orElse(List.of());
    }

    private static Optional<List<String>> tokens(String text) {
        List<String> tokens =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        return Optional.of(tokens).filter(all -> all.stream().noneMatch(String::isEmpty));
    }

    private String host(List<String> tokens) {
        Optional<String> host = optional(Setting.HOTLINE_HOST, SettingsReader::address);
        if (!tokens.isEmpty()) {
            return host.or(Setting.HOTLINE_HOST::preset).orElseThrow();
        }
        String own = host.filter(SettingsReader::isThisMachine).orElse(THIS_MACHINE);
        warnings.add("TWILIO_AUTH_TOKEN is not set, so webhooks cannot be checked: the hotline listens on " + own
                + " only, and no real phone call reaches it");
        return own;
    }

    private Optional<String> publicUrl(List<String> tokens) {
        Optional<String> url = optional(Setting.HOTLINE_PUBLIC_URL, SettingsReader::publicUrl);
        url.filter(SettingsReader::isOpenToOthers)
                .ifPresent(open -> warnings.add("HOTLINE_PUBLIC_URL begins with http://, so callers' numbers and words"
                        + " travel unencrypted; write " + Setting.HOTLINE_PUBLIC_URL.form()));
        if (!tokens.isEmpty() && value(Setting.HOTLINE_PUBLIC_URL).isEmpty()) {
            wrong.add("HOTLINE_PUBLIC_URL is not set, and signatures are over it; write "
                    + Setting.HOTLINE_PUBLIC_URL.form());
        }
        return url;
    }

    private String deskHost(Optional<String> password) {
        String host = needed(Setting.HOTLINE_DESK_HOST, SettingsReader::address);
        if (password.isEmpty() && !isThisMachine(host)) {
            wrong(
                    Setting.HOTLINE_DESK_HOST,
                    host,
                    "other machines reach that, so write a HOTLINE_DESK_PASSWORD too, or leave it at " + THIS_MACHINE);
        }
        return host;
    }

    private Optional<String> secret() {
        if (value(Setting.HOTLINE_DATABASE).isPresent()
                && value(Setting.HOTLINE_SECRET).isEmpty()) {
            wrong.add("HOTLINE_SECRET is not set, and every node on one HOTLINE_DATABASE needs the same; write "
                    + Setting.HOTLINE_SECRET.form());
        }
        return optional(Setting.HOTLINE_SECRET, SettingsReader::longEnough);
    }

    private static Optional<String> longEnough(String text) {
        return Optional.of(text).filter(secret -> secret.length() >= SECRET_CHARACTERS);
    }

    private Optional<Receiver> push() {
        Optional<URI> url = optional(Setting.HOTLINE_PUSH_URL, SettingsReader::receiver);
        Optional<String> secret = optional(Setting.HOTLINE_PUSH_SECRET, SettingsReader::longEnough);
        if (value(Setting.HOTLINE_PUSH_URL).isPresent()
                != value(Setting.HOTLINE_PUSH_SECRET).isPresent()) {
            wrong.add("HOTLINE_PUSH_URL and HOTLINE_PUSH_SECRET belong together; write both or none");
        }
        if (value(Setting.HOTLINE_PUSH_URL).isEmpty()) {
            warnings.add(
                    "HOTLINE_PUSH_URL is not set, so nobody is told of callers who were promised to be called back,"
                            + " left a message, or whose case is urgent: only the command \"promises\" lists them; write"
                            + " HOTLINE_PUSH_URL and HOTLINE_PUSH_SECRET");
        }
        return url.flatMap(where -> secret.map(key -> new Receiver(where, key)));
    }

    private Optional<Settings.ApiKey> apiKey(Optional<String> accountSid) {
        Optional<String> key = optional(Setting.TWILIO_API_KEY, text -> sid(text, "SK"));
        Optional<String> secret = value(Setting.TWILIO_API_SECRET);
        if (key.isPresent() != secret.isPresent()
                && value(Setting.TWILIO_API_KEY).isPresent() == key.isPresent()) {
            wrong.add("TWILIO_API_KEY and TWILIO_API_SECRET belong together; write both or none");
        } else if (key.isPresent() && value(Setting.TWILIO_ACCOUNT_SID).isEmpty()) {
            wrong.add("TWILIO_ACCOUNT_SID is not set, and TWILIO_API_KEY is one of its keys; write "
                    + Setting.TWILIO_ACCOUNT_SID.form());
        }
        return accountSid.isEmpty()
                ? Optional.empty()
                : key.flatMap(sid -> secret.map(text -> new Settings.ApiKey(sid, text)));
    }

    private Optional<Path> path(String text) {
        try {
            return Optional.of(folder.resolve(text).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<Settings.Order> order(String text) {
        return choice(text, Map.of("planned", Settings.Order.PLANNED, "listed", Settings.Order.LISTED));
    }

    private static <T> Optional<T> choice(String text, Map<String, T> choices) {
        return Optional.ofNullable(choices.get(text));
    }

    private static Optional<Integer> port(String text) {
        try {
            return Optional.of(Integer.valueOf(text)).filter(port -> port >= 0 && port <= 65_535);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> sid(String text, String kind) {
        return Optional.of(text)
                .filter(sid -> sid.startsWith(kind) && sid.length() > kind.length())
                .filter(sid -> sid.chars().allMatch(letter -> letter < 128 && Character.isLetterOrDigit(letter)));
    }

    private static Optional<String> sender(String text) {
        return Optional.of(text)
                .filter(sender ->
                        CallerHash.isNumber(sender) || sid(sender, "MG").isPresent());
    }

    /** Reports tell of callers, so they leave this machine encrypted only. */
    private static Optional<URI> receiver(String text) {
        return url(text).filter(uri -> "https".equals(uri.getScheme()) || isThisMachine(uri.getHost()));
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text)).filter(uri -> uri.getHost() != null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<URI> url(String text) {
        return uri(text).filter(uri -> "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
    }

    private static boolean isOpenToOthers(String url) {
        return uri(url).filter(uri -> "http".equals(uri.getScheme()) && !isThisMachine(uri.getHost()))
                .isPresent();
    }

    /** A host with an underscore is none to {@link URI}, and the carrier refuses it too. */
    private static Optional<String> publicUrl(String text) {
        return url(text)
                .filter(uri -> uri.getRawQuery() == null && uri.getRawFragment() == null)
                .map(uri -> text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    private Optional<PostgresUrl> database() {
        return value(Setting.HOTLINE_DATABASE).flatMap(text -> {
            try {
                return Optional.of(PostgresUrl.of(text));
            } catch (IllegalArgumentException e) {
                wrong(Setting.HOTLINE_DATABASE, text, String.valueOf(e.getMessage()));
                return Optional.empty();
            }
        });
    }

    /** Three of them, the most that one webhook waits, are far below the carrier's read time limit. */
    private static Optional<Duration> wait(String text) {
        return Optional.of(text)
                .filter(millis -> millis.matches("[0-9]{1,3}"))
                .map(Long::parseLong)
                .filter(millis -> millis >= 10 && millis <= 400)
                .map(Duration::ofMillis);
    }

    private static Optional<Duration> days(String text) {
        return Optional.of(text)
                .filter(days -> days.matches("[0-9]{1,4}"))
                .map(Long::parseLong)
                .filter(days -> days >= 1 && days <= 3_650)
                .map(Duration::ofDays);
    }

    private static Optional<String> address(String text) {
        try {
            InetAddress address = InetAddress.getByName(text);
            return Optional.of(text).filter(known -> !address.isMulticastAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static boolean isThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
