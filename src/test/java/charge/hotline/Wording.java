package charge.hotline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What callers say, by language and question: the sentences with which the understanding was developed. */
record Wording(Map<String, List<String>> byQuestion, List<String> all) {
    private static final Path SENTENCES = Path.of("src/test/resources/charge/hotline/speech");

    static Wording of(String language) {
        Map<String, List<String>> byQuestion = new HashMap<>();
        List<String> all = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(SENTENCES.resolve("dev-" + language + ".tsv"))) {
                String[] columns = line.split("\t", -1);
                byQuestion
                        .computeIfAbsent(columns[1], question -> new ArrayList<>())
                        .add(columns[2]);
                all.add(columns[2]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Wording(Map.copyOf(byQuestion), List.copyOf(all));
    }

    String at(String question, Random random) {
        List<String> fitting = byQuestion.getOrDefault(question, all);
        return fitting.get(random.nextInt(fitting.size()));
    }

    String any(Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
