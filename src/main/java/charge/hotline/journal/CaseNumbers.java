package charge.hotline.journal;

import java.nio.ByteBuffer;

/**
 * By what a caller may name a case on the telephone: nine digits. They follow from the first call of the case and the secret, so
 * every node knows them without asking, and nobody can tell another's number from their own.
 */
public final class CaseNumbers {
    /** There are so many numbers of nine digits, with leading zeros. */
    private static final long NUMBERS = 1_000_000_000;

    private final Secret secret;

    public CaseNumbers(Secret secret) {
        this.secret = secret;
    }

    /**
     * The number of the case that began with this call.
     *
     * @param callSid of the caller's leg
     */
    public String of(String callSid) {
        long hash = ByteBuffer.wrap(secret.hmac("case", callSid)).getLong();
        return Long.toString(NUMBERS + Long.remainderUnsigned(hash, NUMBERS)).substring(1);
    }
}
