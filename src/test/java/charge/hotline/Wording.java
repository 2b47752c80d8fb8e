package charge.hotline;

import charge.hotline.content.Example;
import charge.hotline.content.OurContent;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** What callers say, by language and question: the examples from which understanding is learned. */
record Wording(Map<String, List<String>> byQuestion, List<String> all) {
    static Wording of(String language) {
        List<Example> examples =
                OurContent.CONTENT.language(language).orElseThrow().phrases().examples();
        return new Wording(
                examples.stream()
                        .collect(Collectors.groupingBy(
                                Example::step, Collectors.mapping(Example::words, Collectors.toList()))),
                examples.stream().map(Example::words).toList());
    }

    String at(String question, Random random) {
        List<String> fitting = byQuestion.getOrDefault(question, all);
        return fitting.get(random.nextInt(fitting.size()));
    }

    String any(Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
