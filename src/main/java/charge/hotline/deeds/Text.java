package charge.hotline.deeds;

/**
 * A text message.
 *
 * @param number to whom, in E.164
 * @param body its words
 */
public record Text(String number, String body) {
    /** Neither. */
    @Override
    public String toString() {
        return "a text message of " + body.length() + " characters";
    }
}
