package charge.hotline.speech;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.content.Example;
import charge.hotline.content.OurContent;
import charge.hotline.content.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands count in every language: danger is danger. */
class OtherLanguagesTest {
    private static Phrases phrases(String language) {
        return OurContent.CONTENT.language(language).orElseThrow().phrases();
    }

    /** Words of both languages, some as callers say them and some thrown together. */
    private static String utterance(Random random, List<String> words, List<Example> theirs) {
        List<String> said = new ArrayList<>();
        if (random.nextBoolean()) {
            said.add(theirs.get(random.nextInt(theirs.size())).words());
        }
        for (int i = random.nextInt(6); i >= 0; i--) {
            said.add(words.get(random.nextInt(words.size())));
        }
        return String.join(" ", said);
    }

    @ParameterizedTest
    @CsvSource({"fr, en", "en, fr"})
    void theyListenWhereverTheyWouldHearACommand(String language, String other) {
        Grammar commands = new Grammar(
                new Phrases(Map.of(), phrases(other).commands(), phrases(other).language(), List.of()));
        Grammar own = new Grammar(phrases(language), commands::mayHear);
        List<String> words = new ArrayList<>();
        commands.patterns().forEach(pattern -> words.addAll(commands.examples(pattern)));
        Random random = new Random(13);
        int heard = 0;
        int listened = 0;
        for (int i = 0; i < 10_000; i++) {
            String utterance = i % 2 == 0
                    ? phrases(language)
                            .examples()
                            .get(random.nextInt(phrases(language).examples().size()))
                            .words()
                    : utterance(random, words, phrases(other).examples());
            boolean listens = own.hear(utterance).mayBeCommandElsewhere();
            boolean hears = !commands.matches(commands.hear(utterance)).isEmpty();
            assertThat(listens || !hears).as(utterance).isTrue();
            heard += hears ? 1 : 0;
            listened += listens && i % 2 == 0 ? 1 : 0;
        }
        assertThat(heard).isGreaterThan(3_000);
        assertThat(listened).as("of 5,000 in the language of the call").isLessThan(2_500);
    }
}
