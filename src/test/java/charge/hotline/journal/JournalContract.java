package charge.hotline.journal;

import static charge.hotline.journal.Sample.NOON;
import static charge.hotline.journal.Sample.callBack;
import static charge.hotline.journal.Sample.turn;
import static charge.hotline.journal.Sample.urgent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import charge.hotline.dialog.Deed;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every journal is held to, whatever it is kept in. */
abstract class JournalContract {
    @TempDir
    Path folder = Path.of("");

    final Vertx vertx = Vertx.vertx();
    private Optional<Journal> opened = Optional.empty();

    /** Opens the journal that is in this folder, or belongs to it. */
    abstract Journal open(Path folder, int bound);

    /** Makes the store refuse to be written until the returned is closed. */
    abstract AutoCloseable takeAway(Path folder) throws Exception;

    @BeforeEach
    void openJournal() {
        opened = Optional.of(open(folder, 1_000));
    }

    @AfterEach
    void closeAll() {
        opened.ifPresent(Journal::close);
        await(vertx.close());
    }

    Journal journal() {
        return opened.orElseThrow();
    }

    void reopen(int bound) {
        opened.ifPresent(Journal::close);
        opened = Optional.of(open(folder, bound));
    }

    static <T> T await(Future<T> future) {
        try {
            return future.await(20, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError("no answer", e);
        }
    }

    static void until(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 2_000; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("did not come about");
    }

    /** Does something while the store is away; afterwards it is back. */
    <T> T whileAway(Callable<T> body) throws Exception {
        AutoCloseable away = takeAway(folder);
        try {
            return body.call();
        } finally {
            away.close();
        }
    }

    Kept keep(Sample sample) {
        return await(journal().keep(sample.entry()));
    }

    CallRecord call(String callSid) {
        return await(journal().call(callSid)).orElseThrow().call();
    }

    List<TurnRecord> turns(String callSid) {
        return await(journal().call(callSid)).orElseThrow().turns();
    }

    // --- one turn, one key

    @Test
    void theFirstWithItsKeyIsKeptAsItCame() {
        assertThat(keep(turn("CA1", 3))).isEqualTo(new Kept.First());

        assertThat(turns("CA1"))
                .containsExactly(new TurnRecord(
                        new Entry.Key("CA1", "/voice/turn", 3),
                        0,
                        NOON.plusSeconds(3),
                        "light",
                        "key:1",
                        Optional.empty(),
                        "{\"now\":3}",
                        "n=3",
                        "n=4"));
    }

    @Test
    void aRepeatTakesTheFactsOfTheFirstAndWritesNothing() {
        keep(turn("CA1", 3).facts("{\"open\":[\"brussels\"]}"));

        assertThat(keep(turn("CA1", 3).facts("{\"open\":[]}").when(NOON.plusSeconds(60))))
                .isEqualTo(new Kept.Repeat("{\"open\":[\"brussels\"]}"));
        assertThat(turns("CA1")).hasSize(1);
        assertThat(call("CA1").lastSeen()).isEqualTo(NOON.plusSeconds(3));
    }

    @Test
    void theSameNumberOnAnotherPathIsAnotherTurn() {
        keep(turn("CA1", 3));

        assertThat(keep(turn("CA1", 3).path("/voice/transferred"))).isEqualTo(new Kept.First());
    }

    @Test
    void otherInputWithTheSameKeySupersedesAndIsKeptBesideTheFirst() {
        keep(turn("CA1", 3).after("n=4&heard=light.red"));

        assertThat(keep(turn("CA1", 3).input("key:2").after("n=4&heard=light.green")))
                .isEqualTo(new Kept.Superseded());
        assertThat(turns("CA1")).extracting(TurnRecord::take).containsExactly(0, 1);
        assertThat(turns("CA1")).extracting(TurnRecord::input).containsExactly("key:1", "key:2");
        assertThat(call("CA1").state()).isEqualTo("n=4&heard=light.green");
    }

    @Test
    void aRepeatOfWhatSupersededTakesItsFactsNotThoseOfTheFirst() {
        keep(turn("CA1", 3).facts("{\"a\":1}"));
        keep(turn("CA1", 3).input("key:2").facts("{\"a\":2}"));

        assertThat(keep(turn("CA1", 3).input("key:2").facts("{\"a\":3}"))).isEqualTo(new Kept.Repeat("{\"a\":2}"));
        assertThat(keep(turn("CA1", 3).facts("{\"a\":4}"))).isEqualTo(new Kept.Repeat("{\"a\":1}"));
    }

    @Test
    void ofCopiesThatArriveAtOnceOneIsTheFirst() throws Exception {
        Random random = new Random(5);
        int copies = 4;
        try (ExecutorService pool = Executors.newFixedThreadPool(copies)) {
            for (int n = 0; n < 60; n++) {
                int differentInputs = 1 + random.nextInt(2);
                CyclicBarrier together = new CyclicBarrier(copies);
                List<Callable<Map.Entry<Entry, Kept>>> arrivals = new ArrayList<>();
                for (int copy = 0; copy < copies; copy++) {
                    Entry entry = turn("CA1", n)
                            .input("key:" + copy % differentInputs)
                            .facts("{\"copy\":" + copy + "}")
                            .owing(callBack("{\"to\":" + copy % differentInputs + "}"))
                            .entry();
                    arrivals.add(() -> {
                        meet(together);
                        return Map.entry(entry, await(journal().keep(entry)));
                    });
                }
                Collections.shuffle(arrivals, random);
                List<Map.Entry<Entry, Kept>> answers = new ArrayList<>();
                for (var answer : pool.invokeAll(arrivals)) {
                    answers.add(answer.get());
                }

                assertThat(answers)
                        .filteredOn(a -> a.getValue() instanceof Kept.First)
                        .hasSize(1);
                assertThat(answers)
                        .filteredOn(a -> a.getValue() instanceof Kept.Superseded)
                        .hasSize(differentInputs - 1);
                // The repeats have the facts of whichever of their kind was written.
                Map<String, String> written = new LinkedHashMap<>();
                answers.stream()
                        .filter(a -> !(a.getValue() instanceof Kept.Repeat))
                        .forEach(a -> written.put(a.getKey().input(), a.getKey().facts()));
                assertThat(answers)
                        .filteredOn(a -> a.getValue() instanceof Kept.Repeat)
                        .allSatisfy(a -> assertThat(a.getValue())
                                .isEqualTo(new Kept.Repeat(
                                        written.getOrDefault(a.getKey().input(), ""))));
                int turn = n;
                assertThat(await(journal().deeds()))
                        .filteredOn(deed -> deed.turn().n() == turn)
                        .hasSize(differentInputs);
            }
        }
    }

    private static void meet(CyclicBarrier barrier) throws InterruptedException {
        try {
            barrier.await();
        } catch (BrokenBarrierException e) {
            throw new AssertionError(e);
        }
    }

    // --- the call

    @Test
    void aCallIsWhatItsLatestTurnMadeOfIt() {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("means", "pass");
        answers.put("light", "red");
        Entry.View view = new Entry.View("station", Optional.of("fr"), answers, Optional.of("handed-over"), false);
        keep(turn("CA1", 0).caller("c0ffee"));
        keep(turn("CA1", 1).caller("c0ffee").view(view).after("n=2&lang=fr"));

        CallRecord call = call("CA1");
        assertThat(call)
                .isEqualTo(new CallRecord(
                        call.position(),
                        "CA1",
                        "+3225550100",
                        Optional.of("c0ffee"),
                        NOON,
                        NOON.plusSeconds(1),
                        1,
                        view,
                        "n=2&lang=fr"));
        assertThat(call.view().answers().keySet()).containsExactly("means", "light");
    }

    @Test
    void aLateTurnIsKeptButDoesNotMoveTheCallBackwards() {
        keep(turn("CA1", 1).language("fr"));
        keep(turn("CA1", 7).language("en").after("n=8"));
        keep(turn("CA1", 6).language("fr").after("n=7").when(NOON.plusSeconds(90)));

        CallRecord call = call("CA1");
        assertThat(call.n()).isEqualTo(7);
        assertThat(call.state()).isEqualTo("n=8");
        assertThat(call.view().language()).hasValue("en");
        assertThat(call.lastSeen()).isEqualTo(NOON.plusSeconds(90));
        assertThat(turns("CA1")).extracting(turn -> turn.key().n()).containsExactly(1, 6, 7);
    }

    @Test
    void dangerStaysOnceReportedEvenByALateTurn() {
        keep(turn("CA1", 7));
        keep(turn("CA1", 6).danger());

        assertThat(call("CA1").view().danger()).isTrue();
        assertThat(call("CA1").view().at()).isEqualTo("light");
    }

    @Test
    void aHangUpThatOvertookTheLastTurnDoesNotUndoHowTheCallEnded() {
        keep(turn("CA1", 5).after("n=6"));
        keep(turn("CA1", 6).ended("fixed-here").after("n=7&out=fixed-here"));

        keep(turn("CA1", 6).path("/voice/status").ended("unknown").after("n=7&out=unknown"));

        assertThat(call("CA1").view().outcome()).hasValue("fixed-here");
        assertThat(call("CA1").state()).isEqualTo("n=7&out=fixed-here");
        assertThat(turns("CA1")).hasSize(3);
    }

    @Test
    void aLastTurnThatComesAfterTheHangUpTellsHowTheCallEnded() {
        keep(turn("CA1", 6).path("/voice/status").ended("unknown").after("n=7&out=unknown"));
        keep(turn("CA1", 6).language("fr").after("n=7&lang=fr"));

        assertThat(call("CA1").view().outcome()).as("it is over").hasValue("unknown");
        assertThat(call("CA1").state()).isEqualTo("n=7&lang=fr");
        assertThat(call("CA1").view().language()).hasValue("fr");

        keep(turn("CA1", 6).input("key:2").ended("handed-over"));
        assertThat(call("CA1").view().outcome()).hasValue("handed-over");
    }

    @Test
    void aCallThatGoesOnAfterItsEndHasNone() {
        keep(turn("CA1", 6).ended("handed-over"));
        keep(turn("CA1", 7));

        assertThat(call("CA1").view().outcome()).isEmpty();
    }

    @Test
    void aCallThatNobodyKeptIsEmpty() {
        assertThat(await(journal().call("CA404"))).isEmpty();
    }

    @Test
    void callsAreReadNewestFirstAndPageByPage() {
        for (int i = 0; i < 5; i++) {
            keep(turn("CA" + i, 0));
        }
        keep(turn("CA1", 1));

        List<CallRecord> page = await(journal().calls(2, OptionalLong.empty()));
        assertThat(page).extracting(CallRecord::callSid).containsExactly("CA4", "CA3");
        List<CallRecord> rest =
                await(journal().calls(9, OptionalLong.of(page.getLast().position())));
        assertThat(rest).extracting(CallRecord::callSid).containsExactly("CA2", "CA1", "CA0");
    }

    // --- the end

    private List<Unended> unended(Instant since) {
        return await(journal().unended(since, 9));
    }

    @Test
    void anEndThatWasToldBeforeAnythingIsKnownOfTheCallWaitsForIt() {
        await(journal().end("CA1", NOON.plusSeconds(9)));
        await(journal().end("CA1", NOON.plusSeconds(99)));
        assertThat(unended(NOON)).isEmpty();
        reopen(1_000);

        keep(turn("CA1", 3));
        keep(turn("CA2", 3));

        assertThat(unended(NOON)).containsExactly(new Unended(call("CA1"), Optional.of(NOON.plusSeconds(9))));
        keep(turn("CA1", 4).path("/voice/status").ended("unknown"));
        assertThat(unended(NOON)).isEmpty();
    }

    @Test
    void noTurnOpensACallAgainOfWhichTheEndWasTold() {
        keep(turn("CA1", 3));
        await(journal().end("CA1", NOON.plusSeconds(9)));
        keep(turn("CA1", 4).path("/voice/status").ended("unknown").after("n=5&out=unknown"));

        keep(turn("CA1", 4).after("n=5"));
        keep(turn("CA1", 5).language("fr").after("n=6&lang=fr"));

        assertThat(call("CA1").view().outcome()).hasValue("unknown");
        assertThat(call("CA1").view().language()).hasValue("fr");
        assertThat(call("CA1").state()).isEqualTo("n=6&lang=fr");
        assertThat(unended(NOON)).isEmpty();
        keep(turn("CA1", 6).ended("fixed-here"));
        assertThat(call("CA1").view().outcome()).hasValue("fixed-here");
    }

    /** Each turn of a batch finds what the one before it made of its call, as if they had been written one by one. */
    @Test
    void callsAreTheSameHoweverTheirTurnsWereBatched() throws Exception {
        Random random = new Random(23);
        for (int round = 0; round < 40; round++) {
            List<Function<String, Sample>> turns = new ArrayList<>();
            for (int n = random.nextInt(2); n < 6; n += random.nextInt(2)) {
                turns.add(someTurn(random, n, "key:" + turns.size()));
            }
            String oneByOne = "CA1-" + round;
            String atOnce = "CA2-" + round;
            if (random.nextInt(3) == 0) {
                await(journal().end(oneByOne, NOON));
                await(journal().end(atOnce, NOON));
            }
            turns.forEach(turn -> keep(turn.apply(oneByOne)));
            List<Future<Kept>> kept = whileAway(() -> turns.stream()
                    .map(turn -> journal().keep(turn.apply(atOnce).entry()))
                    .toList());
            kept.forEach(JournalContract::await);

            assertThat(call(atOnce))
                    .usingRecursiveComparison()
                    .ignoringFields("callSid", "position")
                    .isEqualTo(call(oneByOne));
        }
    }

    /** A turn with this number and input, of whichever call. */
    private static Function<String, Sample> someTurn(Random random, int n, String input) {
        String after = "n=" + random.nextInt(1_000);
        boolean known = random.nextBoolean();
        boolean danger = random.nextInt(8) == 0;
        Optional<String> outcome = switch (random.nextInt(6)) {
            case 0 -> Optional.of("unknown");
            case 1 -> Optional.of("handed-over");
            default -> Optional.empty();
        };
        return callSid -> {
            Sample sample = turn(callSid, n).input(input).after(after);
            sample = known ? sample.caller("c0ffee") : sample;
            sample = danger ? sample.danger() : sample;
            return outcome.isPresent() ? sample.ended(outcome.get()) : sample;
        };
    }

    @Test
    void aCallThatHadNoTurnForLongIsUnendedThoughNothingWasTold() {
        keep(turn("CA1", 3));
        keep(turn("CA2", 3).ended("informed"));
        keep(turn("CA3", 9));

        assertThat(unended(NOON.plusSeconds(4))).containsExactly(new Unended(call("CA1"), Optional.empty()));
        assertThat(await(journal().unended(NOON.plusSeconds(10), 1)))
                .extracting(one -> one.call().callSid())
                .containsExactly("CA1");
    }

    @Test
    void anEndIsKnownForAsLongAsTurnsMayComeLate() {
        await(journal().end("CA1", NOON));
        await(journal().end("CA2", NOON));
        keep(turn("CA1", 0));

        letGo(days(6));
        assertThat(unended(NOON)).hasSize(1);
        letGo(days(8));
        keep(turn("CA2", 0));
        assertThat(unended(NOON)).isEmpty();
    }

    @Test
    void anEndThatIsToldWhileTheStoreIsAwayIsWrittenAfterwards() throws Exception {
        Future<Void> ended = whileAway(() -> {
            Future<Void> ending = journal().end("CA1", NOON);
            until(() -> journal().trouble().isPresent());
            assertThat(ending.isComplete()).isFalse();
            return ending;
        });
        await(ended);
        keep(turn("CA1", 0));

        assertThat(unended(NOON)).hasSize(1);
    }

    // --- the caller

    @Test
    void theLatestOtherCallOfACallerIsFound() {
        keep(turn("CA1", 0).caller("c0ffee").when(NOON).after("old"));
        keep(turn("CA2", 0)
                .caller("c0ffee")
                .when(NOON.plusSeconds(60))
                .after("new")
                .danger());
        keep(turn("CA3", 0).caller("decaf").when(NOON.plusSeconds(90)));
        keep(turn("CA4", 0).caller("c0ffee").when(NOON.plusSeconds(120)).after("this very call"));

        Optional<CallRecord> latest = await(journal().latest("c0ffee", "CA4", NOON.minusSeconds(1)));
        assertThat(latest).map(CallRecord::callSid).hasValue("CA2");
        assertThat(latest).map(CallRecord::state).hasValue("new");
        assertThat(latest).map(call -> call.view().danger()).hasValue(true);
    }

    @Test
    void aCallThatIsTooLongAgoIsNotFound() {
        keep(turn("CA1", 0).caller("c0ffee").when(NOON));

        assertThat(await(journal().latest("c0ffee", "CA2", NOON))).isPresent();
        assertThat(await(journal().latest("c0ffee", "CA2", NOON.plusMillis(1)))).isEmpty();
    }

    @Test
    void theLanguageChosenLastIsPreferred() {
        keep(turn("CA1", 0).caller("c0ffee").when(NOON).language("fr"));
        keep(turn("CA2", 0).caller("c0ffee").when(NOON.plusSeconds(60)).language("en"));
        keep(turn("CA3", 0).caller("c0ffee").when(NOON.plusSeconds(90)));

        assertThat(await(journal().preferred("c0ffee"))).hasValue("en");
        assertThat(await(journal().preferred("decaf"))).isEmpty();
    }

    // --- deeds that are claimed

    private static Entry.Owed text(String body) {
        return new Entry.Owed(
                new Deed.Text(body), Optional.of("{\"number\":\"+32470000001\",\"body\":\"" + body + "\"}"));
    }

    private static Entry.Owed report(Deed.Topic topic) {
        return new Entry.Owed(new Deed.Report(topic), Optional.of("{}"));
    }

    private List<Claim> claim(Lane lane, String node, Instant now, int most) {
        return await(journal().claim(lane, node, now, Duration.ofSeconds(30), most));
    }

    private void mark(Claim claim, Mark mark) {
        await(journal().mark(claim, mark));
    }

    private List<String> owedKinds() {
        return await(journal().deeds()).stream().map(deed -> deed.owed().kind()).toList();
    }

    @Test
    void aDeedIsClaimedByOneNode() {
        keep(turn("CA1", 1).owing(text("one")));
        keep(turn("CA2", 1).owing(text("two")));
        keep(turn("CA3", 1).owing(text("three")));

        List<Claim> first = claim(Lane.TEXT, "node a", NOON.plusSeconds(5), 2);
        List<Claim> second = claim(Lane.TEXT, "node b", NOON.plusSeconds(5), 2);

        assertThat(first).extracting(claim -> claim.deed().turn().callSid()).containsExactly("CA1", "CA2");
        assertThat(second).extracting(claim -> claim.deed().turn().callSid()).containsExactly("CA3");
        assertThat(claim(Lane.TEXT, "node c", NOON.plusSeconds(5), 2)).isEmpty();
        assertThat(first.getFirst().deed().owed()).isEqualTo(text("one"));
        assertThat(first).allSatisfy(claim -> {
            assertThat(claim.begun()).isEmpty();
            assertThat(claim.tries()).isZero();
        });
    }

    @Test
    void whatPeopleDoIsClaimedByNobody() {
        keep(turn("CA1", 1).owing(callBack("{}"), urgent()));

        assertThat(claim(Lane.TEXT, "node", NOON.plusSeconds(5), 9)).isEmpty();
        assertThat(claim(Lane.REPORT, "node", NOON.plusSeconds(5), 9)).isEmpty();
    }

    @Test
    void aDeedOfANodeThatDiedIsTakenOverAndSaysSinceWhenItMayBeDone() {
        keep(turn("CA1", 1).owing(text("one")));
        Claim lost = claim(Lane.TEXT, "dead", NOON.plusSeconds(5), 1).getFirst();

        assertThat(claim(Lane.TEXT, "alive", NOON.plusSeconds(34), 1)).isEmpty();
        Claim taken = claim(Lane.TEXT, "alive", NOON.plusSeconds(35), 1).getFirst();
        assertThat(taken.begun()).contains(NOON.plusSeconds(5));
        assertThat(taken.tries()).isEqualTo(1);

        mark(lost, new Mark.GivenUp());
        assertThat(owedKinds()).as("whose deed it was has no say any more").containsExactly("text");
        mark(taken, new Mark.Done());
        assertThat(owedKinds()).isEmpty();
    }

    @Test
    void whatIsToBeTriedAgainWaitsForItsTime() {
        keep(turn("CA1", 1).owing(text("one")));
        Instant later = NOON.plusSeconds(60);

        mark(claim(Lane.TEXT, "node", NOON.plusSeconds(5), 1).getFirst(), new Mark.Again(later, false));
        assertThat(claim(Lane.TEXT, "node", later.minusMillis(1), 1)).isEmpty();
        reopen(1_000);
        Claim sure = claim(Lane.TEXT, "node", later, 1).getFirst();
        assertThat(sure.begun()).isEmpty();
        assertThat(sure.tries()).isEqualTo(1);

        mark(sure, new Mark.Again(later, true));
        assertThat(claim(Lane.TEXT, "node", later.plusSeconds(1), 1).getFirst().begun())
                .contains(later);
    }

    @Test
    void reportsOfOneCallGoInTheOrderOfItsTurnsAndUrgentOnesFirst() {
        keep(turn("CA1", 2).owing(report(Deed.Topic.OUTCOME)));
        keep(turn("CA1", 1).owing(report(Deed.Topic.HANDOFF)));
        keep(turn("CA2", 3).owing(report(Deed.Topic.URGENT), report(Deed.Topic.HANDOFF)));
        Instant now = NOON.plusSeconds(5);

        List<Claim> first = claim(Lane.REPORT, "node", now, 9);
        assertThat(first)
                .extracting(claim -> claim.deed().owed().kind())
                .containsExactly("report-urgent", "report-handoff");
        assertThat(first).extracting(claim -> claim.deed().turn().callSid()).containsExactly("CA2", "CA1");

        mark(first.get(1), new Mark.Again(now.plusSeconds(60), false));
        mark(first.get(0), new Mark.Done());
        List<Claim> second = claim(Lane.REPORT, "node", now, 9);
        assertThat(second).extracting(claim -> claim.deed().turn().callSid()).containsExactly("CA2");
    }

    @Test
    void aNumberThatIsNoLongerNeededIsForgottenAndTheDeedIsNotOwedAnew() {
        keep(turn("CA1", 1).input("key:1").owing(text("one"), report(Deed.Topic.OUTCOME)));
        mark(claim(Lane.TEXT, "node", NOON.plusSeconds(5), 1).getFirst(), new Mark.Unclear());
        mark(claim(Lane.REPORT, "node", NOON.plusSeconds(5), 1).getFirst(), new Mark.Done());

        keep(turn("CA1", 1).input("key:2").owing(text("one"), report(Deed.Topic.OUTCOME)));

        assertThat(owedKinds()).isEmpty();
    }

    // --- deeds and acceptances

    @Test
    void whatATurnOwesIsOwedWithItAndOnce() {
        Sample promise = turn("CA1", 3).owing(callBack("{\"to\":\"+32470123456\"}"), urgent());
        keep(promise);
        keep(promise);

        List<OwedDeed> deeds = await(journal().deeds());
        assertThat(deeds)
                .extracting(OwedDeed::owed)
                .containsExactly(
                        new Entry.Owed(new Deed.CallBack(), Optional.of("{\"to\":\"+32470123456\"}")),
                        new Entry.Owed(new Deed.Urgent(), Optional.empty()));
        assertThat(deeds).allSatisfy(deed -> assertThat(deed.turn()).isEqualTo(new Entry.Key("CA1", "/voice/turn", 3)));
        assertThat(deeds).extracting(OwedDeed::when).containsOnly(NOON.plusSeconds(3));
    }

    @Test
    void whatIsOwedIsCountedByKind() {
        assertThat(await(journal().owed())).isEmpty();
        keep(turn("CA1", 3).owing(callBack("{}"), urgent()));
        keep(turn("CA2", 3).owing(callBack("{}")));

        assertThat(await(journal().owed())).isEqualTo(Map.of("call-back", 2, "urgent", 1));
    }

    @Test
    void whatPeoplePromisedIsListedDangerFirstUntilItIsDone() {
        keep(turn("CA1", 3).owing(callBack("{\"number\":\"+32470123456\"}"), report(Deed.Topic.CALL_BACK)));
        keep(turn("CA2", 3).owing(urgent()));
        List<OwedDeed> promises = await(journal().promises(9));
        assertThat(promises).extracting(promise -> promise.owed().kind()).containsExactly("urgent", "call-back");
        assertThat(await(journal().promises(1))).containsExactly(promises.getFirst());

        long callBack = promises.getLast().id();
        assertThat(await(journal().fulfil(callBack))).isTrue();

        assertThat(await(journal().fulfil(callBack))).as("done once").isFalse();
        assertThat(await(journal().promises(9))).containsExactly(promises.getFirst());
        assertThat(deedsOf("CA1").getFirst().state()).isEqualTo("done");
        assertThat(deedsOf("CA1").getFirst().payload()).as("the number").isEmpty();
    }

    @Test
    void whatTheHotlineDoesItselfIsNoPromiseOfPeople() {
        keep(turn("CA1", 3).owing(text("one"), report(Deed.Topic.OUTCOME)));

        assertThat(await(journal().promises(9))).isEmpty();
        for (OwedDeed deed : await(journal().deeds())) {
            assertThat(await(journal().fulfil(deed.id()))).isFalse();
        }
        assertThat(owedKinds()).containsExactly("text", "report-outcome");
    }

    @Test
    void whoTookTheReportOfACallBackOwesIt() {
        keep(turn("CA1", 2).owing(callBack("{\"number\":\"+32470123456\"}")));
        keep(turn("CA1", 3).owing(callBack("{\"number\":\"+32470123456\"}"), urgent(), report(Deed.Topic.CALL_BACK)));
        Claim report = claim(Lane.REPORT, "node", NOON.plusSeconds(5), 1).getFirst();

        mark(report, new Mark.Again(NOON.plusSeconds(6), false));
        assertThat(owedKinds())
                .as("not taken yet")
                .containsExactly("call-back", "call-back", "urgent", "report-call-back");
        mark(claim(Lane.REPORT, "node", NOON.plusSeconds(7), 1).getFirst(), new Mark.Done());

        assertThat(owedKinds()).as("of another turn, and danger").containsExactly("call-back", "urgent");
        assertThat(deedsOf("CA1"))
                .filteredOn(deed -> deed.turn().n() == 3)
                .allMatch(deed -> deed.payload().isEmpty());
    }

    @Test
    void aCallBackThatNobodyTookTheReportOfIsStillOwed() {
        keep(turn("CA1", 3).owing(callBack("{}"), report(Deed.Topic.CALL_BACK)));

        mark(claim(Lane.REPORT, "node", NOON.plusSeconds(5), 1).getFirst(), new Mark.GivenUp());

        assertThat(await(journal().promises(9))).hasSize(1);
    }

    @Test
    void whatSupersedesOwesOnlyWhatTheOtherDoesNot() {
        keep(turn("CA1", 3).owing(callBack("{}")));
        keep(turn("CA1", 3).input("key:2").owing(callBack("{}"), urgent()));

        assertThat(await(journal().deeds()))
                .extracting(deed -> deed.owed().kind())
                .containsExactly("call-back", "urgent");
    }

    @Test
    void aLateTurnStillOwesItsDeeds() {
        keep(turn("CA1", 7));
        keep(turn("CA1", 3).owing(new Entry.Owed(new Deed.Message(), Optional.of("{\"recording\":\"RE1\"}"))));

        assertThat(await(journal().deeds()))
                .extracting(deed -> deed.owed().kind())
                .containsExactly("message");
    }

    @Test
    void theFirstAgentWhoAcceptedAHandoffTookIt() {
        await(journal().accept("CA1", 5, "brussels"));
        await(journal().accept("CA1", 5, "roadside"));

        assertThat(await(journal().accepted("CA1", 5))).hasValue("brussels");
        assertThat(await(journal().accepted("CA1", 6))).isEmpty();
        assertThat(await(journal().accepted("CA2", 5))).isEmpty();
    }

    @Test
    void anAcceptanceIsKnownEvenWhileTheStoreIsAway() throws Exception {
        Future<Void> accepted = whileAway(() -> {
            Future<Void> accepting = journal().accept("CA1", 5, "brussels");
            until(() -> journal().trouble().isPresent());
            assertThat(await(journal().accepted("CA1", 5))).hasValue("brussels");
            assertThat(accepting.isComplete()).isFalse();
            return accepting;
        });
        await(accepted);
        assertThat(await(journal().accepted("CA1", 5))).hasValue("brussels");
    }

    // --- content and incident

    @Test
    void theFilesOfAContentAreKeptByItsVersion() {
        Buffer files = Buffer.buffer(new byte[] {0, 1, 2, -1, 0});
        await(journal().keepBundle("3f9c51d2", NOON, files));
        await(journal().keepBundle("3f9c51d2", NOON.plusSeconds(1), Buffer.buffer("something else")));
        reopen(1_000);

        assertThat(await(journal().bundle("3f9c51d2")))
                .as("a version is one content")
                .hasValue(files);
        assertThat(await(journal().bundle("00000000"))).isEmpty();
    }

    @Test
    void theContentsInUseLatelyAreFoundTheLatestFirst() {
        await(journal().keepBundle("00000001", NOON, Buffer.buffer("a")));
        await(journal().keepBundle("00000002", NOON.plusSeconds(2), Buffer.buffer("b")));
        await(journal().keepBundle("00000003", NOON.plusSeconds(1), Buffer.buffer("c")));
        await(journal().keepBundle("00000001", NOON.plusSeconds(3), Buffer.buffer("a")));
        await(journal().keepBundle("00000002", NOON, Buffer.buffer("b")));

        assertThat(await(journal().bundles(NOON.plusSeconds(2), 9))).containsExactly("00000001", "00000002");
        assertThat(await(journal().bundles(NOON, 1))).containsExactly("00000001");
    }

    @Test
    void anIncidentIsAnnouncedUntilItIsTakenBack() {
        assertThat(await(journal().announced())).isEmpty();

        await(journal().announce(Optional.of("down"), NOON));
        await(journal().announce(Optional.of("still down"), NOON.plusSeconds(1)));
        reopen(1_000);
        assertThat(await(journal().announced())).hasValue("still down");

        await(journal().announce(Optional.empty(), NOON.plusSeconds(2)));
        assertThat(await(journal().announced())).isEmpty();
    }

    @Test
    void whatWasSaidEarlierDoesNotReplaceWhatWasSaidLater() {
        await(journal().announce(Optional.empty(), NOON.plusSeconds(2)));
        await(journal().announce(Optional.of("down"), NOON));

        assertThat(await(journal().announced())).isEmpty();
    }

    // --- letting go

    private static final Retention RETENTION = new Retention(
            Duration.ofDays(90), Duration.ofDays(30), Duration.ofDays(7), Duration.ofDays(14), Duration.ofDays(90));

    private Optional<LetGo> letGo(Instant now) {
        return await(journal().letGo(RETENTION, now, Duration.ofHours(23)));
    }

    private static Instant days(int days) {
        return NOON.plus(Duration.ofDays(days));
    }

    private List<WholeCall.KeptDeed> deedsOf(String callSid) {
        return await(journal().whole(callSid)).orElseThrow().deeds();
    }

    /** As whoever does deeds marks them. */
    abstract void finish(String callSid) throws Exception;

    @Test
    void wordsGoBeforeTheCallerAndTheCallerBeforeTheCall() {
        keep(turn("CA1", 0).caller("c0ffee").when(NOON).words("mon badge est refusé"));

        letGo(days(6));
        assertThat(turns("CA1")).extracting(TurnRecord::words).containsExactly(Optional.of("mon badge est refusé"));
        assertThat(letGo(days(8))).contains(new LetGo(0, 0, 1, 0, 0, 0));
        assertThat(turns("CA1")).extracting(TurnRecord::words).containsExactly(Optional.empty());
        assertThat(call("CA1").caller()).contains("c0ffee");
        assertThat(letGo(days(31))).contains(new LetGo(0, 1, 0, 0, 0, 0));
        assertThat(call("CA1").caller()).isEmpty();
        assertThat(turns("CA1")).hasSize(1);
        assertThat(letGo(days(91))).contains(new LetGo(1, 0, 0, 0, 0, 0));
        assertThat(await(journal().call("CA1"))).isEmpty();
    }

    @Test
    void aCallIsAsOldAsItsLastTurn() {
        keep(turn("CA1", 0).when(NOON));
        keep(turn("CA1", 1).when(days(1)));

        letGo(days(90));

        assertThat(turns("CA1")).hasSize(2);
    }

    @Test
    void whatIsOwedStaysWithItsCallAndTheNumber() throws Exception {
        keep(turn("CA1", 0).caller("c0ffee").when(NOON).owing(callBack("{\"number\":\"+32470123456\"}")));

        letGo(days(400));
        assertThat(call("CA1").caller()).contains("c0ffee");
        assertThat(await(journal().deeds()))
                .extracting(deed -> deed.owed().payload())
                .containsExactly(Optional.of("{\"number\":\"+32470123456\"}"));

        finish("CA1");
        letGo(days(402));
        assertThat(await(journal().call("CA1"))).isEmpty();
    }

    @Test
    void theNumberGoesOnceTheDeedIsFinishedAndTheDeedAfterAWhile() throws Exception {
        keep(turn("CA1", 0).when(NOON).owing(callBack("{\"number\":\"+32470123456\"}")));
        finish("CA1");

        assertThat(letGo(days(1))).contains(new LetGo(0, 0, 0, 0, 1, 0));
        assertThat(deedsOf("CA1"))
                .extracting(WholeCall.KeptDeed::payload, WholeCall.KeptDeed::state)
                .containsExactly(tuple(Optional.empty(), "done"));
        assertThat(letGo(days(15))).contains(new LetGo(0, 0, 0, 1, 0, 0));
        assertThat(deedsOf("CA1")).isEmpty();
        assertThat(turns("CA1")).hasSize(1);
    }

    @Test
    void aContentGoesOnceNoCallBeginsOnItForLong() {
        await(journal().keepBundle("00000001", NOON, Buffer.buffer("a")));
        await(journal().keepBundle("00000002", NOON, Buffer.buffer("b")));
        await(journal().keepBundle("00000002", days(30), Buffer.buffer("b")));

        assertThat(letGo(days(91))).contains(new LetGo(0, 0, 0, 0, 0, 1));
        assertThat(await(journal().bundles(NOON, 9))).containsExactly("00000002");
    }

    @Test
    void itIsDoneOnceADayAndByOne() {
        keep(turn("CA1", 0).when(NOON));

        assertThat(letGo(days(91))).contains(new LetGo(1, 0, 0, 0, 0, 0));
        assertThat(letGo(days(91).plus(Duration.ofHours(22)))).isEmpty();
        assertThat(letGo(days(91).plus(Duration.ofHours(23)))).contains(LetGo.NOTHING);
    }

    @Test
    void moreThanOnePortionGoesWhileTurnsAreWritten() {
        List<Future<Kept>> old = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            old.add(journal()
                    .keep(turn("OLD" + i, 0).when(NOON).words("bonjour").entry()));
        }
        await(Future.all(old));
        keep(turn("NEW", 0).when(days(89)));

        Future<Optional<LetGo>> letGo = journal().letGo(RETENTION, days(91), Duration.ofHours(23));
        int written = 0;
        while (!letGo.isComplete()) {
            keep(turn("NEW", ++written).when(days(91)));
        }

        assertThat(await(letGo)).contains(new LetGo(700, 0, 700, 0, 0, 0));
        assertThat(turns("NEW")).hasSize(written + 1);
        assertThat(await(journal().calls(9, OptionalLong.empty())))
                .extracting(CallRecord::callSid)
                .containsExactly("NEW");
    }

