package charge.hotline.speech;

/**
 * A word of one language.
 *
 * @param text as it is written, with its accents
 * @param folded the same without accents
 * @param stem the number of its stem; -1 where no phrase has it
 * @param flags what it is to grammar: {@link Lexicon#SMALL} and the like, added up
 * @param sound how it sounds, roughly
 */
record Word(String text, String folded, int stem, int flags, String sound) {}
