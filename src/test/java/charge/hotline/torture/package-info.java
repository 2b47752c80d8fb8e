/**
 * The torture: hundreds of simulated calls at once against nodes that are killed, frozen and restarted, with their store taken
 * away and their webhooks repeated, delayed and reordered; then an audit of what was heard against what was kept. A command,
 * not a test: see {@link charge.hotline.torture.Torture}.
 */
@NullMarked
package charge.hotline.torture;

import org.jspecify.annotations.NullMarked;
