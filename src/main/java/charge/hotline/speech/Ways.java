package charge.hotline.speech;

import charge.hotline.content.Phrases.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All ways of saying a phrase: each optional part said and not said, each choice made. */
final class Ways {
    /** So many at most come from one phrase with all its brackets. */
    private static final int MOST = 3_000;
    /** How deep lists may name other lists. */
    private static final int DEEPEST = 5;

    /** A piece of one way of saying it. */
    sealed interface Flat {
        record Said(String word, boolean denied) implements Flat {}

        record Listed(String name, boolean denied) implements Flat {}

        record Skip() implements Flat {}
    }

    private final Map<String, List<Phrase>> lists;

    Ways(Map<String, List<Phrase>> lists) {
        this.lists = lists;
    }

    /** @throws Notation.Unreadable where there are too many */
    List<List<Flat>> of(List<Notation.Item> items) {
        List<List<Flat>> all = List.of(List.of());
        for (Notation.Item item : items) {
            all = eachWith(all, of(item));
        }
        return all;
    }

    private List<List<Flat>> of(Notation.Item item) {
        return switch (item) {
            case Notation.Gap gap -> List.of(List.of(new Flat.Skip()));
            case Notation.Word word -> List.of(List.of(new Flat.Said(word.text(), false)));
            case Notation.Name name -> List.of(List.of(new Flat.Listed(name.name(), name.denied())));
            case Notation.Choice choice -> {
                List<List<Flat>> ways = new ArrayList<>();
                if (choice.optional()) {
                    ways.add(List.of());
                }
                for (List<Notation.Item> one : choice.choices()) {
                    for (List<Flat> way : of(one)) {
                        ways.add(
                                choice.denied() ? way.stream().map(Ways::denied).toList() : way);
                    }
                }
                yield ways;
            }
        };
    }

    private static Flat denied(Flat flat) {
        return switch (flat) {
            case Flat.Said said -> new Flat.Said(said.word(), true);
            case Flat.Listed listed -> new Flat.Listed(listed.name(), true);
            case Flat.Skip skip -> skip;
        };
    }

    /**
     * The same in words, those of lists spelled out.
     *
     * @throws Notation.Unreadable where there are too many, or lists name each other in a circle
     */
    List<String> spelledOut(Phrase phrase) {
        return spelledOut(phrase, 0).stream()
                .map(words -> String.join(" ", words))
                .toList();
    }

    private List<List<String>> spelledOut(Phrase phrase, int depth) {
        if (depth > DEEPEST) {
            throw new Notation.Unreadable("lists name each other in a circle");
        }
        List<List<String>> all = new ArrayList<>();
        for (List<Flat> way : of(Notation.read(phrase.text()).parts().getFirst())) {
            List<List<String>> sofar = List.of(List.of());
            for (Flat flat : way) {
                sofar = eachWith(
                        sofar,
                        switch (flat) {
                            case Flat.Said said -> List.of(List.of(said.word()));
                            case Flat.Skip skip -> List.of(List.of());
                            case Flat.Listed listed -> listed(listed.name(), depth + 1);
                        });
            }
            all.addAll(sofar);
        }
        return all;
    }

    private List<List<String>> listed(String name, int depth) {
        return lists.getOrDefault(name, List.of()).stream()
                .flatMap(phrase -> spelledOut(phrase, depth).stream())
                .toList();
    }

    /** Each of these sequences with each of those behind it. */
    static <T> List<List<T>> eachWith(List<List<T>> these, List<List<T>> those) {
        if ((long) these.size() * those.size() > MOST) {
            throw new Notation.Unreadable("more than " + MOST + " wordings in one phrase");
        }
        List<List<T>> all = new ArrayList<>();
        for (List<T> one : these) {
            for (List<T> other : those) {
                List<T> joined = new ArrayList<>(one);
                joined.addAll(other);
                all.add(joined);
            }
        }
        return all;
    }
}
