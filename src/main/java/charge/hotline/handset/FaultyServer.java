package charge.hotline.handset;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** A real HTTP server on this machine, in which things go wrong when that is asked for. */
final class FaultyServer implements AutoCloseable {
    /** What came. */
    record Asked(String method, URI target, List<String> authorization, List<String> signature, String body) {}

    /** What goes back, as JSON. */
    record Answer(int status, String json) {}

    /** The work. */
    interface Work {
        Answer on(Asked asked);
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Work work;
    private final Deque<ApiFault> next = new ConcurrentLinkedDeque<>();
    private final AtomicLong requests = new AtomicLong();
    private volatile ApiFault always = new ApiFault.None();

    FaultyServer(int port, Work work) {
        this.work = work;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** What goes wrong with the next requests, one each. */
    void next(ApiFault... faults) {
        next.addAll(List.of(faults));
    }

    /** What goes wrong with all requests for which nothing else is said. */
    void always(ApiFault fault) {
        always = fault;
    }

    long requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        ApiFault planned = next.poll();
        ApiFault fault = planned == null ? always : planned;
        Asked asked = new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders().getOrDefault("Authorization", List.of()),
                exchange.getRequestHeaders().getOrDefault("Hotline-signature", List.of()),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        try (exchange) {
            switch (fault) {
                case ApiFault.None none -> send(exchange, work.on(asked));
                case ApiFault.Refuses refuses -> send(exchange, broken(refuses.status()));
                case ApiFault.Breaks breaks -> {
                    work.on(asked);
                    send(exchange, broken(breaks.status()));
                }
                case ApiFault.Slow slow -> {
                    Answer answer = work.on(asked);
                    rest(slow.by());
                    send(exchange, answer);
                }
                case ApiFault.Cut cut -> {
                    // Closed without an answer.
                }
                case ApiFault.LostAnswer lost -> work.on(asked);
            }
        }
    }

    private static Answer broken(int status) {
        return new Answer(status, "{\"code\":20" + status + ",\"message\":\"asked for\",\"status\":" + status + "}");
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.json().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static void rest(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
