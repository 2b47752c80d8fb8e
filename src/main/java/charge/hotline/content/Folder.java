package charge.hotline.content;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The editors' folder as it was at one moment: what is read, checked and counted into the version are the same bytes. Hidden
 * files and editors' back-up copies ({@code name~}) are left out.
 */
public final class Folder {
    private static final int VERSION_BYTES = 4;

    /** Where recordings are: they are large, and the voice says the same. */
    private static final String RECORDINGS = "/audio/";

    private final SortedMap<String, byte[]> files;
    private final String version;

    private Folder(SortedMap<String, byte[]> files, String version) {
        this.files = Collections.unmodifiableSortedMap(files);
        this.version = version;
    }

    /**
     * Reads all files.
     *
     * @throws IOException where the folder or a file in it cannot be read
     */
    public static Folder read(Path root) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
                String name = name(root.relativize(file));
                if (isContent(name)) {
                    files.put(name, Files.readAllBytes(file));
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new Folder(files, version(files));
    }

    /**
     * Reads what {@link #packed} wrote.
     *
     * @param version of the folder that was packed, which counted its recordings in
     * @throws IOException where this is no such archive
     */
    public static Folder unpack(String version, byte[] packed) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(packed))) {
            Optional<ZipEntry> entry = Optional.ofNullable(zip.getNextEntry());
            while (entry.isPresent()) {
                files.put(entry.get().getName(), zip.readAllBytes());
                entry = Optional.ofNullable(zip.getNextEntry());
            }
        }
        return new Folder(files, version);
    }

    /** All files but the recordings, as a zip: a call that goes on with it hears the voice in their place. */
    public byte[] packed() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                if (!file.getKey().contains(RECORDINGS)) {
                    zip.putNextEntry(new ZipEntry(file.getKey()));
                    zip.write(file.getValue());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory is always written", e);
        }
        return packed.toByteArray();
    }

    private static String name(Path relative) {
        List<String> parts = new ArrayList<>();
        relative.forEach(part -> parts.add(part.toString()));
        return String.join("/", parts);
    }

    private static boolean isContent(String name) {
        return !name.endsWith("~") && !name.startsWith(".") && !name.contains("/.");
    }

    /** The files' names below the folder, with slashes. */
    public Set<String> names() {
        return files.keySet();
    }

    /** Whether there is a file of this name. */
    public boolean has(String name) {
        return files.containsKey(name);
    }

    /** The files directly in a folder below, by the names that they have there. */
    public List<String> names(String below) {
        String start = below + "/";
        return files.keySet().stream()
                .filter(name -> name.startsWith(start) && name.indexOf('/', start.length()) < 0)
                .map(name -> name.substring(start.length()))
                .toList();
    }

    /** The bytes of a file, where it is there. */
    public Optional<byte[]> bytes(String name) {
        return Optional.ofNullable(files.get(name)).map(byte[]::clone);
    }

    /** The text of a file, where it is there; that it is no UTF-8 is a fault. */
    public Optional<String> text(String name, Faults faults) {
        return Optional.ofNullable(files.get(name)).map(bytes -> decode(name, bytes, faults));
    }

    private static String decode(String name, byte[] bytes, Faults faults) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            int line = 1
                    + (int) text.substring(0, text.indexOf('\uFFFD'))
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            faults.error(new Place(name, line), "is not written in UTF-8; save it as UTF-8");
            return text;
        }
    }

    /** The first eight hexadecimal digits of the SHA-256 over all names and bytes, in alphabetical order. */
    public String version() {
        return version;
    }

    private static String version(SortedMap<String, byte[]> files) {
        MessageDigest digest = sha256();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
            digest.update(ByteBuffer.allocate(1 + Integer.BYTES)
                    .put((byte) 0)
                    .putInt(file.getValue().length)
                    .flip());
            digest.update(file.getValue());
        }
        return HexFormat.of().formatHex(digest.digest(), 0, VERSION_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
