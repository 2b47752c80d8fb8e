package charge.hotline.torture;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * What stands between carrier and nodes: a load balancer that takes the nodes in turn, without any stickiness, and tries the
 * next one where a connection fails or breaks, again and again for some seconds. It does mischief on purpose, and writes down
 * every webhook that a node answered.
 */
final class Front {
    /** As long as the carrier tries at all. */
    private static final Duration LONGEST = Duration.ofSeconds(11);

    /** When no node answers at the fallback URL, it answers itself, before the carrier's time limit of 4 s. */
    private static final Duration BEFORE_APOLOGY = Duration.ofSeconds(3);

    private static final int FIRST_PAUSE_MILLIS = 20;
    private static final int LONGEST_PAUSE_MILLIS = 500;
    private static final int CONNECTIONS = 1_000;
    private static final Set<String> PASSED_ON =
            Set.of("Content-Type", "X-Twilio-Signature", "I-Twilio-Idempotency-Token", "User-Agent");

    private final Vertx vertx;
    private final List<Integer> nodes;
    private final String apology;
    private final HttpClient client;
    private final Random random;
    private final int port;
    private final AtomicInteger turn = new AtomicInteger();
    private final ConcurrentLinkedQueue<Delivery> deliveries = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Long> waits = new ConcurrentLinkedQueue<>();
    private final Map<Mischief, LongAdder> done = new ConcurrentHashMap<>();
    private final LongAdder failovers = new LongAdder();
    private final LongAdder unanswered = new LongAdder();
    private final AtomicInteger copiesUnderWay = new AtomicInteger();
    private volatile boolean mischievous;