    // --- one caller

    @Test
    void whatIsKeptOfACallerIsShownAsAWhole() {
        keep(turn("CA1", 0).caller("c0ffee").words("bonjour").owing(callBack("{\"number\":\"+32470123456\"}")));
        await(journal().accept("CA1", 0, "brussels"));
        keep(turn("CA2", 0).caller("c0ffee"));
        keep(turn("CA3", 0).caller("decaf"));

        assertThat(await(journal().callsOf("c0ffee"))).containsExactly("CA1", "CA2");
        WholeCall whole = await(journal().whole("CA1")).orElseThrow();
        assertThat(whole.history().turns()).extracting(TurnRecord::words).containsExactly(Optional.of("bonjour"));
        assertThat(whole.deeds())
                .extracting(WholeCall.KeptDeed::kind, WholeCall.KeptDeed::state, WholeCall.KeptDeed::payload)
                .containsExactly(tuple("call-back", "owed", Optional.of("{\"number\":\"+32470123456\"}")));
        assertThat(whole.acceptances()).containsExactly(new WholeCall.Acceptance(0, "brussels"));
        assertThat(await(journal().whole("CA9"))).isEmpty();
    }

    @Test
    void aForgottenCallerLeavesNothing() {
        keep(turn("CA1", 0).caller("c0ffee").language("fr").owing(callBack("{}"), urgent()));
        keep(turn("CA1", 1).caller("c0ffee"));
        await(journal().accept("CA1", 1, "brussels"));
        keep(turn("CA2", 0).caller("c0ffee"));
        keep(turn("CA3", 0).caller("decaf").owing(urgent()));

        Forgotten forgotten = await(journal().forget("c0ffee", NOON.plusSeconds(60)));

        assertThat(forgotten).isEqualTo(new Forgotten(2, 3, 2, Map.of("call-back", 1, "urgent", 1)));
        assertThat(await(journal().callsOf("c0ffee"))).isEmpty();
        assertThat(await(journal().call("CA1"))).isEmpty();
        assertThat(await(journal().preferred("c0ffee"))).isEmpty();
        assertThat(await(journal().accepted("CA1", 1))).isEmpty();
        assertThat(await(journal().deeds()))
                .extracting(deed -> deed.turn().callSid())
                .containsExactly("CA3");
        assertThat(await(journal().forget("c0ffee", NOON.plusSeconds(61)))).isEqualTo(Forgotten.NOTHING);
    }

