package charge.hotline.content;

/**
 * What may be wrong.
 *
 * @param id as in {@code charger-fault}
 * @param group the help article's group: authentication, compatibility, technical, connection or payment
 * @param share of all callers, 0 to 1; all causes together are 1
 */
public record Cause(String id, String group, double share) {}
