@NullMarked
package charge.hotline.agents;

import org.jspecify.annotations.NullMarked;
