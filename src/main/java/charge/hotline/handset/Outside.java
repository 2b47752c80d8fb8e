package charge.hotline.handset;

import java.util.Map;

/** What a transcript cannot know by telephone: the state of the world before a call, and what was kept of it after. */
public interface Outside {
    /**
     * Makes something true: the rest of a {@code given:} line, handed over where it stands in the transcript.
     *
     * @throws IllegalArgumentException when it is not understood; the transcript adds the line number
     */
    void given(String fact);

    /** What the hotline kept of a call, for {@code kept:} lines. */
    Map<String, String> kept(Trace trace);

    /** What the hotline sent because of a call (text messages, promises), for {@code sent:} lines. */
    Map<String, String> sent(Trace trace);

    /** An outside that understands nothing and keeps nothing. */
    static Outside none() {
        return new Outside() {
            @Override
            public void given(String fact) {
                throw new IllegalArgumentException("nobody here understands: " + fact);
            }

            @Override
            public Map<String, String> kept(Trace trace) {
                return Map.of();
            }

            @Override
            public Map<String, String> sent(Trace trace) {
                return Map.of();
            }
        };
    }
}
