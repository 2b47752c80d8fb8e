package charge.hotline.content;

/**
 * Where something stands.
 *
 * @param file below its folder, with slashes: {@code fr/light.ftlx}
 * @param line from 1
 */
public record Place(String file, int line) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
        int byFile = file.compareTo(other.file);
        return byFile == 0 ? Integer.compare(line, other.line) : byFile;
    }

    /** {@code fr/light.ftlx:3} */
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
