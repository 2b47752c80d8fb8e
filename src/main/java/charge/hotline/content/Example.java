package charge.hotline.content;

import java.util.List;

/**
 * A sentence that somebody said, or may say, and what it means: what understanding is learned from.
 *
 * @param step the question at hand; also {@code hold} and {@code done}
 * @param words as a recogniser writes them
 * @param meanings what is right, best first
 * @param place where it stands
 */
public record Example(String step, String words, List<Heard> meanings, Place place) {

    /** What a sentence means. */
    public sealed interface Heard {}

    /**
     * It answers a step.
     *
     * @param answer of the step at hand, or of another one
     */
    public record Answers(Answer answer) implements Heard {}

    /**
     * It is a command.
     *
     * @param id as written; whether there is such a command is for {@code check}
     */
    public record Commands(String id) implements Heard {}

    /** It is of no use here: noise, talk to somebody else, a joke. */
    public record Nothing() implements Heard {}
}
