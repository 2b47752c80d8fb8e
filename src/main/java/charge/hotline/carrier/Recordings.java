package charge.hotline.carrier;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** Recorded prompts, as the carrier fetches them. */
public interface Recordings {
    /**
     * One recording.
     *
     * @param bytes the whole file
     * @param version changes when the bytes may have changed: letters and digits, such as the content's version
     */
    record Recording(Buffer bytes, String version) {}

    /**
     * Finds a recording.
     *
     * @param language the id of a language: {@code fr}
     * @param file the name of a file, without any folder: {@code light.ask.mp3}
     */
    Optional<Recording> find(String language, String file);
}
