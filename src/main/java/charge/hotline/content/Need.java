package charge.hotline.content;

import java.util.Locale;

/** What a caller must have free or at hand for a step; somebody who drives has none of them. */
public enum Need {
    APP,
    EYES,
    HANDS,
    CAR;

    /** The word in {@code checklist.yaml}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
