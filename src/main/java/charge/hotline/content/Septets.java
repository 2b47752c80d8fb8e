package charge.hotline.content;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The letters of text messages (3GPP TS 23.038). One that is not among them, such as ê or ç, makes the whole message take more than
 * twice the room.
 */
public final class Septets {
    private static final String ONE_SEPTET =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
                    + "abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String TWO_SEPTETS = "^{}\\[~]|€";

    private Septets() {}

    /** The letters of a text that are none of these. */
    public static Set<String> foreign(String text) {
        return text.codePoints()
                .mapToObj(Character::toString)
                .filter(letter -> !ONE_SEPTET.contains(letter) && !TWO_SEPTETS.contains(letter))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The room that a text of these letters takes. */
    public static int count(String text) {
        return text.chars()
                .map(letter -> TWO_SEPTETS.indexOf(letter) < 0 ? 1 : 2)
                .sum();
    }
}
