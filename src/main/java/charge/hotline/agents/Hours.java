package charge.hotline.agents;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Opening hours, written as in OpenStreetMap's {@code opening_hours} (wiki.openstreetmap.org/wiki/Key:opening_hours), of which
 * this is the part with days and times: {@code Mo-Fr 08:00-20:00; Sa 09:00-13:00,14:00-18:00}, {@code Fr-Mo 22:00-06:00},
 * {@code 24/7}, {@code Mo-Su 08:00-20:00; Su off}. Times without days are those of every day; a later rule replaces what
 * earlier ones say about its days; hours over midnight belong to the day on which they begin. Months, weeks and holidays are
 * not known here.
 *
 * <p>The times are those of a wall clock. Where a clock is set back, an hour that comes twice is open both times; where it is
 * set forward, a time that is left out (02:30) is the one an hour later (03:30).
 */
public final class Hours {
    /** Never closed. */
    public static final Hours ALWAYS = parse("24/7");

    private static final List<String> DAYS = List.of("mo", "tu", "we", "th", "fr", "sa", "su");
    private static final int DAY_MINUTES = 24 * 60;
    private static final int WEEK_DAYS = 7;
    private static final String FORM = "write for example \"Mo-Fr 08:00-20:00; Sa 09:00-13:00\" or \"24/7\"";

    /** From, and to but not at, these minutes after the day's midnight; {@code to} may lie in the next day. */
    private record Range(int from, int to) {}

    private record Span(Instant from, Instant to) {}

    private final String text;
    private final Map<DayOfWeek, List<Range>> week;

    private Hours(String text, Map<DayOfWeek, List<Range>> week) {
        this.text = text;
        this.week = week;
    }

    /**
     * Reads opening hours.
     *
     * @throws IllegalArgumentException with a sentence that says what to write
     */
    public static Hours parse(String text) {
        Map<DayOfWeek, List<Range>> week = new EnumMap<>(DayOfWeek.class);
        boolean any = false;
        for (String rule : text.split(";", -1)) {
            if (!rule.isBlank()) {
                any = true;
                read(rule.strip(), week);
            }
        }
        if (!any) {
            throw new IllegalArgumentException("there are no hours in it: " + FORM + ", or leave it out for always");
        }
        return new Hours(text.strip(), week);
    }

    /** Whether it is open at this moment, seen from this place. */
    public boolean open(Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return spans(today.minusDays(1), today, zone).stream().anyMatch(span -> holds(span, now));
    }

    /** When it is open next: now, where it is open; nothing where it never opens. */
    public Optional<Instant> next(Instant now, ZoneId zone) {
        if (open(now, zone)) {
            return Optional.of(now);
        }
        LocalDate today = now.atZone(zone).toLocalDate();
        return spans(today, today.plusDays(WEEK_DAYS), zone).stream()
                .filter(span -> span.from().isBefore(span.to()))
                .map(Span::from)
                .filter(from -> from.isAfter(now))
                .min(Instant::compareTo);
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hours hours && hours.week.equals(week);
    }

    @Override
    public int hashCode() {
        return week.hashCode();
    }

    private static boolean holds(Span span, Instant now) {
        return !now.isBefore(span.from()) && now.isBefore(span.to());
    }

    private List<Span> spans(LocalDate first, LocalDate last, ZoneId zone) {
        List<Span> spans = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            for (Range range : week.getOrDefault(day.getDayOfWeek(), List.of())) {
                Instant from = day.atStartOfDay()
                        .plusMinutes(range.from())
                        .atZone(zone)
                        .withEarlierOffsetAtOverlap()
                        .toInstant();
                Instant to = day.atStartOfDay()
                        .plusMinutes(range.to())
                        .atZone(zone)
                        .withLaterOffsetAtOverlap()
                        .toInstant();
                spans.add(new Span(from, to));
            }
        }
        return spans;
    }

    private static void read(String rule, Map<DayOfWeek, List<Range>> week) {
        if (rule.equals("24/7")) {
            for (DayOfWeek day : DayOfWeek.values()) {
                week.put(day, List.of(new Range(0, DAY_MINUTES)));
            }
            return;
        }
        int split = times(rule);
        Set<DayOfWeek> days = days(rule.substring(0, split).strip());
        String times = rule.substring(split);
        List<Range> ranges = times.equals("off") || times.equals("closed") ? List.of() : ranges(times);
        for (DayOfWeek day : days) {
            week.put(day, ranges);
        }
    }

    /** Where the times begin. */
    private static int times(String rule) {
        for (String word : List.of("off", "closed")) {
            if (rule.endsWith(word)) {
                return rule.length() - word.length();
            }
        }
        for (int i = 0; i < rule.length(); i++) {
            if (Character.isDigit(rule.charAt(i))) {
                return i;
            }
        }
        throw new IllegalArgumentException("there is no time in \"" + rule + "\": " + FORM);
    }

    private static Set<DayOfWeek> days(String text) {
        Set<DayOfWeek> days = new TreeSet<>();
        if (text.isEmpty()) {
            days.addAll(List.of(DayOfWeek.values()));
            return days;
        }
        for (String part : text.split(",", -1)) {
            String[] ends = part.split("-", -1);
            if (ends.length > 2) {
                throw new IllegalArgumentException("\"" + part.strip() + "\" are no days: " + FORM);
            }
            DayOfWeek last = day(ends[ends.length - 1]);
            DayOfWeek day = day(ends[0]);
            days.add(day);
            while (day != last) {
                day = day.plus(1);
                days.add(day);
            }
        }
        return days;
    }

    private static DayOfWeek day(String text) {
        int index = DAYS.indexOf(text.strip().toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw new IllegalArgumentException(
                    "\"" + text.strip() + "\" is no day (Mo Tu We Th Fr Sa Su; holidays are not known here): " + FORM);
        }
        return DayOfWeek.of(index + 1);
    }

    private static List<Range> ranges(String text) {
        List<Range> ranges = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String[] ends = part.split("-", -1);
            if (ends.length != 2) {
                throw new IllegalArgumentException("\"" + part.strip() + "\" is no range of times: " + FORM);
            }
            int from = minutes(ends[0]);
            int to = minutes(ends[1]);
            if (from == to || from == DAY_MINUTES) {
                throw new IllegalArgumentException("\"" + part.strip() + "\" has no length: " + FORM);
            }
            ranges.add(new Range(from, to > from ? to : to + DAY_MINUTES));
        }
        return List.copyOf(ranges);
    }

    /** {@code 8:00} to {@code 24:00}. */
    private static int minutes(String text) {
        String time = text.strip();
        int colon = time.indexOf(':');
        if (colon >= 1 && colon <= 2 && time.length() == colon + 3 && onlyDigits(time, colon)) {
            int hour = Integer.parseInt(time.substring(0, colon));
            int minute = Integer.parseInt(time.substring(colon + 1));
            int minutes = hour * 60 + minute;
            if (minute < 60 && minutes <= DAY_MINUTES) {
                return minutes;
            }
        }
        throw new IllegalArgumentException("\"" + time + "\" is no time of day (00:00 to 24:00): " + FORM);
    }

    private static boolean onlyDigits(String time, int except) {
        for (int i = 0; i < time.length(); i++) {
            if (i != except && (time.charAt(i) < '0' || time.charAt(i) > '9')) {
                return false;
            }
        }
        return true;
    }
}
