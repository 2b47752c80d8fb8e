package charge.hotline.content;

/** What a caller must have free or at hand for a step; somebody who drives has none of them. */
public enum Need {
    APP,
    EYES,
    HANDS,
    CAR
}
