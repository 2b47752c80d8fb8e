/** The commands and the wiring of all other packages. Nothing else lives here, and nothing imports it. */
@NullMarked
package charge.hotline;

import org.jspecify.annotations.NullMarked;
