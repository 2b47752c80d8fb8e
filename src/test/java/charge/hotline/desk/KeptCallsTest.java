package charge.hotline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.content.Answer;
import charge.hotline.content.Content;
import charge.hotline.content.OurContent;
import charge.hotline.diagnosis.Planner;
import charge.hotline.dialog.Call;
import charge.hotline.journal.Entry;
import charge.hotline.journal.Journal;
import charge.hotline.twiml.CallUrl;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Instant;
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
    void aCallThatIsNotKeptIsNotShown() throws Exception {
        assertThat(get(calls().call("CA9"))).isEmpty();
        assertThat(get(calls().latest(50))).isEmpty();
    }

    private Calls calls() {
        return new KeptCalls(
                vertx,
                journal.orElseThrow(),
                version -> Future.succeededFuture(CONTENT),
                new Planner(OurContent.LOOK_UPS));
    }

    /** A call of one turn that has reached the question for the light. */
    private void keep(String callSid, int second) throws Exception {
        String state = CallUrl.write(Call.arriving(CONTENT.version())
                .language("fr")
                .hearing(new Answer("means", "pass"))
                .at(Call.Place.ask("light")));
        get(journal.orElseThrow()
                .keep(new Entry(
                        new Entry.Key(callSid, "/voice/turn", 1),
                        NOON.plusSeconds(second),
                        "key:1",
                        Optional.empty(),
                        "",
                        "",
                        state,
                        new Entry.View("light", Optional.of("fr"), Map.of("means", "pass"), Optional.empty(), false),
                        "+3225550100",
                        Optional.empty(),
                        List.of())));
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
