@NullMarked
package charge.hotline.desk;

import org.jspecify.annotations.NullMarked;
