package charge.hotline.speech;

import charge.hotline.content.Answer;
import charge.hotline.content.Command;
import charge.hotline.content.Limits;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Takes it, asks "did you say …?", or lets it pass: whatever costs the caller the fewest seconds to be expected. Danger, a
 * person and driving are never let pass because the line is bad.
 */
final class Policy {
    private static final Set<Command> NEVER_REJECTED = Set.of(Command.DANGER, Command.AGENT, Command.DRIVING);

    /** How much may be made of words that the recogniser was so sure of. */
    private enum Trust {
        FULL,
        TO_BE_CONFIRMED,
        NONE
    }

    /** "Did you say …?" – "No." */
    private static final Meaning.Told DENIED = new Meaning.Answered(new Answer(Options.CONFIRM, "no"));

    /** What a situation is where there are no examples of it. */
    private static final Meaning OTHER = new Meaning.Answered(new Answer("problem", "other"));

    static final Meaning.Commanded DANGER = new Meaning.Commanded(Command.DANGER);

    private Policy() {}

    /** What is decided on phrases alone. */
    static Understood decide(Judged judged, OptionalDouble confidence) {
        return trusted(judged.meaning(), judged, judged.also(), confidence);
    }

    /**
     * What is decided on phrases and on what was learned from examples; where that leaves it open, on what sounds alike too.
     *
     * @param alike looked for only then
     */
    static Understood decide(
            Opinion opinion, Judged judged, Supplier<Optional<SoundAlike>> alike, OptionalDouble confidence) {
        Meaning weighed = meaning(opinion, judged);
        Meaning meaning = weighed instanceof Meaning.Told
                ? weighed
                : alike.get().map(one -> heard(one, weighed, opinion, judged)).orElse(weighed);
        return trusted(meaning, judged, also(judged, meaning), confidence);
    }

    /** Two judges agree: it is taken. Else it is asked what it sounds like, unless the words all but rule that out. */
    private static Meaning heard(SoundAlike alike, Meaning weighed, Opinion opinion, Judged judged) {
        Meaning meaning = alike.meaning();
        boolean doubted = judged.doubts(meaning);
        boolean agrees = weighed.guess().equals(meaning);
        boolean mayBeDanger = weighed.guess().equals(DANGER) && opinion.probability(DANGER) >= Limits.SOUNDS_ALIKE;
        if (doubted || (!agrees && (mayBeDanger || opinion.probability(meaning) < Limits.SOUNDS_ALIKE))) {
            return weighed;
        }
        return !agrees && meaning instanceof Meaning.Told told ? new Meaning.Unsure(told) : meaning;
    }

    private static List<Answer> also(Judged judged, Meaning meaning) {
        if (judged.also().isEmpty()) {
            return List.of();
        }
        return judged.also().stream()
                .filter(answer -> !(meaning.guess() instanceof Meaning.Answered answered)
                        || !answer.step().equals(answered.answer().step()))
                .toList();
    }

    /**
     * What is decided where somebody told what these very words mean.
     *
     * @param meaning in the words of the phrases where they agree, which may say more
     */
    static Understood decide(Meaning meaning, Judged judged, OptionalDouble confidence) {
        boolean doubted = judged.doubts(meaning);
        Meaning asked = doubted && meaning instanceof Meaning.Told told ? new Meaning.Unsure(told) : meaning;
        return trusted(asked, judged, also(judged, meaning), confidence);
    }

