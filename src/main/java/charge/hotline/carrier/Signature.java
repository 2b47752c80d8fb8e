package charge.hotline.carrier;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The carrier's signature on a webhook, {@code X-Twilio-Signature}: Base64 of the HMAC-SHA1, keyed by the account's token,
 * over the URL as the carrier requested it and the decoded fields of the form (twilio.com/docs/usage/security).
 *
 * <p>The URL is the configured public one followed by the raw request target, nothing decoded or encoded again; what a
 * proxy says about host and scheme is not believed. The carrier is not uniform about the port and about a user name in
 * the URL, and its own libraries accept either, so this does too: without the port, with it (443 or 80 where none is
 * configured), without user and password, with them. An apostrophe in the query is also tried as {@code %27}, as the
 * carrier's URL library writes it.
 *
 * <p>Safe for several threads; each keeps its own keyed HMAC, which costs about 3 µs a webhook.
 */
public final class Signature {
    private static final String HMAC = "HmacSHA1";
    private static final String BODY_HASH = "bodySHA256";

    private final List<byte[]> origins;
    private final ThreadLocal<Hands> hands;

    /** What one thread works with. */
    private static final class Hands {
        private final List<Mac> macs;
        private final MessageDigest sha256;
        private byte[] scratch = new byte[4 * 1024];

        Hands(List<Mac> macs, MessageDigest sha256) {
            this.macs = macs;
            this.sha256 = sha256;
        }
    }

    /**
     * @param tokens the account's tokens, at least one; several while one is being replaced
     * @param publicUrl what the carrier sees before the request target: {@code https://hotline.example}; a path at its end,
     *     which a proxy takes away, belongs to it; a slash at its end does not count
     * @throws IllegalArgumentException where there is no token or the URL is not an absolute http or https one
     */
    public Signature(List<String> tokens, String publicUrl) {
        if (tokens.isEmpty() || tokens.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("a signature needs a token");
        }
        List<String> keys = List.copyOf(tokens);
        this.origins = origins(publicUrl).stream()
                .map(origin -> origin.getBytes(UTF_8))
                .toList();
        this.hands = ThreadLocal.withInitial(() -> hands(keys));
    }

    /**
     * Whether a request with a form, or without any body, comes from the carrier.
     *
     * @param signature the header's value
     * @param target the raw request target, path and query: {@code /voice/turn?n=3}
     * @param form the fields of the body; {@link Form#EMPTY} for a GET request, whose fields stand in the target
     */
    public boolean signs(String signature, String target, Form form) {
        Hands mine = hands.get();
        for (String written : spellings(target)) {
            byte[] url = written.getBytes(UTF_8);
            int most = url.length + form.signedBytes();
            if (mine.scratch.length < most) {
                mine.scratch = new byte[Math.max(most, 2 * mine.scratch.length)];
            }
            System.arraycopy(url, 0, mine.scratch, 0, url.length);
            int length = form.signed(mine.scratch, url.length);
            if (matches(mine, signature.getBytes(US_ASCII), length)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a request with a JSON body comes from the carrier: the URL is signed, and names the hash of the body. Without
     * that hash the body could be anybody's, and it is refused.
     *
     * @param signature the header's value
     * @param target the raw request target, path and query
     * @param body the raw body
     */
    public boolean signs(String signature, String target, byte[] body) {
        int query = target.indexOf('?');
        Optional<String> hash = query < 0
                ? Optional.empty()
                : Form.query(target.substring(query + 1)).flatMap(q -> q.first(BODY_HASH));
        return hash.filter(said -> isHash(said, body)).isPresent() && signs(signature, target, Form.EMPTY);
    }

    private boolean isHash(String said, byte[] body) {
        String hash = HexFormat.of().formatHex(hands.get().sha256.digest(body));
        return MessageDigest.isEqual(hash.getBytes(US_ASCII), said.getBytes(US_ASCII));
    }

    private boolean matches(Hands mine, byte[] signature, int length) {
        for (byte[] origin : origins) {
            for (Mac mac : mine.macs) {
                mac.update(origin);
                mac.update(mine.scratch, 0, length);
                if (MessageDigest.isEqual(Base64.getEncoder().encode(mac.doFinal()), signature)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<String> spellings(String target) {
        int query = target.indexOf('?');
        if (query < 0 || target.indexOf('\'', query) < 0) {
            return List.of(target);
        }
        return List.of(
                target, target.substring(0, query) + target.substring(query).replace("'", "%27"));
    }

    /** Every form in which the carrier may have signed the beginning of our URLs, the likeliest first. */
    private static List<String> origins(String publicUrl) {
        int colon = publicUrl.indexOf("://");
        String scheme = colon < 0 ? "" : publicUrl.substring(0, colon);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("the public URL begins with https:// (or http://): " + publicUrl);
        }
        String rest = publicUrl.substring(colon + 3);
        int slash = rest.indexOf('/');
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        String path = slash < 0 ? "" : rest.substring(slash);
        if (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        int at = authority.lastIndexOf('@');
        String user = authority.substring(0, at + 1);
        String place = authority.substring(at + 1);
        int port = place.indexOf(':', place.lastIndexOf(']') + 1);
        String host = port < 0 ? place : place.substring(0, port);
        if (host.isEmpty()) {
            throw new IllegalArgumentException("the public URL names a host: " + publicUrl);
        }
        boolean secure = scheme.equals("https");
        String withPort = port >= 0 ? place : host + (secure ? ":443" : ":80");
        List<String> places = secure || port < 0 ? List.of(host, withPort) : List.of(withPort, host);
        List<String> origins = new ArrayList<>();
        for (String each : places) {
            origins.add(scheme + "://" + each + path);
        }
        if (!user.isEmpty()) {
            for (String each : places) {
                origins.add(scheme + "://" + user + each + path);
            }
        }
        return origins;
    }

    private static Hands hands(List<String> tokens) {
        try {
            List<Mac> macs = new ArrayList<>();
            for (String token : tokens) {
                Mac mac = Mac.getInstance(HMAC);
                mac.init(new SecretKeySpec(token.getBytes(UTF_8), HMAC));
                macs.add(mac);
            }
            return new Hands(List.copyOf(macs), MessageDigest.getInstance("SHA-256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA1 and SHA-256", e);
        }
    }
}
