package charge.hotline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.content.Answer;
import charge.hotline.content.Content;
import charge.hotline.content.OurContent;
import charge.hotline.diagnosis.Planner;
import charge.hotline.dialog.Call;
import charge.hotline.journal.CaseNumbers;
import charge.hotline.journal.Entry;
import charge.hotline.journal.Journal;
import charge.hotline.journal.Secret;
import charge.hotline.twiml.CallUrl;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptCallsTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Content CONTENT = OurContent.CONTENT;
    private static final CaseNumbers CASES = new CaseNumbers(Secret.of("0123456789abcdef"));

    private final Vertx vertx = Vertx.vertx();
    private Optional<Journal> journal = Optional.empty();

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        journal = Optional.of(Journal.embedded(vertx, folder));
    }

    @AfterEach
    void stop() throws Exception {
        journal.orElseThrow().close();
        get(vertx.close());
    }

    @Test
    void theLatestCallsComeFirst() throws Exception {
        keep("CA1", 1);
        keep("CA2", 2);
        keep("CA3", 3);

        assertThat(get(calls().latest(50)).findValuesAsText("callSid")).containsExactly("CA3", "CA2", "CA1");
        assertThat(get(calls().latest(1)).findValuesAsText("callSid")).containsExactly("CA3");
    }

    @Test
    void aCallShowsWhatWasHeardAndWhatItSaysAboutTheCause() throws Exception {
        keep("CA1", 1);

        JsonNode call = get(calls().call("CA1")).orElseThrow();

        assertThat(call.path("at").asText()).isEqualTo("light");
        assertThat(call.path("language").asText()).isEqualTo("fr");
        assertThat(call.path("answers").path("means").asText()).isEqualTo("pass");
        assertThat(call.path("diagnosis")).isNotEmpty();
        assertThat(call.has("summary")).isTrue();
        assertThat(call.path("outcome").isNull()).isTrue();
        assertThat(call.path("turns")).hasSize(1);
    }

    @Test
    void whyTheStepAtHandCameNextIsTold() throws Exception {
        Call told = heard("means.app", "problem.app-fails");
        keep("CA1", told.at(Call.Place.ask("swap")).starts(1), "");

        JsonNode next = get(calls().call("CA1")).orElseThrow().path("next");

        assertThat(next.findValuesAsText("step")).hasSize(4).startsWith("swap").endsWith("support");
        assertThat(next.get(3).path("seconds").asInt())
                .isEqualTo(CONTENT.checklist().agentSeconds());
        assertThat(next.get(0).path("seconds").asInt())
                .isLessThanOrEqualTo(next.get(1).path("seconds").asInt())
                .isLessThan(next.get(3).path("seconds").asInt());
    }

    @Test
    void nothingComesNextInDangerAndAfterTheEnd() throws Exception {
        Call told = heard("means.app", "problem.app-fails").at(Call.Place.ask("swap"));
        keep("CA1", told, Optional.of("handed-over"), false);
        keep("CA2", told, Optional.empty(), true);

        for (String callSid : List.of("CA1", "CA2")) {
            JsonNode call = get(calls().call(callSid)).orElseThrow();
            assertThat(call.path("next").isArray()).isTrue();
            assertThat(call.path("next")).isEmpty();
            assertThat(call.path("diagnosis")).isNotEmpty();
        }
    }

    @Test
    void theNumberOfTheCaseIsShownAlsoWhereTheCallGoesOnWithAnEarlierOne() throws Exception {
        Call told = heard("problem.other").at(Call.Place.ask("means"));
        keep("CA1", told, "");
        keep("CA2", told.caseNumber("482173906"), "");

        assertThat(get(calls().latest(50)).findValuesAsText("case")).containsExactly("482173906", CASES.of("CA1"));
        assertThat(get(calls().call("CA1")).orElseThrow().path("case").asText()).isEqualTo(CASES.of("CA1"));
        assertThat(get(calls().call("CA2")).orElseThrow().path("case").asText()).isEqualTo("482173906");
    }

    @Test
    void aStartThatIsSuggestedNowIsWeighedAsBeforeItWasSuggested() throws Exception {
        Call second = heard("means.app", "problem.app-fails", "restart.fails").starts(2);
        keep("CA1", second.at(new Call.Place("swap", Call.Mode.HOLD, Optional.empty())), "");
        keep("CA2", second.at(Call.Place.ask("light")), "");

        assertThat(steps("CA1")).startsWith("swap");
        assertThat(steps("CA2")).doesNotContain("swap");
    }

    @Test
    void afterHoursThePersonCostsWhatTheyCostThen() throws Exception {
        Call told = heard("problem.other").at(Call.Place.ask("means"));
        keep("CA1", told, "{\"now\":\"2026-11-23T22:00:00Z\",\"kept\":true}");
        keep("CA2", told, "{\"now\":\"2026-11-23T12:00:00Z\",\"agents\":[\"brussels\"],\"kept\":true}");

        assertThat(person("CA1")).isEqualTo(CONTENT.checklist().agentSecondsAfterHours());
        assertThat(person("CA2")).isEqualTo(CONTENT.checklist().agentSeconds());
    }

    private List<String> steps(String callSid) throws Exception {
        return get(calls().call(callSid)).orElseThrow().path("next").findValuesAsText("step");
    }

    private int person(String callSid) throws Exception {
        JsonNode next = get(calls().call(callSid)).orElseThrow().path("next");
        return next.get(next.size() - 1).path("seconds").asInt();
    }

    private static Call heard(String... answers) {
        Call call = Call.arriving(CONTENT.version()).language("fr");
        for (String answer : answers) {
            call = call.hearing(Answer.parse(answer).orElseThrow());
        }
        return call;
    }

    @Test
    void aCallThatIsNotKeptIsNotShown() throws Exception {
        assertThat(get(calls().call("CA9"))).isEmpty();
        assertThat(get(calls().latest(50))).isEmpty();
    }

    private Calls calls() {
        return new KeptCalls(
                vertx,
                journal.orElseThrow(),
                version -> Future.succeededFuture(CONTENT),
                new Planner(OurContent.LOOK_UPS),
                CASES);
    }

    /** A call of one turn that has reached the question for the light. */
    private void keep(String callSid, int second) throws Exception {
        keep(callSid, heard("means.pass").at(Call.Place.ask("light")), "", second);
    }

    private void keep(String callSid, Call call, String facts) throws Exception {
        keep(callSid, call, facts, 1);
    }

    private void keep(String callSid, Call call, String facts, int second) throws Exception {
        keep(callSid, call, facts, second, Optional.empty(), false);
    }

    private void keep(String callSid, Call call, Optional<String> outcome, boolean danger) throws Exception {
        keep(callSid, call, "", 1, outcome, danger);
    }

    private void keep(String callSid, Call call, String facts, int second, Optional<String> outcome, boolean danger)
            throws Exception {
        Map<String, String> answers = new LinkedHashMap<>();
        call.heard().forEach(answer -> answers.put(answer.step(), answer.id()));
        get(journal.orElseThrow()
                .keep(new Entry(
                        new Entry.Key(callSid, "/voice/turn", 1),
                        NOON.plusSeconds(second),
                        "key:1",
                        Optional.empty(),
                        facts,
                        "",
                        CallUrl.write(call),
                        new Entry.View(call.place().at(), call.language(), answers, outcome, danger),
                        "+3225550100",
                        Optional.empty(),
                        List.of())));
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
