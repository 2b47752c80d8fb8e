package charge.hotline.handset;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** Lets a leg hear things: words, recordings, pauses. */
final class Speaker {
    private final Leg leg;

    Speaker(Leg leg) {
        this.leg = leg;
    }

    /** Plays one prompt; returns what interrupted it. What cannot interrupt it is not heard. */
    Optional<Act> play(Verb verb, Moment moment, Predicate<Act> stops) {
        Optional<Act> early = leg.person().interrupts(moment);
        Optional<Act> effective = early.filter(stops);
        boolean cut = effective.isPresent();
        Duration length = switch (verb) {
            case Verb.Say say -> {
                if (!Voices.fit(say.voice(), say.language()) && !say.voice().equals("man")) {
                    leg.failed(13511, "", say.voice() + " does not speak " + say.language());
                    yield Duration.ZERO;
                }
                leg.call().trace().add(new Event.Heard(leg.name(), say.text(), say.language(), say.voice(), cut));
                yield SimulatedTime.toSay(say.text()).multipliedBy(times(say.loop()));
            }
            case Verb.Play play -> {
                leg.call()
                        .trace()
                        .add(
                                play.digits().isEmpty()
                                        ? new Event.Played(leg.name(), play.url(), cut)
                                        : new Event.SentKeys(leg.name(), play.digits()));
                yield Duration.ofSeconds(5L * times(play.loop()));
            }
            case Verb.Pause pause -> {
                leg.call().trace().add(new Event.Paused(leg.name(), pause.seconds()));
                yield Duration.ofSeconds(pause.seconds());
            }
            default -> Duration.ZERO;
        };
        leg.pass(cut ? length.dividedBy(2) : length);
        early.ifPresent(act -> leg.call().trace().add(new Event.Acted(leg.name(), act, true)));
        if (early.isPresent() && !cut) {
            leg.missed("nobody listened");
        }
        return effective;
    }

    /** 0 means until the hang-up, a thousand times at most. */
    private static int times(int loop) {
        return loop == 0 ? 1_000 : loop;
    }

    /** The carrier fetches recordings without any parameters. Only the hotline's own are looked for. */
    void fetch(Verb.Play play, Leg.Page page) {
        Optional<String> url = page.resolve(Optional.of(play.url()));
        if (play.url().isEmpty()
                || url.isEmpty()
                || !url.get().startsWith(leg.call().publicUrl("/"))) {
            return;
        }
        Fetched fetched =
                leg.call().wire().fetch(new Wire.Request(leg.name(), "media", "GET", url.get(), Form.empty()));
        switch (fetched) {
            case Fetched.Failure f -> leg.failed(f.code(), f.url(), f.reason());
            case Fetched.Answer a -> {
                if (!a.contentType().startsWith("audio/")) {
                    leg.failed(12300, a.url(), "a recording is " + a.contentType());
                }
            }
        }
    }
}
