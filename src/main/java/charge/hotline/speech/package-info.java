/**
 * From words and what is expected here to an answer, a command, a guess to confirm, or nothing. Pure and fast;
 * what callers may say is data in {@code content}. No state of a call and no wording of a prompt lives here.
 */
@NullMarked
package charge.hotline.speech;

import org.jspecify.annotations.NullMarked;
