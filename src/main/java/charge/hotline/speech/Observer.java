package charge.hotline.speech;

import charge.hotline.speech.Clues.Kind;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Notices what an utterance has in it: words and pairs of words, what is denied, what comes last, lists of {@code language.yaml}
 * and {@code phrases.yaml} that have a word in it, how it sounds, and what the phrases made of it. The strengths were found by
 * cross-validation.
 */
final class Observer {
    private static final double SMALL = 0.5;
    private static final double PAIR = 0.7;
    private static final double PAIR_APART = 0.42;
    private static final double LISTED = 0.7;
    private static final double LISTED_TOGETHER = 0.42;
    private static final double SOUND = 0.2;
    private static final double PHRASE = 0.28;

    /** Lists noticed together at most. */
    private static final int MOST_LISTS = 12;
    /** Runs of sound that are looked at, in letters. */
    private static final int SHORTEST_RUN = 3;

    private static final int LONGEST_RUN = 4;

    private final Options options;
    private final Grammar grammar;
    /** By question and target of a phrase: the option that the phrase speaks for; -1 for none. */
    private final int[][] places;

    Observer(Options options, Grammar grammar) {
        this.options = options;
        this.grammar = grammar;
        this.places = options.questions().stream()
                .map(question -> grammar.targets().stream()
                        .mapToInt(target -> options.place(question, target))
                        .toArray())
                .toArray(int[][]::new);
    }

    Observed observe(Question question, Classifier.Read read) {
        Sentence sentence = read.heard().sentence();
        List<Match> matches = read.heard().matches();
        Observed observed = new Observed();
        Clues clues = observed.clues();
        clues.add(Kind.ALWAYS, 0, 0, 1);
        clues.add(Kind.QUESTION, question.id(), 0, 0.5);
        clues.add(Kind.ERRAND, question.doing() ? 1 : 0, 0, 1);
        clues.add(Kind.LENGTH, size(sentence.size), 0, 1);
        words(sentence, clues);
        lists(sentence, clues);
        sound(sentence, clues);
        phrases(matches, clues);
        judged(question, sentence, read.judged(), observed);
        matched(question, sentence, matches, observed);
        return observed;
    }

    private static int size(int words) {
        return words < 3 ? words : words < 5 ? 4 : words < 9 ? 8 : words < 16 ? 15 : 30;
    }

    // ---- words

    private static void words(Sentence sentence, Clues clues) {
        int last = sentence.size - 1;
        int parts = last < 0 ? 0 : sentence.segments[last];
        int before = 0;
        int beforeThat = 0;
        for (int i = 0; i <= last; i++) {
            int word = sentence.id(i);
            double strength = sentence.is(i, Lexicon.SMALL) ? SMALL : 1;
            clues.add(Kind.WORD, word, 0, strength);
            clues.add(Kind.WRITTEN, sentence.written(i), 0, strength / 2);
            if (sentence.deniedBy[i] >= 0) {
                clues.add(Kind.DENIED, word, 0, 1);
            }
            if (parts > 0) {
                clues.add(
                        sentence.segments[i] == parts ? Kind.IN_LAST_PART : Kind.IN_EARLIER_PART,
                        word,
                        0,
                        strength * PAIR);
            }
            clues.add(Kind.PAIR, before, word, PAIR);
            if (i > 1) {
                clues.add(Kind.PAIR_APART, beforeThat, word, PAIR_APART);
            }
            beforeThat = before;
            before = word;
        }
        clues.add(Kind.PAIR, before, 0, PAIR);
        if (last >= 0) {
            clues.add(Kind.FIRST, sentence.id(0), 0, PAIR);
            clues.add(Kind.LAST, sentence.id(last), 0, PAIR);
        }
    }

    private void lists(Sentence sentence, Clues clues) {
        int[] lists = new int[MOST_LISTS + 1];
        int count = 0;
        for (int wording = 0; wording < sentence.wordings; wording++) {
            if (!grammar.isList(sentence.slots[wording])) {
                continue;
            }
            int list = sentence.slots[wording] * 2 + (sentence.denied(wording) ? 1 : 0);
            boolean known = false;
            for (int i = 0; i < count; i++) {
                known |= lists[i] == list;
            }
            if (!known && count <= MOST_LISTS) {
                lists[count++] = list;
                clues.add(Kind.LISTED, list, 0, LISTED);
            }
        }
        for (int one = 0; one < count && count <= MOST_LISTS; one++) {
            for (int other = one + 1; other < count; other++) {
                clues.add(
                        Kind.LISTED_TOGETHER,
                        Math.min(lists[one], lists[other]),
                        Math.max(lists[one], lists[other]),
                        LISTED_TOGETHER);
            }
        }
    }

