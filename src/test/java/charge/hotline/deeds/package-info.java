@NullMarked
package charge.hotline.deeds;

import org.jspecify.annotations.NullMarked;
