package charge.hotline.speech;

import charge.hotline.content.Answer;
import charge.hotline.content.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a phrase that stands in an utterance would mean at the question at hand.
 *
 * @param answer empty for a command
 * @param command empty for an answer
 */
record Candidate(Role role, Optional<Answer> answer, Optional<Command> command, Match match, Heard heard) {
    enum Role {
        /** Answers the question at hand. */
        OWN,
        /** Answers another. */
        OTHER,
        COMMAND
    }

    /** Told instead of a problem, and then what matters most: a charger at home, an empty battery. */
    static final String SITUATION = "situation";

    static Candidate answer(Role role, Answer answer, Match match, Heard heard) {
        return new Candidate(role, Optional.of(answer), Optional.empty(), match, heard);
    }

    static Candidate command(Command command, Match match, Heard heard) {
        return new Candidate(Role.COMMAND, Optional.empty(), Optional.of(command), match, heard);
    }

    /** How much it tells. */
    double weight() {
        double told = answer.filter(a -> a.step().equals(SITUATION)).isPresent() ? 1.5 : 0;
        return match.weight() + told - 0.05 * match.looseness() - (isGuess() ? 0.4 : 0);
    }

    /** The answer of a candidate that is one. */
    Answer told() {
        return answer.orElseThrow();
    }

    /** Whether somebody does not know the answer. */
    boolean isUnknown() {
        return told().id().equals("unknown");
    }

    boolean isYesOrNo() {
        return match.pattern().yesOrNo() != 0;
    }

    /** Whether its phrase is written as a guess. */
    boolean isGuess() {
        return match.pattern().notation().guess();
    }

    boolean means(Candidate other) {
        return answer.equals(other.answer) && command.equals(other.command);
    }

    boolean coversAll() {
        return match.coversAll(heard.sentence());
    }

    boolean isDoubted() {
        return heard.saidBeside(match, heard.grammar().doubt) || heard.saidBeside(match, heard.grammar().dontKnow);
    }

    /** A command in passing says little: "I had to wait for ages and then the charger went dead". */
    boolean saysMuch() {
        double weight = match.weight();
        double share = weight / Math.max(1, heard.sentence().weight(0, heard.sentence().size));
        return share >= 0.5 || (weight >= 2 && share >= 0.3);
    }

    static List<Candidate> ofRole(List<Candidate> all, Role role) {
        return those(all, one -> one.role() == role);
    }

    /** Those of which this is true; a loop, for a stream would cost a turn more than what it does. */
    static List<Candidate> those(List<Candidate> all, Predicate<Candidate> such) {
        List<Candidate> those = new ArrayList<>(all.size());
        for (Candidate one : all) {
            if (such.test(one)) {
                those.add(one);
            }
        }
        return those;
    }

    /** The one that tells most, the first of several; empty where there is none. */
    static Optional<Candidate> best(List<Candidate> all) {
        Optional<Candidate> best = Optional.empty();
        for (Candidate one : all) {
            if (best.isEmpty() || one.weight() > best.get().weight()) {
                best = Optional.of(one);
            }
        }
        return best;
    }
}