    @Test
    void whatCameBeforeTheForgettingIsNotWrittenAfterIt() {
        keep(turn("CA1", 0).caller("c0ffee"));
        await(journal().forget("c0ffee", NOON.plusSeconds(60)));

        assertThat(keep(turn("CA1", 0).caller("c0ffee").owing(urgent())))
                .as("delivered twice, after it")
                .isEqualTo(new Kept.Forgotten());
        assertThat(keep(turn("CA1", 1)
                        .caller("c0ffee")
                        .when(NOON.plusSeconds(90))
                        .owing(urgent())))
                .as("the call goes on")
                .isEqualTo(new Kept.Forgotten());
        await(journal().accept("CA1", 1, "brussels"));
        assertThat(keep(turn("CA2", 0)
                        .caller("c0ffee")
                        .when(NOON.plusSeconds(50))
                        .owing(urgent())))
                .as("another node's memory had it")
                .isEqualTo(new Kept.Forgotten());
        assertThat(keep(turn("CA2", 1).caller("c0ffee").when(NOON.plusSeconds(70))))
                .as("and that call goes on too")
                .isEqualTo(new Kept.Forgotten());

        assertThat(await(journal().callsOf("c0ffee"))).isEmpty();
        assertThat(await(journal().call("CA1"))).isEmpty();
        assertThat(await(journal().accepted("CA1", 1))).isEmpty();
        assertThat(await(journal().deeds())).isEmpty();
    }

