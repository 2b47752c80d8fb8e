package charge.hotline.content;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Collects what is wrong, so that one reading tells all of it. Not thread-safe. */
public final class Faults {
    private final TreeSet<Fault> found = new TreeSet<>();

    /** Notes something that cannot be used. */
    public void error(Place place, String message) {
        found.add(new Fault(place, message, Fault.Severity.ERROR));
    }

    /** Notes something that can be used but is worth a look. */
    public void warning(Place place, String message) {
        found.add(new Fault(place, message, Fault.Severity.WARNING));
    }

    /** Takes over what somebody else found. */
    public void addAll(Collection<Fault> faults) {
        found.addAll(faults);
    }

    /** Whether anything cannot be used. */
    public boolean refuse() {
        return found.stream().anyMatch(fault -> fault.severity() == Fault.Severity.ERROR);
    }

    /** All of it, by file and line. */
    public List<Fault> sorted() {
        return List.copyOf(found);
    }
}
