package charge.hotline.carrier;

import charge.hotline.dialog.Facts;

/**
 * What can be done for a call besides talking.
 *
 * @param texting whether text messages can be sent
 * @param reports whether anybody follows calls from outside, who gets reports
 */
public record Outward(Texting texting, boolean reports) {
    /** Nothing. */
    public static final Outward NOTHING = new Outward(number -> Facts.Texting.OFF, false);

    /** Tells who can get a text message. */
    public interface Texting {
        /** Whether this number can, as the carrier gives it. Does not block. */
        Facts.Texting to(String number);
    }
}
