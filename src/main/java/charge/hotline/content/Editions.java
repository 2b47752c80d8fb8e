package charge.hotline.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The content that new calls begin with, and the earlier ones that calls under way stay on. Thread-safe; reading takes no
 * lock.
 */
public final class Editions {
    /** A call lasts minutes, and an editor who tries things out saves a few times in that time. */
    private static final int KEPT = 16;

    /** Newest first. */
    private volatile List<Content> editions;

    /** Begins with this content. */
    public Editions(Content first) {
        editions = List.of(first);
    }

    /** What new calls begin with. */
    public Content current() {
        return editions.get(0);
    }

    /** The content of this version, current or earlier; empty where it is gone. */
    public Optional<Content> edition(String version) {
        return editions.stream()
                .filter(content -> content.version().equals(version))
                .findFirst();
    }

    /** New calls begin with this content from now on; the oldest is given up where there are too many. */
    public synchronized void publish(Content next) {
        List<Content> kept = new ArrayList<>();
        kept.add(next);
        for (Content earlier : editions) {
            if (kept.size() < KEPT && !earlier.version().equals(next.version())) {
                kept.add(earlier);
            }
        }
        editions = List.copyOf(kept);
    }
}
