package charge.hotline.speech;

import charge.hotline.content.Example;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Examples known by heart: who says word for word what an example says, at the same question, is taken at its meaning, so that an
 * editor's line helps whatever else was learned. Only examples with one meaning; case and accents do not matter. Immutable.
 */
final class ByHeart {
    private final LongIndex sentences = new LongIndex();
    /** By the number of the sentence. */
    private final List<Meaning> meanings = new ArrayList<>();

    ByHeart(List<Example> examples, Lexicon lexicon) {
        Map<Meaning, Meaning> distinct = new HashMap<>();
        for (Example example : examples) {
            long key = key(example.step(), lexicon.said(example.words()));
            if (example.meanings().size() == 1 && sentences.find(key) < 0) {
                Classifier.meaning(example.meanings().getFirst()).ifPresent(meaning -> {
                    sentences.findOrAdd(key);
                    meanings.add(distinct.computeIfAbsent(meaning, m -> m));
                });
            }
        }
    }

    /** What these words mean at this question; empty where no example is the same. */
    Optional<Meaning> meaning(Expected expected, List<Said> said) {
        int known = sentences.find(key(expected.question(), said));
        return known < 0 ? Optional.empty() : Optional.of(expected.about(meanings.get(known)));
    }

    /** One number for all of it, well spread; two sentences with the same number are all but impossible. */
    private static long key(String question, List<Said> said) {
        long key = LongIndex.spread(question.hashCode());
        for (Said word : said) {
            key = LongIndex.spread(key ^ word.folded().hashCode());
        }
        return key;
    }
}
