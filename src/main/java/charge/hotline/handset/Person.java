package charge.hotline.handset;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Somebody at a telephone: the driver or an agent. */
public interface Person {
    /** What this person does at a question or in a recording. An agent is asked at the end of a talk, too. */
    Act acts(Moment moment);

    /** What this person does without waiting, if anything: asked before each prompt, while it rings, in a queue, in a talk. */
    default Optional<Act> interrupts(Moment moment) {
        return Optional.empty();
    }

    /**
     * A driver who does these things in turn, one for each question, and hangs up when there is nothing left. In a talk
     * with an agent the agent is the one who hangs up, unless the next act is an interrupting hang-up.
     */
    static Person caller(Act... acts) {
        return new Listed(List.of(acts), Act.hangsUp());
    }

    /** An agent who does these things in turn, then says nothing; hangs up at the end of a talk. */
    static Person agent(Act... acts) {
        return new Listed(List.of(acts), Act.silence());
    }

    /** A person with a list. */
    final class Listed implements Person {
        private final Deque<Act> acts;
        private final Act afterwards;

        private Listed(List<Act> acts, Act afterwards) {
            this.acts = new ArrayDeque<>(acts);
            this.afterwards = afterwards;
        }

        @Override
        public synchronized Act acts(Moment moment) {
            if (moment == Moment.TALKING) {
                return Act.hangsUp();
            }
            Act next = acts.isEmpty() ? afterwards : acts.removeFirst();
            return next instanceof Act.Interrupts early ? early.act() : next;
        }

        @Override
        public synchronized Optional<Act> interrupts(Moment moment) {
            if (acts.peekFirst() instanceof Act.Interrupts early) {
                acts.removeFirst();
                return Optional.of(early.act());
            }
            return Optional.empty();
        }
    }
}