    @Test
    void aCallAfterTheForgettingIsKept() {
        await(journal().forget("c0ffee", NOON));

        assertThat(keep(turn("CA1", 1).caller("c0ffee"))).isEqualTo(new Kept.First());
        assertThat(keep(turn("CA2", 0).when(NOON))).as("withheld").isEqualTo(new Kept.First());
        letGo(days(1));
        assertThat(await(journal().callsOf("c0ffee"))).containsExactly("CA1");
    }

    @Test
    void whatWaitsInMemoryIsForgottenToo() throws Exception {
        List<Future<Kept>> kept = new ArrayList<>();
        Future<Forgotten> forgotten = whileAway(() -> {
            for (int n = 0; n < 100; n++) {
                kept.add(journal()
                        .keep(turn("CA1", n).caller("c0ffee").owing(urgent()).entry()));
            }
            until(() -> journal().trouble().isPresent());
            Future<Forgotten> forgetting = journal().forget("c0ffee", NOON.plusSeconds(200));
            for (int n = 100; n < 200; n++) {
                kept.add(journal()
                        .keep(turn("CA1", n).caller("c0ffee").owing(urgent()).entry()));
            }
            return forgetting;
        });
        await(Future.all(kept));

        assertThat(await(forgotten)).isEqualTo(new Forgotten(1, 100, 100, Map.of("urgent", 100)));
        assertThat(kept.subList(0, 100)).allMatch(one -> one.result() instanceof Kept.First);
        assertThat(kept.subList(100, 200)).allMatch(one -> one.result() instanceof Kept.Forgotten);
        assertThat(await(journal().deeds())).isEmpty();
        assertThat(await(journal().calls(9, OptionalLong.empty()))).isEmpty();
    }

