package charge.hotline.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What keys caller hashes and cookies. */
public final class Secret {
    private static final String FILE = "secret";
    private static final int RANDOM_BYTES = 32;

    private static final String HMAC = "HmacSHA256";

    /** Each thread's own, ready for the next text: to find one and give it the key costs more than a hash. */
    private final ThreadLocal<Mac> mac;

    private Secret(String text) {
        SecretKeySpec key = new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), HMAC);
        mac = ThreadLocal.withInitial(() -> keyed(key));
    }

    /**
     * The operator's own.
     *
     * @param text not blank
     */
    public static Secret of(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a secret must not be blank");
        }
        return new Secret(text);
    }

    /**
     * The one kept in the data folder, made there when there is none yet, readable by its owner only.
     *
     * @throws CannotOpen where it can be neither read nor made
     */
    public static Secret keptIn(Path folder) {
        Path file = in(folder);
        try {
            Files.createDirectories(folder);
            if (!Files.exists(file)) {
                byte[] random = new byte[RANDOM_BYTES];
                new SecureRandom().nextBytes(random);
                put(folder, HexFormat.of().formatHex(random) + '\n');
            }
            String text = Files.readString(file).strip();
            if (text.isEmpty()) {
                throw new CannotOpen(
                        file + " is empty: put the secret back, or delete the file to have a new one made");
            }
            return of(text);
        } catch (IOException e) {
            throw new CannotOpen("cannot keep a secret in " + file + "; set HOTLINE_SECRET or HOTLINE_DATA", e);
        }
    }

    /**
     * The keyed hash of a text.
     *
     * @param purpose hashes for one purpose tell nothing about those for another
     * @return 32 bytes
     */
    public byte[] hmac(String purpose, String text) {
        return mac.get().doFinal((purpose + '\n' + text).getBytes(StandardCharsets.UTF_8));
    }

    private static Mac keyed(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    @Override
    public String toString() {
        return "Secret[…]";
    }

    /** The file of the secret in a data folder. */
    static Path in(Path folder) {
        return folder.resolve(FILE);
    }

    /** Keeps a secret in the data folder. Written aside, then moved: a crash in between must not leave half a secret. */
    static void put(Path folder, String text) throws IOException {
        Path file = in(folder);
        Path aside = Files.createTempFile(file.toAbsolutePath().getParent(), FILE, ".new", ownerOnly(file));
        try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        try {
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        Set<String> views = file.getFileSystem().supportedFileAttributeViews();
        return views.contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
