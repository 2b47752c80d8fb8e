package charge.hotline.speech;

/**
 * An example that sounds like what was said.
 *
 * @param meaning of the example
 * @param apart the share of sounds that differ, from 0 for none to 1
 */
record SoundAlike(Meaning meaning, double apart) {}
