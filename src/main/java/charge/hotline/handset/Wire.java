package charge.hotline.handset;

import static java.nio.charset.StandardCharsets.UTF_8;

import charge.hotline.handset.Fetched.Answer;
import charge.hotline.handset.Fetched.Failure;
import charge.hotline.handset.Overrides.Trouble;
import java.io.IOException;
import java.net.ConnectException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The HTTP side of one call: signs, connects, waits as long as the URL's connection override says, tries again where it
 * says so, follows HTTP redirects (which lose the form), keeps cookies.
 */
final class Wire {
    /** One request. The URL is absolute and public, its fragment a connection override. */
    record Request(String leg, String purpose, String method, String url, Form form) {}

    private static final Map<Duration, HttpClient> CLIENTS = new ConcurrentHashMap<>();
    private static final int MOST_REDIRECTS = 10;
    private static final Duration CEILING = Duration.ofSeconds(15);

    private final Connection connection;
    private final Fault.Plan faults;
    private final Trace trace;
    private final CookieManager cookies = new CookieManager();
    private int requests;
    private int nextNode;

    Wire(Connection connection, Fault.Plan faults, Trace trace, int firstNode) {
        this.connection = connection;
        this.faults = faults;
        this.trace = trace;
        this.nextNode = firstNode;
    }

