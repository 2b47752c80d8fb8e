package charge.hotline.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One process at a time in a data folder. The system lets go of it when the process dies, however it dies. */
final class FolderLock implements AutoCloseable {
    /** Far behind the text, which others read: Windows lets nobody read what is locked. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    /** Those of this process. Closing such a file opened a second time would free it: POSIX has one lock for all of a process. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** @throws CannotOpen where another process has it, or the folder cannot be made or written to */
    static FolderLock on(Path folder) {
        try {
            Files.createDirectories(folder);
            Path file = folder.toRealPath().resolve("hotline.lock");
            if (!OURS.add(file)) {
                throw inUse(folder, pid());
            }
            try {
                return new FolderLock(file, lock(folder, file));
            } catch (IOException | RuntimeException e) {
                OURS.remove(file);
                throw e;
            }
        } catch (IOException e) {
            throw new CannotOpen(
                    "cannot write to the data folder " + folder + " (" + e + "); make it writable or set HOTLINE_DATA",
                    e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("cannot let go of the data folder", e);
        } finally {
            OURS.remove(file);
        }
    }

    private static FileChannel lock(Path folder, Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Optional<FileLock> lock = Optional.ofNullable(channel.tryLock(LOCKED_BYTE, 1, false));
        if (lock.isEmpty()) {
            channel.close();
            throw inUse(folder, Files.readString(file, StandardCharsets.US_ASCII));
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(pid().getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    private static String pid() {
        return Long.toString(ProcessHandle.current().pid());
    }

    private static CannotOpen inUse(Path folder, String pid) {
        return new CannotOpen(
                "another hotline (process " + pid + ") is using " + folder + "; stop it or set HOTLINE_DATA");
    }
}
