package charge.hotline.speech;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.content.Content;
import charge.hotline.content.Example;
import charge.hotline.content.OurContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is reached on sentences that were not learned is not lost again; and nothing that callers say is too strange. */
class MeasuredUnderstandingTest {
    private static final Content CONTENT = OurContent.CONTENT;
    private static final Path BLIND = Path.of("src/test/resources/charge/hotline/speech/blind");
    private static final Understanding UNDERSTANDING = Understanding.of(CONTENT, Memory.NONE);

    /** One of five parts is left out and understood by what was learned from the others; the README tells of all five. */
    @ParameterizedTest
    @CsvSource({"fr, 0.82, 0.025, 0.85", "en, 0.82, 0.03, 0.85"})
    void examplesThatWereNotLearnedAreUnderstood(String language, double right, double silent, double dangers) {
        Folds folds = new Folds(CONTENT, language, 5);
        Understanding understanding = folds.without(0);
        MeasureUnderstanding.Tally tally = new MeasureUnderstanding.Tally();
        for (Example example : folds.unseen(0)) {
            MeasureUnderstanding.Sample sample = MeasureUnderstanding.sample(language, example);
            tally.count(sample, MeasureUnderstanding.understood(understanding, sample));
        }
        assertThat(tally.all).isGreaterThan(1_000);
        assertThat(tally.rightShare()).isGreaterThanOrEqualTo(right);
        assertThat(tally.silentShare()).isLessThanOrEqualTo(silent);
        assertThat((double) tally.dangersCaught / tally.dangers).isGreaterThanOrEqualTo(dangers);
        assertThat((double) tally.dangersInvented / tally.all).isLessThanOrEqualTo(0.01);
    }

    /** An editor's line helps whatever else was learned; only doubt is asked back. */
    @ParameterizedTest
    @CsvSource({"fr", "en"})
    void anExampleIsTakenAtItsMeaning(String language) {
        List<String> differing = new ArrayList<>();
        for (Example example :
                CONTENT.language(language).orElseThrow().phrases().examples()) {
            if (example.meanings().size() == 1) {
                MeasureUnderstanding.Sample sample = MeasureUnderstanding.sample(language, example);
                String line = MeasureUnderstanding.understood(UNDERSTANDING, sample);
                if (!List.of("right", "confirmed").contains(sample.outcome(line))) {
                    differing.add(sample + " " + line);
                }
            }
        }
        assertThat(differing).isEmpty();
    }

    /** "Hang on", says the caller at a question, and then answers it, or says that they drive. */
    @ParameterizedTest
    @CsvSource({"fr, 0.93, 0.02", "en, 0.93, 0.02"})
    void whileTheHotlineWaitsAtAQuestionItIsUnderstoodAsWhenAsked(String language, double right, double silent)
            throws IOException {
        MeasureUnderstanding.Tally tally = new MeasureUnderstanding.Tally();
        try (Stream<Path> files = Files.list(BLIND)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith(language))
                    .toList()) {
                MeasureUnderstanding.samples(file).stream()
                        .filter(sample -> isQuestion(sample.step()))
                        .forEach(sample -> {
                            Expected waiting = new Expected("hold", sample.step());
                            tally.count(sample, MeasureUnderstanding.understood(UNDERSTANDING, sample, waiting));
                        });
            }
        }
        assertThat(tally.all).isGreaterThan(2_000);
        assertThat(tally.rightShare()).isGreaterThanOrEqualTo(right);
        assertThat(tally.silentShare()).isLessThanOrEqualTo(silent);
        assertThat(tally.dangersCaught + tally.dangersAskedAbout).isGreaterThanOrEqualTo(tally.dangers - 1);
    }

    /** At the choice of language, a language and the command for it are the same. */
    private static boolean isQuestion(String step) {
        return !step.equals("language")
                && CONTENT.checklist()
                        .step(step)
                        .filter(one -> switch (one.kind()) {
                            case ASK, OPEN, NUMBER -> true;
                            case DO, TELL, TALK, LOOK_UP, HEARD, END -> false;
                        })
                        .isPresent();
    }

    /** Found by a random caller, who had the hotline wait while it asked for a message. */
    @ParameterizedTest
    @CsvSource({"fr", "en"})
    void whatAnErrandIsAnsweredWithIsNoAnswerWhereNothingIsToBeDone(String language) {
        List<String> answers = CONTENT.checklist().step("message").orElseThrow().answers();
        for (Example example :
                CONTENT.language(language).orElseThrow().phrases().examples()) {
            if (example.step().equals("hold")) {
                Meaning meaning = UNDERSTANDING
                        .understand(language, new Expected("hold", "message"), example.words(), OptionalDouble.empty())
                        .meaning()
                        .guess();
                if (meaning instanceof Meaning.Answered answered
                        && answered.answer().step().equals("message")) {
                    assertThat(answers).contains(answered.answer().id());
                }
            }
        }
    }

    @Test
    void theSameExamplesAreLearnedInTheSameWay() {
        Folds folds = new Folds(CONTENT, "en", 20);
        Understanding first = folds.of(0);
        Understanding again = folds.of(0);
        for (Example example : folds.unseen(1)) {
            Expected expected = Expected.step(example.step());
            assertThat(again.understand("en", expected, example.words(), OptionalDouble.empty()))
                    .isEqualTo(first.understand("en", expected, example.words(), OptionalDouble.empty()));
        }
    }

    @Test
    void strangeInputIsUnderstoodOrNotButNeverFails() {
        Random random = new Random(20261123);
        List<String> words = new ArrayList<>();
        for (String language : List.of("fr", "en")) {
            for (Example example :
                    CONTENT.language(language).orElseThrow().phrases().examples()) {
                words.addAll(List.of(example.words().split(" ", -1)));
            }
        }
        List<String> questions = List.of("light", "problem", "where", "hold", "done", "language", "restart", "nowhere");
        for (int round = 0; round < 3_000; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(40);
            for (int i = 0; i < length; i++) {
                text.append(
                                switch (random.nextInt(12)) {
                                    case 0 -> String.valueOf(Character.toChars(random.nextInt(0x2FFF)));
                                    case 1 -> String.valueOf(random.nextInt(100_000));
                                    case 2 -> "'";
                                    default -> words.get(random.nextInt(words.size()));
                                })
                        .append(random.nextInt(6) == 0 ? "" : " ");
            }
            String question = questions.get(random.nextInt(questions.size()));
            String language = random.nextBoolean() ? "fr" : "en";
            Expected expected = Expected.step(question);
            Understood first = UNDERSTANDING.understand(language, expected, text.toString(), OptionalDouble.empty());
            Understood again = UNDERSTANDING.understand(language, expected, text.toString(), OptionalDouble.empty());
            assertThat(again).as(text.toString()).isEqualTo(first);
        }
    }

    @Test
    void aVeryLongSpeechIsLookedAtAsFarAsSixtySecondsReach() {
        String speech = "le voyant est rouge et la carte est refusée mais pas vert ".repeat(2_000);
        Sentence sentence =
                new Grammar(OurContent.CONTENT.language("fr").orElseThrow().phrases()).hear(speech);
        assertThat(sentence.size).isLessThanOrEqualTo(Spelling.MOST_WORDS);
        assertThat(sentence.wordings).isLessThanOrEqualTo(400);
        assertThat(UNDERSTANDING
                        .understand("fr", Expected.step("light"), speech, OptionalDouble.empty())
                        .meaning())
                .isNotNull();
    }
}
