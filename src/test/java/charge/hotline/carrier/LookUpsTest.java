package charge.hotline.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.carrier.LookUps.Folded;
import charge.hotline.content.Answer;
import charge.hotline.content.Checklist;
import charge.hotline.content.Content;
import charge.hotline.content.OurContent;
import charge.hotline.content.Step;
import charge.hotline.diagnosis.Order;
import charge.hotline.dialog.Call;
import charge.hotline.dialog.Dialog;
import charge.hotline.dialog.Facts;
import charge.hotline.dialog.Turn;
import charge.hotline.speech.Meaning;
import charge.hotline.speech.Understood;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Systems asked in the middle of a call: what they say is heard, and whatever is wrong with them, the call goes on. */
class LookUpsTest {
    private static final Duration LIMIT = Duration.ofMillis(50);
    private static final List<String> STEPS = List.of("outage", "second", "third");
    private static final Content CONTENT = content();
    private static final Turn TOLD =
            new Turn.Said(new Understood(new Meaning.Answered(new Answer("problem", "other")), List.of()));

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> asked = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        get(vertx.close());
    }

    /** Ours, with two more look-ups like the one for an outage. */
    private static Content content() {
        Checklist ours = OurContent.CHECKLIST;
        Map<String, Step> steps = new LinkedHashMap<>(ours.steps());
        Step outage = ours.step("outage").orElseThrow();
        for (String id : STEPS) {
            steps.put(
                    id,
                    new Step(
                            id,
                            outage.kind(),
                            outage.answers(),
                            outage.keys(),
                            outage.menus(),
                            outage.seconds(),
                            outage.start(),
                            outage.branch(),
                            outage.needs(),
                            outage.when(),
                            outage.unless(),
                            outage.after(),
                            outage.implies(),
                            outage.leadsTo(),
                            outage.expect(),
                            outage.fixes()));
        }
        Checklist more = ours.with(ours.causes(), steps);
        return new Content(OurContent.CONTENT.version(), more, OurContent.CONTENT.languages());
    }

    /** So many look-ups, then a person. */
    private static Dialog asking(int steps) {
        Order order = (checklist, evidence) -> STEPS.stream()
                .limit(steps)
                .filter(step -> evidence.answer(step).isEmpty())
                .findFirst()
                .flatMap(checklist::step);
        return new Dialog(CONTENT, order);
    }

    private Folded fold(int steps, LookUp system, Supplier<Future<Map<String, String>>> before) throws Exception {
        Map<String, LookUp> systems = new LinkedHashMap<>();
        for (String step : STEPS) {
            systems.put(step, (call, facts) -> {
                asked.add(step);
                return system.answer(call, facts);
            });
        }
        Facts facts = new Facts(
                Instant.EPOCH,
                new Facts.Line("+3225550100", "Mbrella Charge", List.of("en")),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                true,
                Facts.Texting.OFF,
                "482173906",
                true);
        Call call = Call.arriving(CONTENT.version()).language("en").at(Call.Place.ask("problem"));
        LookUps lookUps = new LookUps(vertx, systems, LIMIT, meters);
        return get(lookUps.fold(asking(steps), call, TOLD, facts, before));
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static Future<Map<String, String>> neverBefore() {
        return Future.succeededFuture(Map.of());
    }

    private long counted(String step, String outcome) {
        Timer timer = meters.get("hotline.lookups")
                .tags("step", step, "outcome", outcome)
                .timer();
        return timer.count();
    }

    @Test
    void whatASystemSaysIsHeardAndStandsAmongTheFacts() throws Exception {
        Folded folded = fold(
                1,
                (call, facts) -> {
                    assertThat(call.answer("problem")).contains("other");
                    return Future.succeededFuture("down");
                },
                LookUpsTest::neverBefore);

        assertThat(folded.move().call().answer("outage")).contains("down");
        assertThat(folded.move().reply().says()).isNotEmpty();
        assertThat(folded.facts().found()).isEqualTo(Map.of("outage", "down"));
        assertThat(counted("outage", "answered")).isEqualTo(1);
    }

    @Test
    void oneThatTakesTooLongIsUnknownAndItsLateAnswerChangesNothing() throws Exception {
        Promise<String> slow = Promise.promise();

        Folded folded = fold(1, (call, facts) -> slow.future(), LookUpsTest::neverBefore);
        slow.complete("down");

        assertThat(folded.move().call().answer("outage")).contains("unknown");
        assertThat(counted("outage", "late")).isEqualTo(1);
        assertThat(counted("outage", "answered")).isZero();
    }

    @Test
    void oneThatAnswersInTimeFromAnotherThreadIsHeard() throws Exception {
        Promise<String> elsewhere = Promise.promise();

        Folded folded = fold(
                1,
                (call, facts) -> {
                    Thread.ofVirtual().start(() -> elsewhere.complete("up"));
                    return elsewhere.future();
                },
                LookUpsTest::neverBefore);

        assertThat(folded.move().call().answer("outage")).isPresent();
        assertThat(counted("outage", "answered") + counted("outage", "late")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"throws", "fails", "answers what the step does not have"})
    void oneThatFailsIsUnknown(String how) throws Exception {
        Folded folded = fold(
                1,
                (call, facts) -> switch (how) {
                    case "throws" -> throw new IllegalStateException("broken");
                    case "fails" -> Future.failedFuture("broken");
                    default -> Future.succeededFuture("green");
                },
                LookUpsTest::neverBefore);

        assertThat(folded.move().call().answer("outage")).contains("unknown");
        assertThat(counted("outage", "failed")).isEqualTo(1);
    }

    @Test
    void whatWasFoundWhenTheSameTurnCameBeforeIsNotLookedUpAgain() throws Exception {
        Folded folded = fold(
                1,
                (call, facts) -> Future.succeededFuture("up"),
                () -> Future.succeededFuture(Map.of("outage", "down")));

        assertThat(folded.move().call().answer("outage")).contains("down");
        assertThat(asked).isEmpty();
    }

    @Test
    void afterTwoInOneTurnNoOtherIsAsked() throws Exception {
        Folded folded = fold(3, (call, facts) -> Future.succeededFuture("up"), LookUpsTest::neverBefore);

        assertThat(asked).containsExactly("outage", "second");
        assertThat(folded.facts().found()).isEqualTo(Map.of("outage", "up", "second", "up", "third", "unknown"));
        assertThat(counted("third", "passed-over")).isEqualTo(1);
    }
}
