/**
 * What may be wrong and what to do next: the posterior over causes, the order of steps, the facts of a summary.
 * Pure; knows the checklist and answers, never a call.
 */
@NullMarked
package charge.hotline.diagnosis;

import org.jspecify.annotations.NullMarked;
