package charge.hotline.handset;

import charge.hotline.handset.Agents.Waiting;
import charge.hotline.handset.Document.Place;
import charge.hotline.handset.Event.Ending;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;

/**
 * An Enqueue: the caller hears the waiting document again and again until somebody takes them, they hang up, or the
 * document says Leave; then the action gets the {@code QueueResult} (twilio.com/docs/voice/twiml/enqueue). With a
 * workflow, a task is made of it and the assignment callback asked when a worker is there.
 */
final class Queueing {
    private static final Duration TALK = Duration.ofSeconds(60);
    private static final Duration MUSIC = Duration.ofSeconds(30);
    private static final int MOST_ROUNDS = 200;

    private final Leg leg;
    private final Verb.Enqueue enqueue;
    private final Leg.Page page;
    private final Trace trace;
    private final String queueSid = PhoneCall.sid("QU");
    private final String queue;
    private final Duration start;

    Queueing(Leg leg, Verb.Enqueue enqueue, Leg.Page page) {
        this.leg = leg;
        this.enqueue = enqueue;
        this.page = page;
        this.trace = leg.call().trace();
        this.queue = enqueue.workflow().map(w -> "workflow:" + w).orElse("queue:" + enqueue.queue());
        this.start = leg.call().time().elapsed();
    }

    Next run() {
        trace.add(new Event.Queued(leg.name(), queue, enqueue.task()));
        return switch (leg.call().network().agents().queues(queue)) {
            case Waiting.Refused refused -> leave(refused.result(), false);
            case Waiting.Never never -> waits(MOST_ROUNDS, false);
            case Waiting.Taken taken -> waits(taken.rounds(), true);
        };
    }

    private Next waits(int rounds, boolean taken) {
        for (int round = 0; round < rounds; round++) {
            if (leg.hangsUpEarly(Moment.QUEUE)) {
                return leave("hangup", true);
            }
            switch (round()) {
                case Next.Verb again -> {
                    // the end of a waiting document is its beginning
                }
                case Next.Leave left -> {
                    return leave("leave", false);
                }
                case Next.Over over -> {
                    return switch (over.how()) {
                        case PERSON -> leave("hangup", true);
                        case ERROR -> leave("error", false);
                        case HOTLINE, REJECTED, CALLER_LEFT, UNANSWERED, DOCUMENT -> over;
                    };
                }
                case Next.Fetch more -> throw new IllegalStateException("a round follows its documents itself");
            }
        }
        if (!taken) {
            throw new IllegalStateException("nobody leaves " + queue + " after " + rounds + " rounds");
        }
        if (enqueue.workflow().isPresent()) {
            assign(enqueue.workflow().get());
        }
        trace.add(new Event.Connected(queue));
        boolean callerGone = leg.hangsUpEarly(Moment.TALKING);
        if (!callerGone) {
            trace.add(new Event.Acted(queue, Act.hangsUp(), false));
        }
        leg.pass(TALK);
        return leave("bridged", callerGone);
    }

    /** One pass through the waiting document and those that it leads to. */
    private Next round() {
        if (enqueue.waitUrl().isEmpty() || enqueue.waitUrl().get().isEmpty()) {
            if (enqueue.waitUrl().isEmpty()) {
                trace.add(new Event.Played(leg.name(), "the carrier's music", false));
            }
            leg.pass(MUSIC);
            return new Next.Verb();
        }
        Form form = Form.of(
                        "QueuePosition",
                        "1",
                        "QueueSid",
                        queueSid,
                        "QueueTime",
                        seconds(),
                        "AvgQueueTime",
                        "0",
                        "CurrentQueueSize",
                        "1")
                .with("MaxQueueSize", "1000");
        Next next = leg.go("wait", enqueue.waitMethod(), enqueue.waitUrl(), form, page, Place.WAIT);
        while (next instanceof Next.Fetch fetch) {
            next = leg.play(fetch);
        }
        return next;
    }

    private String seconds() {
        return Long.toString(leg.call().time().elapsed().minus(start).toSeconds());
    }

    private Next leave(String result, boolean callerGone) {
        trace.add(new Event.Unqueued(leg.name(), result));
        if (enqueue.action().isEmpty()) {
            return callerGone ? new Next.Over(Ending.PERSON) : new Next.Verb();
        }
        Form form = Form.of("QueueResult", result, "QueueSid", queueSid, "QueueTime", seconds());
        Next next = leg.go("enqueue", enqueue.method(), enqueue.action(), form, page, Place.CALL);
        return callerGone && next instanceof Next.Fetch fetch ? leg.tell(fetch) : next;
    }

    /** Asks what to do with a reservation; the answer is JSON, not TwiML. */
    private void assign(String workflow) {
        Optional<String> url = leg.call().network().connection().assignment();
        if (url.isEmpty()) {
            return;
        }
        Form form = Form.of("WorkflowSid", workflow, "WorkspaceSid", "WS00000000000000000000000000000001")
                .with("TaskSid", PhoneCall.sid("WT"))
                .with("ReservationSid", PhoneCall.sid("WR"))
                .with("WorkerSid", "WK00000000000000000000000000000001")
                .with("WorkerName", "agent")
                .with("AccountSid", leg.call().network().connection().account())
                .with("TaskAttributes", attributes());
        Fetched fetched = leg.call()
                .wire()
                .fetch(new Wire.Request(
                        leg.name(), "assignment", "POST", leg.call().publicUrl(url.get()), form));
        switch (fetched) {
            case Fetched.Failure f -> leg.failed(f.code(), f.url(), f.reason());
            case Fetched.Answer a -> {
                try {
                    if (!new ObjectMapper()
                            .readTree(a.body())
                            .path("instruction")
                            .isTextual()) {
                        leg.failed(40001, a.url(), "a task assignment is answered with an instruction");
                    }
                    trace.add(new Event.Assigned(leg.name(), a.body()));
                } catch (JsonProcessingException e) {
                    leg.failed(40001, a.url(), "a task assignment is answered with JSON");
                }
            }
        }
    }

    /** The carrier merges the call's own fields into what the task says. */
    private String attributes() {
        try {
            ObjectMapper json = new ObjectMapper();
            ObjectNode all = json.createObjectNode();
            all.put("call_sid", leg.call().callSid());
            all.put("from", leg.from());
            if (json.readTree(enqueue.task().orElse("{}")) instanceof ObjectNode task) {
                all.setAll(task);
            }
            return json.writeValueAsString(all);
        } catch (JsonProcessingException e) {
            // the rule "task" has complained already
            return "{}";
        }
    }
}
