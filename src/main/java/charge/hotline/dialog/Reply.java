package charge.hotline.dialog;

import charge.hotline.speech.Expected;
import java.util.List;
import java.util.Map;

/** What the caller hears next and what is awaited, or what must be looked up before that can be told. */
public sealed interface Reply {
    /** What is spoken first, in order. */
    List<Spoken> says();

    /** Speak and listen. */
    record Ask(List<Spoken> says, Listening listening) implements Reply {}

    /**
     * Connect the caller to an agent, who hears the summary first.
     *
     * @param agent who
     * @param seconds how long it may ring
     */
    record Transfer(List<Spoken> says, Facts.Agent agent, int seconds) implements Reply {}

    /** Record a message of at most so many seconds. */
    record TakeMessage(List<Spoken> says, int seconds) implements Reply {}

    /**
     * Nothing is spoken yet: a system is asked first, and the same turn is folded again with the answer among its facts
     * ({@link Facts#found}).
     *
     * @param step the id of the step that it answers
     */
    record LookUp(String step) implements Reply {
        @Override
        public List<Spoken> says() {
            return List.of();
        }
    }

    /** Speak and hang up. */
    record End(List<Spoken> says) implements Reply {}

    /**
     * One prompt.
     *
     * @param language the id of its language
     * @param prompt {@code template.section}: {@code light.ask}
     * @param values what stands for {@code ${…}} in it
     */
    record Spoken(String language, String prompt, Map<String, String> values) {}

    /**
     * How to listen.
     *
     * @param language the id of the language whose recognition is used
     * @param expected the question at hand: decides the hints
     * @param keys how keys end
     * @param seconds how long silence may last before it counts
     */
    record Listening(String language, Expected expected, Keys keys, int seconds) {}

    /** How keys end. */
    enum Keys {
        /** One key is an answer. */
        ONE,
        /** A number, ended by the hash key. */
        NUMBER
    }
}
