package charge.hotline.speech;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What is said for something else – contractions, slips, figures of speech –, in one tree over the words that are said. */
final class Rewritings {
    /** What begins with these words. */
    static final class Beginning {
        private final Map<String, Beginning> next = new HashMap<>();
        private Optional<List<Word>> meant = Optional.empty();

        private Optional<Beginning> next(String folded) {
            return Optional.ofNullable(next.get(folded));
        }

        private Stream<String> telling(String longest, Predicate<Word> such) {
            boolean mean = meant.stream().flatMap(List::stream).anyMatch(such);
            return Stream.concat(
                    mean ? Stream.of(longest) : Stream.of(),
                    next.entrySet().stream()
                            .flatMap(each -> each.getValue()
                                    .telling(
                                            each.getKey().length() > longest.length() ? each.getKey() : longest,
                                            such)));
        }

        private void replaceMeant(UnaryOperator<List<Word>> replacement) {
            meant = meant.map(replacement);
            next.values().forEach(one -> one.replaceMeant(replacement));
        }
    }

    private final Beginning root = new Beginning();

    void add(List<String> said, List<Word> meant) {
        Beginning node = root;
        for (String word : said) {
            node = node.next.computeIfAbsent(word, w -> new Beginning());
        }
        node.meant = Optional.of(meant);
    }

    /** Replaces all that is meant. */
    void replaceMeant(UnaryOperator<List<Word>> replacement) {
        root.replaceMeant(replacement);
    }

    /** The longest word of all that is said for such words: where none of these is said, none of those is meant. */
    Stream<String> telling(Predicate<Word> such) {
        return root.telling("", such);
    }

    /** What begins with this word, without accents. */
    Optional<Beginning> beginning(String folded) {
        return root.next(folded);
    }

    /**
     * The words that are meant, the longest that is said for something else first.
     *
     * @param beginning what begins with a word, as {@link #beginning} tells
     */
    static List<Word> rewritten(List<Said> said, Function<Said, Optional<Beginning>> beginning) {
        List<Word> meant = new ArrayList<>(said.size() + 4);
        for (int i = 0; i < said.size(); ) {
            i = rewrite(said, i, beginning.apply(said.get(i)), meant);
        }
        return meant;
    }

    private static int rewrite(List<Said> said, int start, Optional<Beginning> beginning, List<Word> out) {
        Optional<List<Word>> meant = Optional.empty();
        Optional<Beginning> node = beginning;
        int end = start + 1;
        for (int i = start + 1; node.isPresent(); i++) {
            if (node.get().meant.isPresent()) {
                meant = node.get().meant;
                end = i;
            }
            node = i < said.size() ? node.get().next(said.get(i).folded()) : Optional.empty();
        }
        if (meant.isPresent()) {
            out.addAll(meant.get());
        } else {
            out.add(said.get(start).word());
        }
        return end;
    }
}
