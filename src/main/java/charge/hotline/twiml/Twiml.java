package charge.hotline.twiml;

import charge.hotline.content.Content;
import charge.hotline.content.Limits;
import charge.hotline.dialog.Call;
import charge.hotline.dialog.Reply;
import charge.hotline.dialog.Reply.Spoken;
import charge.hotline.speech.Expected;
import com.twilio.http.HttpMethod;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Record;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Writes replies as the carrier's documents, for one content. What the SDK writes is built once and kept within a bound; a turn
 * only fills it in. The same arguments give the same document. Thread-safe.
 *
 * <p>The SDK needs half a second for its first element: construct and {@link #warm} this off the event loop.
 */
public final class Twiml {
    /** The answer that changes nothing: to a status callback, and to an agent's leg that is to be connected. */
    public static final Document EMPTY = document("");

    private static final String OPEN = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>";
    private static final String CLOSE = "</Response>";
    private static final String HANGUP = "<Hangup/>";
    private static final Document DECLINED = document(HANGUP);
    private static final Document LEAVE = document("<Leave/>");

    /** How long an agent may take to accept; silence, such as a voicemail's, connects nobody. */
    private static final int ACCEPT_SECONDS = Limits.SILENCE_SECONDS;

    /** Silence between what is said to a caller who waits in a queue. */
    private static final String WAITING = "<Pause length=\"10\"/>";

    private final Links links;
    private final Words words;
    private final Gathers gathers;
    private final Dials dials;
    private final Frame record;
    private final Frame whisper;
    private final Frame queue;
    private final Content content;

    /**
     * @param content what is spoken
     * @param publicUrl what stands before the paths of all URLs: {@code https://voice.example.com}; empty for URLs that begin with
     *     the path, which the carrier takes as being on the same host
     * @param voices other voices than the content's, by language id
     * @param hints what callers are likely to say, most useful first, by language id and question
     */
    public Twiml(
            Content content,
            String publicUrl,
            Map<String, Voice> voices,
            BiFunction<String, Expected, List<String>> hints) {
        this.content = content;
        links = new Links(publicUrl);
        words = new Words(content, links, voices);
        gathers = new Gathers(content, words, hints);
        dials = new Dials(links);
        record = Frame.of(record());
        whisper = Frame.of(keysOnly(ACCEPT_SECONDS));
        queue = Frame.of(keysOnly(1));
    }

    /**
     * Builds the frames of all questions and all prompts that are the same in every call. Takes seconds.
     *
     * @param brands of the lines
     */
    public void warm(Collection<String> brands) {
        words.warm(brands);
        gathers.warm();
    }

    /**
     * What the caller hears next.
     *
     * @param next the call after the turn
     * @throws IllegalArgumentException where a prompt needs a value that the reply does not give
     */
    public Document document(Reply reply, Call next, Context context) {
        Document.Writer out = new Document.Writer().own(OPEN);
        switch (reply) {
            case Reply.Ask ask -> gather(out, gathers.of(ask.listening()), links.to(Path.TURN, next), ask.says());
            case Reply.Transfer transfer -> {
                words.append(out, transfer.says());
                dials.append(out, transfer.agent(), transfer.seconds(), next, context);
            }
            case Reply.LookUp lookUp ->
                throw new IllegalArgumentException(lookUp.step() + " is looked up before anything is spoken");
            case Reply.TakeMessage message -> {
                words.append(out, message.says());
                out.shared(record.piece(0))
                        .text(links.to(Path.RECORDED, next))
                        .shared(record.piece(1))
                        .own(Integer.toString(Math.max(2, message.seconds())))
                        .shared(record.piece(2));
            }
            case Reply.End end -> {
                words.append(out, end.says());
                out.own(HANGUP);
            }
        }
        return out.own(CLOSE).done();
    }

    /**
     * What an agent hears before taking a call; any key interrupts it, and no key is a refusal.
     *
     * @param says the summary, and what the keys do
     * @param agent the agent's name
     */
    public Document whisper(List<Spoken> says, Call call, String agent) {
        Document.Writer out = new Document.Writer().own(OPEN);
        gather(out, whisper, links.to(Path.WHISPER_ANSWER, call, agent), says);
        return out.own(HANGUP).own(CLOSE).done();
    }

    /** The agent took the call: at the end of this document both are connected. */
    public Document accepted(List<Spoken> says) {
        Document.Writer out = new Document.Writer().own(OPEN);
        words.append(out, says);
        return out.own(CLOSE).done();
    }

    /** The agent did not take the call. */
    public Document declined() {
        return DECLINED;
    }

    /** What a caller hears in a queue, over and over; any key asks {@link Path#QUEUE} again, with the key. */
    public Document queue(List<Spoken> says, Call call) {
        Document.Writer out = new Document.Writer().own(OPEN);
        out.shared(queue.piece(0)).text(links.to(Path.QUEUE, call)).shared(queue.piece(1));
        words.append(out, says);
        return out.own(WAITING).shared(queue.piece(2)).own(CLOSE).done();
    }

    /** Takes the caller out of the queue. */
    public Document leave() {
        return LEAVE;
    }

    /**
     * An apology in every language, for hosting elsewhere: it needs nothing of us.
     *
     * @param brand of the line
     */
    public Document standalone(String brand) {
        Document.Writer out = new Document.Writer().own(OPEN);
        for (String language : content.languages().keySet()) {
            out.own(words.synthetic(new Spoken(language, "fallback.static", Map.of("brand", brand))));
        }
        return out.own(HANGUP).own(CLOSE).done();
    }

    /** Where a call goes on: for calls that we make. */
    public String url(Path path, Call call) {
        return links.to(path, call);
    }

    private void gather(Document.Writer out, Frame frame, String action, List<Spoken> says) {
        out.shared(frame.piece(0)).text(action).shared(frame.piece(1));
        words.append(out, says);
        out.shared(frame.piece(2));
    }

    private static Document document(String verbs) {
        return Document.of(OPEN + verbs + CLOSE);
    }

    private static Gather keysOnly(int seconds) {
        return new Gather.Builder()
                .inputs(Gather.Input.DTMF)
                .action(Frame.HOLE)
                .method(HttpMethod.POST)
                .numDigits(1)
                .finishOnKey("")
                .timeout(seconds)
                .addText(Frame.HOLE)
                .build();
    }

    /** Nothing may follow a Record: the schema of the carrier calls it unreachable. */
    private static Record record() {
        return new Record.Builder()
                .action(Frame.HOLE)
                .method(HttpMethod.POST)
                .option("maxLength", Frame.HOLE)
                .playBeep(true)
                .finishOnKey("#")
                .timeout(Limits.LOOK_SECONDS)
                .build();
    }
}
