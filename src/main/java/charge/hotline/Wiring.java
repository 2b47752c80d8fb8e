package charge.hotline;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import charge.hotline.agents.Incidents;
import charge.hotline.agents.Roster;
import charge.hotline.carrier.CarrierTexts;
import charge.hotline.carrier.Conversations;
import charge.hotline.carrier.Edition;
import charge.hotline.carrier.Editions;
import charge.hotline.carrier.LookUp;
import charge.hotline.carrier.MobileNumbers;
import charge.hotline.carrier.Outward;
import charge.hotline.carrier.Signature;
import charge.hotline.carrier.WebhookServer;
import charge.hotline.carrier.Webhooks;
import charge.hotline.content.Content;
import charge.hotline.content.ContentReader;
import charge.hotline.content.ContentWatch;
import charge.hotline.content.Fault;
import charge.hotline.content.Language;
import charge.hotline.content.check.Check;
import charge.hotline.deeds.Outbox;
import charge.hotline.deeds.Texts;
import charge.hotline.desk.BackUpApi;
import charge.hotline.desk.CallerApi;
import charge.hotline.desk.Desk;
import charge.hotline.desk.KeptCalls;
import charge.hotline.desk.PromisesApi;
import charge.hotline.diagnosis.ListedOrder;
import charge.hotline.diagnosis.Order;
import charge.hotline.diagnosis.Planner;
import charge.hotline.journal.BackUp;
import charge.hotline.journal.CallerHash;
import charge.hotline.journal.CannotOpen;
import charge.hotline.journal.CaseNumbers;
import charge.hotline.journal.Journal;
import charge.hotline.journal.Secret;
import charge.hotline.speech.Memory;
import charge.hotline.twiml.Voice;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the rooms of the house together. */
final class Wiring {
    private static final Logger LOG = LoggerFactory.getLogger(Hotline.class);

    /** How old what this node knows of the others may be. */
    private static final Duration REFRESH = Duration.ofSeconds(2);

    /** How often calls are looked for that are over and not ended; twice this after their last turn was written, they are. */
    private static final Duration ENDS = Duration.ofSeconds(5);

    /** How long a caller waits for a system that is asked in the middle of a call. */
    private static final Duration LOOK_UP = Duration.ofMillis(500);

    /**
     * What can be looked up. An incident is announced by people, so that none is announced is a strong sign but no proof; the
     * checklist says how strong.
     */
    static final Map<String, LookUp> LOOK_UPS = Map.of(
            "outage", (call, facts) -> Future.succeededFuture(facts.incident().isPresent() ? "down" : "up"));

    /** How long an answer may take at all; below the read time limit that our URLs ask the carrier for. */
    private static final Duration CEILING = Duration.ofMillis(2_500);

    private static final int LOOPS = Runtime.getRuntime().availableProcessors();

    private final Settings settings;
    private final Clock clock;
    private final Roster roster;
    private final Map<String, LookUp> lookUps;
    private final Memory memory;
    private final Planner planner;
    private final Check check;
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /** What is wrong with the last edit of the prompts, which is not in use. */
    private volatile List<Fault> refused = List.of();

    Wiring(Settings settings, Clock clock, Map<String, LookUp> lookUps, Memory memory) {
        this.settings = settings;
        this.clock = clock;
        this.lookUps = lookUps;
        this.memory = memory;
        this.planner = new Planner(lookUps.keySet());
        this.roster = new Roster(settings.lines(), settings.agents());
        this.check = new Check(clock, List.of(PhraseFaults::of));
    }

