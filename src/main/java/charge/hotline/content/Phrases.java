package charge.hotline.content;

import java.util.List;
import java.util.Map;

/**
 * What callers may say, as editors wrote it: {@code phrases.yaml}, and the language's general knowledge in
 * {@code language.yaml}. The notation is read by {@code speech}.
 *
 * @param steps step id to answer id to phrases, most useful first (also {@code hold} and {@code done})
 * @param commands command id to phrases
 * @param language general knowledge of the language by topic (negation, yes, no, fillers, numbers …), and the lists under
 *     {@code words} in {@code phrases.yaml}, topic to entries; an entry is a word, a phrase, or {@code written = meant}
 * @param examples sentences with what they mean; may be empty
 */
public record Phrases(
        Map<String, Map<String, List<Phrase>>> steps,
        Map<String, List<Phrase>> commands,
        Map<String, List<Phrase>> language,
        List<Example> examples) {

    /**
     * One phrase and where it stands, for messages.
     *
     * @param text as written
     * @param file below the prompts folder: {@code fr/phrases.yaml}
     * @param line from 1
     */
    public record Phrase(String text, String file, int line) {
        /** Where it stands. */
        public Place place() {
            return new Place(file, line);
        }
    }
}
