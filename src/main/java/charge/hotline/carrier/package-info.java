/**
 * The carrier's side of the house: its webhooks over HTTP and the signatures on them. What a caller said or a caller's
 * number never reaches a log from here.
 */
@NullMarked
package charge.hotline.carrier;

import org.jspecify.annotations.NullMarked;
