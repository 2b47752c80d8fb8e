package charge.hotline.carrier;

import charge.hotline.dialog.Facts;
import charge.hotline.journal.CallerHash;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;

/** Tells which numbers can get a text message: those that are, or may be, mobile ones. A landline would read it out, or not at all. */
public final class MobileNumbers implements Outward.Texting {
    /** Numbers in E.164 tell their country. */
    private static final String NO_COUNTRY = "ZZ";

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

    /** Reads what it needs to know of these numbers' countries, so that no call waits for it. */
    public MobileNumbers(Iterable<String> examples) {
        examples.forEach(this::to);
    }

    @Override
    public Facts.Texting to(String number) {
        return CallerHash.isNumber(number) && isMobile(number) ? Facts.Texting.ON : Facts.Texting.NOT_HERE;
    }

    private boolean isMobile(String number) {
        try {
            return switch (numbers.getNumberType(numbers.parse(number, NO_COUNTRY))) {
                case MOBILE, FIXED_LINE_OR_MOBILE -> true;
                default -> false;
            };
        } catch (NumberParseException e) {
            return false;
        }
    }
}
