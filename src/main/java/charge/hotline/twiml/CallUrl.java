package charge.hotline.twiml;

import charge.hotline.content.Answer;
import charge.hotline.dialog.Call;
import charge.hotline.dialog.Call.Mark;
import charge.hotline.dialog.Call.Misses;
import charge.hotline.dialog.Call.Mode;
import charge.hotline.dialog.Call.Outcome;
import charge.hotline.dialog.Call.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call as the query string of its URLs, short enough to read:
 *
 * <pre>u=1&amp;v=3f9c51d2&amp;lang=fr&amp;at=light&amp;n=7&amp;heard=means.pass_swap.fails&amp;miss=1</pre>
 *
 * The order is fixed and what is at its default is left out, so equal calls have equal URLs.
 *
 * <table>
 * <caption>Parameters</caption>
 * <tr><td>{@code u}</td><td>the form of the URL itself: 1</td></tr>
 * <tr><td>{@code v}</td><td>the version of the content</td></tr>
 * <tr><td>{@code lang}</td><td>the language; left out until one is chosen</td></tr>
 * <tr><td>{@code at}, {@code mode}, {@code of}</td><td>the place: step; {@code menu hold done confirm star}, left out where it
 *     asks; menu id, or the guess {@code step.answer}</td></tr>
 * <tr><td>{@code n}</td><td>turns so far</td></tr>
 * <tr><td>{@code heard}</td><td>answers, {@code step.answer} joined by {@code _}</td></tr>
 * <tr><td>{@code quiet}, {@code miss}, {@code row}</td><td>silences and misunderstandings here, misses in a row</td></tr>
 * <tr><td>{@code is}</td><td>marks in lower case, joined by {@code _}</td></tr>
 * <tr><td>{@code starts}</td><td>new starts</td></tr>
 * <tr><td>{@code since}</td><td>epoch seconds</td></tr>
 * <tr><td>{@code tried}</td><td>names of agents, joined by commas, which no normalising of URLs makes or takes away</td></tr>
 * <tr><td>{@code out}</td><td>outcome</td></tr>
 * <tr><td>{@code case}</td><td>the number of the case, where it is an earlier call's</td></tr>
 * </table>
 *
 * Parameters that are not known here stand in {@link Call#more()} as they came, still percent-encoded, and are passed on in
 * alphabetical order; so are unknown marks, under {@code is}. {@code to}, which names the agent on an agent's leg, is no part of
 * the call.
 */
public final class CallUrl {
    /** The longest query that leaves room for address, path and what else a URL holds, in characters. */
    static final int ROOM = 1_200;

    private static final String FORM = "1";
    private static final String AGENT = "to";

    /** What the carrier adds to the URL of a JSON request. */
    private static final String BODY_HASH = "bodySHA256";

    private static final Set<String> OWN = Set.of(
            "u", "v", "lang", "at", "mode", "of", "n", "heard", "quiet", "miss", "row", "is", "starts", "since",
            "tried", "out", "case", AGENT, BODY_HASH);

    private static final int MOST_PARAMETERS = 64;
    private static final int MOST_ANSWERS = 64;
    private static final int MOST_AGENTS = 16;
    private static final int MOST_MARKS = 16;
    private static final int MOST_UNKNOWN = 16;

    /** An id of ours has fewer characters; what is longer is cut. */
    private static final int ID = 64;

    /** Two ids and a dot. */
    private static final int PAIR = 2 * ID + 1;

    /** The longest name and value together that are passed on. */
    private static final int UNKNOWN = 300;

    /** Digits of the greatest count. */
    private static final int COUNT = 9;

    private static final int MOST_COUNT = 999_999_999;

    /** Digits of the latest second. */
    private static final int SECOND = 12;

    private static final long LAST_SECOND = 999_999_999_999L;

    private static final Map<Mark, String> MARKS = ids(Mark.class);
    private static final Map<Mode, String> MODES = ids(Mode.class);
    private static final Map<Outcome, String> OUTCOMES = ids(Outcome.class);

    private static final Pattern VERSION = Pattern.compile("(?:^|&)v=([0-9a-f]{8})(?:&|$)");

    private CallUrl() {}

    /** The version of the content that the call is on, without reading the rest; the empty text where there is none. */
    public static String version(String query) {
        Matcher found = VERSION.matcher(query);
        return found.find() ? found.group(1) : "";
    }

    /** The call as a query string of at most 1,200 characters, without question mark. */
    public static String write(Call call) {
        return write(call, ROOM);
    }

    /**
     * The call as a query string of at most so many characters. Where it would be longer, parameters that are not known here are
     * dropped first, then answers that a later one overrides, then the oldest answers, then the first agents that were tried.
     */
    static String write(Call call, int most) {
        StringBuilder known = known(call, call.heard(), call.tried());
        if (known.length() > most) {
            known = shorter(call, most);
        }
        if (!call.more().isEmpty()) {
            pass(known, call.more(), most);
        }
        return known.toString();
    }

    private static StringBuilder shorter(Call call, int most) {
        List<Answer> heard = new ArrayList<>(call.heard());
        List<String> tried = new ArrayList<>(call.tried());
        StringBuilder known = known(call, heard, tried);
        while (known.length() > most && !(heard.isEmpty() && tried.isEmpty())) {
            if (heard.isEmpty()) {
                tried.remove(0);
            } else {
                heard.remove(leastNeeded(heard));
            }
            known = known(call, heard, tried);
        }
        return known;
    }

    /** The oldest answer that a later one to the same step overrides; where there is none, the oldest. */
    private static int leastNeeded(List<Answer> heard) {
        for (int i = 0; i < heard.size(); i++) {
            String step = heard.get(i).step();
            if (heard.subList(i + 1, heard.size()).stream()
                    .anyMatch(later -> later.step().equals(step))) {
                return i;
            }
        }
        return 0;
    }

    private static StringBuilder known(Call call, List<Answer> heard, List<String> tried) {
        StringBuilder out = new StringBuilder(320).append("u=").append(FORM);
        value(out, "&v=", call.version(), ID);
        call.language().ifPresent(id -> value(out, "&lang=", id, ID));
        place(out, call.place());
        out.append("&n=").append(Math.clamp(call.turn(), 0, MOST_COUNT));
        heard(out, heard);
        number(out, "&quiet=", call.misses().silent(), MOST_COUNT);
        number(out, "&miss=", call.misses().unclear(), MOST_COUNT);
        number(out, "&row=", call.misses().row(), MOST_COUNT);
        marks(out, call);
        number(out, "&starts=", call.starts(), MOST_COUNT);
        number(out, "&since=", call.since(), LAST_SECOND);
        tried(out, tried);
        call.outcome().ifPresent(outcome -> out.append("&out=").append(outcome.id()));
        call.caseNumber().ifPresent(number -> value(out, "&case=", number, ID));
        return out;
    }

    private static void place(StringBuilder out, Place place) {
        value(out, "&at=", place.at(), ID);
        if (place.mode() != Mode.ASK) {
            out.append("&mode=").append(MODES.get(place.mode()));
        }
        place.of().ifPresent(of -> value(out, "&of=", of, PAIR));
    }

    private static void heard(StringBuilder out, List<Answer> heard) {
        String join = "&heard=";
        for (int i = Math.max(0, heard.size() - MOST_ANSWERS); i < heard.size(); i++) {
            Answer answer = heard.get(i);
            if (!answer.step().isEmpty() && !answer.id().isEmpty()) {
                out.append(join);
                Percent.part(out, answer.step(), ID);
                out.append('.');
                Percent.part(out, answer.id(), ID);
                join = "_";
            }
        }
    }

    private static void marks(StringBuilder out, Call call) {
        String join = "&is=";
        for (Map.Entry<Mark, String> mark : MARKS.entrySet()) {
            if (call.is(mark.getKey())) {
                out.append(join).append(mark.getValue());
                join = "_";
            }
        }
        for (String unknown : unknownMarks(call.more().getOrDefault("is", ""))) {
            out.append(join).append(unknown);
            join = "_";
        }
    }

    private static void tried(StringBuilder out, List<String> tried) {
        String join = "&tried=";
        for (int i = Math.max(0, tried.size() - MOST_AGENTS); i < tried.size(); i++) {
            if (!tried.get(i).isEmpty()) {
                out.append(join);
                Percent.value(out, tried.get(i), PAIR);
                join = ",";
            }
        }
    }

    private static void value(StringBuilder out, String name, String value, int most) {
        if (!value.isEmpty()) {
            out.append(name);
            Percent.value(out, value, most);
        }
    }

    private static void number(StringBuilder out, String name, long number, long most) {
        if (number > 0) {
            out.append(name).append(Math.min(number, most));
        }
    }

    private static void pass(StringBuilder out, Map<String, String> more, int most) {
        for (Map.Entry<String, String> parameter : unknown(more).entrySet()) {
            int length = parameter.getKey().length() + parameter.getValue().length() + 2;
            if (out.length() + length <= most) {
                out.append('&').append(parameter.getKey()).append('=').append(parameter.getValue());
            }
        }
    }

    /** What can be passed on, in alphabetical order: names and values as they may stand in a query, not too many, not too long. */
    private static Map<String, String> unknown(Map<String, String> parameters) {
        TreeMap<String, String> unknown = new TreeMap<>();
        parameters.forEach((rawName, rawValue) -> {
            String name = Percent.normal(rawName).replace("=", "%3D");
            String value = Percent.normal(rawValue);
            if (!name.isEmpty() && !OWN.contains(name) && name.length() + value.length() <= UNKNOWN) {
                unknown.putIfAbsent(name, value);
            }
        });
        while (unknown.size() > MOST_UNKNOWN) {
            unknown.remove(unknown.lastKey());
        }
        return unknown;
    }

    /**
     * The call in a query string, as raw as it stands in the request. Never fails: what cannot be read is at its default, what is
     * too long is cut, the first of several parameters of one name counts. Whether there is such a step is not looked at.
     */
    public static Call read(String rawQuery) {
        Map<String, String> raw = parameters(rawQuery);
        Optional<String> language = text(raw, "lang");
        Map<String, String> more = unknown(raw);
        return new Call(
                text(raw, "v").orElse(""),
                language,
                new Place(
                        text(raw, "at").orElse(language.isEmpty() ? "language" : "problem"),
                        constant(MODES, raw.getOrDefault("mode", "")).orElse(Mode.ASK),
                        text(raw, "of", PAIR)),
                (int) number(raw, "n", COUNT),
                heard(raw),
                new Misses((int) number(raw, "quiet", COUNT), (int) number(raw, "miss", COUNT), (int)
                        number(raw, "row", COUNT)),
                marks(raw, more),
                (int) number(raw, "starts", COUNT),
                number(raw, "since", SECOND),
                tried(raw),
                outcome(raw),
                text(raw, "case"),
                Collections.unmodifiableMap(more));
    }

    /** The agent whose leg this is: the parameter {@code to} of a query string as raw as it stands in the request. */
    public static Optional<String> agent(String rawQuery) {
        return text(parameters(rawQuery), AGENT, PAIR);
    }

    /** The parameters, still encoded. */
    private static Map<String, String> parameters(String rawQuery) {
        Map<String, String> raw = new LinkedHashMap<>();
        int start = rawQuery.startsWith("?") ? 1 : 0;
        int stop = rawQuery.indexOf('#') < 0 ? rawQuery.length() : rawQuery.indexOf('#');
        while (start < stop && raw.size() < MOST_PARAMETERS) {
            int end = rawQuery.indexOf('&', start);
            if (end < 0 || end > stop) {
                end = stop;
            }
            int equals = rawQuery.indexOf('=', start);
            if (equals < 0 || equals > end) {
                equals = end;
            }
            if (equals > start) {
                raw.putIfAbsent(rawQuery.substring(start, equals), rawQuery.substring(Math.min(equals + 1, end), end));
            }
            start = end + 1;
        }
        return raw;
    }

    private static Optional<String> text(Map<String, String> raw, String name) {
        return text(raw, name, ID);
    }

    private static Optional<String> text(Map<String, String> raw, String name, int most) {
        String value = raw.getOrDefault(name, "");
        return value.isEmpty() ? Optional.empty() : Optional.of(cut(Percent.decode(value), most));
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    private static long number(Map<String, String> raw, String name, int digits) {
        String value = raw.getOrDefault(name, "");
        if (value.isEmpty() || value.length() > digits) {
            return 0;
        }
        long number = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < '0' || c > '9') {
                return 0;
            }
            number = 10 * number + (c - '0');
        }
        return number;
    }

    private static List<Answer> heard(Map<String, String> raw) {
        List<Answer> heard = new ArrayList<>();
        for (String part : parts(raw.getOrDefault("heard", ""), '_', MOST_ANSWERS)) {
            int dot = part.indexOf('.');
            if (dot > 0 && dot < part.length() - 1) {
                heard.add(new Answer(
                        cut(Percent.decode(part.substring(0, dot)), ID),
                        cut(Percent.decode(part.substring(dot + 1)), ID)));
            }
        }
        return List.copyOf(heard);
    }

    private static Set<Mark> marks(Map<String, String> raw, Map<String, String> more) {
        String is = raw.getOrDefault("is", "");
        EnumSet<Mark> marks = EnumSet.noneOf(Mark.class);
        for (String part : parts(is, '_', MOST_MARKS)) {
            constant(MARKS, part).ifPresent(marks::add);
        }
        List<String> unknown = unknownMarks(is);
        if (!unknown.isEmpty()) {
            more.put("is", String.join("_", unknown));
        }
        return Collections.unmodifiableSet(marks);
    }

    private static List<String> unknownMarks(String is) {
        return is.isEmpty()
                ? List.of()
                : parts(is, '_', MOST_MARKS).stream()
                        .filter(part -> constant(MARKS, part).isEmpty() && isWord(part))
                        .distinct()
                        .toList();
    }

    /** Whether it has the form of a mark of a later version. */
    private static boolean isWord(String part) {
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if ((c < 'a' || c > 'z') && c != '-') {
                return false;
            }
        }
        return !part.isEmpty() && part.length() <= ID / 2;
    }

    private static List<String> tried(Map<String, String> raw) {
        List<String> tried = new ArrayList<>();
        for (String part : parts(raw.getOrDefault("tried", ""), ',', MOST_AGENTS)) {
            if (!part.isEmpty()) {
                tried.add(cut(Percent.decode(part), PAIR));
            }
        }
        return List.copyOf(tried);
    }

    /** A call that ended in a way not known here has ended. */
    private static Optional<Outcome> outcome(Map<String, String> raw) {
        String id = raw.getOrDefault("out", "");
        return id.isEmpty() ? Optional.empty() : constant(OUTCOMES, id).or(() -> Optional.of(Outcome.UNKNOWN));
    }

    /** The last parts, at most so many. */
    private static List<String> parts(String raw, char join, int most) {
        if (raw.isEmpty()) {
            return List.of();
        }
        List<String> parts = new ArrayList<>();
        int start = 0;
        while (start <= raw.length()) {
            int end = raw.indexOf(join, start);
            if (end < 0) {
                end = raw.length();
            }
            parts.add(raw.substring(start, end));
            start = end + 1;
        }
        return parts.subList(Math.max(0, parts.size() - most), parts.size());
    }

    /** Each constant in lower case. */
    private static <E extends Enum<E>> Map<E, String> ids(Class<E> type) {
        Map<E, String> ids = new EnumMap<>(type);
        for (E constant : EnumSet.allOf(type)) {
            ids.put(constant, constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return ids;
    }

    private static <E extends Enum<E>> Optional<E> constant(Map<E, String> ids, String id) {
        for (Map.Entry<E, String> entry : ids.entrySet()) {
            if (entry.getValue().equals(id)) {
                return Optional.of(entry.getKey());
            }
        }
        return Optional.empty();
    }
}
