package charge.hotline.handset;

/**
 * A document breaks a rule.
 *
 * @param rule the rule's name
 * @param message what is wrong, for people
 * @param weight what the carrier makes of it
 * @param code the carrier's error or warning, 0 where the rule is the house's own
 */
public record Violation(String rule, String message, Weight weight, int code) {
    /** How bad it is. */
    public enum Weight {
        /** The carrier does not execute the document and turns to the fallback URL. */
        REFUSED,
        /** The carrier warns and leaves out the element or attribute. */
        IGNORED,
        /** The carrier plays it, but a caller could be lost by it. */
        HOUSE
    }

    static Violation refused(int code, String rule, String message) {
        return new Violation(rule, message, Weight.REFUSED, code);
    }

    static Violation ignored(int code, String rule, String message) {
        return new Violation(rule, message, Weight.IGNORED, code);
    }

    static Violation house(String rule, String message) {
        return new Violation(rule, message, Weight.HOUSE, 0);
    }

    @Override
    public String toString() {
        return rule + ": " + message + (code == 0 ? "" : " (" + code + ")");
    }
}
