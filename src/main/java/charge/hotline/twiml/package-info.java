/**
 * A reply written for the carrier, and a call written into its own URL. Knows what the carrier takes and refuses; knows
 * nothing of what is said and why, and nothing of HTTP.
 */
@NullMarked
package charge.hotline.twiml;

import org.jspecify.annotations.NullMarked;
