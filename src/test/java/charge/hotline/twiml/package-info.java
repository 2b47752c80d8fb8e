@NullMarked
package charge.hotline.twiml;

import org.jspecify.annotations.NullMarked;
