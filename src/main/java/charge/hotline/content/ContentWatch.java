package charge.hotline.content;

import charge.hotline.content.ContentReader.Loaded;
import charge.hotline.content.ContentReader.Refused;
import charge.hotline.content.ContentReader.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the editors' folder again when something in it changes, once they have finished saving. What comes of it is told when
 * it differs from the time before: content to be used from now on, or the faults of an edit that is not taken.
 */
public final class ContentWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ContentWatch.class);

    /** Editors save in several steps, and a check-out writes many files. */
    private static final Duration QUIET = Duration.ofMillis(300);

    /** How often we look whether a folder that vanished is there again. */
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Path folder;
    private final Function<Path, Result> read;
    private final Consumer<Result> news;
    private final WatchService service;
    private final Thread thread;

    /** The version of the last content, or the faults that were told last. */
    private Object told;

    private ContentWatch(
            Path folder, String version, Function<Path, Result> read, Consumer<Result> news, WatchService service) {
        this.folder = folder;
        this.told = version;
        this.read = read;
        this.news = news;
        this.service = service;
        this.thread = Thread.ofVirtual().name("content-watch").unstarted(this::watch);
    }

    /**
     * Begins to watch.
     *
     * @param version of the content in use
     * @param read how the folder is read: {@code check::read}
     * @param news takes what is new, on the watch's own thread
     * @throws IOException where the folder cannot be watched
     */
    public static ContentWatch start(Path folder, String version, Function<Path, Result> read, Consumer<Result> news)
            throws IOException {
        ContentWatch watch = new ContentWatch(
                folder, version, read, news, folder.getFileSystem().newWatchService());
        watch.register();
        watch.thread.start();
        return watch;
    }

    private void watch() {
        boolean watching = true;
        try {
            while (true) {
                WatchKey key = watching ? service.take() : service.poll(RETRY.toMillis(), TimeUnit.MILLISECONDS);
                while (key != null) {
                    key.pollEvents();
                    key.reset();
                    key = service.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS);
                }
                watching = registered();
                readAgain();
            }
        } catch (InterruptedException | java.nio.file.ClosedWatchServiceException e) {
            LOG.debug("{} is no longer watched", folder);
        }
    }

    private boolean registered() {
        try {
            register();
            return true;
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    /** A folder that is watched already stays so; new ones are taken in. */
    private void register() throws IOException {
        try (Stream<Path> folders = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            for (Path one : (Iterable<Path>) folders.filter(Files::isDirectory)::iterator) {
                one.register(
                        service,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
            }
        }
    }

    private void readAgain() {
        try {
            Result result = read.apply(folder);
            Object gist = switch (result) {
                case Loaded loaded -> loaded.content().version();
                case Refused refused -> refused.faults();
            };
            if (!gist.equals(told)) {
                told = gist;
                news.accept(result);
            }
        } catch (RuntimeException e) {
            LOG.error("{} has changed, but could not be taken", folder, e);
        }
    }

    /** Stops watching; what is being read is still told. */
    @Override
    public void close() throws IOException {
        service.close();
    }
}
