package charge.hotline.speech;

import charge.hotline.content.Answer;
import charge.hotline.content.Checklist;
import charge.hotline.content.Command;
import charge.hotline.speech.Candidate.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Weighs all phrases that stand in one utterance, and says what was meant. */
final class Judgement {
    /** Commands that win over an answer in the same breath. */
    private static final Set<Command> STRONG =
            Set.of(Command.DANGER, Command.AGENT, Command.DRIVING, Command.FRENCH, Command.ENGLISH);

    private static final String WHERE = "where";

    /** A number that was not asked for has more characters than this. */
    private static final int SHORT_NUMBER = 2;

    /** One that nothing names has as many at least. */
    private static final int LONG_NUMBER = 4;

    private final Checklist checklist;
    private final Expected expected;
    private final List<Heard> heard;
    private final Candidates candidates;
    private final Verdicts verdicts;

    Judgement(Checklist checklist, Expected expected, List<Heard> heard) {
        this.checklist = checklist;
        this.expected = expected;
        this.heard = heard;
        candidates = new Candidates(checklist, expected, heard);
        verdicts = new Verdicts(checklist, heard, candidates);
    }

    /** What phrases alone make of it, and whether they drive, which is heard beside whatever else is said. */
    Judged judged() {
        List<Candidate> standing = candidates.standing();
        return meant(standing).driven(isDriving(standing));
    }

    private static boolean isDriving(List<Candidate> standing) {
        for (Candidate one : standing) {
            if (one.command().filter(Command.DRIVING::equals).isPresent()
                    && !one.isGuess()
                    && !one.isDoubted()
                    && !one.heard().isPast(one.match())) {
                return true;
            }
        }
        return false;
    }

    /** Danger before all else. */
    private Judged meant(List<Candidate> standing) {
        Optional<Candidate> danger = best(candidates.all(), Command.DANGER::equals);
        if (danger.isPresent()) {
            return commanded(danger.get(), List.of());
        }
        Optional<Verdict> own = verdicts.of(Candidate.ofRole(standing, Role.OWN));
        Optional<Candidate> command = command(Candidate.ofRole(standing, Role.COMMAND));
        return number(command).orElseGet(() -> {
            List<Verdict> others = verdicts.byStep(Candidate.ofRole(standing, Role.OTHER));
            Optional<Verdict> other = mostTelling(others);
            return command.filter(one -> wins(one, own, other))
                    .map(one -> commanded(one, sure(others, own)))
                    .or(() -> own.or(() -> other).map(verdict -> answered(verdict, others)))
                    .or(this::unnamedNumber)
                    .orElse(Judged.NOTHING);
        });
    }

    private static Judged commanded(Candidate by, List<Answer> also) {
        return new Judged(
                new Meaning.Commanded(by.command().orElseThrow()),
                also,
                by.coversAll(),
                false,
                by.heard().own(),
                false);
    }

    private static Judged answered(Verdict verdict, List<Verdict> others) {
        Meaning.Answered answered = new Meaning.Answered(verdict.answer());
        return new Judged(
                verdict.sure() ? answered : new Meaning.Unsure(answered),
                others.stream()
                        .filter(Verdict::sure)
                        .map(Verdict::answer)
                        .filter(answer -> !answer.step().equals(verdict.answer().step()))
                        .toList(),
                verdict.by().coversAll(),
                verdict.by().isDoubted(),
                verdict.by().heard().own(),
                false);
    }

    private static List<Answer> sure(List<Verdict> others, Optional<Verdict> own) {
        List<Verdict> all = new ArrayList<>(others);
        // A mere yes beside a command is to the command.
        own.filter(verdict -> !verdict.by().isYesOrNo()).ifPresent(all::add);
        return all.stream().filter(Verdict::sure).map(Verdict::answer).toList();
    }

    // ---- answers to other questions

    private Optional<Verdict> mostTelling(List<Verdict> others) {
        return others.stream()
                .max(Comparator.comparingDouble(
                        verdict -> verdict.by().weight() - (impliesOneOf(verdict.answer(), others) ? 0.1 : 0)));
    }

    /** "The light is red" answers the question for the light rather than telling a problem that implies it. */
    private boolean impliesOneOf(Answer answer, List<Verdict> verdicts) {
        return checklist
                .step(answer.step())
                .map(step -> step.implies().get(answer.id()))
                .filter(implied -> verdicts.stream().anyMatch(v -> v.answer().equals(implied)))
                .isPresent();
    }

    // ---- numbers

    /** A charger's number, where one was asked for, or told with something that says so. */
    private Optional<Judged> number(Optional<Candidate> command) {
        if (command.flatMap(Candidate::command).filter(STRONG::contains).isPresent()) {
            return Optional.empty();
        }
        boolean asked = expected.question().equals(WHERE) || expected.step().equals(WHERE);
        return Heard.ofTheCall(heard)
                .flatMap(own -> own.grammar().number(own.sentence(), asked))
                .filter(reading -> asked || (reading.named() && reading.text().length() > SHORT_NUMBER))
                .map(reading -> numbered(reading, reading.sure()));
    }

    /** A number that nothing says is one of a charger, but so long that it hardly is anything else: that is asked. */
    private Optional<Judged> unnamedNumber() {
        return Heard.ofTheCall(heard)
                .flatMap(own -> own.grammar().unnamedNumber(own.sentence()))
                .filter(reading -> reading.text().length() >= LONG_NUMBER)
                .map(reading -> numbered(reading, false));
    }

    private static Judged numbered(Numbers.Reading reading, boolean sure) {
        Meaning.Answered answered = new Meaning.Answered(new Answer(WHERE, reading.text()));
        return new Judged(sure ? answered : new Meaning.Unsure(answered), List.of(), sure, false, true, false);
    }

    // ---- commands

    private static Optional<Candidate> command(List<Candidate> commands) {
        for (Candidate one : commands) {
            if (one.command().filter(STRONG::contains).isPresent() && !one.isGuess()) {
                return best(commands, STRONG::contains);
            }
        }
        return Candidate.best(commands);
    }

    /** The best of those that are one of these commands. */
    private static Optional<Candidate> best(List<Candidate> all, Predicate<Command> commands) {
        return Candidate.best(
                Candidate.those(all, one -> one.command().filter(commands).isPresent()));
    }

    /** Whether a command counts more than what was answered in the same breath. */
    private static boolean wins(Candidate command, Optional<Verdict> own, Optional<Verdict> other) {
        if (STRONG.contains(command.command().orElseThrow())) {
            return true;
        }
        if (!command.saysMuch()) {
            return false;
        }
        if (own.isPresent()) {
            Candidate by = own.get().by();
            boolean waits = command.match().pattern().target() instanceof Target.Of;
            return (by.isYesOrNo() && command.weight() >= 1)
                    || (waits && command.weight() >= by.weight())
                    || (!own.get().sure() && command.weight() > by.weight());
        }
        return other.isEmpty() || command.weight() > other.get().by().weight();
    }
}
