package charge.hotline;

import java.util.regex.Pattern;

/** What the desk's {@code /metrics} shows. */
public record Metrics(String text) {
    static Metrics of(Hotline hotline) {
        return of(hotline.deskPort());
    }

    /** What the desk at this port shows. */
    public static Metrics of(int deskPort) {
        return new Metrics(
                Webhooker.unsigned(deskPort).send("GET", "/metrics", "").body());
    }

    /** The sum of all whose name and labels match. */
    public double matching(String names) {
        Pattern name = Pattern.compile(names);
        return text.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" ", 2))
                .filter(parts -> name.matcher(parts[0]).matches())
                .mapToDouble(parts -> Double.parseDouble(parts[1]))
                .sum();
    }
}
