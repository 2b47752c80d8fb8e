package charge.hotline.speech;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.content.Answer;
import charge.hotline.content.Example;
import charge.hotline.content.Limits;
import charge.hotline.content.OurContent;
import charge.hotline.content.Place;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SoundAlikesTest {
    private static final Lexicon FRENCH =
            new Grammar(OurContent.CONTENT.language("fr").orElseThrow().phrases()).lexicon;

    private static Example example(String step, String words, String id) {
        return new Example(
                step, words, List.of(new Example.Answers(new Answer(step, id))), new Place("fr/examples.tsv", 1));
    }

    private static Optional<Meaning> nearest(List<Example> examples, String step, String words) {
        return new SoundAlikes(examples, FRENCH)
                .nearest(Expected.step(step), FRENCH.said(words))
                .map(SoundAlike::meaning);
    }

    private static Optional<Meaning> answer(String step, String id) {
        return Optional.of(new Meaning.Answered(new Answer(step, id)));
    }

    @Test
    void whereWordsArePartedAndHowTheyAreWrittenDoesNotMatter() {
        List<Example> examples =
                List.of(example("swap", "la même chose", "fails"), example("swap", "ça fonctionne", "works"));
        assertThat(nearest(examples, "swap", "là m'aime choze")).isEqualTo(answer("swap", "fails"));
        assertThat(nearest(examples, "swap", "sa fonk sionne")).isEqualTo(answer("swap", "works"));
        assertThat(nearest(examples, "swap", "il pleut des cordes")).isEmpty();
    }

    @Test
    void onlyWhatIsSaidAtTheSameQuestionCounts() {
        List<Example> examples = List.of(example("swap", "la même chose", "fails"));
        assertThat(nearest(examples, "light", "la m'aime choze")).isEmpty();
    }

    @Test
    void theNearestCountsAndWhereSeveralAreAsNearNoneDoes() {
        List<Example> examples = List.of(
                example("payment", "elle est valide", "valid"),
                example("payment", "elle est invalide", "invalid"),
                example("payment", "elle est invalides", "unknown"));
        assertThat(nearest(examples, "payment", "elle est vallide")).isEqualTo(answer("payment", "valid"));
        assertThat(nearest(examples, "payment", "elle est un valide")).isEmpty();
    }

    @Test
    void whichNumberItIsIsReadWhateverOthersSoundLike() {
        List<Example> examples = List.of(example("where", "quarante cinq douze", "4512"));
        assertThat(nearest(examples, "where", "quarante cinq douse")).isEmpty();
    }

    @Test
    void howFarApartTheyAreIsTold() {
        SoundAlikes examples = new SoundAlikes(List.of(example("swap", "la même chose", "fails")), FRENCH);
        assertThat(examples.nearest(Expected.step("swap"), FRENCH.said("la mème choze"))
                        .orElseThrow()
                        .apart())
                .isZero();
        assertThat(examples.nearest(Expected.step("swap"), FRENCH.said("la même rose"))
                        .orElseThrow()
                        .apart())
                .isBetween(0.05, Limits.SOUNDS_APART);
    }
}
