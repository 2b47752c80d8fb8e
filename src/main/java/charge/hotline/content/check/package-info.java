/** What can be wrong with content that was read: one rule a class, each telling the place and what to do. */
@NullMarked
package charge.hotline.content.check;

import org.jspecify.annotations.NullMarked;