    Hotline start() {
        // A taken port is told before anything is learned, which takes a minute.
        carrierAddress().probe();
        deskAddress().probe();
        ContentReader.Loaded loaded = loaded();
        settings.speaks(loaded.content().languages().keySet());
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(LOOPS));
        try {
            return start(vertx, loaded);
        } catch (RuntimeException e) {
            vertx.close();
            throw e;
        }
    }

    private Address carrierAddress() {
        return new Address(Setting.HOTLINE_PORT, settings.host(), settings.port());
    }

    private Address deskAddress() {
        return new Address(Setting.HOTLINE_DESK_PORT, settings.deskHost(), settings.deskPort());
    }

    private ContentReader.Loaded loaded() {
        return switch (check.read(settings.promptsThere())) {
            case ContentReader.Loaded loaded -> {
                loaded.warnings().forEach(warning -> LOG.warn("{}", warning));
                yield loaded;
            }
            case ContentReader.Refused faults ->
                throw new CannotStart(
                        faults.faults().stream().map(Fault::toString).toList());
        };
    }

    private Hotline start(Vertx vertx, ContentReader.Loaded loaded) {
        Journal journal;
        try {
            journal = settings.database()
                    .map(url -> Journal.postgres(vertx, url))
                    .orElseGet(() -> Journal.embedded(vertx, settings.data()));
        } catch (CannotOpen e) {
            throw new CannotStart(List.of(String.valueOf(e.getMessage())));
        }
        try {
            return start(vertx, loaded, journal);
        } catch (RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    private Hotline start(Vertx vertx, ContentReader.Loaded loaded, Journal journal) {
        Bundles bundles = new Bundles(vertx, journal, clock, this::edition);
        Editions editions = new Editions(edition(loaded), bundles);
        bundles.use(loaded.folder());
        vertx.setPeriodic(0, REFRESH.toMillis(), tick -> bundles.fetchAhead(editions));
        Incidents incidents = incidents(vertx, journal);
        Secret secret = settings.secret().map(Secret::of).orElseGet(() -> Secret.keptIn(settings.data()));
        WebhookServer carrier = carrier(vertx, journal, editions, incidents, secret);
        measure(journal);
        new OwedDeeds(vertx, journal, meters).start();
        Outbox outbox = Outbox.start(journal, clock, meters, texts(), settings.push());
        new DailyUpkeep(vertx, journal, settings.retention(), clock, meters).start();
        KeptCalls calls = new KeptCalls(
                vertx,
                journal,
                version -> editions.bring(version)
                        .map(brought -> editions.of(version).content()),
                planner,
                new CaseNumbers(secret));
        Desk pages = new Desk(
                vertx,
                settings.deskPassword(),
                () -> ailments(journal, carrier),
                meters,
                incidents,
                languages(),
                calls,
                clock,
                List.of(
                        new CallerApi(journal, new CallerHash(secret), clock),
                        new PromisesApi(journal, calls),
                        new BackUpApi(vertx, backUp())));
        HttpServer desk =
                Hotline.await(deskAddress().listening(pages.listen(settings.deskHost(), settings.deskPort())));
        return new Hotline(vertx, journal, outbox, watch(loaded.content(), editions, bundles), carrier, desk);
    }

    /** What another node announced is heard here soon after, and a journal that cannot be read is noticed. */
    private Incidents incidents(Vertx vertx, Journal journal) {
        Incidents incidents = new Incidents(new Incidents.Board() {
            @Override
            public Future<Optional<String>> read() {
                return journal.announced();
            }

            @Override
            public Future<Void> put(Optional<String> announcement) {
                // The later one counts, so not by a clock that a transcript sets back.
                return journal.announce(announcement, Clock.systemUTC().instant());
            }
        });
        Hotline.await(
                incidents.refresh().timeout(REFRESH.toMillis(), MILLISECONDS).otherwiseEmpty());
        vertx.setPeriodic(REFRESH.toMillis(), tick -> incidents.refresh());
        return incidents;
    }

    private Optional<BackUp> backUp() {
        return settings.database().isPresent()
                ? Optional.empty()
                : Optional.of(new BackUp(settings.data(), settings.secret().isEmpty()));
    }

    private WebhookServer carrier(Vertx vertx, Journal journal, Editions editions, Incidents incidents, Secret secret) {
        Conversations conversations = new Conversations(
                vertx,
                editions,
                roster,
                () -> incidents.current(clock.instant()),
                lookUps,
                journal,
                new CallerHash(secret),
                new CaseNumbers(secret),
                outward(),
                clock,
                settings.journalWait(),
                LOOK_UP,
                settings.keepWords(),
                meters);
        vertx.setPeriodic(ENDS.toMillis(), tick -> conversations.endings().look());
        Optional<Signature> signature = settings.tokens().isEmpty()
                ? Optional.empty()
                : Optional.of(new Signature(settings.tokens(), settings.publicUrl(settings.port())));
        Webhooks webhooks = new Webhooks(
                vertx, signature, conversations, conversations::fallback, editions::recording, CEILING, meters);
        return Hotline.await(carrierAddress()
                .listening(WebhookServer.start(vertx, settings.host(), settings.port(), LOOPS, webhooks)));
    }

    private Outward outward() {
        return new Outward(
                settings.textFrom().isPresent()
                        ? new MobileNumbers(settings.lines().stream()
                                .map(line -> line.facts().number())
                                .toList())
                        : Outward.NOTHING.texting(),
                settings.push().isPresent());
    }

    private Optional<Texts> texts() {
        return settings.textFrom()
                .flatMap(from -> settings.access().map(access -> new CarrierTexts(settings.apiUrl(), access, from)));
    }

    private Edition edition(ContentReader.Loaded loaded) {
        Content content = loaded.content();
        List<String> brands = settings.lines().stream()
                .map(line -> line.facts().brand())
                .distinct()
                .toList();
        return Edition.of(
                content,
                loaded.folder(),
                order(content),
                settings.publicUrl().orElse(""),
                voices(content),
                brands,
                memory);
    }

    /** Which step comes next; the plans are made now, those for the night meanwhile, so that no caller waits for them. */
    private Order order(Content content) {
        return switch (settings.order()) {
            case LISTED -> new ListedOrder(lookUps.keySet());
            case PLANNED -> {
                planner.prepare(content.checklist(), true);
                Thread.ofVirtual().name("plans").start(() -> planner.prepare(content.checklist(), false));
                yield planner;
            }
        };
    }

    private Map<String, Voice> voices(Content content) {
        Map<String, Voice> voices = new LinkedHashMap<>();
        settings.voices().forEach((id, own) -> {
            Language language = content.languageOrFirst(id);
            Settings.Say say = own.say().orElse(new Settings.Say(language.voice(), language.sayLanguage()));
            voices.put(id, new Voice(say.locale(), say.name(), own.recognition().orElse(language.recognition())));
        });
        return voices;
    }

    private ContentWatch watch(Content content, Editions editions, Bundles bundles) {
        try {
            return ContentWatch.start(
                    settings.prompts(), content.version(), check::read, result -> reloaded(result, editions, bundles));
        } catch (IOException e) {
            throw new CannotStart(List.of("The folder " + settings.prompts() + " cannot be watched for changes: "
                    + e.getMessage() + ". Is it a folder that can be read?"));
        }
    }

    private void reloaded(ContentReader.Result result, Editions editions, Bundles bundles) {
        switch (result) {
            case ContentReader.Loaded loaded -> {
                editions.publish(edition(loaded));
                bundles.use(loaded.folder());
                refused = List.of();
                LOG.info(
                        "content {} is in use from the next call on",
                        loaded.content().version());
            }
            case ContentReader.Refused faults -> {
                refused = faults.faults();
                refused.forEach(fault -> LOG.error("{}", fault));
                LOG.error("this edit of the prompts is refused; the content before it stays in use");
            }
        }
    }

    private List<String> ailments(Journal journal, WebhookServer carrier) {
        List<String> ailments = new ArrayList<>();
        if (!carrier.ready()) {
            ailments.add("The hotline is stopping.");
        }
        journal.trouble().ifPresent(ailments::add);
        return ailments;
    }

    private List<String> languages() {
        return settings.lines().stream()
                .flatMap(line -> line.facts().languages().stream())
                .distinct()
                .toList();
    }

    private void measure(Journal journal) {
        Gauge.builder("hotline.journal.queued", journal, Journal::queued)
                .description("Turns that wait in memory to be on disk")
                .register(meters);
        Gauge.builder(
                        "hotline.journal.healthy",
                        journal,
                        store -> store.trouble().isEmpty() ? 1 : 0)
                .description("1 while the journal can be written")
                .register(meters);
        FunctionCounter.builder("hotline.journal.committed", journal, Journal::committed)
                .description("Entries written")
                .register(meters);
        FunctionCounter.builder("hotline.journal.dropped", journal, Journal::dropped)
                .description("Entries given up")
                .register(meters);
        Gauge.builder("hotline.content.refused", this, wiring -> wiring.refused.size())
                .description("Faults of the last edit of the prompts, which is not in use")
                .register(meters);
    }
}
