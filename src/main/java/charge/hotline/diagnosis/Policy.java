package charge.hotline.diagnosis;

import java.util.Arrays;

/** The best choice in every state that can follow some evidence, looked up in no time. */
final class Policy {
    /** A person. */
    static final int HAND_OVER = -1;

    /** The look-ahead did not come to this state, or has no place for it. */
    static final int UNKNOWN = -2;

    private final Table table;
    private final byte[] choices;
    private final int[] options;
    private final boolean complete;

    /**
     * A policy.
     *
     * @param choices for each place of the table an option, or {@link #HAND_OVER} or {@link #UNKNOWN}
     * @param steps how many steps the checklist has
     * @param complete whether nothing was left out
     */
    Policy(Table table, byte[] choices, int steps, boolean complete) {
        this.table = table;
        this.choices = choices;
        this.complete = complete;
        options = new int[steps];
        Arrays.fill(options, -1);
        for (int option = 0; option < table.options(); option++) {
            options[table.step(option)] = option;
        }
    }

    /** Whether all steps were looked at that may still come. */
    boolean isComplete() {
        return complete;
    }

    int size() {
        return choices.length;
    }

    /**
     * The step to choose after these answers: its number, or {@link #HAND_OVER}, or {@link #UNKNOWN}.
     *
     * @param since what was answered since the evidence of this policy, each step once: answers to questions, and failed
     *     repairs
     */
    int choose(Iterable<Slot> since) {
        int failed = 0;
        int answered = 0;
        for (Slot slot : since) {
            int option = options[slot.step()];
            if (option < 0) {
                return UNKNOWN;
            }
            if (table.isRepair(option)) {
                failed |= 1 << option;
            } else {
                answered += slot.code() * table.stride(option);
            }
        }
        int place = table.place(failed, answered);
        int choice = place < 0 ? UNKNOWN : choices[place];
        return choice < 0 ? choice : table.step(choice);
    }
}
