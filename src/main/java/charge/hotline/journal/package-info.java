/**
 * The durable record of calls: what happened at each turn, what it came to, and what is owed for it. Written in groups by
 * one writer, so that a turn costs microseconds and still is on disk when it is acknowledged.
 */
@NullMarked
package charge.hotline.journal;

import org.jspecify.annotations.NullMarked;
