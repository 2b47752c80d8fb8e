package charge.hotline.speech;

import charge.hotline.content.Content;
import charge.hotline.content.ContentReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How well understanding does on sentences that were written without sight of the phrases.
 *
 * <p>Arguments: {@code dev} or {@code held}, then languages; {@code errors} as the last lists every sentence that went wrong.
 */
public final class MeasureUnderstanding {
    private MeasureUnderstanding() {}

    /** One labelled sentence. */
    record Sample(String language, String step, String words, List<String> expected, String category) {
        String outcome(String line) {
            if (expected.contains(line)) {
                return "right";
            }
            if (line.startsWith("confirm:")) {
                return expected.contains("answer:" + line.substring(8)) ? "confirmed" : "asked";
            }
            if (line.equals("none")) {
                return "missed";
            }
            return "silent";
        }
    }

    /** Counts of outcomes. */
    static final class Tally {
        int all;
        int right;
        int confirmed;
        int silent;
        int asked;
        int missed;
        int dangers;
        int dangersCaught;
        int dangersInvented;

        void count(Sample sample, String line) {
            all++;
            switch (sample.outcome(line)) {
                case "right" -> right++;
                case "confirmed" -> confirmed++;
                case "silent" -> silent++;
                case "asked" -> asked++;
                default -> missed++;
            }
            boolean danger = sample.expected().contains("command:danger");
            boolean heard = line.equals("command:danger");
            dangers += danger ? 1 : 0;
            dangersCaught += danger && heard ? 1 : 0;
            dangersInvented += !danger && heard ? 1 : 0;
        }

        double rightShare() {
            return (double) (right + confirmed) / all;
        }

        double silentShare() {
            return (double) silent / all;
        }

        @Override
        public String toString() {
            return "%5d   %5.1f   %5.1f %5.1f   %5.1f   %5.1f   %5.1f   %d/%d +%d"
                    .formatted(
                            all,
                            100 * rightShare(),
                            100.0 * right / all,
                            100.0 * confirmed / all,
                            100 * silentShare(),
                            100.0 * asked / all,
                            100.0 * missed / all,
                            dangersCaught,
                            dangers,
                            dangersInvented);
        }
    }

    static Content content() {
        return switch (ContentReader.read(Path.of("prompts"))) {
            case ContentReader.Loaded loaded -> loaded.content();
            case ContentReader.Refused refused ->
                throw new IllegalStateException(refused.faults().toString());
        };
    }

    static List<Sample> samples(String set, String language) {
        String name = set + "-" + language + ".tsv";
        try (InputStream in = MeasureUnderstanding.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no such set: " + name);
            }
            List<Sample> samples = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                String[] columns = line.split("\t", -1);
                if (columns.length >= 5 && !columns[0].equals("lang") && !line.startsWith("#")) {
                    samples.add(new Sample(
                            columns[0], columns[1], columns[2], Arrays.asList(columns[3].split("\\|")), columns[4]));
                }
            }
            return samples;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static String understood(Understanding understanding, Sample sample) {
        Expected expected = Expected.step(sample.step());
        Understood understood =
                understanding.understand(sample.language(), expected, sample.words(), OptionalDouble.empty());
        return Meanings.line(understood.meaning(), expected);
    }

    /** Prints totals per step and category, and the confusion table. */
    public static void main(String[] arguments) {
        List<String> given = new ArrayList<>(List.of(arguments));
        boolean errors = given.remove("errors");
        String set = given.isEmpty() ? "dev" : given.removeFirst();
        List<String> languages = given.isEmpty() ? List.of("fr", "en") : given;
        Understanding understanding = new Understanding(content());
        Understanding.troubles(content()).forEach(System.out::println);
        for (String language : languages) {
            measure(understanding, set, language, errors);
        }
    }

    private static void measure(Understanding understanding, String set, String language, boolean errors) {
        Tally total = new Tally();
        Map<String, Tally> parts = new TreeMap<>();
        Map<String, Map<String, Integer>> confusion = new LinkedHashMap<>();
        for (Sample sample : samples(set, language)) {
            String line = understood(understanding, sample);
            total.count(sample, line);
            parts.computeIfAbsent("step " + sample.step(), s -> new Tally()).count(sample, line);
            parts.computeIfAbsent("kind " + sample.category(), s -> new Tally()).count(sample, line);
            String outcome = sample.outcome(line);
            if (outcome.equals("silent") || outcome.equals("asked")) {
                confusion
                        .computeIfAbsent(
                                sample.step() + " " + String.join("|", sample.expected()) + " > " + line,
                                e -> new TreeMap<>())
                        .merge(line, 1, Integer::sum);
            }
            if (errors && !outcome.equals("right") && !outcome.equals("confirmed")) {
                System.out.println(outcome + "\t" + sample.step() + "\t" + sample.words() + "\t"
                        + String.join("|", sample.expected()) + "\t" + line + "\t" + sample.category());
                understanding.found(language, sample.words()).forEach(found -> System.out.println("        " + found));
            }
        }
        System.out.println(
                "%-18s    all right+   right conf.  silent   asked  missed   danger".formatted(set + " " + language));
        parts.forEach((name, tally) -> System.out.println("%-18s %s".formatted(name, tally)));
        System.out.println("%-18s %s".formatted("all", total));
        if (!errors) {
            System.out.println("taken for something else (step, expected > heard):");
            confusion.forEach((what, counts) -> System.out.println(
                    "  " + counts.values().stream().mapToInt(Integer::intValue).sum() + "  " + what));
        }
    }
}
