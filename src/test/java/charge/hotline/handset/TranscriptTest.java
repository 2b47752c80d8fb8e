package charge.hotline.handset;

import static charge.hotline.handset.Canned.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls as text: played, compared, written anew. */
class TranscriptTest {
    private static final String WHOLE = """
            # Red light: an agent takes over
            given: time 2026-11-23T22:00
            call: from +32470000001 to +3225550100
            hotline (fr): Bonjour, Mbrella Charge.
            hotline (en): Hello.
            caller: "le voyant est rouge" 0.4
            hotline (fr): Je vous passe quelqu'un.
            done: dials +3225550199
            agent: answers
            agent hears (fr): Voyant rouge.
            agent: [1]
            done: connected with +3225550199
            agent: [hangs up]
            hotline (fr): Au revoir.
            done: the hotline hangs up
            kept: outcome = handed-over

            # ten minutes later
            given: time 2026-11-23T22:10
            call: from +32470000001 to +3225550100
            hotline (fr): Bonjour, Mbrella Charge. [cut]
            caller interrupts: [hangs up]
            sent: sms = a link
            """;

    private static final String INPUTS = """
            # Red light: an agent takes over
            given: time 2026-11-23T22:00
            call: from +32470000001 to +3225550100
            caller: "le voyant est rouge" 0.4
            agent: answers
            agent: [1]
            agent: [hangs up]
            kept: outcome = …

            # ten minutes later
            given: time 2026-11-23T22:10
            call: from +32470000001 to +3225550100
            caller interrupts: [hangs up]
            sent: *
            """;

    private final Canned server = new Canned();
    private final List<String> given = new ArrayList<>();
    private final Outside outside = new Outside() {
        @Override
        public void given(String fact) {
            if (!fact.startsWith("time")) {
                throw new IllegalArgumentException("what is " + fact);
            }
            given.add(fact);
        }

        @Override
        public Map<String, String> kept(Trace trace) {
            return Map.of("outcome", trace.all(Event.Connected.class).isEmpty() ? "unknown" : "handed-over");
        }

        @Override
        public Map<String, String> sent(Trace trace) {
            return Map.of("sms", "a link");
        }
    };

