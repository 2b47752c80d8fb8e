package charge.hotline.handset;

import static charge.hotline.handset.Canned.say;
import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.handset.Document.Place;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule with a document that keeps it and one that breaks it. */
class RulesTest {
    private static final String HANGUP = "<Hangup/>";
    private static final String SPEECH =
            "<Gather input=\"dtmf speech\" action=\"/n\" language=\"fr-FR\" speechTimeout=\"2\" numDigits=\"1\">";
    private static final String KEYS = "<Gather action=\"/n\" numDigits=\"1\">";
    private static final String DIAL = "<Dial action=\"/n\" timeout=\"20\" timeLimit=\"3600\">";
    private static final String WORKFLOW = "<Enqueue workflowSid=\"WW1\" action=\"/n\">";

    static List<Arguments> rules() {
        String hints = IntStream.range(0, 501).mapToObj(Integer::toString).collect(Collectors.joining(","));
        return List.of(
                rule("element", say("a") + HANGUP, "<Speak/>" + HANGUP),
                rule("attribute", "<Pause length=\"1\"/>" + HANGUP, "<Pause seconds=\"1\"/>" + HANGUP),
                rule("value", "<Redirect method=\"GET\">/n</Redirect>", "<Redirect method=\"get\">/n</Redirect>"),
                rule("value", "<Pause length=\"2\"/>" + HANGUP, "<Pause length=\"0\"/>" + HANGUP),
                rule(
                        "value",
                        KEYS + say("a") + "</Gather>" + HANGUP,
                        "<Gather action=\"/n\" input=\"keys\"/>" + HANGUP),
                rule("value", "<Play digits=\"1w2\"/>" + HANGUP, "<Play digits=\"x\"/>" + HANGUP),
                rule("nesting", KEYS + say("a") + "</Gather>" + HANGUP, KEYS + HANGUP + "</Gather>" + HANGUP),
                rule("text", KEYS + "</Gather>" + HANGUP, KEYS + "hello</Gather>" + HANGUP),
                rule("voice", say("a") + HANGUP, "<Say language=\"fr-BE\" voice=\"Polly.Lea-Neural\">a</Say>" + HANGUP),
                rule(
                        "voice",
                        "<Say language=\"en-US\" voice=\"Google.en-US-Wavenet-C\">a</Say>" + HANGUP,
                        "<Say>a</Say>" + HANGUP),
                rule(
                        "voice",
                        "<Say language=\"fr-FR\" voice=\"Polly.Rémi-Generative\">a</Say>" + HANGUP,
                        "<Say language=\"fr-FR\" voice=\"Google.fr-FR-Neural2-A\">a</Say>" + HANGUP),
                rule("say-length", say("a".repeat(2_500)) + HANGUP, say("a".repeat(2_501)) + HANGUP),
                rule("say-length", say("é".repeat(700)) + HANGUP, say("é".repeat(800)) + HANGUP),
                rule("say-empty", say("a") + HANGUP, say(" ") + HANGUP),
                rule("ssml", say("<break time=\"1s\"/>a") + HANGUP, say("<emphasis>a</emphasis>") + HANGUP),
                rule("action", KEYS + "</Gather>" + HANGUP, "<Gather/>" + HANGUP),
                rule(
                        "speech-timeout",
                        SPEECH + "</Gather>" + HANGUP,
                        "<Gather input=\"speech\" action=\"/n\" language=\"fr-FR\" speechTimeout=\"auto\"/>" + HANGUP),
                rule(
                        "gather-language",
                        SPEECH + "</Gather>" + HANGUP,
                        "<Gather input=\"speech\" action=\"/n\" speechTimeout=\"1\"/>" + HANGUP),
                rule("no-input", KEYS + "</Gather>" + HANGUP, say("a") + KEYS + "</Gather>"),
                rule(
                        "no-input",
                        "<Gather action=\"/n\" actionOnEmptyResult=\"true\"/>",
                        "<Gather action=\"/n\" actionOnEmptyResult=\"false\"/>"),
                rule(
                        "hints",
                        "<Gather action=\"/n\" hints=\"oui, non\"/>" + HANGUP,
                        "<Gather action=\"/n\" hints=\"" + hints + "\"/>" + HANGUP),
                rule(
                        "hints",
                        "<Gather action=\"/n\" hints=\"oui\"/>" + HANGUP,
                        "<Gather action=\"/n\" hints=\"" + "o".repeat(101) + "\"/>" + HANGUP),
                rule("dead-code", say("a") + HANGUP, HANGUP + say("a")),
                rule("dead-code", "<Dial>+3225550199</Dial>" + HANGUP, DIAL + "+3225550199</Dial>" + HANGUP),
                rule("ending", say("a") + HANGUP, say("a")),
                rule("reject-first", "<Reject/>", say("a") + "<Reject/>"),
                rule("redirect", "<Redirect>/n</Redirect>", "<Redirect/>"),
                rule("dial-limits", DIAL + "+3225550199</Dial>", "<Dial action=\"/n\">+3225550199</Dial>"),
                rule("dial-nobody", DIAL + "<Client>a</Client></Dial>", DIAL + "</Dial>"),
                rule("number", DIAL + "<Number>+3225550199</Number></Dial>", DIAL + "<Number>112</Number></Dial>"),
                rule(
                        "sip",
                        DIAL + "<Sip>sip:a@b.example?X-Case=7&amp;User-to-User=ab%20c</Sip></Dial>",
                        DIAL + "<Sip>sip:a@b.example?X-Twilio-Case=7</Sip></Dial>"),
                rule(
                        "queue",
                        "<Enqueue action=\"/n\">agents</Enqueue>",
                        "<Enqueue action=\"/n\">" + "a".repeat(65) + "</Enqueue>"),
                rule(
                        "task",
                        WORKFLOW + "<Task>{\"a\": \"&lt;b&gt;\"}</Task></Enqueue>",
                        WORKFLOW + "<Task>{\"a-b\": 1}</Task></Enqueue>"),
                rule("task", WORKFLOW + "<Task>{}</Task></Enqueue>", WORKFLOW + "<Task>[1]</Task></Enqueue>"),
                rule("task", WORKFLOW + "<Task>{}</Task></Enqueue>", WORKFLOW + "<Task>{} x</Task></Enqueue>"),
                rule("play", "<Play>/a.mp3</Play>" + HANGUP, "<Play/>" + HANGUP),
                rule(
                        "play-digits",
                        KEYS + "<Play>/a.mp3</Play></Gather>" + HANGUP,
                        KEYS + "<Play digits=\"1\"/></Gather>" + HANGUP),
                rule("undocumented", KEYS + "</Gather>" + HANGUP, "<Gather action=\"/n\" bargeIn=\"true\"/>" + HANGUP));
    }

