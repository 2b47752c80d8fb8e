package charge.hotline.speech;

import charge.hotline.content.Phrases.Phrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Mends what a recogniser misheard: one to three words in a row are taken for a word of the phrases that sounds the same or
 * nearly so. How letters sound is data ({@code eau = o}; {@code er$ = e} at the end only), rough on purpose.
 */
final class Sounds {
    /** The longest sound that is compared, in letters. */
    private static final int LONGEST = 24;
    /** Words that are joined at most. */
    private static final int MOST_JOINED = 3;

    private record Rule(String written, String heard, boolean atEnd) {}

    private record Known(String word, String sound, long letters) {}

    /**
     * A mended utterance.
     *
     * @param words the words as they may have been said
     * @param near how much was changed, in letters of sound; 0 where all that was changed sounds the same
     */
    record Mended(List<String> words, int near) {}

    private final Map<Character, List<Rule>> rules = new HashMap<>();
    private final Map<String, String> phrases = new HashMap<>();

    Sounds(Map<String, List<Phrase>> knowledge) {
        Lexicon.texts(knowledge, "sounds").forEach(line -> {
            int sign = line.indexOf('=');
            if (sign > 0) {
                String written = line.substring(0, sign).strip();
                boolean atEnd = written.endsWith("$");
                Rule rule = new Rule(
                        atEnd ? written.substring(0, written.length() - 1) : written,
                        line.substring(sign + 1).strip().replace("-", ""),
                        atEnd);
                rules.computeIfAbsent(written.charAt(0), c -> new ArrayList<>()).add(rule);
            }
        });
        rules.values()
                .forEach(each -> each.sort(
                        Comparator.comparingInt((Rule rule) -> -rule.written().length())
                                .thenComparingInt(rule -> rule.atEnd() ? 0 : 1)));
    }

    /** How a word without accents sounds. */
    String of(String word) {
        StringBuilder sound = new StringBuilder(word.length());
        int at = 0;
        while (at < word.length()) {
            Rule rule = ruleAt(word, at);
            String heard = rule == null ? word.substring(at, at + 1) : rule.heard();
            for (int i = 0; i < heard.length(); i++) {
                char c = heard.charAt(i);
                if (sound.isEmpty() || sound.charAt(sound.length() - 1) != c) {
                    sound.append(c);
                }
            }
            at += rule == null ? 1 : rule.written().length();
        }
        return sound.toString();
    }

    private @Nullable Rule ruleAt(String word, int at) {
        for (Rule rule : rules.getOrDefault(word.charAt(at), List.of())) {
            if (word.startsWith(rule.written(), at)
                    && (!rule.atEnd() || at + rule.written().length() == word.length())) {
                return rule;
            }
        }
        return null;
    }

    /** The same of a phrase, which is listened for at many questions and worked out once. */
    private String ofPhrase(String phrase) {
        return phrases.computeIfAbsent(phrase, once -> of(once.replace(" ", "")));
    }

    /** Words to listen for at one question. */
    final class Ear {
        private final List<Known> known = new ArrayList<>();

        Ear(Set<String> words) {
            for (String word : new TreeSet<>(words)) {
                String sound = ofPhrase(word);
                if (sound.length() >= 2 && sound.length() <= LONGEST) {
                    known.add(new Known(word, sound, letters(sound)));
                }
            }
        }

        /**
         * The utterance with each stretch replaced by the word that it sounds most like; unchanged where there is none.
         *
         * @param most letters of sound in which one stretch may differ
         */
        Mended mend(List<String> words, Set<String> expected, int most) {
            List<String> mended = new ArrayList<>();
            int near = 0;
            for (int i = 0; i < words.size(); ) {
                Known best = null;
                int bestLength = 1;
                int bestDistance = Integer.MAX_VALUE;
                String stretch = "";
                for (int length = 1; length <= MOST_JOINED && i + length <= words.size(); length++) {
                    String word = Spelling.fold(words.get(i + length - 1));
                    if (expected.contains(word)) {
                        break;
                    }
                    stretch += word;
                    String sound = of(stretch);
                    if (sound.length() > LONGEST) {
                        break;
                    }
                    int free = sound.length() <= 2 ? 0 : sound.length() <= 4 ? 1 : sound.length() <= 8 ? 2 : 3;
                    int allowed = Math.min(free, most);
                    Known candidate = nearest(sound, Math.min(allowed, bestDistance - (length > 1 ? 1 : 0)));
                    if (candidate != null) {
                        best = candidate;
                        bestLength = length;
                        bestDistance = distance(sound, candidate.sound(), allowed);
                    }
                }
                if (best == null) {
                    mended.add(words.get(i));
                    i++;
                } else {
                    mended.addAll(List.of(best.word().split(" ")));
                    near += bestDistance;
                    i += bestLength;
                }
            }
            return new Mended(mended, near);
        }

