package charge.hotline.handset;

import charge.hotline.handset.Document.Place;
import charge.hotline.handset.Event.Ending;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One leg of a call: fetches documents and executes them, verb by verb, until somebody hangs up or the document of a
 * whisper ends.
 */
final class Leg {
    private final PhoneCall call;
    private final String name;
    private final String sid;
    private final Person person;
    private final Form identity;
    private final Optional<Leg> parent;
    private final Speaker speaker = new Speaker(this);
    private String status;

    private Leg(
            PhoneCall call,
            String name,
            String sid,
            Person person,
            String status,
            Form identity,
            Optional<Leg> parent) {
        this.call = call;
        this.name = name;
        this.sid = sid;
        this.person = person;
        this.status = status;
        this.identity = identity;
        this.parent = parent;
    }

    static Leg inbound(PhoneCall call, String from, String to, Person person) {
        return new Leg(
                call, Event.CALLER, call.callSid(), person, "ringing", identity("inbound", from, to), Optional.empty());
    }

    static Leg outbound(PhoneCall call, String from, String to, Person person) {
        return new Leg(
                call,
                Event.CALLER,
                call.callSid(),
                person,
                "in-progress",
                identity("outbound-api", from, to),
                Optional.empty());
    }

    /** A leg that the hotline dials from this one. */
    Leg child(String target, String childSid, String from, Person callee) {
        return new Leg(
                call,
                target,
                childSid,
                callee,
                "in-progress",
                identity("outbound-dial", from, target).with("ParentCallSid", sid),
                Optional.of(this));
    }

    private static Form identity(String direction, String from, String to) {
        Form form = Form.of(
                "ApiVersion",
                "2010-04-01",
                "Direction",
                direction,
                "From",
                from,
                "To",
                to,
                "Caller",
                from,
                "Called",
                to);
        for (String side : List.of("From", "To", "Caller", "Called")) {
            form = form.with(side + "City", "")
                    .with(side + "State", "")
                    .with(side + "Zip", "")
                    .with(side + "Country", country(side.equals("From") || side.equals("Caller") ? from : to));
        }
        return form;
    }

    private static String country(String number) {
        return number.startsWith("+32") ? "BE" : number.startsWith("+33") ? "FR" : "";
    }

    PhoneCall call() {
        return call;
    }

    String name() {
        return name;
    }

    Person person() {
        return person;
    }

    String from() {
        return identity.get("From");
    }

    void status(String now) {
        status = now;
    }

    /** Runs until this leg is over, or until its document ends in a place where that connects somebody. */
    Ending run(Next.Fetch first) {
        Next.Fetch fetch = first;
        while (true) {
            switch (play(fetch)) {
                case Next.Fetch more -> fetch = more;
                case Next.Over over -> {
                    return over.how();
                }
                case Next.Verb end -> {
                    return fetch.place() == Place.CALL ? Ending.HOTLINE : Ending.DOCUMENT;
                }
                case Next.Leave leave -> {
                    return Ending.HOTLINE;
                }
            }
        }
    }

    /** Fetches one document and executes it; {@link Next.Verb} when it ends. */
    Next play(Next.Fetch fetch) {
        call.countDocument();
        return switch (get(fetch)) {
            case Fetched.Failure failure -> fallBack(fetch, failure);
            case Fetched.Answer answer -> read(fetch, answer);
        };
    }

    /** Sends something whose answer changes nothing. */
    void report(String purpose, String url, Form form) {
        Fetched fetched = get(new Next.Fetch(purpose, "POST", url, form, Place.CALL));
        switch (fetched) {
            case Fetched.Failure f -> failed(f.code(), f.url(), f.reason());
            case Fetched.Answer a -> {
                if (a.status() != 204 && !a.contentType().startsWith("text/xml")) {
                    call.trace()
                            .add(new Event.Broke(
                                    name,
                                    Violation.house(
                                            "callback", "a callback is answered with 204, or 200 and text/xml")));
                }
            }
        }
    }

    /** Asks the action of a verb after the caller has gone: the carrier tells, and ignores the answer. */
    Next tell(Next.Fetch fetch) {
        status = "completed";
        if (get(fetch) instanceof Fetched.Failure f) {
            failed(f.code(), f.url(), f.reason());
        }
        return new Next.Over(Ending.PERSON);
    }