    /** Words that no phrase has may be others that were misheard: how they sound, with what stands beside them, tells. */
    private static void sound(Sentence sentence, Clues clues) {
        boolean strange = false;
        for (int i = 0; i < sentence.size; i++) {
            String sound = sentence.sound(i);
            if (sound.length() > 1) {
                clues.add(Kind.SOUNDS, sound.hashCode(), 0, 2 * SOUND);
            }
            strange |= sentence.stems[i] < 0;
        }
        if (strange) {
            strangeSound(sentence, clues);
        }
    }

    private static void strangeSound(Sentence sentence, Clues clues) {
        StringBuilder whole = new StringBuilder("_");
        BitSet strange = new BitSet();
        for (int i = 0; i < sentence.size; i++) {
            String sound = sentence.sound(i);
            strange.set(whole.length(), whole.length() + sound.length(), sentence.stems[i] < 0);
            whole.append(sound);
        }
        whole.append('_');
        int at = strange.nextSetBit(0);
        for (int start = Math.max(0, at - LONGEST_RUN + 1);
                at >= 0 && start + SHORTEST_RUN <= whole.length();
                start++) {
            at = strange.nextSetBit(start);
            int run = 0;
            for (int i = start; i < Math.min(whole.length(), start + LONGEST_RUN); i++) {
                run = run * 31 + whole.charAt(i);
                if (i - start + 1 >= SHORTEST_RUN && at >= 0 && at <= i) {
                    clues.add(Kind.SOUND, run, i - start, SOUND);
                }
            }
        }
    }

    // ---- phrases

    private static void phrases(List<Match> matches, Clues clues) {
        for (Match match : matches) {
            if (match.pattern().yesOrNo() == 0 && match.weight() > 0.9) {
                clues.add(Kind.PHRASE, match.pattern().number(), 0, PHRASE * Math.min(2.5, match.weight()));
            }
        }
    }

    private void judged(Question question, Sentence sentence, Judged judged, Observed observed) {
        boolean unsure = judged.meaning() instanceof Meaning.Unsure;
        Meaning meaning = judged.meaning().guess();
        Optional<Integer> place = question.place(options.asOption(meaning));
        if (place.isEmpty()) {
            return;
        }
        Option option = question.options().get(place.get());
        int how = option.role.number * 2 + (unsure ? 1 : 0);
        observed.addSingle(place.get(), Kind.JUDGED, how, 0, 1);
        observed.addSingle(place.get(), Kind.JUDGED_THIS, option.name, unsure ? 1 : 0, 1);
        observed.addSingle(place.get(), Kind.JUDGED_HERE, how, question.id(), PAIR);
        observed.addSingle(
                place.get(), Kind.JUDGED_LENGTH, how, sentence.size < 3 ? 1 : sentence.size < 8 ? 2 : 3, PAIR);
    }

    private void matched(Question question, Sentence sentence, List<Match> matches, Observed observed) {
        int count = question.options().size();
        double[] weights = new double[count];
        int[] starts = new int[count];
        int[] placesOf = places[question.number()];
        int last = -1;
        for (Match match : matches) {
            int place = placesOf[match.pattern().number()];
            if (place >= 0) {
                weights[place] = Math.max(weights[place], match.weight());
                starts[place] = Math.max(starts[place], match.start());
                last = Math.max(last, match.start());
            }
        }
        double all = Math.max(1, sentence.size - 0.75 * sentence.smallWords());
        for (int place = 0; place < count; place++) {
            double weight = weights[place];
            if (weight > 0) {
                Option option = question.options().get(place);
                int role = option.role.number;
                double share = weight / all;
                observed.addSingle(place, Kind.MATCHED, role, weight < 0.6 ? 0 : (int) Math.min(4, weight + 0.5), 1);
                observed.addSingle(place, Kind.MATCHED_THIS, option.name, 0, 1);
                observed.addSingle(
                        place, Kind.MATCHED_SHARE, role, share > 0.9 ? 9 : share > 0.6 ? 6 : share > 0.3 ? 3 : 0, 1);
                if (starts[place] == last) {
                    observed.addSingle(place, Kind.MATCHED_LAST, role, 0, 1);
                }
            }
        }
    }
}
