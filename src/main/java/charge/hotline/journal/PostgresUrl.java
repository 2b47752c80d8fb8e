package charge.hotline.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.PGProperty;

/**
 * Where a PostgreSQL is, or an engine that speaks its protocol: {@code
 * postgresql://user:password@host:5432/database?sslmode=verify-full}.
 *
 * @param servers {@code host:port}, or several with commas between, of which one takes writes
 * @param database its name
 * @param properties of the driver: the user, the password, and what stands behind the question mark
 */
public record PostgresUrl(String servers, String database, Map<String, String> properties) {
    private static final Pattern URL =
            Pattern.compile("postgresql://(?:([^@/?#]*)@)?([^@/?#]+)/([^/?#]+)(?:\\?([^#]*))?");
    private static final Pattern SERVER = Pattern.compile("([\\w.-]+|\\[[0-9A-Fa-f:.]+])(?::([0-9]{1,5}))?");
    private static final int LAST_PORT = 65_535;

    public PostgresUrl {
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException with what to write instead; never with the text, which has a password in it
     */
    public static PostgresUrl of(String text) {
        Matcher url = URL.matcher(text);
        if (!url.matches() || !Arrays.stream(url.group(2).split(",", -1)).allMatch(PostgresUrl::isServer)) {
            throw new IllegalArgumentException(
                    "write postgresql://user:password@host:port/database; other characters than"
                            + " letters and digits of the password as %40 and so on");
        }
        Map<String, String> properties = new TreeMap<>();
        Optional.ofNullable(url.group(1)).ifPresent(who -> {
            String[] parts = who.split(":", 2);
            properties.put(PGProperty.USER.getName(), decoded(parts[0]));
            if (parts.length == 2) {
                properties.put(PGProperty.PASSWORD.getName(), decoded(parts[1]));
            }
        });
        Optional.ofNullable(url.group(4)).filter(query -> !query.isEmpty()).ifPresent(query -> {
            for (String parameter : query.split("&", -1)) {
                add(parameter, properties);
            }
        });
        return new PostgresUrl(url.group(2), url.group(3), properties);
    }

    /** Where it is, and nothing that is secret. */
    @Override
    public String toString() {
        return servers + "/" + database;
    }

    private static boolean isServer(String text) {
        Matcher server = SERVER.matcher(text);
        return server.matches()
                && Optional.ofNullable(server.group(2))
                        .map(Integer::valueOf)
                        .filter(port -> port < 1 || port > LAST_PORT)
                        .isEmpty();
    }

    private static void add(String parameter, Map<String, String> properties) {
        String[] parts = parameter.split("=", 2);
        String name = decoded(parts[0]);
        if (parts.length < 2 || Optional.ofNullable(PGProperty.forName(name)).isEmpty()) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" behind its question mark is no parameter of the driver; write"
                            + " for example sslmode=verify-full, as jdbc.postgresql.org names them");
        }
        properties.put(name, decoded(parts[1]));
    }

    /** Unlike in a form, a plus is a plus. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "a % in it is not followed by two hexadecimal digits; write % itself as %25", e);
        }
    }
}
