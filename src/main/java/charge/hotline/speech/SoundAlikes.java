package charge.hotline.speech;

import charge.hotline.content.Example;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Examples that sound like what was said. A recogniser that mishears writes other words, or parts them elsewhere, but how the whole sounds
 * mostly stays: "maime choze" is "même chose". Looked for only where the words themselves leave it open. Immutable.
 */
final class SoundAlikes {
    /** Longer ones, in sounds, are hardly ever like an example, and take the longest to look for. */
    private static final int LONGEST = 32;

    /** So many sounds differ at most. */
    private static final int MOST_EDITS = 4;

    private final Map<String, AtQuestion> questions = new LinkedHashMap<>();

    SoundAlikes(List<Example> examples, Lexicon lexicon) {
        Map<String, Set<Sounding>> sounding = new LinkedHashMap<>();
        for (Example example : examples) {
            String sounds = sounds(lexicon.said(example.words()));
            if (!sounds.isEmpty() && sounds.length() <= LONGEST + MOST_EDITS) {
                Classifier.meaning(example.meanings().getFirst())
                        .filter(meaning -> !isNumber(meaning))
                        .ifPresent(meaning -> sounding.computeIfAbsent(example.step(), step -> new LinkedHashSet<>())
                                .add(new Sounding(sounds, meaning)));
            }
        }
        sounding.forEach((question, all) -> questions.put(question, new AtQuestion(all)));
    }

    /** Which number it is is read, whatever others sound like. */
    private static boolean isNumber(Meaning meaning) {
        return meaning instanceof Meaning.Answered answered && Understanding.isNumber(answered.answer());
    }

    private static String sounds(List<Said> said) {
        StringBuilder sounds = new StringBuilder();
        for (Said one : said) {
            sounds.append(one.word().sound());
        }
        return sounds.toString();
    }

    /**
     * The one that sounds most like these words; empty where none does, or where several do that mean different things.
     *
     * @param most the share of sounds that may differ
     */
    Optional<SoundAlike> nearest(Expected expected, List<Said> said, double most) {
        String sounds = sounds(said);
        return sounds.isEmpty() || sounds.length() > LONGEST
                ? Optional.empty()
                : Optional.ofNullable(questions.get(expected.question()))
                        .flatMap(examples -> examples.nearest(
                                Edits.kinds(sounds), Math.min(MOST_EDITS, (int) (sounds.length() * most))));
    }

    private record Sounding(String sounds, Meaning meaning) {}

    /** The examples of one question, the shortest first; one after the other, as they are read. */
    private static final class AtQuestion {
        private final byte[] kinds;
        private final int[] ends;
        private final long[] marks;
        private final long[] pairs;
        private final List<Meaning> meanings = new ArrayList<>();
        /** By length: the first that is as long, or longer. */
        private final int[] firsts = new int[LONGEST + MOST_EDITS + 2];

        AtQuestion(Set<Sounding> all) {
            List<Sounding> sorted = all.stream()
                    .sorted(Comparator.comparingInt(one -> one.sounds().length()))
                    .toList();
            kinds = new byte
                    [sorted.stream().mapToInt(one -> one.sounds().length()).sum()];
            ends = new int[sorted.size()];
            marks = new long[sorted.size()];
            pairs = new long[sorted.size()];
            int end = 0;
            for (int i = 0; i < ends.length; i++) {
                byte[] own = Edits.kinds(sorted.get(i).sounds());
                System.arraycopy(own, 0, kinds, end, own.length);
                end += own.length;
                ends[i] = end;
                marks[i] = Edits.marks(own);
                pairs[i] = Edits.pairs(own);
                meanings.add(sorted.get(i).meaning());
                firsts[own.length + 1] = i + 1;
            }
            for (int length = 1; length < firsts.length; length++) {
                firsts[length] = Math.max(firsts[length], firsts[length - 1]);
            }
        }

        Optional<SoundAlike> nearest(byte[] sounds, int most) {
            Nearest nearest = new Nearest(sounds, most);
            nearest.lookAmong(sounds.length);
            // The nearer in length, the nearer they can be; so few are left to compare with.
            for (int differ = 1; differ <= nearest.edits && differ <= most; differ++) {
                nearest.lookAmong(sounds.length + differ);
                nearest.lookAmong(sounds.length - differ);
            }
            return nearest.found();
        }

        /** What was found so far. */
        private final class Nearest {
            private final int length;
            private final long marked;
            private final long paired;
            private final Edits compared;
            private final int most;
            private int edits;
            private int at = -1;
            private boolean clear = true;

            Nearest(byte[] sounds, int most) {
                length = sounds.length;
                marked = Edits.marks(sounds);
                paired = Edits.pairs(sounds);
                compared = new Edits(sounds);
                this.most = most;
                edits = most + 1;
            }

            void lookAmong(int length) {
                if (length <= 0) {
                    return;
                }
                for (int i = firsts[length]; i < firsts[length + 1]; i++) {
                    // An edit puts in one sound at most and takes one away, and so two pairs.
                    if (Edits.differ(marked, marks[i]) <= edits && Edits.differ(paired, pairs[i]) <= 2 * edits) {
                        compare(i, compared.to(kinds, ends[i] - length, ends[i]));
                    }
                }
            }

            private void compare(int example, int apart) {
                if (apart < edits) {
                    edits = apart;
                    at = example;
                    clear = true;
                } else if (apart == edits && at >= 0) {
                    clear &= meanings.get(example).equals(meanings.get(at));
                }
            }

            Optional<SoundAlike> found() {
                return at >= 0 && clear && edits <= most
                        ? Optional.of(new SoundAlike(meanings.get(at), (double) edits / length))
                        : Optional.empty();
            }
        }
    }
}
