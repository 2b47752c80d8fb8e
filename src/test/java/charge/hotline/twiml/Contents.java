package charge.hotline.twiml;

import charge.hotline.content.Content;
import charge.hotline.content.ContentReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The content that the hotline speaks, and changed copies of it. */
final class Contents {
    private static final Path PROMPTS = Path.of("prompts");

    private Contents() {}

    static Content real() {
        return read(PROMPTS);
    }

    /** A copy, with one file more or another one instead. */
    static Content with(Path folder, String file, String text) {
        try (Stream<Path> files = Files.walk(PROMPTS)) {
            for (Path original : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Path copy = folder.resolve(PROMPTS.relativize(original));
                Files.createDirectories(copy.getParent());
                Files.copy(original, copy);
            }
            Path changed = folder.resolve(file);
            Files.createDirectories(changed.getParent());
            Files.writeString(changed, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read(folder);
    }

    private static Content read(Path folder) {
        return switch (ContentReader.read(folder)) {
            case ContentReader.Loaded loaded -> loaded.content();
            case ContentReader.Refused refused ->
                throw new IllegalStateException(refused.faults().toString());
        };
    }
}
