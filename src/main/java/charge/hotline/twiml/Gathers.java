package charge.hotline.twiml;

import charge.hotline.content.Content;
import charge.hotline.content.Limits;
import charge.hotline.content.Step;
import charge.hotline.dialog.Reply.Keys;
import charge.hotline.dialog.Reply.Listening;
import charge.hotline.speech.Expected;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.twilio.http.HttpMethod;
import com.twilio.twiml.voice.Gather;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * How the caller is listened to at each question, as frames with two holes: the action, and what is said. Sources:
 * twilio.com/docs/voice/twiml/gather, 2026.
 */
final class Gathers {
    private static final int MOST_KEPT = 4_000;

    private static final int MOST_HINTS = 500;
    private static final int MOST_HINT_CHARACTERS = 100;

    /**
     * All hints of a question together. The carrier takes 50,000 characters, but they travel with every question, and the most
     * useful ones come first.
     */
    private static final int MOST_CHARACTERS = 3_000;

    /** Short answers; changes its provider when one is down. */
    private static final String SHORT = "experimental_utterances";

    /** Free words; changes its provider when one is down. */
    private static final String FREE = "experimental_conversations";

    /** The locales that both models know; another one with a model fails the Gather (13342), so it has the carrier's default. */
    private static final Set<String> MODEL_LOCALES = Set.of("fr-FR", "en-GB", "en-US", "nl-NL");

    private static final String HOLD = "hold";
    private static final String DONE = "done";
    private static final String CONFIRM = "confirm";

    private final Content content;
    private final Words words;
    private final BiFunction<String, Expected, List<String>> hints;
    private final Cache<Listening, Frame> kept =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).executor(Runnable::run).build();

    Gathers(Content content, Words words, BiFunction<String, Expected, List<String>> hints) {
        this.content = content;
        this.words = words;
        this.hints = hints;
    }

    /** Builds the frames of all questions. */
    void warm() {
        for (String language : content.languages().keySet()) {
            for (Step step : content.checklist().steps().values()) {
                int seconds = step.needs().isEmpty() ? Limits.SILENCE_SECONDS : Limits.LOOK_SECONDS;
                Keys keys = step.kind() == Step.Kind.NUMBER ? Keys.NUMBER : Keys.ONE;
                of(new Listening(language, Expected.step(step.id()), keys, seconds));
                of(new Listening(language, new Expected(CONFIRM, step.id()), Keys.ONE, seconds));
                if (step.kind() == Step.Kind.DO) {
                    of(new Listening(language, new Expected(HOLD, step.id()), Keys.ONE, Limits.HOLD_SECONDS));
                    of(new Listening(language, new Expected(DONE, step.id()), Keys.ONE, seconds));
                }
            }
        }
    }

    Frame of(Listening listening) {
        return kept.get(listening, this::build);
    }

    private Frame build(Listening listening) {
        String recognition = words.voice(listening.language()).recognition();
        Gather.Builder gather = new Gather.Builder()
                .inputs(List.of(Gather.Input.DTMF, Gather.Input.SPEECH))
                .action(Frame.HOLE)
                .method(HttpMethod.POST)
                .speechTimeout(Integer.toString(pause(listening)))
                .option("language", recognition)
                .profanityFilter(false)
                .actionOnEmptyResult(true)
                .addText(Frame.HOLE);
        switch (listening.keys()) {
            case ONE -> gather.numDigits(1).finishOnKey("").timeout(Math.max(1, listening.seconds()));
            // One attribute is the silence before the first key and the gap after each: who forgets the hash key waits
            // this long.
            case NUMBER -> gather.finishOnKey("#").timeout(Math.clamp(listening.seconds(), 1, longestGap(listening)));
        }
        if (MODEL_LOCALES.contains(recognition)) {
            gather.speechModel(isFree(listening.expected()) || isHold(listening) ? FREE : SHORT);
        }
        String hinted = hints(listening);
        if (!hinted.isEmpty()) {
            gather.hints(hinted);
        }
        return Frame.of(gather.build());
    }

    /** While the hotline waits, a silence is an interval of waiting. */
    private static int longestGap(Listening listening) {
        return isHold(listening) ? Limits.HOLD_SECONDS : Limits.SILENCE_SECONDS;
    }

    /** Whole seconds always: {@code auto} clashes with the models (13335). Who tells or reads out pauses longer. */
    private int pause(Listening listening) {
        boolean tells = isFree(listening.expected()) || listening.keys() == Keys.NUMBER;
        return tells ? Limits.LONG_PAUSE_SECONDS : Limits.SHORT_PAUSE_SECONDS;
    }

    /** Whether the question is one in free words, not one about such an answer. */
    private boolean isFree(Expected expected) {
        return expected.question().equals(expected.step())
                && content.checklist()
                        .step(expected.step())
                        .filter(step -> step.kind() == Step.Kind.OPEN)
                        .isPresent();
    }

    /** While the caller acts, others talk, and what is for us comes in any words. */
    private static boolean isHold(Listening listening) {
        return listening.expected().question().equals(HOLD);
    }

    private String hints(Listening listening) {
        LinkedHashSet<String> entries = new LinkedHashSet<>();
        int characters = 0;
        for (String hint : hints.apply(listening.language(), listening.expected())) {
            String entry =
                    Xml.legal(hint).replace(',', ' ').replaceAll("\\s+", " ").strip();
            boolean fits = !entry.isEmpty()
                    && entry.length() <= MOST_HINT_CHARACTERS
                    && entries.size() < MOST_HINTS
                    && characters + entry.length() + 1 <= MOST_CHARACTERS;
            if (fits && entries.add(entry)) {
                characters += entry.length() + 1;
            }
        }
        return String.join(",", entries);
    }
}
