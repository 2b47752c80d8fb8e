package charge.hotline.handset;

import static charge.hotline.handset.Canned.say;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call by keyboard. */
class TerminalTest {
    private final Canned server = new Canned();

    @BeforeEach
    void hotline() {
        server.page(
                        "/voice",
                        "<Gather action=\"/voice/turn\" input=\"dtmf speech\" language=\"fr-FR\" speechTimeout=\"2\">"
                                + say("Bonjour.") + "</Gather><Redirect>/voice</Redirect>")
                .page(
                        "/voice/turn",
                        "<Dial action=\"/voice/transferred\" timeout=\"20\" timeLimit=\"60\">"
                                + "<Number url=\"/voice/whisper\">+3225550199</Number></Dial>")
                .page(
                        "/voice/whisper",
                        "<Gather action=\"/voice/accept\" numDigits=\"1\">" + say("Un appel.") + "</Gather><Hangup/>")
                .page("/voice/accept", "")
                .page("/voice/transferred", say("Au revoir.") + "<Hangup/>");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String type(String keyboard) {
        StringWriter screen = new StringWriter();
        new Terminal(
                        Connection.to(server.url()),
                        "+32470000001",
                        "+3225550100",
                        new StringReader(keyboard),
                        new PrintWriter(screen))
                .run();
        return screen.toString().replace("\r\n", "\n");
    }

    @Test
    void wordsAreSaidAndWhatHappensIsShown() {
        assertThat(type("\n!confidence 0.4 le voyant est rouge\n\n")).isEqualTo("""
                        calling +3225550100 as +32470000001 (!help for help)
                        hotline (fr): Bonjour.
                        > hotline (fr): Bonjour.
                        > → dials +3225550199
                        agent +3225550199: answers
                        agent +3225550199 hears (fr): Un appel.
                        agent +3225550199: [1]
                        → connected with +3225550199
                        (you talk: enter to let the agent hang up, !hangup)
                        > agent +3225550199: [hangs up]
                        hotline (fr): Au revoir.
                        → the hotline hangs up
                        the call is over after 75 s
                        """);
        Form form = server.asked("/voice/turn").getFirst().form();
        assertThat(form.get("SpeechResult")).isEqualTo("le voyant est rouge");
        assertThat(form.get("Confidence")).isEqualTo("0.4");
    }

    @Test
    void theNextAgentDoesAsOrdered() {
        assertThat(type("!busy\n0#\n")).contains("busy", "→ not connected: busy");
        assertThat(type("!noanswer\n0#\n")).contains("→ not connected: no-answer");
        assertThat(type("!silent\n0#\n")).contains("[silence]", "→ not connected: completed");
        assertThat(type("!again\n0#\n")).contains("[2]");
        assertThat(server.asked("/voice/turn"))
                .allMatch(a -> a.form().get("Digits").equals("0"));
    }

    @Test
    void helpIsThereAndTheEndOfInputHangsUp() {
        assertThat(type("!help\n")).contains("!decline").endsWith("> \nthe call is over after 0 s\n");
        assertThat(type("!hangup\n")).contains("the call is over");
        assertThat(server.asked("/voice/turn")).isEmpty();
        assertThat(server.asked("/voice/status")).hasSize(2);
    }
}