    @Test
    void workThatFailsHoldsUpNoTurn() throws Exception {
        breakUpkeep();

        assertThatThrownBy(() -> await(journal().letGo(RETENTION, NOON, Duration.ZERO)))
                .hasMessageContaining("refused");
        assertThat(keep(turn("CA1", 0))).isEqualTo(new Kept.First());
        assertThat(journal().trouble()).isEmpty();
    }

    /** Takes away what the upkeep needs, and turns do not. */
    abstract void breakUpkeep() throws Exception;

    // --- the queue

    @Test
    void whatComesTogetherIsWrittenInTheOrderInWhichItCame() throws Exception {
        List<Future<Kept>> kept = whileAway(() -> {
            List<Future<Kept>> keeping = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Sample one = turn("CA1", 0).input("key:" + i);
                keeping.add(journal().keep((i % 3 == 0 ? one.owing(urgent()) : one).entry()));
            }
            until(() -> journal().trouble().isPresent());
            return keeping;
        });
        await(Future.all(kept));

        assertThat(kept.getFirst().result()).isEqualTo(new Kept.First());
        assertThat(turns("CA1"))
                .extracting(TurnRecord::input)
                .containsExactlyElementsOf(
                        IntStream.range(0, 200).mapToObj(i -> "key:" + i).toList());
    }

    @Test
    void whileTheStoreIsAwayTurnsWaitAndNothingIsLost() throws Exception {
        keep(turn("CA0", 0));
        List<Future<Kept>> kept = whileAway(() -> {
            List<Future<Kept>> keeping = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                keeping.add(journal().keep(turn("CA" + i % 7, 1 + i).entry()));
            }
            until(() -> journal().trouble().isPresent());
            assertThat(journal().trouble().orElseThrow()).contains("cannot be written");
            assertThat(journal().queued()).isEqualTo(300);
            assertThat(keeping).noneMatch(Future::isComplete);
            return keeping;
        });
        await(Future.all(kept));

        assertThat(kept).allSatisfy(one -> assertThat(one.result()).isEqualTo(new Kept.First()));
        assertThat(journal().trouble()).isEmpty();
        assertThat(journal().queued()).isZero();
        assertThat(journal().dropped()).isZero();
        assertThat(journal().committed()).isEqualTo(301);
        assertThat(IntStream.range(0, 7).map(i -> turns("CA" + i).size()).sum()).isEqualTo(301);
    }

    @Test
    void whereNotAllCanWaitTheOldestThatOweNothingGo() throws Exception {
        reopen(100);
        List<Future<Kept>> plain = new ArrayList<>();
        List<Future<Kept>> owing = whileAway(() -> {
            List<Future<Kept>> keeping = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                if (i % 5 == 0) {
                    keeping.add(journal().keep(turn("CA1", i).owing(urgent()).entry()));
                } else {
                    plain.add(journal().keep(turn("CA1", i).entry()));
                }
            }
            until(() -> journal().trouble().isPresent());
            return keeping;
        });
        await(Future.join(owing));
        await(Future.join(plain).otherwiseEmpty());

        assertThat(owing).allMatch(Future::succeeded);
        assertThat(await(journal().deeds())).hasSize(60);
        long gone = plain.stream().filter(Future::failed).count();
        // What the writer has in its hands takes no room: up to one batch.
        assertThat(gone).isBetween(300L - 100 - 64, 300L - 100);
        assertThat(journal().dropped()).isEqualTo(gone);
        assertThat(journal().committed()).isEqualTo(300 - gone);
        assertThat(turns("CA1")).hasSize((int) (300 - gone));
        assertThat(plain.getLast().succeeded()).isTrue();
    }

    @Test
    void anEntryThatTheStoreRefusesHoldsUpNobody() throws Exception {
        List<Future<Kept>> kept = new ArrayList<>();
        Future<Kept> refused = whileAway(() -> {
            kept.add(journal().keep(turn("CA1", 0).entry()));
            Future<Kept> tooLong =
                    journal().keep(turn("CA1", 1).facts("x".repeat(2_000_000)).entry());
            kept.add(journal().keep(turn("CA1", 2).entry()));
            return tooLong;
        });
        await(Future.all(kept));
        assertThatThrownBy(() -> await(refused)).hasMessageContaining("refused");

        keep(turn("CA1", 3));
        assertThat(turns("CA1")).extracting(turn -> turn.key().n()).containsExactly(0, 2, 3);
        assertThat(journal().dropped()).isEqualTo(1);
        assertThat(journal().trouble()).isEmpty();
    }

    @Test
    void theAnswerComesOnTheContextThatAsked() {
        Context context = vertx.getOrCreateContext();
        Promise<List<Context>> answeredOn = Promise.promise();
        context.runOnContext(nothing -> journal().keep(turn("CA1", 0).entry()).onSuccess(kept -> {
            Context written = Vertx.currentContext();
            journal().call("CA1").onSuccess(read -> answeredOn.complete(List.of(written, Vertx.currentContext())));
        }));

        assertThat(await(answeredOn.future())).containsExactly(context, context);
    }

    @Test
    void closingWritesWhatWaits() {
        List<Future<Kept>> kept = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            kept.add(journal().keep(turn("CA1", i).entry()));
        }
        reopen(1_000);

        await(Future.all(kept));
        assertThat(turns("CA1")).hasSize(500);
    }

    @Test
    void afterClosingNothingIsTakenAndItIsSaid() {
        Journal closed = journal();
        reopen(1_000);

        assertThatThrownBy(() -> await(closed.keep(turn("CA1", 0).entry()))).hasMessageContaining("closed");
        assertThatThrownBy(() -> await(closed.call("CA1"))).hasMessageContaining("closed");
    }

    @Test
    void aRepeatIsNoticedAfterARestart() {
        keep(turn("CA1", 3).owing(urgent()));
        reopen(1_000);

        assertThat(keep(turn("CA1", 3).owing(urgent()))).isEqualTo(new Kept.Repeat("{\"now\":3}"));
        assertThat(await(journal().deeds())).hasSize(1);
    }
}
