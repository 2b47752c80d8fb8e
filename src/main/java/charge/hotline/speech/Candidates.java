package charge.hotline.speech;

import charge.hotline.content.Answer;
import charge.hotline.content.Checklist;
import charge.hotline.content.Command;
import charge.hotline.content.Step;
import charge.hotline.speech.Candidate.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What each phrase that stands in an utterance would mean at the question at hand, and which of them count. */
final class Candidates {
    private static final String LANGUAGE = "language";
    private static final String DONE = "done";
    private static final String HOLD = "hold";
    private static final String PROBLEM = "problem";

    private final Checklist checklist;
    private final Expected expected;
    /** The step at hand. */
    private final Optional<Step> about;
    /** Whether the caller was asked to do something. */
    private final boolean doing;

    private final List<Candidate> all = new ArrayList<>();

    Candidates(Checklist checklist, Expected expected, List<Heard> heard) {
        this.checklist = checklist;
        this.expected = expected;
        this.about = checklist.step(expected.step());
        this.doing = expected.isDoing(checklist);
        for (Heard one : heard) {
            for (Match match : one.matches()) {
                candidate(one, match).ifPresent(all::add);
            }
        }
    }

    List<Candidate> all() {
        return all;
    }

    // ---- what each would mean

    private Optional<Candidate> candidate(Heard one, Match match) {
        if (isBesideTheGuess(match)) {
            return Optional.empty();
        }
        return switch (match.pattern().target()) {
            case Target.At at -> command(one, match, at.command());
            case Target.Of of ->
                Options.isShared(of.answer().step())
                        ? shared(one, match, of.answer())
                        : answer(one, match, of.answer());
        };
    }

    /** Whether a mere yes or no would answer the question behind "did you say …?", which is not the one that was asked. */
    private boolean isBesideTheGuess(Match match) {
        return expected.question().equals(Options.CONFIRM)
                && match.pattern().yesOrNo() != 0
                && match.pattern().target() instanceof Target.Of of
                && !of.answer().step().equals(Options.CONFIRM);
    }

    private Optional<Candidate> command(Heard one, Match match, Command command) {
        boolean choosing = expected.question().equals(LANGUAGE);
        if (choosing && (command == Command.FRENCH || command == Command.ENGLISH)) {
            return Optional.empty();
        }
        return one.own() || choosing || coversHalf(one, match)
                ? Optional.of(Candidate.command(command, match, one))
                : Optional.empty();
    }

    private static boolean coversHalf(Heard one, Match match) {
        Sentence sentence = one.sentence();
        return match.weight() * 2 >= sentence.weight(0, sentence.size);
    }

    /** What answers all errands alike, or is said while the hotline waits. */
    private Optional<Candidate> shared(Heard one, Match match, Answer answer) {
        String question = expected.question();
        boolean here =
                question.equals(answer.step()) || (answer.step().equals(DONE) && (doing || question.equals(HOLD)));
        if (!here) {
            return Optional.empty();
        }
        Optional<Command> command = Command.of(answer.id());
        if (command.isPresent()) {
            return Optional.of(Candidate.command(command.get(), match, one));
        }
        if (about.isPresent() && !about.get().answers().contains(answer.id())) {
            return Optional.empty();
        }
        return Optional.of(Candidate.answer(Role.OWN, new Answer(expected.step(), answer.id()), match, one));
    }

    private Optional<Candidate> answer(Heard one, Match match, Answer answer) {
        String question = expected.question();
        String step = answer.step();
        boolean own = step.equals(question)
                || step.equals(expected.step())
                || (step.equals(Candidate.SITUATION) && question.equals(PROBLEM));
        boolean anywhere = match.pattern().notation().anywhere() || (question.equals(LANGUAGE) && step.equals(PROBLEM));
        return own || anywhere
                ? Optional.of(Candidate.answer(own ? Role.OWN : Role.OTHER, answer, match, one))
                : Optional.empty();
    }

    // ---- which of them count

    /** Without phrases that are only a part of a longer one that means something else. */
    List<Candidate> standing() {
        List<Candidate> standing = new ArrayList<>();
        for (Candidate one : all) {
            boolean swallowed = false;
            for (Candidate other : all) {
                if (other.heard().same(one.heard())
                        && (one.match().within(other.match()) || asksAbout(other, one))
                        && !one.means(other)
                        && swallows(other, one)) {
                    swallowed = true;
                    break;
                }
            }
            if (!swallowed) {
                standing.add(one);
            }
        }
        return standing;
    }

    /** "What does compatible mean?" */
    private static boolean asksAbout(Candidate command, Candidate answer) {
        return command.role() == Role.COMMAND
                && answer.role() != Role.COMMAND
                && command.match().looseness() > 0
                && command.match().start() < answer.match().start()
                && command.match().end() > answer.match().end()
                && command.match().weight() >= 2;
    }

    private boolean swallows(Candidate longer, Candidate shorter) {
        if (longer.role() == Role.OTHER && shorter.role() == Role.OWN) {
            Answer answer = longer.told();
            Optional<Step> step = checklist.step(answer.step());
            boolean implied = step.map(s -> s.implies().get(answer.id()))
                    .filter(a -> Optional.of(a).equals(shorter.answer()))
                    .isPresent();
            boolean branch = step.map(s -> s.leadsTo().containsKey(answer.id())).orElse(false);
            return !implied && (!doing || branch);
        }
        return true;
    }

    /** Whether this word is part of anything that was understood, or belongs to how it is said. */
    boolean explain(int word, Heard one) {
        if (one.isManner(word)) {
            return true;
        }
        for (Candidate candidate : all) {
            if (candidate.heard().same(one) && candidate.match().covers(word)) {
                return true;
            }
        }
        return false;
    }
}
