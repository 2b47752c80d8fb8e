@NullMarked
package charge.hotline.carrier;

import org.jspecify.annotations.NullMarked;
