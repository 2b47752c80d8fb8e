package charge.hotline.carrier;

import charge.hotline.content.Answer;
import charge.hotline.dialog.Call;
import charge.hotline.dialog.Dialog;
import charge.hotline.dialog.Turn;
import charge.hotline.speech.Expected;
import charge.hotline.speech.Meaning;
import charge.hotline.speech.Understanding;
import charge.hotline.speech.Understood;
import java.util.ArrayList;
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
        return languages.stream()
                .map(language -> inLanguage(language, expected, words, confidence))
                .reduce(Hearing::better)
                .orElse(Understood.NOTHING);
    }

    /** Before a language is chosen, words of each count, and tell which it is. */
    private Understood inLanguage(String language, Expected expected, String words, OptionalDouble confidence) {
        Understood understood = understanding.understand(language, expected, words, confidence);
        List<Answer> also = new ArrayList<>(understood.also());
        also.add(new Answer("language", language));
        return new Understood(understood.meaning(), also);
    }

    private static Understood better(Understood one, Understood other) {
        return rank(other) > rank(one) ? other : one;
    }

    private static int rank(Understood understood) {
        return switch (understood.meaning()) {
            case Meaning.Commanded commanded -> 3;
            case Meaning.Answered answered -> 2;
            case Meaning.Unsure unsure -> 1;
            case Meaning.Nothing nothing -> 0;
        };
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
