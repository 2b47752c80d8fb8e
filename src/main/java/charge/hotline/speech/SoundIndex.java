package charge.hotline.speech;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The examples of one question by how they sound, and which of them is nearest to what was said. Immutable. */
final class SoundIndex {
    /** What an example sounds like, and what it means. */
    record Entry(String sounds, Meaning meaning) {}

    private final Map<Integer, OfOneLength> byLength = new HashMap<>();

    SoundIndex(Collection<Entry> all) {
        Map<Integer, List<Entry>> entries = new HashMap<>();
        all.forEach(entry -> entries.computeIfAbsent(entry.sounds().length(), length -> new ArrayList<>())
                .add(entry));
        entries.forEach((length, same) -> byLength.put(length, new OfOneLength(length, same)));
    }

    /**
     * The nearest one; empty where none is near enough, or where several are as near that mean different things.
     *
     * @param sounds from 1 to {@link Edits#MOST}
     * @param most how many of them may have to be changed
     */
    Optional<SoundAlike> nearest(String sounds, int most) {
        Nearest nearest = new Nearest(Edits.kinds(sounds), most);
        look(nearest, sounds.length());
        // The nearer in length, the nearer they can be; so few are left to compare with.
        for (int differ = 1; differ <= Math.min(nearest.edits, most); differ++) {
            look(nearest, sounds.length() - differ);
            look(nearest, sounds.length() + differ);
        }
        return nearest.found();
    }

    private void look(Nearest nearest, int length) {
        Optional.ofNullable(byLength.get(length)).ifPresent(nearest::lookAmong);
    }

    /** One after the other, as they are read. */
    private static final class OfOneLength {
        private final int length;
        private final byte[] kinds;
        private final long[] marks;
        private final long[] pairs;
        private final List<Meaning> meanings;

        OfOneLength(int length, List<Entry> entries) {
            this.length = length;
            kinds = new byte[length * entries.size()];
            marks = new long[entries.size()];
            pairs = new long[entries.size()];
            for (int i = 0; i < marks.length; i++) {
                byte[] one = Edits.kinds(entries.get(i).sounds());
                System.arraycopy(one, 0, kinds, i * length, length);
                marks[i] = Edits.marks(one);
                pairs[i] = Edits.pairs(one);
            }
            meanings = entries.stream().map(Entry::meaning).toList();
        }
    }

    /** What was found so far. */
    private static final class Nearest {
        private final byte[] sounds;
        private final long marks;
        private final long pairs;
        private final Edits compared;
        private int edits;
        private Optional<Meaning> meaning = Optional.empty();
        /** Whether all that are as near mean the same. */
        private boolean clear = true;

        Nearest(byte[] sounds, int most) {
            this.sounds = sounds;
            marks = Edits.marks(sounds);
            pairs = Edits.pairs(sounds);
            compared = new Edits(sounds);
            edits = most + 1;
        }

        void lookAmong(OfOneLength all) {
            for (int i = 0; i < all.marks.length; i++) {
                // An edit puts in one sound at most and takes one away, and so two pairs.
                if (Edits.differ(marks, all.marks[i]) <= edits && Edits.differ(pairs, all.pairs[i]) <= 2 * edits) {
                    int apart = compared.to(all.kinds, i * all.length, (i + 1) * all.length);
                    if (apart <= edits) {
                        found(apart, all.meanings.get(i));
                    }
                }
            }
        }

        private void found(int apart, Meaning means) {
            if (apart < edits) {
                edits = apart;
                meaning = Optional.of(means);
                clear = true;
            } else {
                clear &= meaning.filter(means::equals).isPresent();
            }
        }

        Optional<SoundAlike> found() {
            return meaning.filter(means -> clear).map(means -> new SoundAlike(means, (double) edits / sounds.length));
        }
    }
}