    private static Arguments rule(String name, String kept, String broken) {
        return Arguments.of(name, kept, broken);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void findsWhatBreaksIt(String rule, String kept, String broken) {
        assertThat(names(kept, Place.CALL)).doesNotContain(rule);
        assertThat(names(broken, Place.CALL)).contains(rule);
    }

    private static List<String> names(String verbs, Place place) {
        return Rules.check("<Response>" + verbs + "</Response>", place).stream()
                .map(Violation::rule)
                .toList();
    }

    @Test
    void whatTheCarrierRefusesHasItsCode() {
        assertThat(codes("")).containsExactly(11770);
        assertThat(codes(" <Response/>")).containsExactly(12100);
        assertThat(codes("<Response>")).containsExactly(12100);
        assertThat(codes("<Response>\u0001</Response>")).containsExactly(12100);
        assertThat(codes("<Response>&#1;</Response>")).containsExactly(12100);
        assertThat(codes("<!DOCTYPE a><Response/>")).containsExactly(12100);
        assertThat(codes("<response/>")).containsExactly(12102);
        assertThat(codes("<Response><!--" + "a".repeat(65_536) + "--></Response>"))
                .containsExactly(11750);
        assertThat(codes("\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Hangup/></Response>"))
                .isEmpty();
        assertThat(Rules.check("", "<Response><Hangup/></Response>", Place.CALL))
                .extracting(Violation::code)
                .containsExactly(12300);
        assertThat(Rules.check("application/json", "<Response><Hangup/></Response>", Place.CALL))
                .extracting(Violation::code)
                .containsExactly(12300);
        assertThat(Rules.check("text/html", "<Response><Hangup/></Response>", Place.CALL))
                .extracting(Violation::rule)
                .containsExactly("content-type");
        assertThat(Rules.check("text/xml; charset=utf-8", "<Response><Hangup/></Response>", Place.CALL))
                .isEmpty();
    }

    private static List<Integer> codes(String body) {
        return Rules.check(body, Place.CALL).stream().map(Violation::code).toList();
    }

    @Test
    void aWhisperAsksAndHangsUp() {
        String question = KEYS + say("a") + "</Gather>";
        assertThat(names(question + HANGUP, Place.WHISPER)).isEmpty();
        assertThat(names(question, Place.WHISPER)).contains("whisper");
        assertThat(names(say("a"), Place.WHISPER)).containsExactly("whisper");
        assertThat(names("", Place.SCREENED)).isEmpty();
        assertThat(names(say("a"), Place.SCREENED)).isEmpty();
        assertThat(names(question + HANGUP, Place.SCREENED)).isEmpty();
        assertThat(names(question, Place.SCREENED)).contains("whisper");
        assertThat(names(DIAL + "+3225550199</Dial>", Place.SCREENED)).contains("whisper-dial");
        assertThat(names("<Enqueue action=\"/n\">a</Enqueue>", Place.SCREENED)).containsExactly("place");
    }

    @Test
    void aWaitingDocumentNeedsNoEndAndListensToOneKindOnly() {
        assertThat(names(say("a") + KEYS + "</Gather>", Place.WAIT)).isEmpty();
        assertThat(names("<Leave/>", Place.WAIT)).isEmpty();
        assertThat(names(SPEECH + "</Gather>", Place.WAIT)).containsExactly("wait-input");
        assertThat(names(DIAL + "+3225550199</Dial>", Place.WAIT)).containsExactly("place");
    }
}
