package charge.hotline.speech;

import charge.hotline.content.Answer;
import charge.hotline.content.Checklist;
import charge.hotline.content.Step;

/** A meaning in one line, as the command {@code understand} prints it and {@code examples.tsv} holds it. */
public final class Meanings {
    /** What is told instead of a problem, a charger at home, an empty battery, has a branch of its own but is one. */
    private static final Answer OTHER_PROBLEM = new Answer("problem", "other");

    private final Checklist checklist;

    /** Writes meanings of this checklist's steps. */
    public Meanings(Checklist checklist) {
        this.checklist = checklist;
    }

    /**
     * {@code answer:<id>}, {@code answer:<step>.<id>} where it answers another step than the one asked, {@code command:<id>},
     * {@code confirm:<id>} or {@code confirm:<step>.<id>} where the caller would be asked, or {@code none}.
     */
    public String line(Meaning meaning, Expected expected) {
        return switch (meaning) {
            case Meaning.Answered answered -> "answer:" + id(answered, expected);
            case Meaning.Commanded commanded -> "command:" + id(commanded, expected);
            case Meaning.Unsure unsure -> "confirm:" + id(unsure.guess(), expected);
            case Meaning.Nothing nothing -> "none";
        };
    }

    private String id(Meaning.Told told, Expected expected) {
        return switch (told) {
            case Meaning.Answered answered -> {
                Answer answer = plain(answered.answer(), checklist);
                boolean here =
                        answer.step().equals(expected.step()) || answer.step().equals(expected.question());
                yield here ? answer.id() : answer.toString();
            }
            case Meaning.Commanded commanded -> commanded.command().id();
        };
    }

    /** The answer that the checklist's contract knows. */
    static Answer plain(Answer answer, Checklist checklist) {
        return checklist
                        .step(answer.step())
                        .filter(step -> step.kind() == Step.Kind.HEARD)
                        .isPresent()
                ? OTHER_PROBLEM
                : answer;
    }
}
