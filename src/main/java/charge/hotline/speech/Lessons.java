package charge.hotline.speech;

import java.util.Arrays;
import java.util.List;

/** Examples to learn from, their clues numbered. */
final class Lessons {
    /** Clues in fewer examples than this are not learned. */
    private static final int RARE = 5;

    /** One example. */
    static final class Lesson {
        final Question question;
        final Observed observed;
        /** How right each of the question's options is; 0 for a wrong one. */
        final float[] right;

        Lesson(Question question, Observed observed, float[] right) {
            this.question = question;
            this.observed = observed;
            this.right = right;
        }
    }

    /** A lesson with its clues numbered. */
    static final class Numbered {
        /** The same for the same clues. */
        final long key;

        final Question question;
        final Observed observed;
        final float[] right;
        final int[] clues;
        final float[] strengths;
        final int[] singles;

        private Numbered(Lesson lesson, int[] clues, float[] strengths, int[] singles) {
            key = key(lesson.observed.clues());
            question = lesson.question;
            observed = lesson.observed;
            right = lesson.right;
            this.clues = clues;
            this.strengths = strengths;
            this.singles = singles;
        }
    }

    private static long key(Clues noticed) {
        long key = 0;
        for (int i = 0; i < noticed.size(); i++) {
            key = key * 31 + noticed.key(i);
        }
        return key;
    }

    /** All clues that are learned. */
    final LongIndex clues = new LongIndex();
    /** All clues about single options. */
    final LongIndex singles = new LongIndex();

    final List<Numbered> all;

    Lessons(List<Lesson> lessons) {
        LongIndex seen = new LongIndex();
        int[] counts = new int[1 << 16];
        for (Lesson lesson : lessons) {
            Clues noticed = lesson.observed.clues();
            for (int i = 0; i < noticed.size(); i++) {
                int number = seen.findOrAdd(noticed.key(i));
                if (number == counts.length) {
                    counts = Arrays.copyOf(counts, number * 2);
                }
                if (++counts[number] == RARE) {
                    clues.findOrAdd(noticed.key(i));
                }
            }
            Clues single = lesson.observed.single();
            for (int i = 0; i < single.size(); i++) {
                singles.findOrAdd(single.key(i));
            }
        }
        all = lessons.stream().map(this::numbered).toList();
    }

    private Numbered numbered(Lesson lesson) {
        Clues noticed = lesson.observed.clues();
        int[] numbers = new int[noticed.size()];
        float[] strengths = new float[noticed.size()];
        int count = 0;
        for (int i = 0; i < noticed.size(); i++) {
            int clue = clues.find(noticed.key(i));
            if (clue >= 0) {
                numbers[count] = clue;
                strengths[count++] = noticed.strength(i);
            }
        }
        Clues single = lesson.observed.single();
        int[] singleNumbers = new int[single.size()];
        for (int i = 0; i < singleNumbers.length; i++) {
            singleNumbers[i] = singles.find(single.key(i));
        }
        return new Numbered(lesson, Arrays.copyOf(numbers, count), Arrays.copyOf(strengths, count), singleNumbers);
    }
}
