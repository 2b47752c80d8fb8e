package charge.hotline.handset;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the {@code X-Twilio-Signature} of a request: HMAC-SHA1 over the URL and the sorted, distinct form fields
 * (twilio.com/docs/usage/security and the validators' own tests).
 *
 * @param token the account's primary auth token
 */
public record Signer(String token) {
    /** The signature of a form POST to this URL; of a GET or a JSON body when the form is empty. */
    public String sign(String url, Form form) {
        StringBuilder data = new StringBuilder(url);
        TreeMap<String, TreeSet<String>> sorted = new TreeMap<>();
        form.fields()
                .forEach(f -> sorted.computeIfAbsent(f.name(), name -> new TreeSet<>())
                        .add(f.value()));
        sorted.forEach(
                (name, values) -> values.forEach(value -> data.append(name).append(value)));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(data.toString().getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA1", e);
        }
    }

    /**
     * The URL as the carrier signs it: no fragment; https loses its port, http keeps it. Nothing is decoded or
     * encoded, so this works on the text.
     */
    public static String signedUrl(String url) {
        int hash = url.indexOf('#');
        String plain = hash < 0 ? url : url.substring(0, hash);
        return plain.startsWith("https://") ? plain.replaceFirst("^(https://[^/?]*?):\\d+(?=[/?]|$)", "$1") : plain;
    }
}