    private static Meaning meaning(Opinion opinion, Judged judged) {
        double danger = opinion.probability(DANGER);
        boolean phrase = judged.meaning().guess().equals(DANGER);
        if (danger >= (phrase ? Limits.DANGER_BY_PHRASE : Limits.DANGER)) {
            return DANGER;
        }
        if (danger >= (phrase ? Limits.DANGER_BY_PHRASE_ASKED : Limits.DANGER_ASKED)) {
            return new Meaning.Unsure(DANGER);
        }
        if (judged.whole() && judged.meaning() instanceof Meaning.Told told && isNeverRejected(told)) {
            return told;
        }
        if (judged.meaning() instanceof Meaning.Told told
                && opinion.ofJudged() >= Limits.AGREED_ALONE
                && probability(judged, opinion)
                        >= (judged.whole() || !judged.also().isEmpty() ? Limits.AGREED_WHOLE : Limits.AGREED)) {
            return told;
        }
        int best = opinion.best();
        if (!(told(opinion, best, judged) instanceof Meaning.Told told)) {
            return new Meaning.Nothing();
        }
        double probability = opinion.probability(best);
        boolean doubted = judged.doubts(told);
        if (!doubted && (1 - probability) * wrong(told) <= Limits.CONFIRM_SECONDS) {
            // Which number it is was read, not learned.
            return opinion.isNumber(best) ? judged.meaning() : told;
        }
        if (isConfirmation(told)) {
            // Nobody is asked whether they said yes: it is taken, or the question is put again.
            boolean taken = (1 - probability) * wrong(told) <= probability * Limits.MISSED_SECONDS;
            return taken ? new Meaning.Unsure(told) : new Meaning.Nothing();
        }
        return probability * Limits.MISSED_SECONDS >= (1 - probability) * Limits.CONFIRM_SECONDS
                ? new Meaning.Unsure(told)
                : new Meaning.Nothing();
    }

    /** How probable it is that the phrases are right: one thing was told, or several. */
    private static double probability(Judged judged, Opinion opinion) {
        double probability = opinion.ofJudged();
        for (Answer answer : judged.also()) {
            probability += opinion.probability(new Meaning.Answered(answer));
        }
        return probability;
    }

    /** Whether it says yes or no to "did you say …?". */
    static boolean isConfirmation(Meaning meaning) {
        return meaning instanceof Meaning.Answered answered
                && answered.answer().step().equals(Options.CONFIRM);
    }

    /** What it costs to take words for this where they mean something else, in seconds. */
    private static double wrong(Meaning.Told told) {
        if (isConfirmation(told)) {
            // Most guesses are right; and after a "no" the question is put again.
            return told.equals(DENIED) ? Limits.MISSED_SECONDS : Limits.WRONG_SECONDS * Limits.WRONG_GUESSES;
        }
        return told instanceof Meaning.Commanded commanded
                ? switch (commanded.command()) {
                    // The question comes again by itself, or at a word.
                    case REPEAT, HELP, WAIT, READY -> Limits.MISSED_SECONDS;
                    case BACK, AGENT, FRENCH, ENGLISH, DRIVING, PARKED, GOODBYE, DANGER -> Limits.WRONG_SECONDS;
                }
                : Limits.WRONG_SECONDS;
    }

    /** The option in the words of the phrases, which may say more: which number it is, or that the charger is at home. */
    private static Meaning told(Opinion opinion, int place, Judged judged) {
        if (opinion.isJudged(place)) {
            return judged.meaning().guess();
        }
        Meaning meaning = opinion.meaning(place);
        return meaning.equals(OTHER)
                ? judged.also().stream()
                        .filter(answer -> answer.step().equals(Candidate.SITUATION))
                        .<Meaning>map(Meaning.Answered::new)
                        .findFirst()
                        .orElse(meaning)
                : meaning;
    }

    private static Understood trusted(Meaning meaning, Judged judged, List<Answer> also, OptionalDouble confidence) {
        Meaning guess = meaning.guess();
        if (isNeverRejected(guess)) {
            return new Understood(meaning, also);
        }
        boolean whole = judged.whole() && guess.equals(judged.meaning().guess());
        return switch (trust(confidence, whole)) {
            case FULL -> new Understood(meaning, also);
            case TO_BE_CONFIRMED ->
                new Understood(meaning instanceof Meaning.Told told ? new Meaning.Unsure(told) : meaning, List.of());
            case NONE -> Understood.NOTHING;
        };
    }

    private static boolean isNeverRejected(Meaning meaning) {
        return meaning instanceof Meaning.Commanded commanded && NEVER_REJECTED.contains(commanded.command());
    }

    /** Whether a single word can be taken as it was written. */
    static boolean isClear(OptionalDouble confidence) {
        return trust(confidence, true) == Trust.FULL;
    }

    private static Trust trust(OptionalDouble confidence, boolean whole) {
        double given = confidence.orElse(0);
        if (given <= 0 || given >= Limits.SURE || (whole && given >= Limits.DOUBTFUL)) {
            return Trust.FULL;
        }
        return whole || given >= Limits.DOUBTFUL ? Trust.TO_BE_CONFIRMED : Trust.NONE;
    }
}
