package charge.hotline.torture;

import charge.hotline.content.Content;
import charge.hotline.content.OurContent;
import charge.hotline.handset.Connection;
import charge.hotline.twiml.Twiml;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The torture as a command; exit status 1 where the audit finds anything that should not be. See {@link Plan} for its options,
 * and the README for what it showed.
 */
public final class Torture {
    private static final String TOKEN = "torture-0123456789abcdef01234567";
    private static final String PUBLIC_URL = "https://hotline.example";
    private static final String OVERRIDES = "#ct=1500&rt=4000&rc=1&rp=ct,rt";
    private static final Duration FLUSHED = Duration.ofSeconds(60);
    private static final int MOST_TOLD = 5;
    private static final int MOST_SHOWN = 300;

    /** Besides two lines with agents one whose agents are never there: its callers want to be called back. */
    private static final String LINES = """
            lines:
              - number: "+3225550100"
                brand: Mbrella Charge & Co
                languages: [fr, en]
                agents: [brussels, roadside, desk, dutch]
              - number: "+3225550101"
                brand: Mbrella
                languages: [en]
                agents: [queue, flex, brussels]
              - number: "+3225550102"
                brand: Mbrella Night
                languages: [fr, en]
                agents: [leap]
            agents:
              - name: brussels
                reach: "+3225550199"
                languages: [fr, en]
              - name: roadside
                reach: "sip:roadside@agents.example"
                languages: [en, fr, nl]
              - name: desk
                reach: "client:desk"
                languages: [fr, en]
              - name: dutch
                reach: "client:dutch"
                languages: [nl, de]
              - name: queue
                reach: "queue:day"
                languages: [fr, en]
              - name: flex
                reach: "workflow:WW00000000000000000000000000000001"
                languages: [en]
              - name: leap
                reach: "+3225550198"
                languages: [fr, en]
                hours: "NEVER"
            """;

    private final Plan plan;
    private final Path folder;
    private final List<Node> nodes = new CopyOnWriteArrayList<>();

    private Torture(Plan plan, Path folder) {
        this.plan = plan;
        this.folder = folder;
    }

    /** Runs it with the options of {@link Plan}. */
    public static void main(String[] args) throws Exception {
        if (List.of(args).contains("--help")) {
            System.out.print(Plan.HELP);
            return;
        }
        System.setProperty("logback.configurationFile", "charge/hotline/torture/logback.xml");
        Plan plan;
        try {
            plan = Plan.read(List.of(args));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        Path folder = Files.createTempDirectory("hotline-torture");
        boolean well;
        try {
            well = new Torture(plan, folder).run();
        } finally {
            delete(folder);
        }
        System.exit(well ? 0 : 1);
    }

    private boolean run() throws Exception {
        Files.writeString(folder.resolve("hotline.yaml"), LINES.replace("NEVER", anotherDay()));
        // Whoever is told to stop in the middle leaves no node behind.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> nodes.forEach(Node::abandon)));
        Vertx vertx = Vertx.vertx();
        try (Store store = plan.database()
                        ? new PostgresServer(folder.resolve("postgres"))
                        : new EmbeddedFile(folder.resolve("data"));
                Receivers receivers = new Receivers(TOKEN)) {
            for (int i = 0; i < plan.nodes(); i++) {
                nodes.add(new Node(folder, settings(store, receivers)));
            }
            Content content = OurContent.CONTENT;
            Sentences sentences = new Sentences(content);
            Front front = new Front(
                    vertx,
                    nodes.stream().map(Node::port).toList(),
                    new Twiml(content, "", Map.of(), (language, expected) -> List.of())
                            .standalone("Mbrella")
                            .toString(),
                    plan.seed(),
                    !plan.calm());
            return torture(store, receivers, front, sentences);
        } finally {
            nodes.forEach(Node::abandon);
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static String anotherDay() {
        String[] days = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
        int today =
                java.time.LocalDate.now(java.time.ZoneOffset.UTC).getDayOfWeek().getValue() - 1;
        return days[(today + 3) % days.length] + " 08:00-09:00";
    }

    private Map<String, String> settings(Store store, Receivers receivers) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "HOTLINE_HOST", "127.0.0.1",
                "HOTLINE_PUBLIC_URL", PUBLIC_URL,
                "TWILIO_AUTH_TOKEN", TOKEN));
        settings.putAll(store.settings());
        settings.putAll(receivers.settings());
        return settings;
    }

