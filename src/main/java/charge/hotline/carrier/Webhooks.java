package charge.hotline.carrier;

import charge.hotline.carrier.Outcomes.Outcome;
import charge.hotline.carrier.Webhook.Path;
import charge.hotline.twiml.Document;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every request to the carrier's port. What is not for us is refused, in this order, and goes no further: an unknown path
 * 404, another method than POST 405, a body over 64 KiB or a form beyond the bounds of {@link Form} 413, a missing or wrong
 * signature 403, no call 400.
 *
 * <p>A caller waits behind every answer. So where an answer fails or takes longer than the ceiling, the caller gets the
 * fallback document, with status 200: an error would make the carrier give up on the call, or on this host. Only where
 * nobody listens ({@link Path#STATUS}, {@link Path#TASK}) is a failure a 500, so that it shows in the carrier's log.
 *
 * <p>Nothing that a caller said, pressed or is called by is logged, and no message of an exception, which may quote it.
 */
public final class Webhooks implements Handler<HttpServerRequest> {
    /** The largest body that is read. */
    public static final int BODY_BYTES = 64 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final CharSequence SIGNATURE = HttpHeaders.createOptimized("X-Twilio-Signature");
    private static final CharSequence TOKEN = HttpHeaders.createOptimized("I-Twilio-Idempotency-Token");
    private static final CharSequence XML = HttpHeaders.createOptimized("text/xml; charset=utf-8");
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final CharSequence TEXT = HttpHeaders.createOptimized("text/plain; charset=utf-8");
    private static final CharSequence NOT_KEPT = HttpHeaders.createOptimized("no-store");
    private static final int CALL_SID_CHARACTERS = 128;
    private static final int PASSED_BYTES = 1024 * 1024;

    /** Answers what came through the gates. */
    public interface Answering {
        /** The answer to one webhook; a failed future or an exception leads to the fallback document. */
        Future<Answer> answer(Webhook webhook);
    }

    private final Vertx vertx;
    private final Optional<Signature> signature;
    private final Answering answering;
    private final Function<Webhook, Document> fallback;
    private final Audio audio;
    private final long ceilingMillis;
    private final Outcomes outcomes;

    /**
     * @param signature checks where requests come from; empty only where the port is open to this machine alone
     * @param answering answers what came through the gates
     * @param fallback the document for a caller, or at the whisper's paths for an agent, whose answer failed; it reads only
     *     the webhook and waits for nothing
     * @param recordings the recorded prompts
     * @param ceiling how long an answer may take, well below the carrier's read time limit
     * @param meters gets the timers {@code hotline.webhooks}, by {@code path} and {@code outcome}
     */
    public Webhooks(
            Vertx vertx,
            Optional<Signature> signature,
            Answering answering,
            Function<Webhook, Document> fallback,
            Recordings recordings,
            Duration ceiling,
            MeterRegistry meters) {
        this.vertx = vertx;
        this.signature = signature;
        this.answering = answering;
        this.fallback = fallback;
        this.audio = new Audio(recordings);
        this.ceilingMillis = ceiling.toMillis();
        this.outcomes = new Outcomes(meters);
    }

    @Override
    public void handle(HttpServerRequest request) {
        String target = request.uri();
        int query = target.indexOf('?');
        String url = query < 0 ? target : target.substring(0, query);
        Optional<Path> path = Path.of(url);
        if (path.isPresent()) {
            webhook(request, path.get());
        } else if (url.startsWith(Audio.PREFIX)) {
            recording(request, url);
        } else {
            refuse(request, Outcome.UNKNOWN_PATH, 404, "There is nothing here.");
        }
    }

    private void recording(HttpServerRequest request, String url) {
        Optional<Recordings.Recording> found = audio.find(url);
        if (found.isEmpty()) {
            refuse(request, Outcome.UNKNOWN_PATH, 404, "There is no such recording.");
        } else if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            request.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            refuse(request, Outcome.WRONG_METHOD, 405, "A recording is fetched with GET.");
        } else {
            audio.serve(request, url, found.get());
        }
    }

    private void webhook(HttpServerRequest request, Path path) {
        if (!request.method().equals(HttpMethod.POST)) {
            request.response().putHeader(HttpHeaders.ALLOW, "POST");
            refuse(request, Outcome.WRONG_METHOD, 405, "Webhooks are sent with POST.");
        } else if (announced(request) > BODY_BYTES) {
            tooLarge(request);
        } else {
            new Body(request, path).read();
        }
    }

    /** The body while it comes in. */
    private final class Body {
        private final HttpServerRequest request;
        private final Path path;
        private final long since = System.nanoTime();
        private final Buffer bytes = Buffer.buffer(1024);

        Body(HttpServerRequest request, Path path) {
            this.request = request;
            this.path = path;
        }

        void read() {
            request.handler(this::more).endHandler(end -> complete());
        }

        private void more(Buffer chunk) {
            if (bytes.length() + chunk.length() > BODY_BYTES) {
                tooLarge(request);
            } else {
                bytes.appendBuffer(chunk);
            }
        }

        private void complete() {
            admit(request, path, bytes.getBytes(), since);
        }
    }

    private void admit(HttpServerRequest request, Path path, byte[] body, long since) {
        boolean json = isJson(request);
        Optional<Form> read = json ? Optional.of(Form.EMPTY) : Form.read(body);
        if (read.isEmpty()) {
            tooLarge(request);
            return;
        }
        Form form = read.get();
        if (signature.isPresent() && !isSigned(signature.get(), request, json, body, form)) {
            refuse(request, Outcome.UNSIGNED, 403, "The signature is missing or wrong.");
            return;
        }
        String callSid = form.first("CallSid").orElse("");
        if (path != Path.TASK && (callSid.isEmpty() || callSid.length() > CALL_SID_CHARACTERS)) {
            refuse(request, Outcome.NO_CALL, 400, "CallSid is missing: this belongs to no call.");
            return;
        }
        int query = request.uri().indexOf('?');
        Webhook webhook = new Webhook(
                path,
                query < 0 ? "" : request.uri().substring(query + 1),
                form,
                path == Path.TASK ? "" : callSid,
                Optional.ofNullable(request.getHeader(TOKEN)));
        new Turn(request, webhook, since).answer();
    }

    /** One webhook and its answer, which is given once. Lives on one event loop. */
    private final class Turn {
        private final HttpServerRequest request;
        private final Webhook webhook;
        private final long since;
        private final Context context = vertx.getOrCreateContext();
        private long ceiling = -1;
        private boolean given;

        Turn(HttpServerRequest request, Webhook webhook, long since) {
            this.request = request;
            this.webhook = webhook;
            this.since = since;
        }

        void answer() {
            Future<Answer> answer;
            try {
                answer = answering.answer(webhook);
            } catch (Throwable e) { // a caller waits: no failure whatever may leave them without a document
                answer = Future.failedFuture(e);
            }
            if (answer.isComplete()) {
                settle(answer);
                return;
            }
            ceiling = vertx.setTimer(ceilingMillis, timer -> late());
            answer.onComplete(result -> {
                if (context.equals(Vertx.currentContext())) {
                    settle(result);
                } else {
                    context.runOnContext(here -> settle(result));
                }
            });
        }

        private void settle(AsyncResult<Answer> result) {
            if (given) {
                return;
            }
            vertx.cancelTimer(ceiling);
            if (result.succeeded()) {
                give(Outcome.ANSWERED, result.result());
            } else {
                LOG.error("{} failed: {}", webhook.path().url(), Trace.of(result.cause()));
                giveUp(Outcome.FAILED);
            }
        }

        private void late() {
            if (!given) {
                LOG.error("{} took longer than {} ms", webhook.path().url(), ceilingMillis);
                giveUp(Outcome.LATE);
            }
        }

        private void giveUp(Outcome outcome) {
            switch (webhook.path()) {
                case STATUS, TASK -> fail(outcome);
                case CALL, TURN, TRANSFERRED, WHISPER, WHISPER_ANSWER, QUEUE, CALLBACK, RECORDED, FALLBACK -> {
                    Document document;
                    try {
                        document = fallback.apply(webhook);
                    } catch (RuntimeException e) {
                        LOG.error(
                                "the fallback of {} failed: {}", webhook.path().url(), Trace.of(e));
                        fail(outcome);
                        return;
                    }
                    give(outcome, new Answer.Twiml(document));
                }
            }
        }

        private void fail(Outcome outcome) {
            given = true;
            record(outcome);
            request.response().setStatusCode(500).end();
        }

        private void give(Outcome outcome, Answer answer) {
            given = true;
            record(outcome);
            HttpServerResponse response = request.response();
            switch (answer) {
                case Answer.Twiml twiml ->
                    response.putHeader(HttpHeaders.CONTENT_TYPE, XML).end(bytes(twiml.document()));
                case Answer.Json json ->
                    response.putHeader(HttpHeaders.CONTENT_TYPE, JSON).end(json.json());
                case Answer.Nothing nothing -> response.setStatusCode(204).end();
            }
        }

        private void record(Outcome outcome) {
            outcomes.answered(webhook.path(), outcome, System.nanoTime() - since);
        }
    }

    private static Buffer bytes(Document document) {
        Buffer bytes = Buffer.buffer(document.length());
        document.forEach(bytes::appendBytes);
        return bytes;
    }

    private static boolean isSigned(
            Signature signature, HttpServerRequest request, boolean json, byte[] body, Form form) {
        List<String> headers = request.headers().getAll(SIGNATURE);
        if (headers.size() != 1) {
            return false;
        }
        return json
                ? signature.signs(headers.getFirst(), request.uri(), body)
                : signature.signs(headers.getFirst(), request.uri(), form);
    }

    private static boolean isJson(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("application/json");
    }

    private static long announced(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    private void tooLarge(HttpServerRequest request) {
        refuse(request, Outcome.TOO_LARGE, 413, "A webhook has at most 64 KiB and 200 fields.");
    }

    private void refuse(HttpServerRequest request, Outcome outcome, int status, String why) {
        outcomes.refused(outcome);
        HttpServerResponse response = request.response().setStatusCode(status);
        if (!request.isEnded()) {
            response.putHeader(HttpHeaders.CONNECTION, "close");
            leave(request);
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, TEXT)
                .putHeader(HttpHeaders.CACHE_CONTROL, NOT_KEPT)
                .end(why);
    }

    /** Passes over the rest of a refused body, so that the sender can read why, but not over one without end. */
    private static void leave(HttpServerRequest request) {
        long[] passed = {0};
        request.handler(chunk -> {
            passed[0] += chunk.length();
            if (passed[0] > PASSED_BYTES) {
                request.connection().close();
            }
        });
        request.endHandler(end -> {});
    }
}
