package charge.hotline.deeds;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.carrier.CarrierTexts;
import charge.hotline.dialog.Deed;
import charge.hotline.dialog.Deed.Topic;
import charge.hotline.handset.ApiFault;
import charge.hotline.handset.CarrierApi;
import charge.hotline.handset.ReportReceiver;
import charge.hotline.journal.Claim;
import charge.hotline.journal.Entry;
import charge.hotline.journal.Journal;
import charge.hotline.journal.Lane;
import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is owed is done once, whatever goes wrong on the way; with a real journal and real servers on the other side. */
class OutboxTest {
    private static final String ACCOUNT = "AC00000000000000000000000000000001";
    private static final String SECRET = "0123456789abcdef";
    private static final String DRIVER = "+32470000001";
    private static final String DEAD = "dead node";

    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final MovedClock clock = new MovedClock(Instant.now());
    private final CarrierApi api = CarrierApi.start(ACCOUNT, "SK1", "secret");
    private final ReportReceiver receiver = ReportReceiver.start(SECRET);
    private SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Outbox> outboxes = new ArrayList<>();
    private Optional<Journal> opened = Optional.empty();

    @AfterEach
    void closeAll() {
        outboxes.forEach(Outbox::close);
        opened.ifPresent(Journal::close);
        api.close();
        receiver.close();
        await(vertx.close());
    }

    private Journal journal() {
        if (opened.isEmpty()) {
            opened = Optional.of(Journal.embedded(vertx, folder));
        }
        return opened.get();
    }

    private void start() {
        outboxes.add(Outbox.start(
                journal(), clock, meters, Optional.of(texts()), Optional.of(new Receiver(receiver.url(), SECRET))));
    }

    private CarrierTexts texts() {
        return new CarrierTexts(api.url(), new CarrierTexts.Access(ACCOUNT, "SK1", "secret"), "+32460000000");
    }

    private void stop() {
        outboxes.forEach(Outbox::close);
        outboxes.clear();
        opened.ifPresent(Journal::close);
        opened = Optional.empty();
        meters = new SimpleMeterRegistry();
    }

    private void owe(String callSid, int n, Entry.Owed... deeds) {
        await(journal()
                .keep(new Entry(
                        new Entry.Key(callSid, "/voice/turn", n),
                        clock.instant(),
                        "key:1",
                        Optional.empty(),
                        "{}",
                        "n=" + n,
                        "n=" + (n + 1),
                        new Entry.View("light", Optional.empty(), Map.of(), Optional.empty(), false),
                        "+3225550100",
                        Optional.empty(),
                        List.of(deeds))));
    }

    private static Entry.Owed text(String body) {
        return new Entry.Owed(
                new Deed.Text(body), Optional.of("{\"number\":\"" + DRIVER + "\",\"body\":\"" + body + "\"}"));
    }

    private static Entry.Owed report(Topic topic, int sequence) {
        return new Entry.Owed(
                new Deed.Report(topic), Optional.of("{\"sequence\":" + sequence + ",\"kind\":\"" + topic.id() + "\"}"));
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.await(60, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("no answer", e);
        }
    }

