package charge.hotline.twiml;

import charge.hotline.content.Limits;
import charge.hotline.dialog.Call;
import charge.hotline.dialog.Facts.Agent;
import charge.hotline.dialog.Facts.Reach;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.twilio.http.HttpMethod;
import com.twilio.twiml.TwiML;
import com.twilio.twiml.voice.Client;
import com.twilio.twiml.voice.Dial;
import com.twilio.twiml.voice.Enqueue;
import com.twilio.twiml.voice.Number;
import com.twilio.twiml.voice.Sip;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How agents are reached, as frames: the action, then what the agent or the waiting caller hears, then the task. */
final class Dials {
    private static final int MOST_KEPT = 1_000;

    /** What the carrier takes as ringing time, in seconds. */
    private static final int MOST_RING_SECONDS = 600;

    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");

    /** The ring tones of the countries that our lines are in; without one a caller hears the American. */
    private static final Map<String, String> RING_TONES =
            Map.of("+32", "be", "+33", "fr", "+31", "nl", "+44", "uk", "+49", "de", "+41", "ch");

    private final Links links;
    private final Cache<Target, Frame> kept =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).executor(Runnable::run).build();

    private record Target(Reach reach, int seconds, String line) {}

    Dials(Links links) {
        this.links = links;
    }

    void append(Document.Writer out, Agent agent, int seconds, Call next, Context context) {
        Frame frame = kept.get(new Target(agent.reach(), seconds, context.line()), Dials::build);
        out.shared(frame.piece(0)).text(links.to(Path.TRANSFERRED, next)).shared(frame.piece(1));
        switch (agent.reach()) {
            case Reach.Phone p -> out.text(links.to(Path.WHISPER, next, agent.name()));
            case Reach.Sip s -> out.text(links.to(Path.WHISPER, next, agent.name()));
            case Reach.Client c -> out.text(links.to(Path.WHISPER, next, agent.name()));
            case Reach.Queue q -> out.text(links.to(Path.QUEUE, next));
            case Reach.Workflow w ->
                out.text(links.to(Path.QUEUE, next))
                        .shared(frame.piece(2))
                        .text(context.task().map(Task::json).orElse("{}"));
        }
        out.shared(frame.pieces().getLast());
    }

    private static Frame build(Target target) {
        TwiML element = switch (target.reach()) {
            case Reach.Phone phone ->
                dial(target)
                        .number(new Number.Builder(Xml.legal(phone.number()))
                                .url(Frame.HOLE)
                                .method(HttpMethod.POST)
                                .build())
                        .build();
            case Reach.Sip sip ->
                dial(target)
                        .sip(new Sip.Builder()
                                .addText(Xml.legal(sip.uri()))
                                .url(Frame.HOLE)
                                .method(HttpMethod.POST)
                                .build())
                        .build();
            case Reach.Client client ->
                dial(target)
                        .client(new Client.Builder(Xml.legal(client.identity()))
                                .url(Frame.HOLE)
                                .method(HttpMethod.POST)
                                .build())
                        .build();
            case Reach.Queue queue -> enqueue().name(Xml.legal(queue.name())).build();
            case Reach.Workflow workflow ->
                enqueue()
                        .workflowSid(Xml.legal(workflow.sid()))
                        .task(new com.twilio.twiml.voice.Task.Builder(Frame.HOLE).build())
                        .build();
        };
        return Frame.of(element);
    }

    /** After what was said before it the call is answered already, so answerOnBridge only lets the caller hear the ringing. */
    private static Dial.Builder dial(Target target) {
        Dial.Builder dial = new Dial.Builder()
                .action(Frame.HOLE)
                .method(HttpMethod.POST)
                .timeout(Math.clamp(target.seconds(), Limits.RING_LEAST_SECONDS, MOST_RING_SECONDS))
                .timeLimit(Limits.TALK_SECONDS)
                .answerOnBridge(true);
        if (E164.matcher(target.line()).matches()) {
            dial.callerId(target.line());
            ringTone(target.line()).ifPresent(tone -> dial.option("ringTone", tone));
        }
        return dial;
    }

    private static Optional<String> ringTone(String line) {
        return Optional.ofNullable(RING_TONES.get(line.substring(0, 3)));
    }

    private static Enqueue.Builder enqueue() {
        return new Enqueue.Builder()
                .action(Frame.HOLE)
                .method(HttpMethod.POST)
                .waitUrl(Frame.HOLE)
                .waitUrlMethod(HttpMethod.POST);
    }
}
