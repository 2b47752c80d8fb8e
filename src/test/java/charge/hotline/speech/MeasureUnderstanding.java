package charge.hotline.speech;

import charge.hotline.content.Content;
import charge.hotline.content.Example;
import charge.hotline.content.OurContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How well understanding does on sentences that it has not learned: the examples by cross-validation, each fifth understood
 * by what was learned from the other four; or a file of sentences.
 *
 * <p>Arguments: languages, or files with a line each of language, step, words, meanings, kind; {@code errors} lists every
 * sentence that went wrong.
 */
public final class MeasureUnderstanding {
    private static final Meanings MEANINGS = new Meanings(OurContent.CHECKLIST);

    private static final int FOLDS = 5;

    private MeasureUnderstanding() {}

    /** One labelled sentence. */
    record Sample(String language, String step, String words, List<String> expected, String category) {
        String outcome(String line) {
            if (expected.contains(line)) {
                return "right";
            }
            if (line.startsWith("confirm:")) {
                String guess = line.substring(8);
                return expected.contains("answer:" + guess) || expected.contains("command:" + guess)
                        ? "confirmed"
                        : "asked";
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
        int dangersAskedAbout;
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
            dangersAskedAbout += danger && line.equals("confirm:danger") ? 1 : 0;
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
            return "%5d   %5.1f   %5.1f %5.1f   %5.1f   %5.1f   %5.1f   %d+%d/%d +%d"
                    .formatted(
                            all,
                            100 * rightShare(),
                            100.0 * right / all,
                            100.0 * confirmed / all,
                            100 * silentShare(),
                            100.0 * asked / all,
                            100.0 * missed / all,
                            dangersCaught,
                            dangersAskedAbout,
                            dangers,
                            dangersInvented);
        }
    }

    /** Sentences of a file in the form of the test sets, with tabs: language, step, words, meanings, kind. */
    static List<Sample> samples(Path file) throws IOException {
        List<Sample> samples = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] columns = line.split("\t", -1);
            if (columns.length >= 5 && !columns[0].equals("lang") && !line.startsWith("#")) {
                samples.add(new Sample(
                        columns[0], columns[1], columns[2], Arrays.asList(columns[3].split("\\|", -1)), columns[4]));
            }
        }
        return samples;
    }

    /** An example as a sample. */
    static Sample sample(String language, Example example) {
        Expected expected = Expected.step(example.step());
        List<String> lines = example.meanings().stream()
                .map(heard -> switch (heard) {
                    case Example.Answers answers -> MEANINGS.line(new Meaning.Answered(answers.answer()), expected);
                    case Example.Commands command -> "command:" + command.id();
                    case Example.Nothing nothing -> "none";
                })
                .toList();
        return new Sample(language, example.step(), example.words(), lines, "all");
    }

    static String understood(Understanding understanding, Sample sample) {
        return understood(understanding, sample, Expected.step(sample.step()));
    }

    /** In the words of the sample's own step, whatever is expected. */
    static String understood(Understanding understanding, Sample sample, Expected expected) {
        Understood understood =
                understanding.understand(sample.language(), expected, sample.words(), OptionalDouble.empty());
        return MEANINGS.line(understood.meaning(), Expected.step(sample.step()));
    }

    /** Prints totals per step and category, and the confusion table. */
    public static void main(String[] arguments) throws IOException {
        List<String> given = new ArrayList<>(List.of(arguments));
        boolean errors = given.remove("errors");
        Content content = OurContent.CONTENT;
        for (String what : given.isEmpty() ? List.of("fr", "en") : given) {
            Report report = new Report(what, errors);
            if (content.languages().containsKey(what)) {
                Folds folds = new Folds(content, what, FOLDS);
                for (int part = 0; part < FOLDS; part++) {
                    Understanding understanding = folds.without(part);
                    folds.unseen(part).forEach(example -> report.add(understanding, sample(what, example)));
                }
            } else {
                Understanding understanding = Understanding.of(content, Memory.NONE);
                samples(Path.of(what)).forEach(sample -> report.add(understanding, sample));
            }
            report.print();
        }
    }

    /** Collects what came of each sentence. */
    private static final class Report {
        private final String name;
        private final boolean errors;
        private final Tally total = new Tally();
        private final Map<String, Tally> parts = new TreeMap<>();
        private final Map<String, Integer> confusion = new TreeMap<>();

        Report(String name, boolean errors) {
            this.name = name;
            this.errors = errors;
        }

        void add(Understanding understanding, Sample sample) {
            String line = understood(understanding, sample);
            total.count(sample, line);
            parts.computeIfAbsent("step " + sample.step(), s -> new Tally()).count(sample, line);
            parts.computeIfAbsent("kind " + sample.category(), s -> new Tally()).count(sample, line);
            String outcome = sample.outcome(line);
            String expected = String.join("|", sample.expected());
            if (outcome.equals("silent") || outcome.equals("asked")) {
                confusion.merge(sample.step() + " " + expected + " > " + line, 1, Integer::sum);
            }
            if (errors && !outcome.equals("right") && !outcome.equals("confirmed")) {
                System.out.println(
                        String.join("\t", outcome, sample.step(), sample.words(), expected, line, sample.category()));
            }
        }

        void print() {
            System.out.println("%-18s    all right+   right conf.  silent   asked  missed   danger".formatted(name));
            parts.forEach((part, tally) -> System.out.println("%-18s %s".formatted(part, tally)));
            System.out.println("%-18s %s".formatted("all", total));
            if (!errors) {
                System.out.println("taken for something else more than once (step, expected > heard):");
                confusion.forEach((what, count) -> {
                    if (count > 1) {
                        System.out.println("  " + count + "  " + what);
                    }
                });
            }
        }
    }
}
