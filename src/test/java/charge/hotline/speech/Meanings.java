package charge.hotline.speech;

import charge.hotline.content.Answer;

/** A meaning in the one line that the command {@code understand} prints. */
final class Meanings {
    private Meanings() {}

    /**
     * {@code answer:<id>}, {@code answer:<step>.<id>} where it answers another step than the one asked, {@code command:<id>},
     * {@code confirm:<id>} or {@code confirm:<step>.<id>}, or {@code none}.
     */
    static String line(Meaning meaning, Expected expected) {
        return switch (meaning) {
            case Meaning.Answered answered -> "answer:" + named(answered.answer(), expected);
            case Meaning.Unsure unsure -> "confirm:" + named(unsure.guess(), expected);
            case Meaning.Commanded commanded -> "command:" + commanded.command().id();
            case Meaning.Nothing nothing -> "none";
        };
    }

    private static String named(Answer answer, Expected expected) {
        boolean here = answer.step().equals(expected.step()) || answer.step().equals(expected.question());
        return here ? answer.id() : answer.toString();
    }
}
