package charge.hotline.handset;

import java.util.List;
import java.util.Optional;

/**
 * How the carrier reaches the hotline: what an account and a phone number are configured with at the provider.
 *
 * @param nodes where connections really go, e.g. {@code http://127.0.0.1:8080}; several are taken in turn, and the next
 *     one after a failure
 * @param publicUrl what stands in signatures and in {@code ErrorUrl}, without a slash at its end
 * @param token the auth token that signs; without it requests go unsigned
 * @param account the AccountSid sent
 * @param voice the number's Voice URL; may be relative to the public URL and carry a connection override as fragment
 * @param fallback the number's fallback URL
 * @param status the number's status callback URL
 * @param assignment the workflow's assignment callback URL
 */
public record Connection(
        List<String> nodes,
        String publicUrl,
        Optional<String> token,
        String account,
        String voice,
        Optional<String> fallback,
        Optional<String> status,
        Optional<String> assignment) {
    /** Keeps its own copy. */
    public Connection {
        nodes = nodes.stream().map(Connection::withoutSlash).toList();
        publicUrl = withoutSlash(publicUrl);
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("name at least one node to connect to");
        }
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** Unsigned, to one node, with the paths that the hotline's contract names. */
    public static Connection to(String node) {
        return new Connection(
                List.of(node),
                node,
                Optional.empty(),
                "AC00000000000000000000000000000001",
                "/voice",
                Optional.of("/voice/fallback"),
                Optional.of("/voice/status"),
                Optional.of("/voice/task"));
    }

    /** The same, spread over several nodes. */
    public Connection withNodes(String... several) {
        return new Connection(List.of(several), publicUrl, token, account, voice, fallback, status, assignment);
    }

    /** The same, with another public URL. */
    public Connection withPublicUrl(String url) {
        return new Connection(nodes, url, token, account, voice, fallback, status, assignment);
    }

    /** The same, signing with this token. */
    public Connection withToken(String secret) {
        return new Connection(nodes, publicUrl, Optional.of(secret), account, voice, fallback, status, assignment);
    }

    /** The same, with another Voice URL (a fragment is a connection override). */
    public Connection withVoice(String url) {
        return new Connection(nodes, publicUrl, token, account, url, fallback, status, assignment);
    }

    /** The same, with this fallback URL, or none. */
    public Connection withFallback(Optional<String> url) {
        return new Connection(nodes, publicUrl, token, account, voice, url, status, assignment);
    }

    /** The same, with this status callback, or none. */
    public Connection withStatus(Optional<String> url) {
        return new Connection(nodes, publicUrl, token, account, voice, fallback, url, assignment);
    }

    /** The same, with this assignment callback, or none. */
    public Connection withAssignment(Optional<String> url) {
        return new Connection(nodes, publicUrl, token, account, voice, fallback, status, url);
    }
}