    Fetched get(Next.Fetch fetch) {
        return call.wire()
                .fetch(new Wire.Request(
                        name,
                        fetch.purpose(),
                        fetch.method(),
                        fetch.url(),
                        standard().and(fetch.form())));
    }

    private Form standard() {
        return Form.of("CallSid", sid, "AccountSid", call.network().connection().account(), "CallStatus", status)
                .and(identity);
    }

    /** Only a number has a fallback URL; a whisper or a waiting document that fails just fails. */
    private Next fallBack(Next.Fetch fetch, Fetched.Failure failure) {
        failed(failure.code(), failure.url(), failure.reason());
        Optional<String> fallback = call.fallback();
        if (fetch.place() != Place.CALL || fetch.purpose().equals("fallback") || fallback.isEmpty()) {
            return new Next.Over(Ending.ERROR);
        }
        Form form =
                Form.of("ErrorCode", Integer.toString(failure.code()), "ErrorUrl", Urls.withoutFragment(failure.url()));
        return new Next.Fetch("fallback", "POST", fallback.get(), form, Place.CALL);
    }

    private Next read(Next.Fetch fetch, Fetched.Answer answer) {
        if (answer.contentType().startsWith("audio/")) {
            return played(new Verb.Play(answer.url(), "", 1), answer.url());
        }
        List<Violation> violations = Rules.check(answer.contentType(), answer.body(), fetch.place());
        violations.forEach(v -> call.trace().add(new Event.Broke(name, v)));
        Optional<Violation> refusal = violations.stream()
                .filter(v -> v.weight() == Violation.Weight.REFUSED)
                .findFirst();
        if (refusal.isPresent()) {
            if (answer.contentType().startsWith("text/plain")) {
                // the carrier reads plain text out and hangs up
                return played(new Verb.Say(Markup.fold(answer.body()), "en-US", "man", 1), answer.url());
            }
            return fallBack(
                    fetch,
                    new Fetched.Failure(
                            answer.url(), refusal.get().code(), refusal.get().message()));
        }
        for (Verb verb : Document.read(answer.body()).verbs()) {
            Next next = execute(verb, new Page(answer.url(), fetch.place()));
            if (!(next instanceof Next.Verb)) {
                return next;
            }
        }
        return new Next.Verb();
    }

    private Next played(Verb verb, String url) {
        Next next = execute(verb, new Page(url, Place.CALL));
        return next instanceof Next.Verb ? new Next.Over(Ending.HOTLINE) : next;
    }

    /** The document being executed: relative URLs start from it. */
    record Page(String url, Place place) {
        /** What a verb without an action asks for is the document itself. */
        Optional<String> resolve(Optional<String> reference) {
            return reference.isEmpty() ? Optional.of(url) : Urls.resolve(url, reference.get());
        }

        /** A whisper's answers are no longer its first document. */
        Place following() {
            return place == Place.WHISPER ? Place.SCREENED : place;
        }
    }

    private Next execute(Verb verb, Page page) {
        boolean first = status.equals("ringing");
        if (!(verb instanceof Verb.Redirect || verb instanceof Verb.Reject)) {
            status = "in-progress";
        }
        return switch (verb) {
            case Verb.Say say -> monologue(say, page);
            case Verb.Play play -> monologue(play, page);
            case Verb.Pause pause -> monologue(pause, page);
            case Verb.Gather gather -> gather(gather, page);
            case Verb.Redirect redirect ->
                go("redirect", redirect.method(), Optional.of(redirect.url()), Form.empty(), page, page.place());
            case Verb.Dial dial -> page.place() == Place.CALL ? new Dialling(this, dial, page).run() : nested();
            case Verb.Enqueue enqueue ->
                page.place() == Place.CALL ? new Queueing(this, enqueue, page).run() : nested();
            case Verb.Tape tape -> new Taping(this, tape, page).run();
            case Verb.Hangup hangup -> new Next.Over(Ending.HOTLINE);
            case Verb.Reject reject -> {
                if (!first) {
                    // too late: the carrier has answered, so the call just ends
                    yield new Next.Over(Ending.HOTLINE);
                }
                status = reject.reason().equals("busy") ? "busy" : "no-answer";
                yield new Next.Over(Ending.REJECTED);
            }
            case Verb.Leave leave -> new Next.Leave();
            case Verb.Unplayed unplayed -> {
                missed("this network does not play <" + unplayed.name() + ">");
                yield new Next.Verb();
            }
        };
    }

