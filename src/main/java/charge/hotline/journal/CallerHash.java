package charge.hotline.journal;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** By what a caller is known again, without the number. */
public final class CallerHash {
    private static final int BYTES = 16;
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

    /**
     * ANONYMOUS, RESTRICTED, UNAVAILABLE, UNKNOWN and BLOCKED spelled on a telephone's keys: what networks send for a withheld
     * number. All who withhold theirs would be one caller.
     */
    private static final Set<String> WITHHELD =
            Set.of("+266696687", "+7378742833", "+17378742833", "+86282452253", "+8656696", "+2562533");

    private final Secret secret;

    public CallerHash(Secret secret) {
        this.secret = secret;
    }

    /** Whether this is one caller's number in E.164, one that can be called back. */
    public static boolean isNumber(String from) {
        return E164.matcher(from).matches() && !WITHHELD.contains(from);
    }

    /**
     * The hash of a caller's number: 32 hexadecimal digits.
     *
     * @param from as the carrier gives it
     * @return empty where it is no number of one caller: withheld, a name, a SIP address, a browser client
     */
    public Optional<String> of(String from) {
        return isNumber(from)
                ? Optional.of(HexFormat.of().formatHex(Arrays.copyOf(secret.hmac("caller", from), BYTES)))
                : Optional.empty();
    }
}
