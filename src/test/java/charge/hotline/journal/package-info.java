@NullMarked
package charge.hotline.journal;

import org.jspecify.annotations.NullMarked;
