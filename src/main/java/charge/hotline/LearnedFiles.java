package charge.hotline;

import charge.hotline.content.Folder;
import charge.hotline.speech.Memory;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was learned, as files in the data folder, some ten megabytes a language. Names begin with a fingerprint of the rooms that
 * learn, so that another build learns anew. A file that cannot be read or written is no trouble: then it is learned again.
 */
final class LearnedFiles implements Memory {
    private static final Logger LOG = LoggerFactory.getLogger(LearnedFiles.class);

    private static final List<String> ROOMS = List.of("charge/hotline/content", "charge/hotline/speech");
    private static final String SUFFIX = ".learned";

    /** Enough for some languages of the content in use and of the one before it. */
    private static final int MOST_FILES = 8;

    private final Path folder;
    private final String program;

    /** All languages are learned at once, so it is said once. */
    private final AtomicBoolean told = new AtomicBoolean();

    private LearnedFiles(Path folder, String program) {
        this.folder = folder;
        this.program = program;
    }

    /** Those in this data folder; where it cannot be told which program this is, nothing is remembered. */
    static Memory in(Path data) {
        try {
            return new LearnedFiles(data.resolve("learned"), fingerprint());
        } catch (IOException | URISyntaxException e) {
            LOG.debug("what is learned is not kept", e);
            return Memory.NONE;
        }
    }

    private static String fingerprint() throws IOException, URISyntaxException {
        URI program =
                Memory.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        Path place = Path.of(program);
        if (Files.isDirectory(place)) {
            return fingerprint(place);
        }
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
            return fingerprint(jar.getPath("/"));
        }
    }

    private static String fingerprint(Path root) throws IOException {
        StringBuilder versions = new StringBuilder();
        for (String room : ROOMS) {
            versions.append(Folder.read(root.resolve(room)).version());
        }
        return versions.toString();
    }

    private Path file(String name) {
        return folder.resolve(program + "-" + name + SUFFIX);
    }

    @Override
    public Optional<byte[]> recall(String name) {
        Path file = file(name);
        if (!Files.exists(file)) {
            if (told.compareAndSet(false, true)) {
                LOG.info("learning what callers may say, once for these prompts; this takes a minute or so");
            }
            return Optional.empty();
        }
        try {
            byte[] learned = Files.readAllBytes(file);
            Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
            return Optional.of(learned);
        } catch (IOException e) {
            LOG.debug("{} cannot be read", file, e);
            return Optional.empty();
        }
    }

    /** Under another name first, so that nobody ever reads half of it. */
    @Override
    public void keep(String name, byte[] learned) {
        try {
            Files.createDirectories(folder);
            Path unfinished = Files.createTempFile(folder, "unfinished", SUFFIX);
            try {
                Files.write(unfinished, learned);
                Files.move(unfinished, file(name), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
            sweep();
        } catch (IOException e) {
            LOG.info(
                    "what was learned cannot be kept in {}, so the next start learns it again: {}",
                    folder,
                    e.toString());
        }
    }

    /** Keeps those that were used last. */
    private void sweep() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> old = files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted(Comparator.comparingLong(LearnedFiles::used).reversed())
                    .skip(MOST_FILES)
                    .toList();
            for (Path file : old) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static long used(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            // Somebody else swept it away.
            return 0;
        }
    }
}
