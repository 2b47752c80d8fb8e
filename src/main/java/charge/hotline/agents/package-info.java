/** Who takes a call now: the lines that ring here, the agents behind them, their hours, and what was announced. */
@NullMarked
package charge.hotline.agents;

import org.jspecify.annotations.NullMarked;
