package charge.hotline.speech;

import java.util.Optional;

/**
 * A word as it was said, before slips are mended and figures of speech are taken for what they say: all that is looked up for it.
 *
 * @param folded as it was said, without accents
 * @param word what it is where it stands for itself
 * @param mended what begins with it and is said for something else
 * @param spelledOut the same, without what mends slips
 * @param elsewhere whether another language may hear a command in it
 * @param joined the next word, where no space is between: it is of "c'est"
 */
record Said(
        String folded,
        Word word,
        Optional<Rewritings.Beginning> mended,
        Optional<Rewritings.Beginning> spelledOut,
        boolean elsewhere,
        Optional<Said> joined) {}
