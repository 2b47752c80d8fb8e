package charge.hotline.handset;

import charge.hotline.handset.Document.Place;
import java.time.Duration;
import java.util.Optional;

/**
 * A Record: what is said after the beep until a finishing key, silence or the hang-up
 * (twilio.com/docs/voice/twiml/record). The action is requested in every case; {@code Digits} is the key, or
 * {@code hangup}, and after a hang-up the answer is ignored. Somebody who speaks and then ends with a key or hangs up
 * does the latter as an interruption.
 */
final class Taping {
    private final Leg leg;
    private final Verb.Tape tape;
    private final Leg.Page page;

    Taping(Leg leg, Verb.Tape tape, Leg.Page page) {
        this.leg = leg;
        this.tape = tape;
        this.page = page;
    }

    Next run() {
        Act act = leg.ask(Moment.RECORDING);
        String words = "";
        if (act instanceof Act.Words said) {
            words = said.words();
            act = leg.askEarly(Moment.RECORDING).orElse(Act.silence());
        }
        String digits = switch (act) {
            case Act.HangsUp h -> "hangup";
            case Act.Keys typed -> finishing(typed.keys());
            case Act.Words w -> "";
            case Act.Silence s -> "";
            case Act.Interrupts i -> "";
        };
        Duration length = SimulatedTime.toSay(words);
        Duration most = Duration.ofSeconds(tape.maxLength());
        long seconds = (length.compareTo(most) < 0 ? length : most).toSeconds();
        leg.pass(Duration.ofSeconds(seconds + (digits.isEmpty() ? tape.timeout() : 0)));
        leg.call().trace().add(new Event.Recorded(leg.name(), words, seconds, digits));
        String recording = PhoneCall.sid("RE");
        String url = "https://api.twilio.com/2010-04-01/Accounts/"
                + leg.call().network().connection().account() + "/Recordings/" + recording;
        Form form = Form.of("RecordingUrl", url, "RecordingDuration", Long.toString(seconds), "Digits", digits);
        Next next = leg.go("record", tape.method(), tape.action(), form, page, Place.CALL);
        if (digits.equals("hangup") && next instanceof Next.Fetch fetch) {
            next = leg.tell(fetch);
        }
        Optional<String> callback = tape.statusCallback().flatMap(to -> page.resolve(Optional.of(to)));
        callback.ifPresent(to -> leg.report(
                "recording",
                to,
                Form.of("RecordingSid", recording, "RecordingUrl", url, "RecordingStatus", "completed")
                        .with("RecordingDuration", Long.toString(seconds))));
        return next;
    }

    private String finishing(String keys) {
        for (String key : keys.split("", -1)) {
            if (!key.isEmpty() && tape.finishOnKey().contains(key)) {
                return key;
            }
        }
        return "";
    }
}
