package charge.hotline.handset;

import charge.hotline.handset.Agents.Pickup;
import charge.hotline.handset.Document.Place;
import charge.hotline.handset.Event.Ending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Dial: rings, lets the one who answers hear the whisper, connects, and goes on with the caller at the action
 * (twilio.com/docs/voice/twiml/dial).
 *
 * <p>Of several that ring at the same time the first in the list that answers gets the whisper and the others are
 * cancelled; they are not offered the call again if that one refuses (recalled). A leg that answered counts as
 * {@code completed}, whatever happened in the whisper: only {@code DialBridged} tells that people talked. When the caller
 * hangs up, the action is still requested, with {@code CallStatus=completed}, and its answer ignored (recalled).
 */
final class Dialling {
    private static final Duration TALK = Duration.ofSeconds(60);
    private static final Duration RING = Duration.ofSeconds(4);

    private static final List<String> PROGRESS = List.of("initiated", "ringing", "answered", "completed");

    private final Leg leg;
    private final Verb.Dial dial;
    private final Leg.Page page;
    private final Trace trace;

    Dialling(Leg leg, Verb.Dial dial, Leg.Page page) {
        this.leg = leg;
        this.dial = dial;
        this.page = page;
        this.trace = leg.call().trace();
    }

    /** What came of it, as it is told to the action. */
    private record Outcome(
            String status, Optional<String> childSid, long seconds, boolean bridged, boolean callerGone) {
        static Outcome nobody(String status, boolean callerGone) {
            return new Outcome(status, Optional.empty(), 0, false, callerGone);
        }
    }

    Next run() {
        trace.add(new Event.Dialled(
                leg.name(), dial.callees().stream().map(Callee::target).toList(), dial));
        Outcome outcome = leg.hangsUpEarly(Moment.RINGING) ? Outcome.nobody("canceled", true) : ring();
        if (!outcome.bridged()) {
            trace.add(new Event.NotConnected(leg.name(), outcome.status()));
        }
        Form form = Form.of("DialCallStatus", outcome.status(), "DialBridged", Boolean.toString(outcome.bridged()));
        if (outcome.childSid().isPresent()) {
            form = form.with("DialCallSid", outcome.childSid().get())
                    .with("DialCallDuration", Long.toString(outcome.seconds()));
        }
        if (dial.action().isEmpty()) {
            return outcome.callerGone() ? new Next.Over(Ending.PERSON) : new Next.Verb();
        }
        Next next = leg.go("dial", dial.method(), dial.action(), form, page, Place.CALL);
        return outcome.callerGone() && next instanceof Next.Fetch fetch ? leg.tell(fetch) : next;
    }

    private Outcome ring() {
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < dial.callees().size(); i++) {
            Callee callee = dial.callees().get(i);
            if (callee.kind() == Callee.Kind.NUMBER && !callee.address().matches("\\+[1-9]\\d{6,14}")) {
                leg.failed(13223, "", "no number: " + callee.address());
                failures.add("failed");
                continue;
            }
            if (callee.kind() == Callee.Kind.NUMBER && !callerId().matches("\\+[1-9]\\d{6,14}")) {
                // a withheld number cannot be shown: the document has to name another
                leg.failed(13214, "", "no caller id: " + callerId());
                failures.add("failed");
                continue;
            }
            String childSid = PhoneCall.sid("CA");
            switch (leg.call().network().agents().rings(callee.target())) {
                case Pickup.Answers answers -> {
                    trace.add(new Event.Rang(callee.target(), "answers"));
                    leg.pass(RING);
                    if (!dial.sequential()) {
                        dial.callees()
                                .subList(i + 1, dial.callees().size())
                                .forEach(other -> trace.add(new Event.Rang(other.target(), "cancelled")));
                    }
                    return answered(callee, childSid, answers.person());
                }
                case Pickup.Busy busy -> failures.add(unanswered(callee, childSid, "busy"));
                case Pickup.NoAnswer none -> {
                    failures.add(unanswered(callee, childSid, "no-answer"));
                    if (dial.sequential() || i + 1 == dial.callees().size()) {
                        // the carrier adds about five seconds
                        leg.pass(Duration.ofSeconds(dial.timeout() + 5L));
                    }
                }
                case Pickup.Fails fails -> failures.add(unanswered(callee, childSid, "failed"));
            }
        }
        return Outcome.nobody(
                failures.contains("no-answer") ? "no-answer" : failures.contains("busy") ? "busy" : "failed", false);
    }

    private String unanswered(Callee callee, String childSid, String status) {
        trace.add(new Event.Rang(
                callee.target(),
                switch (status) {
                    case "no-answer" -> "no answer";
                    case "failed" -> "fails";
                    default -> status;
                }));
        Leg child = rung(callee, childSid, Person.agent());
        child.status(status);
        progress(callee, child, "completed");
        return status;
    }

    private Outcome answered(Callee callee, String childSid, Person person) {
        Leg child = rung(callee, childSid, person);
        child.status("in-progress");
        progress(callee, child, "answered");
        Duration start = leg.call().time().elapsed();
        Optional<String> whisper = callee.whisper().flatMap(url -> page.resolve(Optional.of(url)));
        Ending how = whisper.isEmpty()
                ? Ending.DOCUMENT
                : child.run(new Next.Fetch("whisper", callee.method(), whisper.get(), Form.empty(), Place.WHISPER));
        boolean bridged = how == Ending.DOCUMENT;
        boolean callerGone = how == Ending.CALLER_LEFT;
        if (bridged) {
            trace.add(new Event.Connected(callee.target()));
            callerGone = leg.hangsUpEarly(Moment.TALKING);
            if (!callerGone) {
                child.ask(Moment.TALKING);
            }
            Duration most = Duration.ofSeconds(dial.timeLimit());
            leg.pass(TALK.compareTo(most) < 0 ? TALK : most);
        }
        trace.add(new Event.Ended(callee.target(), !bridged ? how : callerGone ? Ending.HOTLINE : Ending.PERSON));
        child.status("completed");
        progress(callee, child, "completed");
        long seconds = leg.call().time().elapsed().minus(start).toSeconds();
        return new Outcome("completed", Optional.of(childSid), seconds, bridged, callerGone);
    }

    private String callerId() {
        return dial.callerId().orElse(leg.from());
    }

    private Leg rung(Callee callee, String childSid, Person person) {
        Leg child = leg.child(callee.target(), childSid, callerId(), person);
        child.status("initiated");
        progress(callee, child, "initiated");
        child.status("ringing");
        progress(callee, child, "ringing");
        return child;
    }

    private void progress(Callee callee, Leg child, String event) {
        if (callee.statusCallback().isPresent() && callee.events().contains(event)) {
            Form form = Form.of("Timestamp", PhoneCall.timestamp(), "CallbackSource", "call-progress-events")
                    .with("SequenceNumber", Integer.toString(PROGRESS.indexOf(event)));
            page.resolve(callee.statusCallback()).ifPresent(url -> child.report("progress", url, form));
        }
    }
}
