package charge.hotline.speech;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.content.OurContent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What others published with its meaning is understood: yes and no where it is asked "is that right?", and numbers. */
class PublicSetsTest {
    private static final Path SETS = Path.of("src/test/resources/charge/hotline/speech/public");
    private static final Understanding UNDERSTANDING = Understanding.of(OurContent.CONTENT, Memory.NONE);

    @Test
    void yesAndNoAreUnderstoodAndNeverTakenForEachOther() throws IOException {
        List<MeasureUnderstanding.Sample> samples = MeasureUnderstanding.samples(SETS.resolve("yes-no.tsv"));
        MeasureUnderstanding.Tally tally = new MeasureUnderstanding.Tally();
        for (MeasureUnderstanding.Sample sample : samples) {
            String understood = MeasureUnderstanding.understood(UNDERSTANDING, sample);
            tally.count(sample, understood);
            assertThat(understood)
                    .as(sample.words())
                    .isNotEqualTo(sample.expected().contains("answer:yes") ? "answer:no" : "answer:yes");
        }
        assertThat(samples).hasSize(58);
        assertThat(tally.rightShare()).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void numbersInFrenchAreReadAsOthersReadThem() throws IOException {
        List<MeasureUnderstanding.Sample> samples = MeasureUnderstanding.samples(SETS.resolve("numbers-fr.tsv"));
        assertThat(samples).hasSize(27);
        for (MeasureUnderstanding.Sample sample : samples) {
            assertThat(sample.expected())
                    .as(sample.words())
                    .contains(MeasureUnderstanding.understood(UNDERSTANDING, sample));
        }
    }
}
