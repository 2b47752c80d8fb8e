package charge.hotline.twiml;

import charge.hotline.content.Answer;
import charge.hotline.dialog.Call;
import charge.hotline.dialog.Call.Mark;
import charge.hotline.dialog.Call.Misses;
import charge.hotline.dialog.Call.Mode;
import charge.hotline.dialog.Call.Outcome;
import charge.hotline.dialog.Call.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Calls by chance, from a seed. */
final class RandomCalls {
    private static final List<String> STEPS = List.of(
            "language",
            "problem",
            "means",
            "light",
            "refusal",
            "restart",
            "swap",
            "account",
            "where",
            "support",
            "road");

    private static final List<String> ANSWERS =
            List.of("pass-refused", "app", "red", "works", "fails", "cannot", "unknown", "not-listed", "0412345678");

    private static final List<String> NAMES = List.of(
            "u", "v", "lang", "at", "mode", "of", "n", "heard", "quiet", "miss", "row", "is", "starts", "since",
            "tried", "out", "case", "to", "x", "%61t", "é");

    private static final String CHARACTERS = "aZ0-._~,&=%#?+/:; <>\"'\u0001\u0000\uD83Dé€\uFFFE\\{}|^`[]";

    private RandomCalls() {}

    /** A call that a conversation could have led to. */
    static Call sensible(Random random) {
        return new Call(
                "%08x".formatted(random.nextInt()),
                maybe(random, () -> random.nextBoolean() ? "fr" : "en"),
                new Place(
                        one(random, STEPS),
                        one(random, List.of(Mode.values())),
                        maybe(random, () -> one(random, STEPS) + "." + one(random, ANSWERS))),
                random.nextInt(60),
                many(random, 25, () -> new Answer(one(random, STEPS), one(random, ANSWERS))),
                new Misses(random.nextInt(4), random.nextInt(4), random.nextInt(5)),
                Set.copyOf(many(random, 7, () -> one(random, List.of(Mark.values())))),
                random.nextInt(4),
                random.nextBoolean() ? 0 : 1_700_000_000L + random.nextInt(1_000_000_000),
                many(random, 3, () -> "agent " + random.nextInt(9)),
                maybe(random, () -> one(random, List.of(Outcome.values()))),
                maybe(random, () -> "%09d".formatted(random.nextInt(1_000_000_000))),
                many(random, 3, () -> "p" + random.nextInt(9)).stream()
                        .distinct()
                        .collect(Collectors.toMap(name -> name, name -> "%20" + random.nextInt(9))));
    }

    /** A call of the right form and any content. */
    static Call wild(Random random) {
        Map<String, String> more = new TreeMap<>();
        many(random, 9, () -> text(random, 20)).forEach(name -> more.put(name, text(random, 300)));
        return new Call(
                text(random, 100),
                maybe(random, () -> text(random, 100)),
                new Place(
                        "s" + text(random, 100),
                        one(random, List.of(Mode.values())),
                        maybe(random, () -> text(random, 200))),
                random.nextInt(),
                many(random, 90, () -> new Answer(text(random, 30), text(random, 30))),
                new Misses(random.nextInt(), random.nextInt(), random.nextInt()),
                Set.copyOf(many(random, 7, () -> one(random, List.of(Mark.values())))),
                random.nextInt(),
                random.nextLong(),
                many(random, 20, () -> text(random, 150)),
                maybe(random, () -> one(random, List.of(Outcome.values()))),
                maybe(random, () -> text(random, 100)),
                more);
    }

    /** A query string that means nothing, or nearly. */
    static String garbage(Random random) {
        StringBuilder query = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            query.append(random.nextInt(9) == 0 ? text(random, 9) : one(random, NAMES))
                    .append(random.nextInt(9) == 0 ? "" : "=")
                    .append(random.nextInt(3) == 0 ? one(random, STEPS) + "." + one(random, ANSWERS) : text(random, 80))
                    .append(random.nextInt(9) == 0 ? "" : "&");
        }
        return query.toString();
    }

    private static String text(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append(
                    random.nextInt(3) == 0
                            ? CHARACTERS.charAt(random.nextInt(CHARACTERS.length()))
                            : (char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    private static <T> T one(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static <T> Optional<T> maybe(Random random, Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private static <T> List<T> many(Random random, int most, Supplier<T> value) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            list.add(value.get());
        }
        return List.copyOf(list);
    }
}
