package charge.hotline.carrier;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;
import java.util.Optional;

/**
 * {@code GET /audio/<language>/<file>}: recorded prompts. They are no secret and are not signed for. The carrier keeps a copy
 * for five minutes and then asks whether it is still the same.
 */
final class Audio {
    static final String PREFIX = "/audio/";

    private static final Map<String, String> TYPES = Map.of("mp3", "audio/mpeg", "wav", "audio/wav");

    private final Recordings recordings;

    Audio(Recordings recordings) {
        this.recordings = recordings;
    }

    /** The recording at this path, where there is one. */
    Optional<Recordings.Recording> find(String path) {
        int slash = path.indexOf('/', PREFIX.length());
        if (slash < 0) {
            return Optional.empty();
        }
        String language = path.substring(PREFIX.length(), slash);
        String file = path.substring(slash + 1);
        return isName(language) && isName(file) && TYPES.containsKey(ending(file))
                ? recordings.find(language, file)
                : Optional.empty();
    }

    /** Answers with a recording that was found. */
    void serve(HttpServerRequest request, String path, Recordings.Recording recording) {
        HttpServerResponse response = request.response();
        String tag = "\"" + recording.version() + "\"";
        response.putHeader(HttpHeaders.ETAG, tag).putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=300");
        if (tag.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
            return;
        }
        Buffer bytes = recording.bytes();
        response.putHeader(HttpHeaders.CONTENT_TYPE, TYPES.get(ending(path)))
                .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(bytes.length()));
        if (request.method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(bytes);
        }
    }

    /** Letters, digits, dots, hyphens and underscores, not beginning with a dot: never a way out of a folder. */
    private static boolean isName(String name) {
        if (name.isEmpty() || name.charAt(0) == '.') {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            boolean fine = isLetterOrDigit(letter) || letter == '.' || letter == '-' || letter == '_';
            if (!fine) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char letter) {
        return letter < 128 && Character.isLetterOrDigit(letter);
    }

    private static String ending(String file) {
        return file.substring(file.lastIndexOf('.') + 1);
    }
}
