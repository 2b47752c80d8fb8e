package charge.hotline.carrier;

import charge.hotline.dialog.Call;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The versions of the content that calls are on: the current one, and the last few before it, for calls that began on them. */
public final class Editions {
    /** An editor's morning: calls last minutes, so older ones are on none of them. */
    private static final int KEPT = 12;

    private final Map<String, Edition> kept = new LinkedHashMap<>();
    private volatile Edition current;

    public Editions(Edition first) {
        this.current = first;
        publish(first);
    }

    /** New calls begin on this one from now on. */
    public synchronized void publish(Edition edition) {
        kept.remove(edition.content().version());
        kept.put(edition.content().version(), edition);
        if (kept.size() > KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
        current = edition;
    }

    /** The one on which new calls begin. */
    public Edition current() {
        return current;
    }

    /** The one with this version; the current one where it is gone. */
    public Edition of(String version) {
        Edition now = current;
        if (now.content().version().equals(version)) {
            return now;
        }
        synchronized (this) {
            return kept.getOrDefault(version, now);
        }
    }

    /** A recorded prompt of the current content. */
    public Optional<Recordings.Recording> recording(String language, String file) {
        return Optional.ofNullable(current.recordings().get(language + "/" + file));
    }

    /** A call that arrives now. */
    Call arriving() {
        return Call.arriving(current.content().version());
    }
}
