package charge.hotline.carrier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.twiml.Document;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhooksTest {
    private static final String TOKEN = "12345";
    private static final String PUBLIC_URL = "https://hotline.example";
    private static final String FALLBACK = "<Response><Say>Sorry</Say></Response>";
    private static final Duration CEILING = Duration.ofMillis(400);
    private static final Buffer RECORDED = Buffer.buffer("an mp3 file");

    private final List<Webhook> processed = new CopyOnWriteArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient();
    private Optional<WebhookServer> server = Optional.empty();

    record Answered(int status, Map<String, String> headers, String body) {}

    @AfterEach
    void stop() throws Exception {
        get(vertx.close());
    }

    @Test
    void aSignedWebhookIsAnsweredWithItsDocument() throws Exception {
        listen(webhook -> document("<Response><Say>Café</Say></Response>"));

        Answered answered = signed("/voice/turn?u=1&at=light&n=3", "CallSid=CA1&Digits=2&SpeechResult=d%C3%A9j%C3%A0");

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.headers()).containsEntry("content-type", "text/xml; charset=utf-8");
        assertThat(answered.body()).isEqualTo("<Response><Say>Café</Say></Response>");
        Webhook webhook = processed.getFirst();
        assertThat(webhook.path()).isEqualTo(Webhook.Path.TURN);
        assertThat(webhook.query()).isEqualTo("u=1&at=light&n=3");
        assertThat(webhook.callSid()).isEqualTo("CA1");
        assertThat(webhook.form().first("SpeechResult")).contains("déjà");
        assertThat(webhook.token()).isEmpty();
        assertThat(meters.get("hotline.webhooks")
                        .tags("path", "/voice/turn", "outcome", "answered")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Webhook.Path.class)
    void everyPathOfTheContractIsThere(Webhook.Path path) throws Exception {
        listen(webhook -> document("<Response/>"));

        assertThat(signed(path.url(), "CallSid=CA1").status()).isEqualTo(200);
        assertThat(processed).singleElement().extracting(Webhook::path).isEqualTo(path);
    }

    @Test
    void thePathsAreThoseThatTheCarrierIsConfiguredWith() {
        assertThat(java.util.Arrays.stream(Webhook.Path.values()).map(Webhook.Path::url))
                .containsExactlyInAnyOrder(
                        "/voice",
                        "/voice/turn",
                        "/voice/transferred",
                        "/voice/whisper",
                        "/voice/whisper/answer",
                        "/voice/queue",
                        "/voice/callback",
                        "/voice/recorded",
                        "/voice/status",
                        "/voice/fallback",
                        "/voice/task");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/voices",
                "/voice/",
                "/voice/turn/",
                "//voice",
                "/VOICE",
                "/health/live",
                "/metrics",
                "/api/calls"
            })
    void anUnknownPathIsNotFound(String path) throws Exception {
        listen(webhook -> document("<Response/>"));

        assertThat(signed(path, "CallSid=CA1").status()).isEqualTo(404);
        assertThat(processed).isEmpty();
    }

    @Test
    void onlyPostIsAMethodForWebhooks() throws Exception {
        listen(webhook -> document("<Response/>"));

        for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.PUT, HttpMethod.DELETE, HttpMethod.OPTIONS)) {
            Answered answered = send(method, "/voice?CallSid=CA1", "", signature("/voice?CallSid=CA1", ""));

            assertThat(answered.status()).isEqualTo(405);
            assertThat(answered.headers()).containsEntry("allow", "POST");
        }
        assertThat(processed).isEmpty();
    }

    @Test
    void aBodyOf64KiBIsReadAndOneByteMoreIsRefused() throws Exception {
        listen(webhook -> document("<Response/>"));
        String full = fields(Webhooks.BODY_BYTES);
        assertThat(full).hasSize(Webhooks.BODY_BYTES);

        assertThat(signed("/voice", full).status()).isEqualTo(200);
        assertThat(signed("/voice", full + "x").status()).isEqualTo(413);
        assertThat(processed).hasSize(1);
    }

    @Test
    void aBodyOfUnknownLengthIsRefusedOnceItIsTooLong() throws Exception {
        listen(webhook -> document("<Response/>"));
        HttpClientRequest request = get(client.request(options(HttpMethod.POST, "/voice")));
        request.setChunked(true);
        request.putHeader("X-Twilio-Signature", signature("/voice", ""));
        for (int i = 0; i < 9; i++) {
            request.write(Buffer.buffer("a".repeat(8 * 1024)));
        }

        assertThat(get(request.response()).statusCode()).isEqualTo(413);
        assertThat(processed).isEmpty();
    }

    @Test
    void aBodyWithoutEndIsCutOff() throws Exception {
        listen(webhook -> document("<Response/>"));

        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), server.orElseThrow().port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("POST /voice HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(UTF_8));
            byte[] chunk = ("1000\r\n" + "a".repeat(4096) + "\r\n").getBytes(UTF_8);
            assertThat(chunksUntilCut(socket, chunk)).isLessThan(10_000);
        }
    }

    @Test
    void aFormWithTooManyFieldsIsRefused() throws Exception {
        listen(webhook -> document("<Response/>"));

        assertThat(signed("/voice", "CallSid=CA1" + "&a=1".repeat(199)).status())
                .isEqualTo(200);
        assertThat(signed("/voice", "CallSid=CA1" + "&a=1".repeat(200)).status())
                .isEqualTo(413);
    }

    @Test
    void whatIsNotSignedIsNotProcessed() throws Exception {
        listen(webhook -> document("<Response/>"));
        String body = "CallSid=CA1&Digits=1";
        String right = signature("/voice/turn?n=1", body);

        assertThat(send(HttpMethod.POST, "/voice/turn?n=1", body).status())
                .as("no signature")
                .isEqualTo(403);
        assertThat(send(HttpMethod.POST, "/voice/turn?n=1", body, "wrong").status())
                .isEqualTo(403);
        assertThat(send(HttpMethod.POST, "/voice/turn?n=1", body, "").status()).isEqualTo(403);
        assertThat(send(HttpMethod.POST, "/voice/turn?n=2", body, right).status())
                .as("another URL")
                .isEqualTo(403);
        assertThat(send(HttpMethod.POST, "/voice/turn?n=1", body + "2", right).status())
                .as("another body")
                .isEqualTo(403);
        assertThat(send(HttpMethod.POST, "/voice/turn?n=1", body, right, right).status())
                .as("two signatures")
                .isEqualTo(403);
        assertThat(processed).isEmpty();
        assertThat(send(HttpMethod.POST, "/voice/turn?n=1", body, right).status())
                .isEqualTo(200);
    }

    @Test
    void theSignatureIsCheckedBeforeTheCallIsLookedFor() throws Exception {
        listen(webhook -> document("<Response/>"));

        assertThat(send(HttpMethod.POST, "/voice", "Digits=1").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hotline.example",
                "https://hotline.example:443",
                "http://hotline.example",
            })
    void theUrlIsTheConfiguredOneWithAndWithoutThePort(String origin) throws Exception {
        listen(webhook -> document("<Response/>"));
        String target = "/voice/turn?q=a%2Bb%26c&b='";

        int status = send(HttpMethod.POST, target, "CallSid=CA1", hmac(origin + target + "CallSidCA1"))
                .status();

        assertThat(status).isEqualTo(origin.startsWith("https") ? 200 : 403);
    }

    @Test
    void hostHeadersAreNotBelieved() throws Exception {
        listen(webhook -> document("<Response/>"));
        RequestOptions options = options(HttpMethod.POST, "/voice")
                .putHeader("Host", "evil.example")
                .putHeader("X-Forwarded-Host", "evil.example")
                .putHeader("X-Forwarded-Proto", "https");

        assertThat(send(options, "CallSid=CA1", hmac("https://evil.example/voiceCallSidCA1"))
                        .status())
                .isEqualTo(403);
        assertThat(send(options, "CallSid=CA1", signature("/voice", "CallSid=CA1"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aJsonBodyIsSignedByItsHash() throws Exception {
        listen(webhook -> given(new Answer.Json("{}")));
        String body = "{}";
        String hashed = "/voice/task?bodySHA256=44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";

        assertThat(json(hashed, body, hmac(PUBLIC_URL + hashed)).status()).isEqualTo(200);
        assertThat(json(hashed, "{ }", hmac(PUBLIC_URL + hashed)).status()).isEqualTo(403);
        assertThat(json("/voice/task", body, hmac(PUBLIC_URL + "/voice/task")).status())
                .as("without the hash the body could be anybody's")
                .isEqualTo(403);
    }

    @Test
    void aWebhookWithoutACallIsRefusedExceptForTasks() throws Exception {
        listen(webhook -> document("<Response/>"));

        for (Webhook.Path path : Webhook.Path.values()) {
            int expected = path == Webhook.Path.TASK ? 200 : 400;
            assertThat(signed(path.url(), "TaskSid=WT1").status())
                    .as(path.url())
                    .isEqualTo(expected);
            assertThat(signed(path.url(), "CallSid=").status()).as(path.url()).isEqualTo(expected);
            assertThat(signed(path.url(), "CallSid=" + "C".repeat(129)).status())
                    .as(path.url())
                    .isEqualTo(expected);
            assertThat(signed(path.url() + "?CallSid=CA1", "").status())
                    .as(path.url())
                    .isEqualTo(expected);
        }
    }

    @Test
    void withoutATokenNothingIsChecked() throws Exception {
        listen(webhook -> document("<Response/>"), Optional.empty(), 1);

        assertThat(send(HttpMethod.POST, "/voice", "CallSid=CA1").status()).isEqualTo(200);
    }

    @Test
    void jsonAndNothingAreAnswersToo() throws Exception {
        listen(webhook -> webhook.path() == Webhook.Path.TASK
                ? given(new Answer.Json("{\"instruction\":\"dequeue\"}"))
                : given(new Answer.Nothing()));

        Answered task = signed("/voice/task", "TaskSid=WT1");
        assertThat(task.headers()).containsEntry("content-type", "application/json");
        assertThat(task.body()).isEqualTo("{\"instruction\":\"dequeue\"}");
        Answered status = signed("/voice/status", "CallSid=CA1&CallStatus=completed");
        assertThat(status.status()).isEqualTo(204);
        assertThat(status.body()).isEmpty();
    }

    @Test
    void theIdempotencyTokenOfARepeatIsPassedOn() throws Exception {
        listen(webhook -> document("<Response/>"));
        RequestOptions options = options(HttpMethod.POST, "/voice").putHeader("I-Twilio-Idempotency-Token", "token-1");

        send(options, "CallSid=CA1", signature("/voice", "CallSid=CA1"));

        assertThat(processed.getFirst().token()).contains("token-1");
    }

    @Test
    void whoeverFailsACallerHearsTheFallback() throws Exception {
        listen(webhook -> switch (webhook.query()) {
            case "throws" -> throw new IllegalStateException("le voyant est rouge");
            case "error" -> throw new StackOverflowError();
            case "fails" -> Future.failedFuture(new IllegalStateException("le voyant est rouge"));
            default -> Promise.<Answer>promise().future();
        });

        for (String query : List.of("throws", "error", "fails", "never")) {
            Answered answered = signed("/voice/turn?" + query, "CallSid=CA1");

            assertThat(answered.status()).as(query).isEqualTo(200);
            assertThat(answered.headers()).containsEntry("content-type", "text/xml; charset=utf-8");
            assertThat(answered.body()).isEqualTo(FALLBACK);
        }
    }

    @Test
    void whereNobodyListensAFailureShowsInTheCarriersLog() throws Exception {
        listen(webhook -> Future.failedFuture(new IllegalStateException()));

        assertThat(signed("/voice/status", "CallSid=CA1").status()).isEqualTo(500);
        assertThat(signed("/voice/task", "TaskSid=WT1").status()).isEqualTo(500);
    }

    @Test
    void anAnswerThatComesTooLateIsNotGivenTwice() throws Exception {
        Promise<Answer> late = Promise.promise();
        listen(webhook -> webhook.query().equals("late") ? late.future() : document("<Response/>"));

        assertThat(signed("/voice/turn?late", "CallSid=CA1").body()).isEqualTo(FALLBACK);
        late.complete(new Answer.Twiml(Document.of("<Response><Hangup/></Response>")));

        assertThat(signed("/voice/turn?next", "CallSid=CA1").body()).isEqualTo("<Response/>");
        assertThat(meters.get("hotline.webhooks")
                        .tags("path", "/voice/turn", "outcome", "late")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void anAnswerMayComeFromAnyThread() throws Exception {
        listen(webhook -> {
            Promise<Answer> answer = Promise.promise();
            Thread.ofPlatform().start(() -> answer.complete(new Answer.Twiml(Document.of("<Response/>"))));
            return answer.future();
        });

        assertThat(signed("/voice", "CallSid=CA1").body()).isEqualTo("<Response/>");
    }

    @Test
    void manyCallersOnSeveralEventLoopsEachGetTheirOwnAnswer() throws Exception {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        listen(
                webhook -> {
                    threads.add(Thread.currentThread().getName());
                    return vertx.timer(5, TimeUnit.MILLISECONDS)
                            .map(now ->
                                    new Answer.Twiml(Document.of("<Response><Say>" + webhook.callSid() + webhook.query()
                                            + webhook.form().first("Digits").orElse("") + "</Say></Response>")));
                },
                Optional.of(new Signature(List.of(TOKEN), PUBLIC_URL)),
                2);
        HttpClient many = vertx.createHttpClient(
                new io.vertx.core.http.HttpClientOptions(), new io.vertx.core.http.PoolOptions().setHttp1MaxSize(16));
        List<Future<String>> answers = new ArrayList<>();
        for (int caller = 0; caller < 400; caller++) {
            String body = "Digits=" + caller % 10 + "&CallSid=CA" + caller;
            String target = "/voice/turn?n=" + caller;
            answers.add(many.request(
                            options(HttpMethod.POST, target).putHeader("X-Twilio-Signature", signature(target, body)))
                    .compose(request -> request.send(body).compose(HttpClientResponse::body))
                    .map(Buffer::toString));
        }

        get(Future.join(answers));
        for (int caller = 0; caller < 400; caller++) {
            assertThat(answers.get(caller).result())
                    .isEqualTo("<Response><Say>CA" + caller + "n=" + caller + caller % 10 + "</Say></Response>");
        }
        assertThat(threads).hasSize(2);
    }

    @Test
    void whoIsBeingAnsweredWhenTheServiceStopsGetsTheAnswer() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        Promise<Answer> answer = Promise.promise();
        listen(webhook -> {
            arrived.countDown();
            return answer.future();
        });
        WebhookServer listening = server.orElseThrow();
        assertThat(listening.ready()).isTrue();

        Future<Answered> caller =
                sending(options(HttpMethod.POST, "/voice"), "CallSid=CA1", signature("/voice", "CallSid=CA1"));
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
        Future<Void> stopped = listening.stop(Duration.ZERO, Duration.ofSeconds(10));
        assertThat(listening.ready()).isFalse();
        answer.complete(new Answer.Twiml(Document.of("<Response/>")));

        assertThat(get(caller).body()).isEqualTo("<Response/>");
        get(stopped);
        assertThat(listensOn(listening.port())).isFalse();
    }

    @Test
    void aRecordingIsFetched() throws Exception {
        listen(webhook -> document("<Response/>"));

        Answered answered = send(HttpMethod.GET, "/audio/fr/light.ask.mp3", "");
        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.body()).isEqualTo("an mp3 file");
        assertThat(answered.headers())
                .containsEntry("content-type", "audio/mpeg")
                .containsEntry("content-length", "11")
                .containsEntry("cache-control", "public, max-age=300")
                .containsEntry("etag", "\"3f9c51d2\"");

        Answered head = send(HttpMethod.HEAD, "/audio/fr/light.ask.mp3", "");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers()).containsEntry("content-length", "11");

        Answered same =
                send(options(HttpMethod.GET, "/audio/fr/light.ask.mp3").putHeader("If-None-Match", "\"3f9c51d2\""), "");
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.body()).isEmpty();

        Answered posted = send(HttpMethod.POST, "/audio/fr/light.ask.mp3", "");
        assertThat(posted.status()).isEqualTo(405);
        assertThat(posted.headers()).containsEntry("allow", "GET, HEAD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/audio/",
                "/audio/fr",
                "/audio/fr/",
                "/audio/fr/other.mp3",
                "/audio/fr/../fr/light.ask.mp3",
                "/audio/../audio/fr/light.ask.mp3",
                "/audio/fr/%2e%2e/light.ask.mp3",
                "/audio/fr/..%2flight.ask.mp3",
                "/audio/fr/..",
                "/audio/../light.ask.mp3",
                "/audio/fr/.light.ask.mp3",
                "/audio/fr/light.ask.mp3/",
                "/audio/fr\\light.ask.mp3",
                "/audio/fr/light.ask.yaml",
                "/audio/fr/light.ask",
            })
    void thereIsNoWayToAnotherFile(String path) throws Exception {
        listen(webhook -> document("<Response/>"));

        assertThat(send(HttpMethod.GET, path, "").status()).isEqualTo(404);
    }

    private void listen(Function<Webhook, Future<Answer>> answering) throws Exception {
        listen(answering, Optional.of(new Signature(List.of(TOKEN), PUBLIC_URL)), 1);
    }

    private void listen(Function<Webhook, Future<Answer>> answering, Optional<Signature> signature, int loops)
            throws Exception {
        Webhooks webhooks = new Webhooks(
                vertx,
                signature,
                webhook -> {
                    processed.add(webhook);
                    return answering.apply(webhook);
                },
                webhook -> Document.of(FALLBACK),
                (language, file) -> language.equals("fr") && file.equals("light.ask.mp3")
                        ? Optional.of(new Recordings.Recording(RECORDED, "3f9c51d2"))
                        : Optional.empty(),
                CEILING,
                meters);
        server = Optional.of(get(WebhookServer.start(vertx, "127.0.0.1", 0, loops, webhooks)));
    }

    private static Future<Answer> given(Answer answer) {
        return Future.succeededFuture(answer);
    }

    private static Future<Answer> document(String twiml) {
        return given(new Answer.Twiml(Document.of(twiml)));
    }

    private Answered signed(String target, String body) throws Exception {
        return send(HttpMethod.POST, target, body, signature(target, body));
    }

    private Answered json(String target, String body, String signature) throws Exception {
        return send(
                options(HttpMethod.POST, target).putHeader("Content-Type", "application/json; charset=utf-8"),
                body,
                signature);
    }

    private Answered send(HttpMethod method, String target, String body, String... signatures) throws Exception {
        return send(options(method, target), body, signatures);
    }

    private Answered send(RequestOptions options, String body, String... signatures) throws Exception {
        return get(sending(options, body, signatures));
    }

    private Future<Answered> sending(RequestOptions options, String body, String... signatures) {
        if (signatures.length > 0) {
            options.putHeader("X-Twilio-Signature", List.of(signatures));
        }
        // the body is asked for inside: once the response is here, a listener from outside may come too late for it
        return client.request(options)
                .compose(request -> request.send(body)
                        .compose(response -> response.body().map(bytes -> {
                            Map<String, String> headers = new HashMap<>();
                            response.headers()
                                    .forEach((name, value) ->
                                            headers.put(name.toLowerCase(java.util.Locale.ROOT), value));
                            return new Answered(response.statusCode(), headers, bytes.toString());
                        })));
    }

    private RequestOptions options(HttpMethod method, String target) {
        return new RequestOptions()
                .setMethod(method)
                .setHost("127.0.0.1")
                .setPort(server.orElseThrow().port())
                .setURI(target)
                .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8");
    }

    /** A form of exactly this many bytes. */
    private static String fields(int length) {
        StringBuilder body = new StringBuilder("CallSid=CA1");
        while (body.length() < length) {
            int rest = Math.min(length - body.length(), 10_000);
            body.append(rest < 4 ? "&".repeat(rest) : "&a=" + "1".repeat(rest - 3));
        }
        return body.toString();
    }

    private static int chunksUntilCut(Socket socket, byte[] chunk) {
        for (int sent = 0; sent < 10_000; sent++) {
            try {
                socket.getOutputStream().write(chunk);
            } catch (IOException e) {
                return sent;
            }
        }
        return 10_000;
    }

    private static boolean listensOn(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static String signature(String target, String body) {
        Form form = Form.read(body.getBytes(UTF_8)).orElse(Form.EMPTY);
        List<String> fields = new ArrayList<>();
        for (int field = 0; field < form.size(); field++) {
            fields.add(form.name(field) + form.value(field));
        }
        return hmac(PUBLIC_URL + target + String.join("", new java.util.TreeSet<>(fields)));
    }

    private static String hmac(String data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(TOKEN.getBytes(UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(data.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T get(Future<T> future) throws Exception {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("nothing came", e);
        }
    }
}