    private static void until(BooleanSupplier so) {
        for (int i = 0; i < 6_000; i++) {
            if (so.getAsBoolean()) {
                return;
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
        throw new AssertionError("did not come about");
    }

    private boolean nothingOwed() {
        return await(journal().deeds()).isEmpty();
    }

    /** Lets time pass until nothing is owed, but not while something is being done. */
    private void untilNothingIsOwed() {
        until(() -> {
            if (underWay("text") + underWay("report") == 0) {
                clock.forward(Duration.ofSeconds(5));
            }
            return nothingOwed();
        });
    }

    private double underWay(String lane) {
        return meters.get("hotline.deeds.under-way").tag("lane", lane).gauge().value();
    }

    private double count(String lane, String outcome) {
        return meters.get("hotline.deeds")
                .tags("lane", lane, "outcome", outcome)
                .counter()
                .count();
    }

    private List<String> bodies() {
        return api.sent().stream().map(CarrierApi.Sms::body).toList();
    }

    // --- text messages

    @Test
    void aTextIsSentOnce() {
        owe("CA1", 1, text("one"));
        start();
        until(this::nothingOwed);

        assertThat(api.sent()).singleElement().satisfies(sms -> {
            assertThat(sms.to()).isEqualTo(DRIVER);
            assertThat(sms.from()).isEqualTo("+32460000000");
            assertThat(sms.body()).isEqualTo("one");
        });
        assertThat(count("text", "done")).isEqualTo(1);
    }

    static Stream<ApiFault> faults() {
        return Stream.of(
                new ApiFault.Refuses(429),
                new ApiFault.Refuses(500),
                new ApiFault.Breaks(500),
                new ApiFault.Cut(),
                new ApiFault.LostAnswer());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whateverGoesWrongItIsSentOnce(ApiFault fault) {
        api.next(fault);
        owe("CA1", 1, text("one"));
        start();
        untilNothingIsOwed();

        assertThat(bodies()).containsExactly("one");
    }

    @Test
    void aTextThatIsRefusedIsGivenUp() {
        api.refuse(DRIVER, 21614);
        owe("CA1", 1, text("one"));
        start();
        until(this::nothingOwed);

        assertThat(api.sent()).isEmpty();
        assertThat(count("text", "given-up")).isEqualTo(1);
    }

    private Claim claimedByTheDead() {
        return await(journal().claim(Lane.TEXT, DEAD, clock.instant(), Outbox.LEASE, 1))
                .getFirst();
    }

    @Test
    void aTextOfANodeThatDiedAfterSendingIsFoundAndNotSentAgain() {
        owe("CA1", 1, text("one"));
        claimedByTheDead();
        texts().send(new Text(DRIVER, "one"));
        start();
        untilNothingIsOwed();

        assertThat(bodies()).containsExactly("one");
        assertThat(count("text", "found")).isEqualTo(1);
    }

    @Test
    void aTextOfANodeThatDiedBeforeSendingIsSent() {
        owe("CA1", 1, text("one"));
        claimedByTheDead();
        start();
        untilNothingIsOwed();

        assertThat(bodies()).containsExactly("one");
    }

    @Test
    void aTextThatStaysUnclearIsNotSentAgain() {
        owe("CA1", 1, text("one"));
        claimedByTheDead();
        api.always(new ApiFault.Refuses(500));
        start();
        untilNothingIsOwed();

        assertThat(api.sent()).isEmpty();
        assertThat(count("text", "unclear")).isEqualTo(1);
    }

    @Test
    void afterARestartItGoesOn() {
        api.next(new ApiFault.Refuses(429), new ApiFault.LostAnswer());
        owe("CA1", 1, text("one"));
        owe("CA2", 1, text("two"));
        start();
        until(() -> api.requests() == 2 && count("text", "later") + count("text", "doubtful") == 2);
        stop();
        start();
        untilNothingIsOwed();

        assertThat(bodies()).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void twoNodesSendEachTextOnce() {
        IntStream.range(0, 40).forEach(i -> owe("CA" + i, 1, text("text " + i)));
        start();
        start();
        until(this::nothingOwed);

        assertThat(api.sent()).hasSize(40);
        assertThat(api.doubled()).isZero();
    }

    // --- reports

    private List<Integer> sequences(String callSid) {
        return receiver.received().stream()
                .filter(report -> report.path("call").asText().equals(callSid))
                .map(report -> report.path("sequence").asInt())
                .toList();
    }

    @Test
    void reportsOfACallArriveInOrderAndHoldUpNoOther() {
        receiver.next(new ApiFault.Refuses(503));
        owe("CA1", 1, report(Topic.HANDOFF, 10));
        owe("CA1", 2, report(Topic.CALL_BACK, 20), report(Topic.OUTCOME, 21));
        start();
        until(() -> count("report", "later") == 1);
        owe("CA2", 1, report(Topic.OUTCOME, 10));
        until(() -> sequences("CA2").equals(List.of(10)));
        assertThat(sequences("CA1")).isEmpty();

        untilNothingIsOwed();
        assertThat(sequences("CA1")).containsExactly(10, 20, 21);
    }

    @Test
    void aReportThatMayHaveArrivedIsSentAgainWithItsId() {
        receiver.next(new ApiFault.LostAnswer());
        owe("CA1", 1, report(Topic.OUTCOME, 10));
        start();
        untilNothingIsOwed();

        assertThat(receiver.received()).hasSize(2);
        assertThat(receiver.received().get(0)).isEqualTo(receiver.received().get(1));
        assertThat(receiver.doubled()).isEqualTo(1);
        assertThat(count("report", "doubtful")).isEqualTo(1);
    }

    @Test
    void urgentReportsGoFirst() {
        IntStream.range(0, 30).forEach(i -> owe("CA" + i, 1, report(Topic.OUTCOME, 10)));
        owe("CA99", 1, report(Topic.URGENT, 10));
        start();
        until(this::nothingOwed);

        List<String> kinds = receiver.received().stream()
                .map(report -> report.path("kind").asText())
                .toList();
        assertThat(kinds.indexOf("urgent"))
                .as("among the first that go at once")
                .isLessThan(8);
    }

    @Test
    void aDeadReceiverIsTriedOneByOneAndHoldsUpNoText() {
        receiver.always(new ApiFault.Cut());
        IntStream.range(0, 20).forEach(i -> owe("CA" + i, 1, report(Topic.OUTCOME, 10)));
        start();
        until(() ->
                meters.get("hotline.deeds.paused").tag("lane", "report").gauge().value() == 1);
        owe("CA50", 1, text("one"));
        until(() -> api.sent().size() == 1);
        long tried = receiver.requests();
        assertThat(tried).as("not all of them").isLessThan(20);

        receiver.always(new ApiFault.None());
        untilNothingIsOwed();
        assertThat(receiver.received().stream().map(JsonNode::toString).distinct())
                .hasSize(20);
    }
}
