package charge.hotline;

import charge.hotline.carrier.LookUp;
import charge.hotline.handset.CarrierApi;
import charge.hotline.handset.Connection;
import charge.hotline.handset.Event;
import charge.hotline.handset.Outside;
import charge.hotline.handset.Trace;
import charge.hotline.journal.CallHistory;
import charge.hotline.journal.CallRecord;
import charge.hotline.journal.OwedDeed;
import charge.hotline.speech.Memory;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A hotline on free ports of this machine, with data that is deleted afterwards and a clock that can be set: for calls in the
 * terminal and for transcripts. All its webhooks are signed, as a carrier's are.
 */
public final class ThrowAway implements Outside, AutoCloseable {
    private static final String TOKEN = "throw-away-0123456789abcdef01234";
    private static final String ACCOUNT = "AC00000000000000000000000000000001";
    private static final String PUBLIC_URL = "https://hotline.example";

    /** What would reach other machines, or let others in. */
    private static final List<String> NOT_OURS = List.of(
            "HOTLINE_DATABASE",
            "HOTLINE_DESK_PASSWORD",
            "HOTLINE_PUSH_URL",
            "HOTLINE_PUSH_SECRET",
            "TWILIO_API_KEY",
            "TWILIO_API_SECRET");

    private static final Pattern SENTENCES = Pattern.compile("(\\S+) (.+)");

    /** How often a look is taken at whether a text message is sent. */
    private static final int PATIENCE = 500;

    private static final Pattern SENTENCE = Pattern.compile("(\\w{2})=(.*?)(?= \\w{2}=|$)");

    private final Path data;
    private final Settings settings;
    private final SetClock clock;
    private final Set<String> unreachable;
    private final Hotline hotline;
    private final CarrierApi api;

    private ThrowAway(
            Path data, Settings settings, SetClock clock, Set<String> unreachable, Hotline hotline, CarrierApi api) {
        this.api = api;
        this.data = data;
        this.settings = settings;
        this.clock = clock;
        this.unreachable = unreachable;
        this.hotline = hotline;
    }

