package charge.hotline.speech;

/**
 * A word of one language.
 *
 * @param text as it is written, with its accents
 * @param folded the same without accents
 * @param stem the number of its stem; -1 where no phrase has it
 * @param flags what it is to grammar: {@link Lexicon#SMALL} and the like, added up
 * @param sound how it sounds, roughly
 * @param written a number for it as it is written, without accents
 * @param sounding a number for how it sounds; 0 where that is a single sound or none
 */
record Word(String text, String folded, int stem, int flags, String sound, int written, int sounding) {
    /** The numbers stand in the word itself, for each string that is read in a turn is one more wait for memory. */
    Word(String text, String folded, int stem, int flags, String sound) {
        this(
                text,
                folded,
                stem,
                flags,
                sound,
                folded.hashCode() & 0x3FFFFFFF,
                sound.length() > 1 ? sound.hashCode() : 0);
    }
}
