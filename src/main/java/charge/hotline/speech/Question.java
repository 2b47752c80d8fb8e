package charge.hotline.speech;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A question, and all that words may mean there. */
final class Question {
    /** Numbers that follow upon each other; the end is the first that is none of them. */
    record Run(int start, int end) {}

    /** So many others between two of its options cost less than a run of their own. */
    private static final int MOST_BETWEEN = 8;

    private final int number;
    private final Expected expected;
    private final int id;
    private final boolean doing;
    private final List<Option> options;
    private final Map<Meaning, Integer> places = new HashMap<>();
    /** The places of options that stand for a number. */
    final int[] numberPlaces;
    /** The traits of all options, one after the other, and where those of each end: read millions of times in learning. */
    private final int[] traits;

    private final int[] ends;

    /** Numbers of options, from here to there each time: those of the question, and few others. */
    final List<Run> runs;

    /** Each trait that any option has, once. */
    final int[] distinctTraits;

    /**
     * @param number counts the questions
     * @param id the same for questions that are asked in the same words
     * @param doing whether the caller is asked to do something
     */
    Question(int number, Expected expected, int id, boolean doing, List<Option> options) {
        this.number = number;
        this.expected = expected;
        this.id = id;
        this.doing = doing;
        this.options = List.copyOf(options);
        traits = options.stream()
                .flatMapToInt(option -> Arrays.stream(option.traits))
                .toArray();
        numberPlaces = IntStream.range(0, options.size())
                .filter(place -> options.get(place).isNumber())
                .toArray();
        distinctTraits = Arrays.stream(traits).distinct().toArray();
        runs = runs(options.stream().mapToInt(option -> option.number).sorted().toArray());
        ends = new int[options.size()];
        int end = 0;
        for (int place = 0; place < ends.length; place++) {
            places.put(options.get(place).meaning, place);
            end += options.get(place).traits.length;
            ends[place] = end;
        }
    }

    private static List<Run> runs(int[] numbers) {
        List<Run> runs = new ArrayList<>();
        for (int number : numbers) {
            boolean goesOn = !runs.isEmpty() && number - runs.getLast().end() <= MOST_BETWEEN;
            int start = goesOn ? runs.removeLast().start() : number;
            runs.add(new Run(start, number + 1));
        }
        return List.copyOf(runs);
    }

    int number() {
        return number;
    }

    Expected expected() {
        return expected;
    }

    int id() {
        return id;
    }

    boolean doing() {
        return doing;
    }

    List<Option> options() {
        return options;
    }

    Optional<Integer> place(Meaning meaning) {
        return Optional.ofNullable(places.get(meaning));
    }

    /** What is said of each option, added up for each trait that they have. */
    float[] byTrait(float[] byOption, int traitCount) {
        float[] byTrait = new float[traitCount];
        int at = 0;
        for (int place = 0; place < byOption.length; place++) {
            for (int end = ends[place]; at < end; at++) {
                byTrait[traits[at]] += byOption[place];
            }
        }
        return byTrait;
    }

    /** What the options' traits amount to for each option, in their order. */
    float[] tally(float[] byTrait) {
        float[] tally = new float[ends.length];
        int at = 0;
        for (int place = 0; place < tally.length; place++) {
            float sum = 0;
            for (int end = ends[place]; at < end; at++) {
                sum += byTrait[traits[at]];
            }
            tally[place] = sum;
        }
        return tally;
    }
}
