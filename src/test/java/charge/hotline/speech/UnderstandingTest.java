package charge.hotline.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import charge.hotline.content.Answer;
import charge.hotline.content.Content;
import charge.hotline.content.Example;
import charge.hotline.content.OurContent;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnderstandingTest {
    private static final Content CONTENT = OurContent.CONTENT;
    private static final Meanings MEANINGS = new Meanings(CONTENT.checklist());
    private static final Understanding UNDERSTANDING = Understanding.of(CONTENT, Memory.NONE);

    private static String understood(String language, String step, String words) {
        return understood(language, step, words, OptionalDouble.empty());
    }

    private static String understood(String language, String step, String words, OptionalDouble confidence) {
        Expected expected = Expected.step(step);
        return MEANINGS.line(
                UNDERSTANDING.understand(language, expected, words, confidence).meaning(), expected);
    }

    @Test
    void everyPhraseIsWrittenInTheNotation() {
        assertThat(Understanding.troubles(CONTENT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "fr, account, oui, answer:active",
        "fr, restart, oui, answer:works",
        "fr, hold, oui, command:ready",
        "fr, hold, non, command:wait",
        "fr, elsewhere, oui, answer:yes",
        "fr, light, oui, none",
        "en, account, no, answer:inactive",
        "en, restart, no, answer:fails",
        "fr, restart, non c'est bon ça charge, answer:works",
        "fr, light, rouge, answer:red",
        "en, light, it is red, answer:red",
        "fr, refusal, avant c'était vert, answer:after",
        "fr, refusal, déjà avant, answer:before",
    })
    void theSameWordsMeanDifferentThingsAtDifferentQuestions(
            String language, String step, String words, String expected) {
        assertThat(understood(language, step, words)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "fr, light, pas rouge mais orange, orange",
        "fr, light, rouge non pardon orange, orange",
        "fr, light, c'est pas vert c'est rouge, red",
        "fr, light, c'était rouge tantôt mais maintenant c'est vert, green",
        "fr, light, ni bleu ni vert non vraiment blanc, white",
        "en, light, it's not red it's orange, orange",
        "en, light, red no sorry green, green",
        "en, means, not the card the app, app",
        "fr, means, pas l'appli le pass, pass",
        "fr, payment, elle n'est pas expirée, valid",
        "en, payment, it hasn't expired, valid",
        "en, account, it's not active, inactive",
        "fr, restart, ça ne marche pas, fails",
        "en, restart, it still doesn't work, fails",
    })
    void whatIsDeniedIsNotTakenAndWhatIsCorrectedCounts(String language, String step, String words, String id) {
        assertThat(understood(language, step, words)).isIn("answer:" + id, "confirm:" + id);
    }

    @ParameterizedTest
    @CsvSource({
        "fr, light, rouge je crois, confirm:red",
        "en, light, i think it's red, confirm:red",
        "fr, light, je sais pas rouge peut-être, confirm:red",
        "fr, light, je ne sais pas, answer:unknown",
        "en, light, i don't know, answer:unknown",
    })
    void doubtIsAskedBackOrTakenForWhatItIs(String language, String step, String words, String expected) {
        assertThat(understood(language, step, words)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "fr, problem, ça sent le brûlé",
        "fr, light, il y a de la fumée qui sort de la borne",
        "fr, restart, j'ai pris une décharge",
        "fr, where, appelez les pompiers",
        "fr, problem, there is smoke",
        "en, light, there's smoke coming out",
        "en, restart, i got a shock from the cable",
        "en, problem, the charger is on fire",
        "en, done, it's charging but there's a burning smell",
        "en, problem, ça sent le brûlé",
    })
    void dangerIsHeardAtEveryQuestionInBothLanguages(String language, String step, String words) {
        assertThat(understood(language, step, words)).isEqualTo("command:danger");
        assertThat(understood(language, step, words, OptionalDouble.of(0.05))).isEqualTo("command:danger");
    }

    @ParameterizedTest
    @CsvSource({
        "fr, problem, je vais péter un câble",
        "fr, problem, il n'y a pas de fumée la carte est refusée",
        "fr, light, feu vert",
        "en, problem, there's no smoke but the card is refused",
        "en, restart, i'm just having a smoke",
        "fr, light, crash and burn",
        "en, where, bless you",
        "en, refusal, bless you",
        "en, light, j'ai pété un fusible moi avec vos bornes",
    })
    void deniedDangerAndFiguresOfSpeechAreNone(String language, String step, String words) {
        assertThat(understood(language, step, words)).isNotEqualTo("command:danger");
    }

    @ParameterizedTest
    @CsvSource({
        "fr, b comme bravo quatre cinq un deux, B4512",
        "fr, septante-sept nonante-neuf, 7799",
        "fr, quatre-vingt-seize, 96",
        "fr, soixante et onze, 71",
        "fr, quatre mille cinq cent douze, 4512",
        "fr, double trois double huit, 3388",
        "fr, huitante trois, 83",
        "fr, mille deux cents, 1200",
        "en, seven zero nine one, 7091",
        "en, double seven double nine, 7799",
        "en, twenty four sixty eight, 2468",
        "en, a hundred and five, 105",
        "en, b for bravo four five one two, B4512",
        "en, 5820, 5820",
    })
    void aChargersNumberIsReadAsItIsSpoken(String language, String words, String number) {
        assertThat(understood(language, "where", words)).isEqualTo("answer:" + number);
    }

    /** Nothing says that it is one of a charger, so it is asked. */
    @ParameterizedTest
    @CsvSource({
        "fr, listed, c'est la septante-sept quarante, 7740",
        "en, listed, it's got seven seven three oh on the post is that any good to you, 7730",
        "en, problem, hiya it's the one marked b for bravo two two six, B226",
    })
    void aLongNumberIsThatOfAChargerWhereverItIsTold(String language, String step, String words, String number) {
        assertThat(understood(language, step, words)).isEqualTo("confirm:where." + number);
    }

    @ParameterizedTest
    @CsvSource({
        "fr, problem, on m'a débité deux mille deux cents euros",
        "fr, elsewhere, oui en deux mille vingt-trois ça marchait",
        "en, problem, you charged me two thousand two hundred euros",
        "en, elsewhere, it did in twenty twenty-three",
    })
    void yearsAndSumsAreNoChargersNumber(String language, String step, String words) {
        assertThat(understood(language, step, words)).doesNotContain("where.");
    }

    @Test
    void theCorrectedNumberCounts() {
        assertThat(understood("fr", "where", "soixante-neuf pardon nonante-six"))
                .isIn("answer:96", "confirm:96");
    }

    @Test
    void whatAnswersAnotherQuestionIsKeptAsThatAnswer() {
        Understood understood = UNDERSTANDING.understand(
                "fr", Expected.step("means"), "avec la carte et le voyant est rouge", OptionalDouble.empty());
        assertThat(understood.meaning()).isEqualTo(new Meaning.Answered(new Answer("means", "pass")));
        assertThat(understood.also()).contains(new Answer("light", "red"));
    }

    @Test
    void atTheChoiceOfLanguageAProblemToldInEitherLanguageCounts() {
        assertThat(understood("fr", "language", "my card is refused")).isEqualTo("answer:problem.pass-refused");
        assertThat(understood("en", "language", "ma carte est refusée")).isEqualTo("answer:problem.pass-refused");
    }

    @ParameterizedTest
    @CsvSource({
        "fr, english please, command:english",
        "en, en français s'il vous plaît, command:french",
        "fr, speak to an agent, command:agent",
        "en, parler à quelqu'un, command:agent",
    })
    void commandsAreUnderstoodInBothLanguages(String language, String words, String expected) {
        assertThat(understood(language, "restart", words)).isEqualTo(expected);
    }

    @Test
    void theRecognisersConfidenceMovesTheThresholds() {
        assertThat(understood("fr", "light", "rouge", OptionalDouble.of(0.9))).isEqualTo("answer:red");
        assertThat(understood("fr", "light", "rouge", OptionalDouble.of(0.0))).isEqualTo("answer:red");
        String told = "alors là je vois que le voyant il est devenu rouge";
        assertThat(understood("fr", "light", told, OptionalDouble.of(0.4))).isEqualTo("confirm:red");
        assertThat(understood("fr", "light", told, OptionalDouble.of(0.1))).isEqualTo("none");
    }

    @Test
    void anAnswerRepeatedAtAConfirmationIsAnAnswerOfItsStep() {
        Expected confirm = new Expected("confirm", "light");
        assertThat(UNDERSTANDING
                        .understand("fr", confirm, "non orange", OptionalDouble.empty())
                        .meaning())
                .isEqualTo(new Meaning.Answered(new Answer("light", "orange")));
        assertThat(UNDERSTANDING
                        .understand("fr", confirm, "oui", OptionalDouble.empty())
                        .meaning())
                .isEqualTo(new Meaning.Answered(new Answer("confirm", "yes")));
    }

    @Test
    void whileWeWaitAnAnswerIsOneOfTheStepThatIsDone() {
        assertThat(UNDERSTANDING
                        .understand("en", new Expected("hold", "swap"), "it works now", OptionalDouble.empty())
                        .meaning())
                .isEqualTo(new Meaning.Answered(new Answer("swap", "works")));
    }

    @ParameterizedTest
    @CsvSource({
        "fr, je peux pas je conduis, command:driving",
        "fr, je ne peux pas je roule encore, command:driving",
        "en, i can't i'm driving, command:driving",
        "fr, je ne conduis pas, command:parked",
        "en, i'm not driving any more, command:parked",
    })
    void whoeverCannotBecauseTheyDriveIsNotParked(String language, String words, String expected) {
        Expected waiting = new Expected("hold", "elsewhere");
        Understood understood = UNDERSTANDING.understand(language, waiting, words, OptionalDouble.empty());
        assertThat(MEANINGS.line(understood.meaning(), waiting)).isEqualTo(expected);
    }

    @Test
    void wordsThatSoundLikeAnAnswerAreThatAnswer() {
        assertThat(understood("fr", "listed", "con patible")).isIn("answer:listed", "confirm:listed");
        assertThat(understood("fr", "account", "blauqué")).isEqualTo("answer:blocked");
    }

    /** What a recogniser wrote of words that are none of the examples, but sound like one. */
    @ParameterizedTest
    @CsvSource({
        "fr, swap, maime choze, confirm:fails",
        "fr, car, ça chage main tenant, answer:works",
        "fr, refusal, je m'en sous viens plus, confirm:unknown",
        "en, update, its still down low ding, confirm:wait",
        "en, means, neat her of them, confirm:neither",
    })
    void whatIsMisheardIsUnderstoodByItsSound(String language, String step, String words, String expected) {
        assertThat(understood(language, step, words)).isIn(expected, expected.replace("confirm:", "answer:"));
    }

    /** None of them is an example, nor has a phrase of its own. */
    @ParameterizedTest
    @CsvSource({
        "en, it isn't a public one it's the wallbox in my own garage that won't start, home",
        "fr, ce n'est pas une borne dans la rue hein c'est celle qu'on est venu poser dans mon garage, home",
        "en, i'm not going to make it to the next services it's on two percent, battery",
        "fr, je ne vais jamais arriver jusqu'à liège il me reste deux pour cent, battery",
    })
    void aChargerAtHomeAndABatteryThatIsAlmostEmptyAreNoOtherTrouble(String language, String words, String situation) {
        Understood understood =
                UNDERSTANDING.understand(language, Expected.step("problem"), words, OptionalDouble.empty());
        assertThat(understood.meaning().guess()).isEqualTo(new Meaning.Answered(new Answer("situation", situation)));
    }

    @Test
    void hintsKeepTheCarriersLimitsAndBeginWithTheAnswers() {
        for (String language : List.of("fr", "en")) {
            for (String step : CONTENT.checklist().steps().keySet()) {
                List<String> hints = UNDERSTANDING.hints(language, Expected.step(step));
                assertThat(hints).hasSizeLessThanOrEqualTo(500).doesNotHaveDuplicates();
                assertThat(hints)
                        .allSatisfy(hint -> assertThat(hint)
                                .isNotBlank()
                                .hasSizeLessThanOrEqualTo(100)
                                .doesNotContain(","));
            }
        }
        assertThat(UNDERSTANDING.hints("fr", Expected.step("light")).subList(0, 8))
                .contains("vert", "rouge", "bleu");
    }

    @ParameterizedTest
    @CsvSource({
        "yeah just down the road, answer:yes",
        "i'm driving down the road, command:driving",
    })
    void whoChargedDownTheRoadIsNotDriving(String words, String expected) {
        Expected confirm = new Expected("confirm", "elsewhere");
        Understood understood = UNDERSTANDING.understand("en", confirm, words, OptionalDouble.empty());
        assertThat(MEANINGS.line(understood.meaning(), confirm)).isEqualTo(expected);
    }

    @Test
    void whatTwoStepsCallUnknownIsUnknown() {
        Expected both = new Expected("account", "elsewhere");

        assertThat(UNDERSTANDING
                        .understand("fr", both, "aucune idée", OptionalDouble.empty())
                        .meaning()
                        .guess())
                .isIn(unknown("account"), unknown("elsewhere"));
    }

    private static Meaning unknown(String step) {
        return new Meaning.Answered(new Answer(step, "unknown"));
    }

    @Test
    void whateverIsSaidWhereverItIsUnderstood() {
        Random random = new Random(7);
        List<String> steps = List.copyOf(CONTENT.checklist().steps().keySet());
        for (int i = 0; i < 4_000; i++) {
            String language = random.nextBoolean() ? "fr" : "en";
            List<Example> examples = Objects.requireNonNull(CONTENT.languages().get(language))
                    .phrases()
                    .examples();
            String words = examples.get(random.nextInt(examples.size())).words() + " "
                    + examples.get(random.nextInt(examples.size())).words();
            Expected expected =
                    new Expected(steps.get(random.nextInt(steps.size())), steps.get(random.nextInt(steps.size())));

            assertThatCode(() ->
                            UNDERSTANDING.understand(language, expected, words, OptionalDouble.of(random.nextDouble())))
                    .as("%s at %s", words, expected)
                    .doesNotThrowAnyException();
        }
    }
}