    private boolean torture(Store store, Receivers receivers, Front front, Sentences sentences) throws SQLException {
        Connection carrier = Connection.to("http://127.0.0.1:" + front.port())
                .withPublicUrl(PUBLIC_URL)
                .withToken(TOKEN)
                .withVoice("/voice" + OVERRIDES)
                .withFallback(java.util.Optional.of("/voice/fallback" + OVERRIDES));
        Trouble trouble = new Trouble(plan, nodes, store, receivers);
        trouble.begin();
        long began = System.nanoTime();
        Thread end = Thread.startVirtualThread(() -> {
            Pause.of(plan.time());
            trouble.end();
        });
        List<Played> played = new Phones(plan, carrier).ring();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        join(end);
        front.behave();
        flush();
        List<Delivery> deliveries = front.deliveries();
        List<Finding> findings = new ArrayList<>();
        Books books = settled(store);
        findings.addAll(new CallersAudit(played, books, sentences).findings());
        findings.addAll(new JournalAudit(
                        deliveries, books, nodes.stream().map(Node::lives).toList())
                .findings());
        findings.addAll(new DeedsAudit(
                        books,
                        receivers.carrier().sent().size(),
                        receivers.carrier().doubled(),
                        receivers.desk().received())
                .findings());
        findings.add(shownOtherwise(books));
        findings.add(dropped());
        nodes.forEach(Node::close);
        findings.add(stoppedBadly());
        new Report(plan, nodes, trouble, front, receivers, played, deliveries, took).print(System.out);
        findings.forEach(Torture::print);
        return findings.stream().noneMatch(Finding::isWrong);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void flush() {
        long end = System.nanoTime() + FLUSHED.toNanos();
        while (nodes.stream().anyMatch(node -> node.metrics().matching("hotline_journal_queued") > 0)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("turns still wait in memory a minute after the store came back");
            }
            Pause.of(Duration.ofMillis(50));
        }
    }

    /** What is kept once the nodes have ended all calls and done what is owed, or a while later. */
    private static Books settled(Store store) throws SQLException {
        long end = System.nanoTime() + FLUSHED.toNanos();
        Books books = read(store);
        while ((books.isOwed() || books.isOpen()) && System.nanoTime() < end) {
            Pause.of(Duration.ofSeconds(2));
            books = read(store);
        }
        return books;
    }

    private static Books read(Store store) throws SQLException {
        try (java.sql.Connection connection = store.read()) {
            return Books.read(connection);
        }
    }

    /** The desk of any node shows each call with all its turns. */
    private Finding shownOtherwise(Books books) {
        Map<String, List<Integer>> kept = books.turns().stream()
                .collect(Collectors.groupingBy(
                        turn -> turn.key().callSid(),
                        Collectors.mapping(turn -> turn.key().n(), Collectors.toList())));
        List<String> otherwise = new ArrayList<>();
        int turn = 0;
        // Each costs the desk a plan, so not all of thousands are looked at.
        for (Books.Call call : books.calls().stream().limit(MOST_SHOWN).toList()) {
            Node node = nodes.get(turn++ % nodes.size());
            List<Integer> shown = shown(node, call.callSid());
            List<Integer> sorted = kept.getOrDefault(call.callSid(), List.of()).stream()
                    .sorted()
                    .toList();
            if (!shown.equals(sorted)) {
                otherwise.add(call.callSid() + " is shown with " + shown + " and kept with " + sorted);
            }
        }
        return Finding.fault("calls that the desk shows with other turns than those kept", otherwise);
    }

    private static List<Integer> shown(Node node, String callSid) {
        try {
            HttpResponse<String> response = DESKS.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.deskPort() + "/api/calls/" + callSid))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            List<Integer> shown = new ArrayList<>();
            for (JsonNode turn : new ObjectMapper().readTree(response.body()).path("turns")) {
                shown.add(turn.path("n").asInt());
            }
            return shown;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static final HttpClient DESKS = HttpClient.newHttpClient();

    private Finding dropped() {
        List<String> dropped = new ArrayList<>();
        for (Node node : nodes) {
            double given = node.metrics().matching("hotline_journal_dropped_total");
            if (given > 0) {
                dropped.add("a node gave up " + given + " entries");
            }
        }
        return Finding.fault("entries that living nodes gave up", dropped);
    }

    private Finding stoppedBadly() {
        List<String> badly = new ArrayList<>();
        for (Node node : nodes) {
            for (Node.Life life : node.lives()) {
                if (life.how() == Node.End.STOPPED && life.status() != 0) {
                    badly.add("exit status " + life.status() + ": " + life.log());
                }
            }
        }
        return Finding.fault("nodes that were told to stop and did not exit with 0", badly);
    }

    private static void print(Finding finding) {
        System.out.printf("%7d  %s%s%n", finding.cases().size(), finding.what(), finding.fault() ? "" : " (apart)");
        finding.cases().stream()
                .limit(finding.isWrong() ? MOST_TOLD : 0)
                .forEach(one -> System.out.println("    " + one));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
