package charge.hotline.handset;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * A connection override: how long the carrier waits and when it tries again, written as the fragment of a URL
 * ({@code #ct=1000&rt=4000&rc=2&rp=ct,rt}; twilio.com/docs/usage/webhooks/webhooks-connection-overrides).
 *
 * @param connect time to connect
 * @param read time to wait for the answer
 * @param total time for all attempts; voice never waits longer than 15 s
 * @param retries how often to try again
 * @param on after which failures
 */
record Overrides(Duration connect, Duration read, Duration total, int retries, Set<Trouble> on) {
    /** What a retry policy can name. */
    enum Trouble {
        CONNECT,
        READ,
        STATUS_4XX,
        STATUS_5XX,
        /** Broken after the request was sent: no policy names it, so it is never tried again. */
        BROKEN
    }

    /** The fragment breaks the rules; the carrier then does not connect at all. */
    static final class Bad extends Exception {
        Bad(String message) {
            super(message);
        }
    }

    private static final int CEILING = 15_000;

    static Overrides of(String fragment) throws Bad {
        int connect = 5_000;
        int read = CEILING;
        int total = CEILING;
        int retries = 1;
        Set<Trouble> on = EnumSet.of(Trouble.CONNECT);
        for (String setting : fragment.isEmpty() ? new String[0] : fragment.split("&", -1)) {
            int equals = setting.indexOf('=');
            String name = equals < 0 ? setting : setting.substring(0, equals);
            String value = equals < 0 ? "" : setting.substring(equals + 1);
            switch (name) {
                case "ct" -> connect = number(setting, value, 100, 10_000);
                case "rt" -> read = number(setting, value, 100, CEILING);
                case "tt" -> total = number(setting, value, 100, CEILING);
                case "rc" -> retries = number(setting, value, 0, 5);
                case "rp" -> on = troubles(setting, value);
                case "e", "sni" -> {
                    // edges and server names make no difference on one machine
                }
                default -> throw new Bad("no connection override is called " + setting);
            }
        }
        return new Overrides(
                Duration.ofMillis(connect), Duration.ofMillis(read), Duration.ofMillis(total), retries, Set.copyOf(on));
    }

    private static int number(String setting, String value, int least, int most) throws Bad {
        if (value.matches("\\d{1,6}")) {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new Bad(setting + " is not between " + least + " and " + most);
    }

    private static Set<Trouble> troubles(String setting, String value) throws Bad {
        EnumSet<Trouble> on = EnumSet.noneOf(Trouble.class);
        for (String name : value.split(",", -1)) {
            switch (name) {
                case "ct" -> on.add(Trouble.CONNECT);
                case "rt" -> on.add(Trouble.READ);
                case "4xx" -> on.add(Trouble.STATUS_4XX);
                case "5xx" -> on.add(Trouble.STATUS_5XX);
                case "all" ->
                    on.addAll(EnumSet.of(Trouble.CONNECT, Trouble.READ, Trouble.STATUS_4XX, Trouble.STATUS_5XX));
                default -> throw new Bad(setting + " names no retry policy");
            }
        }
        return on;
    }
}