    Fetched fetch(Request request) {
        Fault fault = faults.of(request.purpose(), ++requests);
        long start = System.nanoTime();
        Request now = request;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            Attempt attempt = tries(now, redirects == 0 ? fault : new Fault.None(), start);
            if (attempt.location().isEmpty()) {
                return attempt.fetched();
            }
            Optional<String> next = Urls.resolve(now.url(), attempt.location().get());
            if (next.isEmpty()) {
                return new Failure(now.url(), 11216, "redirected to no URL");
            }
            now = new Request(request.leg(), request.purpose(), "GET", next.get(), Form.empty());
        }
        return new Failure(request.url(), 11215, "too many HTTP redirects");
    }

    private Attempt tries(Request request, Fault fault, long start) {
        Overrides overrides;
        try {
            overrides = Overrides.of(Urls.fragment(request.url()));
        } catch (Overrides.Bad e) {
            return Attempt.failed(new Failure(request.url(), 11240, String.valueOf(e.getMessage())), Optional.empty());
        }
        Duration most = overrides.total().compareTo(CEILING) < 0 ? overrides.total() : CEILING;
        String token = UUID.randomUUID().toString();
        for (int attempt = 0; ; attempt++) {
            Duration left = most.minusNanos(System.nanoTime() - start);
            if (left.isNegative() || left.isZero()) {
                return Attempt.failed(
                        new Failure(request.url(), 11203, "no answer within " + most.toMillis() + " ms"),
                        Optional.empty());
            }
            Attempt result = attempt(request, overrides, left, token, attempt == 0 ? fault : new Fault.None());
            Optional<Trouble> trouble = result.trouble();
            if (trouble.isEmpty()
                    || attempt >= overrides.retries()
                    || !overrides.on().contains(trouble.get())) {
                return result;
            }
        }
    }

    private Attempt attempt(Request request, Overrides overrides, Duration left, String token, Fault fault) {
        return switch (fault) {
            case Fault.None n -> once(request, overrides, left, token);
            case Fault.Twice t -> {
                Attempt first = once(request, overrides, left, token);
                once(request, overrides, left, token);
                yield first;
            }
            case Fault.AtOnce a -> {
                CompletableFuture<Attempt> second = CompletableFuture.supplyAsync(
                        () -> once(request, overrides, left, token), Thread::startVirtualThread);
                Attempt first = once(request, overrides, left, token);
                second.join();
                yield first;
            }
            case Fault.LostAnswer l -> {
                once(request, overrides, left, token);
                yield Attempt.failed(
                        new Failure(request.url(), 11203, "the answer was lost"), Optional.of(Trouble.READ));
            }
            case Fault.Late late -> {
                pause(late.by());
                yield once(request, overrides, left, token);
            }
        };
    }

    /** What came of one attempt: whether a retry policy may name its trouble, and whether it points elsewhere. */
    private record Attempt(Fetched fetched, Optional<Trouble> trouble, Optional<String> location) {
        static Attempt failed(Failure failure, Optional<Trouble> trouble) {
            return new Attempt(failure, trouble, Optional.empty());
        }
    }

    private Attempt once(Request request, Overrides overrides, Duration left, String token) {
        Optional<String> node = node(request.url());
        if (node.isEmpty()) {
            return failed(request, token, "", 11210, Optional.empty(), "the network knows no way to " + request.url());
        }
        boolean get = request.method().equals("GET");
        String query = get ? request.form().encoded() : "";
        String signed = Signer.signedUrl(Urls.withQuery(Urls.withoutFragment(request.url()), query));
        try {
            URI uri = URI.create(Urls.withQuery(actual(node.get(), request.url()), query));
            Duration patience = overrides.read().compareTo(left) < 0 ? overrides.read() : left;
            HttpRequest.Builder builder = HttpRequest.newBuilder(uri)
                    .timeout(patience)
                    .header("User-Agent", "TwilioProxy/1.1")
                    .header("I-Twilio-Idempotency-Token", token);
            cookies.get(uri, Map.of()).forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
            connection
                    .token()
                    .ifPresent(secret -> builder.header(
                            "X-Twilio-Signature",
                            new Signer(secret).sign(signed, get ? Form.empty() : request.form())));
            if (get) {
                builder.GET();
            } else {
                builder.header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                        .POST(HttpRequest.BodyPublishers.ofString(request.form().encoded()));
            }
            HttpResponse<byte[]> response =
                    client(overrides.connect()).send(builder.build(), BodyHandlers.ofByteArray());
            cookies.put(uri, response.headers().map());
            return answered(request, token, node.get(), response);
        } catch (HttpConnectTimeoutException e) {
            return failed(request, token, node.get(), 11201, Optional.of(Trouble.CONNECT), "no connection in time");
        } catch (HttpTimeoutException e) {
            return failed(request, token, node.get(), 11203, Optional.of(Trouble.READ), "no answer in time");
        } catch (ConnectException e) {
            return e.getCause() instanceof UnresolvedAddressException
                    ? failed(request, token, node.get(), 11210, Optional.of(Trouble.CONNECT), "no such host")
                    : failed(request, token, node.get(), 11202, Optional.of(Trouble.CONNECT), "connection refused");
        } catch (IOException e) {
            return failed(request, token, node.get(), 11205, Optional.of(Trouble.BROKEN), "connection broken: " + e);
        } catch (IllegalArgumentException e) {
            return failed(request, token, node.get(), 11100, Optional.empty(), "not a URL: " + request.url());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in a call", e);
        }
    }

    private Attempt answered(Request request, String token, String node, HttpResponse<byte[]> response) {
        int status = response.statusCode();
        String body = text(response.body());
        requested(request, token, node, Integer.toString(status), body);
        if (status >= 400) {
            return Attempt.failed(
                    new Failure(request.url(), 11217, "answered " + status),
                    Optional.of(status < 500 ? Trouble.STATUS_4XX : Trouble.STATUS_5XX));
        }
        String type = response.headers().firstValue("Content-Type").orElse("");
        Optional<String> location = status >= 300 ? response.headers().firstValue("Location") : Optional.empty();
        return new Attempt(
                new Answer(Urls.withoutFragment(request.url()), status, type, body), Optional.empty(), location);
    }

    private static String text(byte[] body) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            // recordings are not text; a document that is not UTF-8 fails when it is read
            return "not UTF-8";
        }
    }

    private Attempt failed(
            Request request, String token, String node, int code, Optional<Trouble> trouble, String reason) {
        requested(request, token, node, code + " " + reason, "");
        return Attempt.failed(new Failure(request.url(), code, reason), trouble);
    }

    private void requested(Request r, String token, String node, String outcome, String body) {
        trace.add(new Event.Requested(
                r.leg(), r.purpose(), r.method(), Urls.target(r.url()), r.form(), token, node, outcome, body));
    }

    /** Where to connect: a node for public URLs, the host itself when it is on this machine, else nowhere. */
    private synchronized Optional<String> node(String url) {
        if (within(url, connection.publicUrl())) {
            return Optional.of(
                    connection.nodes().get(nextNode++ % connection.nodes().size()));
        }
        return url.matches("https?://(127\\.0\\.0\\.1|localhost|\\[::1])([:/?].*)?")
                ? Optional.of(url.replaceFirst("^(https?://[^/?#]*).*", "$1"))
                : Optional.empty();
    }

    private String actual(String node, String url) {
        String plain = Urls.withoutFragment(url);
        return within(url, connection.publicUrl())
                ? node + plain.substring(connection.publicUrl().length())
                : plain;
    }

    private static boolean within(String url, String base) {
        return url.startsWith(base) && (url.length() == base.length() || "/?#".indexOf(url.charAt(base.length())) >= 0);
    }

    private static HttpClient client(Duration connect) {
        return CLIENTS.computeIfAbsent(
                connect,
                time -> HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(time)
                        .build());
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in a call", e);
        }
    }
}
