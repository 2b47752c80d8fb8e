package charge.hotline.speech;

/** One thing that words may mean. One with the same traits is the same one, whatever the question. */
final class Option {
    /** How an option stands to the question. */
    enum Role {
        OWN(0),
        OTHER(1),
        COMMAND(2),
        NOTHING(3);

        final int number;

        Role(int number) {
            this.number = number;
        }
    }

    /** Counts the options. */
    final int number;

    /** For a charger's number its step, with {@link Options#NUMBER} for the number. */
    final Meaning meaning;

    final Role role;
    /** The same for options that are the same thing at several questions. */
    final int name;
    /** Its places in a tally of traits. */
    final int[] traits;

    Option(int number, Meaning meaning, Role role, int name, int[] traits) {
        this.number = number;
        this.meaning = meaning;
        this.role = role;
        this.name = name;
        this.traits = traits;
    }

    boolean isNumber() {
        return meaning instanceof Meaning.Answered answered
                && answered.answer().id().equals(Options.NUMBER);
    }
}
