/**
 * What editors write: {@code prompts/} read into an immutable, versioned {@link charge.hotline.content.Content}, and
 * everything that can be wrong with it. Nothing here knows a call, a carrier or a web server.
 */
@NullMarked
package charge.hotline.content;

import org.jspecify.annotations.NullMarked;
