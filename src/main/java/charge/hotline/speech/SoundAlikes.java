package charge.hotline.speech;

import charge.hotline.content.Example;
import charge.hotline.content.Limits;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Examples that sound like what was said. A recogniser that mishears writes other words, or parts them elsewhere, but how the whole sounds
 * mostly stays: "maime choze" is "même chose". Looked for only where the words themselves leave it open. Immutable.
 */
final class SoundAlikes {
    /** Longer ones, in sounds, are hardly ever like an example, and take the longest to look for. */
    private static final int LONGEST = 32;

    /** So many sounds differ at most. */
    private static final int MOST_EDITS = 4;

    private final Map<String, SoundIndex> questions = new LinkedHashMap<>();

    SoundAlikes(List<Example> examples, Lexicon lexicon) {
        Map<String, Set<SoundIndex.Entry>> sounding = new LinkedHashMap<>();
        for (Example example : examples) {
            String sounds = sounds(lexicon.said(example.words()));
            if (!sounds.isEmpty() && sounds.length() <= LONGEST + MOST_EDITS) {
                Classifier.meaning(example.meanings().getFirst())
                        .filter(meaning -> !isNumber(meaning))
                        .ifPresent(meaning -> sounding.computeIfAbsent(example.step(), step -> new LinkedHashSet<>())
                                .add(new SoundIndex.Entry(sounds, meaning)));
            }
        }
        sounding.forEach((question, all) -> questions.put(question, new SoundIndex(all)));
    }

    /** Which number it is is read, whatever others sound like. */
    private static boolean isNumber(Meaning meaning) {
        return meaning instanceof Meaning.Answered answered && Understanding.isNumber(answered.answer());
    }

    private static String sounds(List<Said> said) {
        StringBuilder sounds = new StringBuilder();
        for (Said one : said) {
            sounds.append(one.word().sound());
        }
        return sounds.toString();
    }

    /** The one that sounds most like these words; empty where none does, or where several do that mean different things. */
    Optional<SoundAlike> nearest(Expected expected, List<Said> said) {
        String sounds = sounds(said);
        return sounds.isEmpty() || sounds.length() > LONGEST
                ? Optional.empty()
                : Optional.ofNullable(questions.get(expected.question()))
                        .flatMap(examples -> examples.nearest(sounds, mostEdits(sounds)))
                        .map(alike -> new SoundAlike(expected.about(alike.meaning()), alike.apart()));
    }

    private static int mostEdits(String sounds) {
        return Math.min(MOST_EDITS, (int) (sounds.length() * Limits.SOUNDS_APART));
    }
}
