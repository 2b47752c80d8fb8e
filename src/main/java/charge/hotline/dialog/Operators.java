package charge.hotline.dialog;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The companies that run charging stations, as far as they are known here.
 *
 * @param all in any order
 */
public record Operators(List<Operator> all) {
    /** None is known. */
    public static final Operators NONE = new Operators(List.of());

    public Operators {
        all = List.copyOf(all);
    }

    /**
     * A company that runs charging stations.
     *
     * @param name as callers know it
     * @param number where its customers call, in E.164
     * @param chargers how the numbers of its chargers begin, {@link #plain}
     */
    public record Operator(String name, String number, List<String> chargers) {
        public Operator {
            chargers = List.copyOf(chargers);
        }

        /** How much of a charger's number is this operator's; 0: it is another's. */
        private int share(String charger) {
            return chargers.stream()
                    .filter(charger::startsWith)
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
        }
    }

    /** Who runs a charger: whose beginning is the longest that its number has. */
    public Optional<Operator> of(String charger) {
        String plain = plain(charger);
        return all.stream()
                .filter(operator -> operator.share(plain) > 0)
                .max(Comparator.comparingInt(operator -> operator.share(plain)));
    }

    /** A charger's number without what is printed or left out at will: {@code BE*ABC*E12} is {@code BEABCE12}. */
    public static String plain(String charger) {
        return charger.replaceAll("[ *-]", "").toUpperCase(Locale.ROOT);
    }
}
