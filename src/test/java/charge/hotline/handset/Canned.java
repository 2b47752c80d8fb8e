package charge.hotline.handset;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A tiny web server with canned documents, on a port of its own. */
final class Canned implements AutoCloseable {
    static final String SAY = "<Say voice=\"Polly.Lea-Neural\" language=\"fr-FR\">";

    /** What the server was asked. */
    record Asked(String method, String target, Form form, Map<String, List<String>> headers) {
        String header(String name) {
            return String.join(",", headers.getOrDefault(name, List.of()));
        }
    }

    /** What it answers. */
    record Reply(int status, String type, String body, String location) {}

    private final HttpServer server;
    private final Map<String, Function<Asked, Reply>> pages = new ConcurrentHashMap<>();
    private final List<Asked> asked = new ArrayList<>();

    Canned() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        reply("/voice/status", 204, "text/xml", "");
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Network network() {
        return new Network(Connection.to(url()));
    }

    /** A document made of these verbs. */
    Canned page(String path, String verbs) {
        return reply(path, 200, "text/xml; charset=utf-8", "<Response>" + verbs + "</Response>");
    }

    /** A document that depends on the form. */
    Canned page(String path, Function<Form, String> verbs) {
        pages.put(
                path,
                asked -> new Reply(200, "text/xml", "<Response>" + verbs.apply(asked.form()) + "</Response>", ""));
        return this;
    }

    Canned reply(String path, int status, String type, String body) {
        pages.put(path, asked -> new Reply(status, type, body, ""));
        return this;
    }

    Canned moved(String path, String location) {
        pages.put(path, asked -> new Reply(302, "text/plain", "moved", location));
        return this;
    }

    List<Asked> asked(String path) {
        synchronized (asked) {
            return asked.stream()
                    .filter(a -> a.target().replaceFirst("\\?.*", "").equals(path))
                    .toList();
        }
    }

    static String say(String text) {
        return SAY + text + "</Say>";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            Form form = Form.empty();
            for (String field : body.isEmpty() ? new String[0] : body.split("&", -1)) {
                String[] pair = field.split("=", 2);
                form = form.with(URLDecoder.decode(pair[0], UTF_8), URLDecoder.decode(pair[1], UTF_8));
            }
            Asked now = new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    form,
                    Map.copyOf(exchange.getRequestHeaders()));
            synchronized (asked) {
                asked.add(now);
            }
            Reply reply = pages.getOrDefault(
                            exchange.getRequestURI().getPath(), a -> new Reply(404, "text/plain", "nothing here", ""))
                    .apply(now);
            if (!reply.type().isEmpty()) {
                exchange.getResponseHeaders().add("Content-Type", reply.type());
            }
            if (!reply.location().isEmpty()) {
                exchange.getResponseHeaders().add("Location", reply.location());
            }
            byte[] bytes = reply.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
