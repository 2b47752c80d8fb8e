package charge.hotline.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.agents.Incidents;
import charge.hotline.agents.Notes;
import charge.hotline.dialog.Facts.Incident;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeskTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final String FAULT =
            "{\"sentences\": {\"fr\": \"Panne.\", \"en\": \"Fault.\"}, \"until\": \"2026-11-23T19:00:00+01:00\"}";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient();
    private final List<String> ailments = new CopyOnWriteArrayList<>();
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private Optional<HttpServer> server = Optional.empty();
    private Optional<Incidents> incidents = Optional.empty();

    private final Notes notes = new Notes();

    record Answered(int status, Map<String, String> headers, String body) {
        String error() throws IOException {
            assertThat(headers).containsEntry("content-type", "application/json");
            return new ObjectMapper().readTree(body).path("error").asText();
        }
    }

    /** Three calls are kept. */
    private static final class KeptCalls implements Calls {
        @Override
        public Future<JsonNode> latest(int most) {
            ArrayNode calls = JsonNodeFactory.instance.arrayNode();
            List.of("CA3", "CA2", "CA1").stream().limit(most).forEach(calls::add);
            return Future.succeededFuture(calls);
        }

        @Override
        public Future<Optional<JsonNode>> call(String callSid) {
            return switch (callSid) {
                case "CA1", "CA 1/ü" ->
                    Future.succeededFuture(
                            Optional.of(JsonNodeFactory.instance.objectNode().put("callSid", callSid)));
                case "broken" -> Future.failedFuture(new IllegalStateException("disk"));
                case "away" -> Future.failedFuture(new SQLException("no connection to db.example"));
                default -> Future.succeededFuture(Optional.empty());
            };
        }
    }

    @AfterEach
    void stop() throws Exception {
        get(vertx.close());
    }

    @Test
    void itLives() throws Exception {
        listen(Optional.empty());

        Answered live = ask(HttpMethod.GET, "/health/live", "");

        assertThat(live.status()).isEqualTo(200);
        assertThat(live.body()).isEqualTo("{\"live\":true}");
    }

    @Test
    void itIsReadyUntilSomethingIsNotWell() throws Exception {
        listen(Optional.empty());
        assertThat(ask(HttpMethod.GET, "/health/ready", "").status()).isEqualTo(200);

        ailments.add("the journal does not answer");
        Answered unwell = ask(HttpMethod.GET, "/health/ready", "");
        assertThat(unwell.status()).isEqualTo(503);
        assertThat(unwell.body()).isEqualTo("{\"ready\":false,\"reasons\":[\"the journal does not answer\"]}");

        ailments.clear();
        assertThat(ask(HttpMethod.GET, "/health/ready", "").status()).isEqualTo(200);
    }

    @Test
    void metricsAreThoseOfPrometheus() throws Exception {
        listen(Optional.empty());
        meters.counter("hotline.turns", "language", "fr").increment(3);

        Answered metrics = ask(HttpMethod.GET, "/metrics", "");

        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.headers().get("content-type")).startsWith("text/plain; version=0.0.4");
        assertThat(metrics.body()).contains("hotline_turns_total{language=\"fr\"} 3.0");
    }

    @Test
    void anIncidentIsAnnouncedReadAndTakenBack() throws Exception {
        listen(Optional.empty());
        assertThat(ask(HttpMethod.GET, "/api/incident", "").status()).isEqualTo(404);

        Answered announced = ask(HttpMethod.PUT, "/api/incident", FAULT);
        assertThat(announced.status()).isEqualTo(200);
        assertThat(announced.body())
                .isEqualTo("{\"sentences\":{\"en\":\"Fault.\",\"fr\":\"Panne.\"},\"until\":\"2026-11-23T18:00:00Z\"}");
        assertThat(ask(HttpMethod.GET, "/api/incident", "").body()).isEqualTo(announced.body());
        assertThat(incidents.orElseThrow().current(NOW))
                .contains(new Incident(Map.of("fr", "Panne.", "en", "Fault."), Instant.parse("2026-11-23T18:00:00Z")));
        Incidents restarted = new Incidents(notes);
        get(restarted.refresh());
        assertThat(restarted.current(NOW)).as("after a restart").isPresent();

        assertThat(ask(HttpMethod.DELETE, "/api/incident", "").status()).isEqualTo(204);
        assertThat(ask(HttpMethod.GET, "/api/incident", "").status()).isEqualTo(404);
        assertThat(ask(HttpMethod.DELETE, "/api/incident", "").status())
                .as("twice")
                .isEqualTo(204);
    }

    @Test
    void whatCannotBeAnnouncedIsAnsweredWithWhatToDo() throws Exception {
        listen(Optional.empty());

        for (String wrong : List.of(
                "",
                "Panne",
                "{\"sentences\": {\"fr\": \"Panne.\"}, \"until\": \"2026-11-23T19:00:00+01:00\"}",
                FAULT.replace("19:00", "11:00"))) {
            Answered answered = ask(HttpMethod.PUT, "/api/incident", wrong);
            assertThat(answered.status()).as(wrong).isEqualTo(400);
            assertThat(answered.error()).as(wrong).isNotBlank();
        }
        Answered tooLong = ask(HttpMethod.PUT, "/api/incident", "x".repeat(17 * 1024));
        assertThat(tooLong.status()).isEqualTo(413);
        assertThat(tooLong.error()).contains("16 KiB");
        assertThat(incidents.orElseThrow().current(NOW)).isEmpty();
    }

    @Test
    void whatCannotBeKeptIsNotSaidToBe() throws Exception {
        listen(Optional.empty());
        Promise<Void> slow = notes.slow();
        Future<Answered> asked = sending(options(HttpMethod.PUT, "/api/incident"), FAULT);

        Answered later = get(asked);
        assertThat(later.status()).as("heard here, not kept yet").isEqualTo(202);
        assertThat(ask(HttpMethod.GET, "/api/incident", "").status()).isEqualTo(200);
        slow.fail("the journal is closed");
        assertThat(ask(HttpMethod.PUT, "/api/incident", FAULT).status()).isEqualTo(500);
    }

    @Test
    void callsAreListedTheLatestFirst() throws Exception {
        listen(Optional.empty());

        assertThat(ask(HttpMethod.GET, "/api/calls", "").body()).isEqualTo("[\"CA3\",\"CA2\",\"CA1\"]");
        assertThat(ask(HttpMethod.GET, "/api/calls?limit=1", "").body()).isEqualTo("[\"CA3\"]");
        for (String wrong : List.of("0", "501", "many", "-1", "")) {
            Answered answered = ask(HttpMethod.GET, "/api/calls?limit=" + wrong, "");
            assertThat(answered.status()).as(wrong).isEqualTo(400);
            assertThat(answered.error()).as(wrong).contains("1 to 500");
        }
        for (String wrong : List.of("?limits=1", "?limit=1&since=2026-11-23", "?from")) {
            Answered answered = ask(HttpMethod.GET, "/api/calls" + wrong, "");
            assertThat(answered.status()).as(wrong).isEqualTo(400);
            assertThat(answered.error()).as(wrong).contains("takes one parameter: limit");
        }
    }

    @Test
    void oneCallIsShown() throws Exception {
        listen(Optional.empty());

        assertThat(ask(HttpMethod.GET, "/api/calls/CA1", "").body()).isEqualTo("{\"callSid\":\"CA1\"}");
        assertThat(ask(HttpMethod.GET, "/api/calls/CA%201%2F%C3%BC", "").status())
                .isEqualTo(200);
        Answered unknown = ask(HttpMethod.GET, "/api/calls/CA9", "");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.error()).contains("GET /api/calls");
        assertThat(ask(HttpMethod.GET, "/api/calls/" + "C".repeat(200), "").status())
                .isEqualTo(404);
    }

    @Test
    void aFailureTellsNothingOfItsInside() throws Exception {
        listen(Optional.empty());

        Answered broken = ask(HttpMethod.GET, "/api/calls/broken", "");

        assertThat(broken.status()).isEqualTo(500);
        assertThat(broken.error()).isNotBlank().doesNotContain("disk");
    }

    @Test
    void whileTheJournalIsAwayItIsSaidWhenToAskAgain() throws Exception {
        listen(Optional.empty());

        Answered away = ask(HttpMethod.GET, "/api/calls/away", "");

        assertThat(away.status()).isEqualTo(503);
        assertThat(away.error())
                .contains("The journal does not answer now", "/health/ready")
                .doesNotContain("db.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/desk", "/api", "/api/", "/api/other", "/health", "/voice", "/api/calls/CA1/turns"})
    void whatIsNotThereIsAFriendly404(String path) throws Exception {
        listen(Optional.empty());

        Answered answered = ask(HttpMethod.GET, path, "");

        assertThat(answered.status()).isEqualTo(404);
        assertThat(answered.error()).contains("/api/calls");
    }

    @Test
    void anotherMethodIsNotAllowed() throws Exception {
        listen(Optional.empty());

        Answered answered = ask(HttpMethod.POST, "/api/incident", FAULT);

        assertThat(answered.status()).isEqualTo(405);
        assertThat(answered.headers()).containsEntry("allow", "GET, PUT, DELETE");
        assertThat(answered.error()).isNotBlank();
    }

    @Test
    void withAPasswordTheApiAsksForItAndHealthDoesNot() throws Exception {
        listen(Optional.of("ouvre-toi, Sésame"));

        for (String header : List.of(
                "",
                "Basic",
                "Basic ???",
                "Bearer x",
                basic("desk", "wrong"),
                basic("desk", ""),
                basic("root", "ouvre-toi, Sésame"))) {
            Answered refused = send(options(HttpMethod.GET, "/api/calls").putHeader("Authorization", header), "");
            assertThat(refused.status()).as(header).isEqualTo(401);
            assertThat(refused.headers().get("www-authenticate")).startsWith("Basic realm=");
            assertThat(refused.error()).contains("user desk");
        }
        assertThat(ask(HttpMethod.PUT, "/api/incident", FAULT).status()).isEqualTo(401);
        assertThat(ask(HttpMethod.DELETE, "/api/incident", "").status()).isEqualTo(401);
        assertThat(ask(HttpMethod.GET, "/api/calls/CA1", "").status()).isEqualTo(401);
        String right = basic("desk", "ouvre-toi, Sésame");
        assertThat(send(options(HttpMethod.GET, "/api/calls").putHeader("Authorization", right), "")
                        .status())
                .isEqualTo(200);
        assertThat(ask(HttpMethod.GET, "/health/live", "").status()).isEqualTo(200);
        assertThat(ask(HttpMethod.GET, "/health/ready", "").status()).isEqualTo(200);
        assertThat(ask(HttpMethod.GET, "/metrics", "").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/calls",
                "//api/calls",
                "/api//calls",
                "/health/../api/calls",
                "/./api/calls",
                "/%61pi/calls"
            })
    void noSpellingOfAPathGoesAroundThePassword(String path) throws Exception {
        listen(Optional.of("sesame"));

        assertThat(ask(HttpMethod.GET, path, "").body()).doesNotContain("CA1");
    }

    @Test
    void withoutAPasswordAWebPageCannotReachTheDeskThroughItsOwnName() throws Exception {
        listen(Optional.empty());

        Answered refused = send(options(HttpMethod.GET, "/api/calls").putHeader("Host", "evil.example:8081"), "");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.error()).contains("HOTLINE_DESK_PASSWORD");
        for (String own : List.of("localhost:8081", "LOCALHOST", "[::1]:8081", "127.0.0.1")) {
            assertThat(send(options(HttpMethod.GET, "/api/calls").putHeader("Host", own), "")
                            .status())
                    .as(own)
                    .isEqualTo(200);
        }
    }

    @Test
    void nothingOfACallIsKeptOnTheWay() throws Exception {
        listen(Optional.empty());

        assertThat(ask(HttpMethod.GET, "/api/calls/CA1", "").headers()).containsEntry("cache-control", "no-store");
    }

    @Test
    void manyAskAtOnce() throws Exception {
        listen(Optional.empty());
        List<Future<Answered>> asked = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            asked.add(
                    i % 10 == 0
                            ? sending(options(HttpMethod.PUT, "/api/incident"), FAULT)
                            : sending(options(HttpMethod.GET, "/api/calls/CA1"), ""));
        }

        get(Future.join(asked));

        assertThat(asked).extracting(answer -> answer.result().status()).containsOnly(200);
    }

    private void listen(Optional<String> password) throws Exception {
        Incidents kept = new Incidents(notes);
        incidents = Optional.of(kept);
        Desk desk = new Desk(
                vertx,
                password,
                () -> ailments,
                meters,
                kept,
                List.of("fr", "en"),
                new KeptCalls(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                List.of());
        server = Optional.of(get(desk.listen("127.0.0.1", 0)));
    }

    private Answered ask(HttpMethod method, String target, String body) throws Exception {
        return send(options(method, target), body);
    }

    private Answered send(RequestOptions options, String body) throws Exception {
        return get(sending(options, body));
    }

    private Future<Answered> sending(RequestOptions options, String body) {
        // the body is asked for inside: once the response is here, a listener from outside may come too late for it
        return client.request(options)
                .compose(request -> request.send(body)
                        .compose(response -> response.body().map(bytes -> {
                            Map<String, String> headers = new HashMap<>();
                            response.headers()
                                    .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
                            return new Answered(response.statusCode(), headers, bytes.toString());
                        })));
    }

    private RequestOptions options(HttpMethod method, String target) {
        return new RequestOptions()
                .setMethod(method)
                .setHost("127.0.0.1")
                .setPort(server.orElseThrow().actualPort())
                .setURI(target);
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