    private Next nested() {
        failed(13201, "", "a leg that was dialled cannot dial");
        return new Next.Over(Ending.ERROR);
    }

    /** To the document that a verb names. */
    Next go(String purpose, String method, Optional<String> reference, Form form, Page page, Place place) {
        Optional<String> url = page.resolve(reference);
        return url.isPresent()
                ? new Next.Fetch(purpose, method, url.get(), form, place)
                : fallBack(
                        new Next.Fetch(purpose, method, page.url(), form, place),
                        new Fetched.Failure(page.url(), 11100, "not a URL: " + reference.orElse("")));
    }

    private Next monologue(Verb verb, Page page) {
        if (verb instanceof Verb.Play play) {
            speaker.fetch(play, page);
        }
        Optional<Act> early = speaker.play(verb, Moment.MONOLOGUE, act -> act instanceof Act.HangsUp);
        return early.isPresent() ? new Next.Over(Ending.PERSON) : new Next.Verb();
    }

    private Next gather(Verb.Gather gather, Page page) {
        for (Verb verb : gather.prompts()) {
            if (verb instanceof Verb.Play play) {
                speaker.fetch(play, page);
            }
        }
        Optional<Act> early = Optional.empty();
        for (Verb verb : gather.prompts()) {
            early = speaker.play(verb, Moment.PROMPT, act -> Ear.hears(gather, act));
            if (early.isPresent()) {
                break;
            }
        }
        if (early.isEmpty() && parent.isPresent() && parent.get().hangsUpEarly(Moment.RINGING)) {
            return new Next.Over(Ending.CALLER_LEFT);
        }
        Act act = early.orElseGet(() -> ask(Moment.QUESTION));
        return switch (Ear.hear(gather, act)) {
            case Ear.Result.Gone gone -> new Next.Over(Ending.PERSON);
            case Ear.Result.Input input -> {
                pass(input.took());
                if (!input.lost().isEmpty()) {
                    missed("keys " + input.lost() + " came too late");
                }
                yield go("gather", gather.method(), gather.action(), input.form(), page, page.following());
            }
            case Ear.Result.Nothing nothing -> {
                pass(nothing.took());
                if (nothing.unheard()) {
                    missed("only " + (gather.inputs().contains("dtmf") ? "keys" : "words") + " were awaited");
                }
                Form form = nothing.form().fields().isEmpty() ? call.network().emptyResult() : nothing.form();
                yield gather.emptyIsResult()
                        ? go("gather", gather.method(), gather.action(), form, page, page.following())
                        : new Next.Verb();
            }
        };
    }

    /** Turns to the person and writes down what they do. */
    Act ask(Moment moment) {
        Act act = person.acts(moment);
        call.trace().add(new Event.Acted(name, act, false));
        return act;
    }

    /** Whether the person does not wait here; written down as well. */
    Optional<Act> askEarly(Moment moment) {
        Optional<Act> early = person.interrupts(moment);
        early.ifPresent(act -> call.trace().add(new Event.Acted(name, act, true)));
        return early;
    }

    /** Hanging up is all that a person can do while it rings or while they talk. */
    boolean hangsUpEarly(Moment moment) {
        Optional<Act> early = askEarly(moment);
        if (early.isPresent() && !(early.get() instanceof Act.HangsUp)) {
            missed("nobody listened");
        }
        return early.isPresent() && early.get() instanceof Act.HangsUp;
    }

    void pass(Duration time) {
        call.time().pass(time);
    }

    void missed(String why) {
        call.trace().add(new Event.Missed(name, why));
    }

    void failed(int code, String url, String reason) {
        call.trace().add(new Event.Failed(name, code, Urls.target(url), reason));
    }
}
