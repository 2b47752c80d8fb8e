package charge.hotline.handset;

import java.time.Duration;

/**
 * What a Gather makes of what a person does (twilio.com/docs/voice/twiml/gather).
 *
 * <p>Keys: reaching {@code numDigits} submits at once, and keys typed after that in the same act are lost. The finishing
 * key ends the typing and is not part of the digits; alone it is no input. Without either, the digits are submitted when
 * the time-out has passed. Words at a Gather for keys only are not heard, nor are keys at one for speech only: both end
 * as silence. Speech is cut at 60 seconds.
 */
final class Ear {
    /** What was heard. */
    sealed interface Result {
        /** Something to submit. {@code lost} are the keys that nobody heard. */
        record Input(Form form, String lost, Duration took) implements Result {}

        /** No input. The form says more only when a finishing key came alone. */
        record Nothing(Form form, boolean unheard, Duration took) implements Result {}

        /** The person is gone: the action is not requested. */
        record Gone() implements Result {}
    }

    private static final Duration KEY = Duration.ofMillis(400);
    private static final int LONGEST_SPEECH = 60 * 14;

    private Ear() {}

    static Result hear(Verb.Gather gather, Act act) {
        return switch (act) {
            case Act.Keys typed ->
                gather.inputs().contains("dtmf") ? keys(gather, typed.keys()) : nothing(gather, true);
            case Act.Words said -> gather.inputs().contains("speech") ? words(gather, said) : nothing(gather, true);
            case Act.Silence s -> nothing(gather, false);
            case Act.HangsUp h -> new Result.Gone();
            case Act.Interrupts early -> hear(gather, early.act());
        };
    }

    /** Whether this stops a prompt. */
    static boolean hears(Verb.Gather gather, Act act) {
        return switch (act) {
            case Act.Keys typed -> gather.inputs().contains("dtmf");
            case Act.Words said -> gather.inputs().contains("speech");
            case Act.Silence s -> false;
            case Act.HangsUp h -> true;
            case Act.Interrupts early -> hears(gather, early.act());
        };
    }

    private static Result nothing(Verb.Gather gather, boolean unheard) {
        return new Result.Nothing(Form.empty(), unheard, Duration.ofSeconds(gather.timeout()));
    }

    private static Result keys(Verb.Gather gather, String keys) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < keys.length(); i++) {
            String key = keys.substring(i, i + 1);
            Duration took = KEY.multipliedBy(i + 1L);
            String lost = keys.substring(i + 1);
            if (key.equals(gather.finishOnKey())) {
                Form form = Form.of("Digits", digits.toString(), "FinishedOnKey", key, "msg", "Gather End");
                return digits.isEmpty() ? new Result.Nothing(form, false, took) : new Result.Input(form, lost, took);
            }
            digits.append(key);
            if (digits.length() == gather.numDigits()) {
                return new Result.Input(submitted(digits), lost, took);
            }
        }
        Duration took = KEY.multipliedBy(keys.length()).plusSeconds(gather.timeout());
        return new Result.Input(submitted(digits), "", took);
    }

    private static Form submitted(StringBuilder digits) {
        return Form.of("Digits", digits.toString(), "msg", "Gather End");
    }

    private static Result words(Verb.Gather gather, Act.Words said) {
        String text = said.words().length() > LONGEST_SPEECH ? said.words().substring(0, LONGEST_SPEECH) : said.words();
        Form form = Form.of("SpeechResult", text);
        if (said.confidence().isPresent()) {
            form = form.with("Confidence", said.confidence().get().toString());
        }
        return new Result.Input(
                form.with("Language", gather.language()),
                "",
                SimulatedTime.toSay(text).plusSeconds(gather.speechTimeout()));
    }
}