    @BeforeEach
    void hotline() {
        server.page(
                        "/voice",
                        "<Gather action=\"/voice/turn\" input=\"dtmf speech\" language=\"fr-FR\" speechTimeout=\"2\">"
                                + say("Bonjour, Mbrella Charge.")
                                + "<Say voice=\"Polly.Amy-Neural\" language=\"en-GB\">Hello.</Say></Gather>"
                                + "<Redirect>/voice</Redirect>")
                .page(
                        "/voice/turn",
                        say("Je vous passe quelqu'un.") + "<Dial action=\"/voice/transferred\" timeout=\"20\""
                                + " timeLimit=\"60\"><Number url=\"/voice/whisper\">+3225550199</Number></Dial>")
                .page(
                        "/voice/whisper",
                        "<Gather action=\"/voice/accept\" numDigits=\"1\">" + say("Voyant rouge.")
                                + "</Gather><Hangup/>")
                .page("/voice/accept", "")
                .page("/voice/transferred", say("Au revoir.") + "<Hangup/>");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Transcript.Played play(String text) {
        return Transcript.parse(text).play(server.network(), outside);
    }

    @Test
    void aWholeTranscriptIsKeptAndWrittenAsItStands() {
        Transcript.Played played = play(WHOLE);
        assertThat(played.mismatches()).isEmpty();
        assertThat(played.written()).isEqualTo(WHOLE);
        assertThat(played.traces()).hasSize(2);
        assertThat(given).containsExactly("time 2026-11-23T22:00", "time 2026-11-23T22:10");
        assertThat(Transcript.parse(WHOLE).title()).isEqualTo("Red light: an agent takes over");
    }

    @Test
    void theInputsAloneWriteTheWhole() {
        assertThat(play(INPUTS).written()).isEqualTo(WHOLE);
    }

    @Test
    void aDifferenceNamesTheLine() {
        Transcript.Played played = play(WHOLE.replace("Je vous passe quelqu'un.", "Un moment.")
                .replace("outcome = handed-over", "outcome = fixed")
                .replace("22:10\n", "22:10\n# a remark\n"));
        assertThat(played.mismatches())
                .containsExactly(
                        new Transcript.Mismatch(
                                7, "hotline (fr): Un moment.", "hotline (fr): Je vous passe quelqu'un."),
                        new Transcript.Mismatch(16, "kept: outcome = fixed", "kept: outcome = handed-over"));
        assertThat(played.mismatches().getFirst().toString()).isEqualTo("""
                        line 7
                          expected  hotline (fr): Un moment.
                          heard     hotline (fr): Je vous passe quelqu'un.""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hotline (fr): Bonjour, Mbrella…",
                "hotline: …",
                "hotline: Bon…,\n    Mbrella …rge.",
            })
    void partOfALineIsEnough(String line) {
        assertThat(play(WHOLE.replaceFirst("hotline \\(fr\\): Bonjour, Mbrella Charge\\.\n", line + "\n"))
                        .mismatches())
                .isEmpty();
    }

    @Test
    void anyLinesAreAnyLines() {
        assertThat(
                        play("call: from +32470000002 to +3225550100\n…\ncaller: [1]\n…\nagent: busy\n…\nhotline: Au revoir.\n…\n")
                                .mismatches())
                .isEmpty();
        assertThat(
                        play("call: from +32470000002 to +3225550100\n…\ncaller: [1]\n…\nagent: busy\n…\nhotline: Adieu.\n…\n")
                                .mismatches())
                .hasSize(1);
    }

    @Test
    void aCallThatGoesOnLongerThanWrittenIsADifference() {
        assertThat(play("call: from +32470000002 to +3225550100\nhotline: Bonjour…\n")
                        .mismatches())
                .containsExactly(
                        new Transcript.Mismatch(2, "the end of the call after this line", "hotline (en): Hello."));
    }

    @Test
    void whatIsWrittenAfterItsLineInterruptsThere() {
        Transcript.Played played = play("""
                call: from +32470000002 to +3225550100
                hotline: Bonjour…
                hotline: Hello. [cut]
                caller interrupts: [0]
                hotline: Je vous passe quelqu'un.
                done: dials +3225550199
                caller interrupts: [hangs up]
                done: not connected: canceled
                """);
        assertThat(played.mismatches()).isEmpty();
    }

    @Test
    void whoHangsUpFirstStandsThere() {
        Transcript.Played played = play("""
                call: from +32470000002 to +3225550100
                …
                caller: [0]
                …
                done: connected with +3225550199
                caller: [hangs up]
                """);
        assertThat(played.mismatches()).isEmpty();
        assertThat(server.asked("/voice/transferred").getFirst().form().get("CallStatus"))
                .isEqualTo("completed");
    }

    @Test
    void severalAgentsAreNamed() {
        server.page(
                "/voice/turn",
                "<Dial action=\"/voice/transferred\" timeout=\"20\" timeLimit=\"60\" sequential=\"true\">"
                        + "<Number>+3225550199</Number><Number>+3225550198</Number></Dial>");
        Transcript.Played played = play("""
                call: from +32470000002 to +3225550100
                …
                caller: "un conseiller" ?
                done: dials +3225550199, +3225550198
                agent +3225550199: no answer
                agent +3225550198: busy
                done: not connected: no-answer
                hotline: Au revoir.
                done: the hotline hangs up
                """);
        assertThat(played.mismatches()).isEmpty();
        assertThat(server.asked("/voice/turn").getFirst().form().first("Confidence"))
                .isEmpty();
    }

    @Test
    void queuesAndCallbacksAreWritten() {
        server.page("/voice/callback", "<Enqueue action=\"/voice/transferred\" waitUrl=\"\">agents</Enqueue>");
        String text = """
                callback: to +32470000001 from +3225550100 url /voice/callback?u=1
                queue: taken after 2
                done: waits in queue:agents
                done: connected with queue:agents
                agent: [hangs up]
                done: out of the queue: bridged
                hotline (fr): Au revoir.
                done: the hotline hangs up

                callback: to +32470000001 from +3225550100 url /voice/callback?u=1 (busy)
                done: the driver does not answer
                """;
        assertThat(play(text).mismatches()).isEmpty();
    }

    @Test
    void longLinesGoOnBelow() {
        server.page("/voice", say("mot ".repeat(60)) + "<Hangup/>");
        String written = play("call: from +32470000002 to +3225550100\n").written();
        assertThat(written.lines()).allMatch(line -> line.length() <= 110).hasSize(5);
        assertThat(play(written).mismatches()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "driver: [1]",
                "caller: 1",
                "call: +32470000001",
                "kept: outcome",
                "given: weather fine",
                "caller: [1]",
                "kept: outcome = x",
            })
    void aLineThatCannotBeReadIsNamed(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> play(line)).withMessageStartingWith("line 1");
    }
}
