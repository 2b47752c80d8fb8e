package charge.hotline.speech;

import java.lang.reflect.Constructor;
import java.util.Optional;
import org.tartarus.snowball.SnowballStemmer;

/** Cuts endings, so that refused and refuses meet. The algorithm is chosen by its name in {@code language.yaml}. */
@FunctionalInterface
interface Stemmer {
    /** The stem of a word in lower case, with its accents. */
    String stem(String word);

    /** Lucene's Snowball stemmer of this name ({@code French}, {@code Dutch}); where there is none, words stay as they are. */
    static Stemmer named(Optional<String> name) {
        if (name.isEmpty() || !name.get().matches("\\p{Alpha}+")) {
            return word -> word;
        }
        try {
            Constructor<? extends SnowballStemmer> stemmer = Class.forName(
                            "org.tartarus.snowball.ext." + name.get() + "Stemmer")
                    .asSubclass(SnowballStemmer.class)
                    .getConstructor();
            stemmer.newInstance();
            return word -> snowball(stemmer, word);
        } catch (ReflectiveOperationException e) {
            return word -> word;
        }
    }

    private static String snowball(Constructor<? extends SnowballStemmer> stemmer, String word) {
        try {
            SnowballStemmer snowball = stemmer.newInstance();
            snowball.setCurrent(word);
            snowball.stem();
            return snowball.getCurrent();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a stemmer that was there is gone", e);
        }
    }
}
