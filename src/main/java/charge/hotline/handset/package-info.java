/**
 * A simulated phone network. It plays the carrier: it calls the hotline's webhooks, signs its requests, executes the
 * TwiML that comes back, rings agents, keeps people waiting in queues, and writes down all that was heard and done.
 * Tests, golden transcripts and the {@code call} command talk to the hotline through it and through nothing else.
 *
 * <p>It knows the carrier's published rules and nothing of the hotline: no other hotline package may be imported here,
 * or the hotline would be tested against its own ideas. Time is simulated: nothing here sleeps but {@link charge.hotline.handset.Fault.Late}, which is meant to. Where the carrier's
 * behaviour is only recalled, not documented, the Javadoc says "recalled".
 */
@NullMarked
package charge.hotline.handset;

import org.jspecify.annotations.NullMarked;
