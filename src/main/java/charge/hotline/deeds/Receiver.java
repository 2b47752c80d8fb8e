package charge.hotline.deeds;

import java.net.URI;

/**
 * Who gets reports.
 *
 * @param url where they are posted
 * @param secret keys the signatures
 */
public record Receiver(URI url, String secret) {
    /** Where, and never the secret. */
    @Override
    public String toString() {
        return String.valueOf(url.getHost());
    }
}