        private @Nullable Known nearest(String sound, int allowed) {
            long letters = letters(sound);
            Known best = null;
            int bestDistance = allowed + 1;
            for (Known one : known) {
                if (Math.abs(one.sound().length() - sound.length()) < bestDistance
                        && Long.bitCount(one.letters() ^ letters) <= 2 * bestDistance) {
                    int distance = distance(one.sound(), sound, bestDistance);
                    if (distance < bestDistance) {
                        best = one;
                        bestDistance = distance;
                    }
                }
            }
            return best;
        }
    }

    /**
     * What a whole utterance sounds like.
     *
     * @param differs the share of the sound that differs, 0 where none does
     */
    record Likeness<T>(T meaning, double differs) {}

    /** Whole phrases to listen for at one question. */
    final class Echo<T> {
        private record Whole<T>(String sound, long letters, T meaning) {}

        private final Map<Integer, List<Whole<T>>> byLength = new HashMap<>();
        private final Set<String> known = new HashSet<>();

        /** Of two phrases that sound the same, the first counts. */
        void learn(String text, T meaning) {
            String sound = ofPhrase(text);
            if (sound.length() >= 2 && sound.length() <= LONGEST && known.add(sound)) {
                byLength.computeIfAbsent(sound.length(), l -> new ArrayList<>())
                        .add(new Whole<>(sound, letters(sound), meaning));
            }
        }

        /** What the phrase that sounds most like this means, where at most this share of it differs. */
        Optional<Likeness<T>> nearest(String joined, double share) {
            String sound = of(joined);
            if (sound.length() < 2 || sound.length() > LONGEST) {
                return Optional.empty();
            }
            long letters = letters(sound);
            Whole<T> best = null;
            double bestShare = share;
            int reach = (int) (share * LONGEST);
            for (int step = 0; step <= 2 * reach; step++) {
                int length = sound.length() + (step % 2 == 0 ? step / 2 : -(step + 1) / 2);
                int longer = Math.max(sound.length(), length);
                for (Whole<T> phrase : byLength.getOrDefault(length, List.of())) {
                    int most = (int) (bestShare * longer);
                    if (Math.abs(sound.length() - length) > most
                            || Long.bitCount(letters ^ phrase.letters()) > 2 * most) {
                        continue;
                    }
                    int distance = distance(sound, phrase.sound(), most);
                    if (distance <= most && (best == null || (double) distance / longer < bestShare)) {
                        best = phrase;
                        bestShare = (double) distance / longer;
                    }
                }
            }
            return best == null ? Optional.empty() : Optional.of(new Likeness<>(best.meaning(), bestShare));
        }
    }

    private static long letters(String sound) {
        long letters = 0;
        for (int i = 0; i < sound.length(); i++) {
            letters |= 1L << (sound.charAt(i) & 63);
        }
        return letters;
    }

    /** Letters to change, add or leave out; more than most counts as most + 1. */
    static int distance(String one, String two, int most) {
        int[] last = new int[two.length() + 1];
        int[] row = new int[two.length() + 1];
        for (int j = 0; j <= two.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= two.length(); j++) {
                int change = one.charAt(i - 1) == two.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                least = Math.min(least, row[j]);
            }
            if (least > most) {
                return most + 1;
            }
            int[] swap = last;
            last = row;
            row = swap;
        }
        return last[two.length()];
    }
}
