/** What a node carries, beside a bare server on the same machine. A command, not a test: see {@link charge.hotline.load.Load}. */
@NullMarked
package charge.hotline.load;

import org.jspecify.annotations.NullMarked;