    /**
     * Starts listening on any free port.
     *
     * @param nodes the ports of the nodes
     * @param apology the document with which it answers at the fallback URL while no node does
     * @param mischievous whether it does anything but what a load balancer should
     */
    Front(Vertx vertx, List<Integer> nodes, String apology, long seed, boolean mischievous) {
        this.vertx = vertx;
        this.nodes = List.copyOf(nodes);
        this.apology = apology;
        this.random = new Random(seed);
        this.mischievous = mischievous;
        client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(1_000), new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        port = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .requestHandler(this::handle)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    /** A webhook on its way. */
    private record Webhook(HttpMethod method, String target, MultiMap headers, Buffer body, long came) {
        boolean isFallback() {
            return target.startsWith("/voice/fallback");
        }
    }

    /** What a node answered. */
    private record Answer(int status, MultiMap headers, Buffer body) {}

    private void handle(HttpServerRequest request) {
        long came = System.nanoTime();
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        for (String name : PASSED_ON) {
            Optional.ofNullable(request.getHeader(name)).ifPresent(value -> headers.set(name, value));
        }
        request.body().onSuccess(body -> {
            Webhook webhook = new Webhook(request.method(), request.uri(), headers, body, came);
            pass(request, webhook, mischief(webhook));
        });
    }

    private synchronized Mischief mischief(Webhook webhook) {
        Mischief any = Mischief.any(random);
        return mischievous && (any.leavesTheFallback() || !webhook.isFallback()) ? any : Mischief.NONE;
    }

    private synchronized long upTo(int millis) {
        return 1L + random.nextInt(millis);
    }

    private void pass(HttpServerRequest request, Webhook webhook, Mischief mischief) {
        done.computeIfAbsent(mischief, first -> new LongAdder()).increment();
        int first = turn.getAndIncrement();
        Future<Answer> answer = switch (mischief) {
            case NONE, CARRIER_CUT, WITHHELD -> deliver(webhook, first);
            case TWICE -> {
                copy(webhook, first + 1);
                yield deliver(webhook, first);
            }
            case LATE_COPY -> {
                copiesUnderWay.incrementAndGet();
                vertx.timer(upTo(6_000), TimeUnit.MILLISECONDS).onComplete(late -> {
                    copy(webhook, turn.getAndIncrement());
                    copiesUnderWay.decrementAndGet();
                });
                yield deliver(webhook, first);
            }
            case DELAYED -> vertx.timer(upTo(1_000), TimeUnit.MILLISECONDS).compose(late -> deliver(webhook, first));
            case NODE_CUT -> cut(webhook, first).compose(gone -> deliver(webhook, first + 1));
        };
        answer.onComplete(
                got -> {
                    switch (mischief) {
                        case NONE, TWICE, LATE_COPY, NODE_CUT -> {
                            waits.add(System.nanoTime() - webhook.came());
                            answer(request, got);
                        }
                        case DELAYED -> answer(request, got);
                        case CARRIER_CUT -> request.connection().close();
                        case WITHHELD -> {
                            // the carrier closes the connection when its time is up
                        }
                    }
                },
                nobody -> {
                    unanswered.increment();
                    if (!request.response().closed()) {
                        nobody(request, webhook);
                    }
                });
    }

    private static void answer(HttpServerRequest request, Answer answer) {
        if (!request.response().closed()) {
            request.response().setStatusCode(answer.status()).headers().setAll(answer.headers());
            request.response().end(answer.body());
        }
    }

    private void nobody(HttpServerRequest request, Webhook webhook) {
        if (webhook.isFallback()) {
            request.response()
                    .putHeader("Content-Type", "text/xml; charset=utf-8")
                    .end(apology);
        } else {
            request.response().setStatusCode(502).end();
        }
    }

    private void copy(Webhook webhook, int node) {
        copiesUnderWay.incrementAndGet();
        deliver(webhook, node).onComplete(answered -> copiesUnderWay.decrementAndGet());
    }

    /** To this node, and where that fails, to the next. */
    private Future<Answer> deliver(Webhook webhook, int node) {
        return deliver(webhook, node, FIRST_PAUSE_MILLIS);
    }

    private Future<Answer> deliver(Webhook webhook, int node, int pause) {
        return attempt(webhook, node).recover(broken -> {
            failovers.increment();
            Duration longest = webhook.isFallback() ? BEFORE_APOLOGY : LONGEST;
            return System.nanoTime() - webhook.came() > longest.toNanos()
                    ? Future.failedFuture(broken)
                    : vertx.timer(pause, TimeUnit.MILLISECONDS)
                            .compose(later -> deliver(webhook, node + 1, Math.min(2 * pause, LONGEST_PAUSE_MILLIS)));
        });
    }

    private Future<Answer> attempt(Webhook webhook, int turnOf) {
        int node = Math.floorMod(turnOf, nodes.size());
        long[] sent = new long[1];
        return client.request(webhook.method(), nodes.get(node), "127.0.0.1", webhook.target())
                .compose(request -> {
                    request.headers().setAll(webhook.headers());
                    sent[0] = System.nanoTime();
                    return request.send(webhook.body());
                })
                .compose(response -> response.body().map(body -> {
                    deliveries.add(new Delivery(
                            webhook.target(),
                            fields(webhook.body()),
                            node,
                            sent[0],
                            System.nanoTime(),
                            response.statusCode(),
                            body.toString(UTF_8)));
                    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
                    Optional.ofNullable(response.getHeader("Content-Type"))
                            .ifPresent(type -> headers.set("Content-Type", type));
                    return new Answer(response.statusCode(), headers, body);
                }));
    }

    /** Sends it and hangs up a moment later. */
    private Future<Void> cut(Webhook webhook, int node) {
        return client.request(
                        webhook.method(), nodes.get(Math.floorMod(node, nodes.size())), "127.0.0.1", webhook.target())
                .compose(request -> {
                    request.headers().setAll(webhook.headers());
                    request.send(webhook.body());
                    return vertx.timer(upTo(6), TimeUnit.MILLISECONDS).onComplete(now -> request.reset());
                })
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    private static Map<String, String> fields(Buffer body) {
        Map<String, String> fields = new HashMap<>();
        for (String field : body.toString(UTF_8).split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(field.substring(0, equals), URLDecoder.decode(field.substring(equals + 1), UTF_8));
            }
        }
        return Map.copyOf(fields);
    }

    /** Does nothing wrong from now on, and waits until the last copies are delivered. */
    void behave() {
        mischievous = false;
        while (copiesUnderWay.get() > 0) {
            Pause.of(Duration.ofMillis(20));
        }
    }

    int port() {
        return port;
    }

    /** All that was answered, in the order of the answers. */
    List<Delivery> deliveries() {
        return new ArrayList<>(deliveries);
    }

    /** How long the carrier waited for each answer, in nanoseconds; what was delayed or withheld on purpose is left out. */
    List<Long> waits() {
        return new ArrayList<>(waits);
    }

    /** How often each mischief was done. */
    Map<Mischief, Long> done() {
        Map<Mischief, Long> counts = new EnumMap<>(Mischief.class);
        done.forEach((mischief, count) -> counts.put(mischief, count.sum()));
        return counts;
    }

    /** How often another node was tried. */
    long failovers() {
        return failovers.sum();
    }

    /** How many webhooks no node answered. */
    long unanswered() {
        return unanswered.sum();
    }
}
