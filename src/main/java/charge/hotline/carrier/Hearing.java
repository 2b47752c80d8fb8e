package charge.hotline.carrier;

import charge.hotline.dialog.Call;
import charge.hotline.dialog.Dialog;
import charge.hotline.dialog.Turn;
import charge.hotline.speech.Expected;
import charge.hotline.speech.Understanding;
import charge.hotline.speech.Understood;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** From what a Gather brings to a turn: keys, words and what they mean, or silence. */
final class Hearing {
    private final Understanding understanding;

    Hearing(Understanding understanding) {
        this.understanding = understanding;
    }

    /**
     * What the caller did.
     *
     * @param languages those of the line, for a call that has not chosen one yet
     */
    Turn turn(Call call, List<String> languages, Form form) {
        Optional<String> keys = form.filled("Digits");
        if (keys.isPresent()) {
            return new Turn.Keys(keys.get());
        }
        Optional<String> words = form.filled("SpeechResult");
        if (words.isPresent()) {
            return new Turn.Said(understood(call, languages, words.get(), confidence(form)));
        }
        // A finish key without a digit before it arrives as no input at all, but for this field.
        return form.filled("FinishedOnKey").isPresent() ? new Turn.Keys("#") : new Turn.Silent();
    }

    private Understood understood(Call call, List<String> languages, String words, OptionalDouble confidence) {
        Expected expected = Dialog.expected(call);
        if (call.language().isPresent()) {
            return understanding.understand(call.language().get(), expected, words, confidence);
        }
        // Before a language is chosen, words of each count, and tell which it is.
        Optional<String> spoken = spoken(languages, words);
        Understood understood =
                understanding.understand(spoken.orElseGet(languages::getFirst), expected, words, confidence);
        return spoken.map(understood::in).orElse(understood);
    }

    /** The language in which these words are most at home; empty where they are so in several, or in none. */
    private Optional<String> spoken(List<String> languages, String words) {
        Optional<String> best = Optional.empty();
        int most = 0;
        for (String language : languages) {
            int phrases = understanding.found(language, words).size();
            if (phrases > most) {
                most = phrases;
                best = Optional.of(language);
            } else if (phrases == most) {
                best = Optional.empty();
            }
        }
        return best;
    }

    /** Missing, zero and nonsense all mean that the recogniser does not tell (speech API: 0.0 is "not set"). */
    private static OptionalDouble confidence(Form form) {
        Optional<String> text = form.filled("Confidence");
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            double value = Double.parseDouble(text.get());
            return value > 0 && value <= 1 ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
