package charge.hotline.handset;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** URLs as text: what is signed must not be decoded, encoded or normalised on its way. */
final class Urls {
    private Urls() {}

    /** An absolute URL from one that may be relative to the document it stands in; empty when it is not a URL. */
    static Optional<String> resolve(String document, String reference) {
        try {
            String base = withoutFragment(document);
            if (reference.startsWith("?")) {
                // java.net.URI drops the last path segment here, RFC 3986 keeps it
                return Optional.of(new URI(pathOf(base) + reference).toString());
            }
            return Optional.of(new URI(base).resolve(new URI(reference)).toString());
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static String withoutFragment(String url) {
        int hash = url.indexOf('#');
        return hash < 0 ? url : url.substring(0, hash);
    }

    static String fragment(String url) {
        int hash = url.indexOf('#');
        return hash < 0 ? "" : url.substring(hash + 1);
    }

    /** Path and query, for people to read. */
    static String target(String url) {
        String plain = withoutFragment(url);
        int scheme = plain.indexOf("://");
        int slash = plain.indexOf('/', scheme < 0 ? 0 : scheme + 3);
        return slash < 0 ? "/" : plain.substring(slash);
    }

    static String withQuery(String url, String query) {
        return query.isEmpty() ? url : url + (url.indexOf('?') < 0 ? "?" : "&") + query;
    }

    private static String pathOf(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }
}