    /**
     * Starts one.
     *
     * @param environment as for {@link Settings}; where it listens and what it keeps is decided here
     * @param folder the working folder, for {@code hotline.yaml} and the prompts
     * @param language the only one of all lines
     */
    public static ThrowAway start(Map<String, String> environment, Path folder, Optional<String> language) {
        try {
            Path data = Files.createTempDirectory("hotline-call");
            CarrierApi api = CarrierApi.start(ACCOUNT, ACCOUNT, TOKEN);
            Map<String, String> own = new HashMap<>(environment);
            own.put("HOTLINE_PORT", "0");
            own.put("HOTLINE_DESK_PORT", "0");
            own.put("HOTLINE_HOST", "127.0.0.1");
            own.put("HOTLINE_DESK_HOST", "127.0.0.1");
            own.put("HOTLINE_PUBLIC_URL", PUBLIC_URL);
            own.put("TWILIO_AUTH_TOKEN", TOKEN);
            own.put("TWILIO_ACCOUNT_SID", ACCOUNT);
            own.put("TWILIO_API_URL", api.url().toString());
            NOT_OURS.forEach(own::remove);
            Memory memory = LearnedFiles.in(Settings.read(own, folder).data());
            own.put("HOTLINE_DATA", data.toString());
            Settings settings = Settings.read(own, folder);
            Settings spoken = language.map(settings::only).orElse(settings);
            SetClock clock = new SetClock();
            Set<String> unreachable = ConcurrentHashMap.newKeySet();
            Map<String, LookUp> lookUps = new HashMap<>(Wiring.LOOK_UPS);
            lookUps.replaceAll((step, system) -> (call, facts) -> unreachable.contains(step)
                    ? Future.failedFuture(new IOException("unreachable, as the transcript wants it"))
                    : system.answer(call, facts));
            Hotline hotline = Hotline.start(spoken, clock, lookUps, memory);
            return new ThrowAway(data, spoken, clock, unreachable, hotline, api);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a simulated carrier reaches it. */
    public Connection connection() {
        return Connection.to("http://127.0.0.1:" + hotline.port())
                .withPublicUrl(PUBLIC_URL)
                .withToken(TOKEN);
    }

    /** The hotline itself. */
    public Hotline hotline() {
        return hotline;
    }

    /** The number of the first line. */
    public String line() {
        return settings.lines().getFirst().facts().number();
    }

    /**
     * {@code time 2026-11-23T22:00} sets the clock, in the first line's time zone; {@code incident 2026-11-23T23:00 fr=… en=…}
     * announces an incident until then, by way of the desk; {@code unreachable outage} makes every look-up of that step fail.
     */
    @Override
    public void given(String fact) {
        if (fact.startsWith("time ")) {
            clock.set(instant(fact.substring("time ".length())));
        } else if (fact.startsWith("incident ")) {
            announce(fact.substring("incident ".length()));
        } else if (fact.startsWith("unreachable ")) {
            unreachable.add(fact.substring("unreachable ".length()));
        } else {
            throw new IllegalArgumentException(
                    "given is \"time …\", \"incident …\" or \"unreachable …\", not: " + fact);
        }
    }

    private Instant instant(String local) {
        ZoneId zone = settings.lines().getFirst().zone();
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }

    private void announce(String text) {
        Matcher parts = SENTENCES.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("an incident is a time and sentences: " + text);
        }
        String sentences = SENTENCE.matcher(parts.group(2))
                .results()
                .map(one -> "\"" + one.group(1) + "\":\"" + one.group(2) + "\"")
                .collect(Collectors.joining(",", "{", "}"));
        String body = "{\"until\":\"" + instant(parts.group(1)) + "\",\"sentences\":" + sentences + "}";
        send(HttpRequest.newBuilder().PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Withdraws what was announced; everything can be looked up again. */
    public void withdraw() {
        unreachable.clear();
        send(HttpRequest.newBuilder().DELETE());
    }

    private void send(HttpRequest.Builder request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(
                    request.uri(URI.create("http://127.0.0.1:" + hotline.deskPort() + "/api/incident"))
                            .header("Content-Type", "application/json")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalArgumentException(response.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Map<String, String> kept(Trace trace) {
        Map<String, String> kept = new TreeMap<>();
        Hotline.await(hotline.journal().call(trace.callSid()))
                .map(CallHistory::call)
                .ifPresent(call -> {
                    kept.put("at", call.view().at());
                    call.view().language().ifPresent(language -> kept.put("language", language));
                    call.view().outcome().ifPresent(outcome -> kept.put("outcome", outcome));
                    kept.put("answers", call.view().answers().isEmpty() ? "none" : answers(call));
                });
        return kept;
    }

    private static String answers(CallRecord call) {
        return call.view().answers().entrySet().stream()
                .map(answer -> answer.getKey() + "." + answer.getValue())
                .collect(Collectors.joining(" "));
    }

    /** What is owed for a call (a call back, a message to be heard, an urgent case), and the text message that was sent. */
    @Override
    public Map<String, String> sent(Trace trace) {
        List<OwedDeed> owed = owed(trace);
        for (int i = 0; i < PATIENCE && owed.stream().anyMatch(ThrowAway::isText); i++) {
            rest();
            owed = owed(trace);
        }
        Map<String, String> sent = new TreeMap<>();
        owed.forEach(deed -> sent.put(deed.owed().kind(), deed.owed().payload().orElse("")));
        String caller = trace.all(Event.Requested.class).getFirst().form().get("From");
        api.sent().stream()
                .filter(sms -> sms.to().equals(caller))
                .forEach(sms -> sent.put("text", sms.to() + " " + sms.body()));
        return sent;
    }

    private List<OwedDeed> owed(Trace trace) {
        return Hotline.await(hotline.journal().deeds()).stream()
                .filter(deed -> deed.turn().callSid().equals(trace.callSid()))
                .toList();
    }

    private static boolean isText(OwedDeed deed) {
        return deed.owed().kind().equals("text");
    }

    private static void rest() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        hotline.close();
        api.close();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The machine's clock, until it is set; then it stands still. */
    private static final class SetClock extends Clock {
        private final AtomicReference<Optional<Instant>> set = new AtomicReference<>(Optional.empty());

        void set(Instant instant) {
            set.set(Optional.of(instant));
        }

        @Override
        public Instant instant() {
            return set.get().orElseGet(Instant::now);
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("UTC");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
