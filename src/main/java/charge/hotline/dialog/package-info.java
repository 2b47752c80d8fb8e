/**
 * The conversation as a fold: call and turn in; call, reply and deeds out. Pure: no clock, no network, no
 * randomness, no shared state. How a reply is written for a carrier is not known here.
 */
@NullMarked
package charge.hotline.dialog;

import org.jspecify.annotations.NullMarked;
