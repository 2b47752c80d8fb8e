package charge.hotline.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder of content for a test: a copy of a fixture, to be changed as an editor would. */
public record EditorsFolder(Path path) {
    /** A copy of {@code src/test/resources/charge/hotline/content/complete}: small, and nothing is wrong with it. */
    public static EditorsFolder complete(Path into) {
        try {
            Path fixture = Path.of(EditorsFolder.class.getResource("complete").toURI());
            try (Stream<Path> files = Files.walk(fixture)) {
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    Path copy = into.resolve(fixture.relativize(file));
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
            return new EditorsFolder(into);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes a file. */
    public EditorsFolder write(String file, String text) {
        try {
            Path written = path.resolve(file);
            Files.createDirectories(written.getParent());
            Files.writeString(written, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces words that stand in a file exactly once. */
    public EditorsFolder replace(String file, String words, String others) {
        String text = text(file);
        int at = text.indexOf(words);
        if (at < 0 || text.indexOf(words, at + 1) >= 0) {
            throw new IllegalArgumentException("not once in " + file + ": " + words);
        }
        return write(file, text.replace(words, others));
    }

    /** Adds to the end of a file. */
    public EditorsFolder append(String file, String words) {
        return write(file, text(file) + words);
    }

    /** Deletes a file. */
    public EditorsFolder delete(String file) {
        try {
            Files.delete(path.resolve(file));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The line, from 1, on which these words first stand. */
    public int line(String file, String words) {
        String before = text(file).split(java.util.regex.Pattern.quote(words), 2)[0];
        return 1 + (int) before.chars().filter(c -> c == '\n').count();
    }

    private String text(String file) {
        try {
            return Files.readString(path.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
