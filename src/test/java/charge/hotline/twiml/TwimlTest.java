package charge.hotline.twiml;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.content.Answer;
import charge.hotline.content.Content;
import charge.hotline.content.Limits;
import charge.hotline.content.OurContent;
import charge.hotline.content.Step;
import charge.hotline.dialog.Call;
import charge.hotline.dialog.Facts.Agent;
import charge.hotline.dialog.Facts.Reach;
import charge.hotline.dialog.Reply;
import charge.hotline.dialog.Reply.Keys;
import charge.hotline.dialog.Reply.Listening;
import charge.hotline.dialog.Reply.Spoken;
import charge.hotline.handset.Document.Place;
import charge.hotline.handset.Rules;
import charge.hotline.speech.Expected;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of reply, held against the rule that stands beside it (numbers of the carrier's errors in brackets). */
class TwimlTest {
    private static final Content CONTENT = Contents.real();
    private static final Context CONTEXT = Context.of("+3225550100");
    private static final Call CALL = Call.arriving("3f9c51d2")
            .language("fr")
            .at(Call.Place.ask("light"))
            .heard(List.of(new Answer("means", "pass"), new Answer("swap", "fails")))
            .turned();

    private static final String QUERY =
            "u=1&amp;v=3f9c51d2&amp;lang=fr&amp;at=light&amp;n=1&amp;heard=means.pass_swap.fails";
    private static final String OVERRIDES = "#ct=1500&amp;rt=4000&amp;rc=1&amp;rp=ct,rt";

    private final Twiml twiml = writer(CONTENT, "");

    private static Twiml writer(Content content, String publicUrl) {
        return new Twiml(
                content, publicUrl, Map.of(), (language, expected) -> List.of("rouge", "vert", "il est éteint"));
    }

    private static Spoken light(String section) {
        return new Spoken("fr", "light." + section, Map.of("brand", "Mbrella"));
    }

    private static Reply.Ask ask(String language, Expected expected, Keys keys, int seconds, Spoken... says) {
        return new Reply.Ask(List.of(says), new Listening(language, expected, keys, seconds));
    }

    private String question() {
        Reply reply = ask("fr", Expected.step("light"), Keys.ONE, 10, light("ask"));
        return twiml.document(reply, CALL, CONTEXT).toString();
    }

    private static void keepsTheRules(String document, Place place) {
        assertThat(Rules.check("text/xml", document, place)).as(document).isEmpty();
    }

    @Test
    void aQuestionIsAskedInsideOfTheGatherThatListens() {
        assertThat(question())
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>"
                        + "<Gather action=\"/voice/turn?" + QUERY + OVERRIDES + "\" actionOnEmptyResult=\"true\""
                        + " finishOnKey=\"\" hints=\"rouge,vert,il est éteint\" input=\"dtmf speech\" language=\"fr-FR\""
                        + " method=\"POST\" numDigits=\"1\" profanityFilter=\"false\" speechModel=\"experimental_utterances\""
                        + " speechTimeout=\"2\" timeout=\"10\">"
                        + "<Say language=\"fr-BE\" voice=\"Polly.Isabelle-Neural\">Regardez la borne. Son voyant est rouge, vert,"
                        + " d'une autre couleur, éteint, ou y a-t-il un message à l'écran ?</Say>"
                        + "</Gather></Response>");
        keepsTheRules(question(), Place.CALL);
    }

    @Test
    void theSameTurnGivesTheSameBytesFromAnyNode() {
        assertThat(writer(Contents.real(), "")
                        .document(ask("fr", Expected.step("light"), Keys.ONE, 10, light("ask")), CALL, CONTEXT)
                        .toString())
                .isEqualTo(question());
    }

    /** Rule: {@code (ct + rt) × (rc + 1) < 15 s}, after which the caller is lost. */
    @Test
    void allAttemptsTogetherStayBelowTheCarriersCeiling() {
        assertThat((Links.CONNECT_MILLIS + Links.READ_MILLIS) * (Links.RETRIES + 1))
                .isLessThan(15_000);
    }

    @Test
    void urlsAreAbsoluteWhereThePublicOneIsKnown() {
        Twiml absolute = writer(CONTENT, "https://voice.example.com/");

        assertThat(absolute.document(ask("fr", Expected.step("light"), Keys.ONE, 10), CALL, CONTEXT)
                        .toString())
                .contains(" action=\"https://voice.example.com/voice/turn?u=1&amp;");
        assertThat(absolute.url(charge.hotline.twiml.Path.CALLBACK, Call.arriving("v")))
                .isEqualTo(
                        "https://voice.example.com/voice/callback?u=1&v=v&at=language&n=0#ct=1500&rt=4000&rc=1&rp=ct,rt");
    }

    /** Rule: a lone hash key ends nothing; with no {@code numDigits}, the timeout is also the gap between digits. */
    @Test
    void aNumberIsEndedByTheHashKeyAndReadOutInPeace() {
        String document = twiml.document(ask("fr", Expected.step("where"), Keys.NUMBER, 10), CALL, CONTEXT)
                .toString();

        assertThat(document)
                .contains("finishOnKey=\"#\"", "timeout=\"7\"", "speechTimeout=\"3\"")
                .doesNotContain("numDigits");
        keepsTheRules(document, Place.CALL);
    }

    /** Rule: with a model, speechTimeout is a whole number (13335). */
    @Test
    void freeWordsHaveTheModelForThemAndALongerPause() {
        assertThat(twiml.document(ask("fr", Expected.step("problem"), Keys.ONE, 7), CALL, CONTEXT)
                        .toString())
                .contains("speechModel=\"experimental_conversations\" speechTimeout=\"3\"");
        assertThat(twiml.document(ask("fr", new Expected("confirm", "problem"), Keys.ONE, 7), CALL, CONTEXT)
                        .toString())
                .contains("speechModel=\"experimental_utterances\" speechTimeout=\"2\"");
    }

    @Test
    void whileTheCallerActsTheGatherWaitsForTheNextSignOfLife() {
        String document = twiml.document(
                        ask(
                                "fr",
                                new Expected("hold", "restart"),
                                Keys.ONE,
                                Limits.HOLD_SECONDS,
                                new Spoken("fr", "hold.still-1", Map.of("brand", "Mbrella"))),
                        CALL,
                        CONTEXT)
                .toString();

        assertThat(document).contains("speechModel=\"experimental_conversations\" speechTimeout=\"2\" timeout=\"20\"");
        keepsTheRules(document, Place.CALL);
    }

    /** Rule: a model with a locale that it does not know fails the Gather (13342). */
    @Test
    void aLocaleThatTheModelsDoNotKnowIsRecognisedByTheDefault() {
        Twiml flemish = new Twiml(
                CONTENT,
                "",
                Map.of("fr", new Voice("nl-BE", "Polly.Lisa-Neural", "nl-BE")),
                (language, expected) -> List.of());
        String document = flemish.document(ask("fr", Expected.step("light"), Keys.ONE, 10, light("ask")), CALL, CONTEXT)
                .toString();

        assertThat(document)
                .contains("language=\"nl-BE\" method", "<Say language=\"nl-BE\" voice=\"Polly.Lisa-Neural\">")
                .doesNotContain("speechModel", "hints");
        keepsTheRules(document, Place.CALL);
    }

    /** Rule: at most 500 hints of at most 100 characters, joined by commas. */
    @Test
    void hintsAreWhatTheCarrierTakesMostUsefulFirst() {
        List<String> many = IntStream.range(0, 900).mapToObj(i -> "mot, " + i).toList();
        Twiml talkative = new Twiml(
                CONTENT,
                "",
                Map.of(),
                (language, expected) -> concat(List.of("x".repeat(101), " ", "a\u0001<b>", "mot  0"), many));
        String document = talkative
                .document(ask("fr", Expected.step("light"), Keys.ONE, 10), CALL, CONTEXT)
                .toString();
        String hints = document.replaceFirst(".* hints=\"", "").replaceFirst("\".*", "");

        assertThat(hints).startsWith("a&lt;b&gt;,mot 0,mot 1,mot 2,").doesNotContain("xx");
        assertThat(hints.length()).isBetween(2_000, 3_010);
        assertThat(hints.split(",", -1)).doesNotHaveDuplicates();
        keepsTheRules(document, Place.CALL);
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return java.util.stream.Stream.concat(first.stream(), second.stream()).toList();
    }

    @Test
    void whoIsAskedInAnotherLanguageThanTheyAreHeardInIsAskedInBoth() {
        Reply bilingual = ask(
                "en",
                Expected.step("language"),
                Keys.ONE,
                7,
                new Spoken("fr", "language.ask", Map.of()),
                new Spoken("en", "language.ask", Map.of()));
        String document = twiml.document(bilingual, CALL, CONTEXT).toString();

        assertThat(document)
                .contains(
                        " language=\"en-GB\" method", "voice=\"Polly.Isabelle-Neural\"", "voice=\"Polly.Amy-Neural\"");
        keepsTheRules(document, Place.CALL);
    }

    @Test
    void aPromptThatThereIsNotIsNotSpoken() {
        String document = twiml.document(
                        ask("fr", Expected.step("light"), Keys.ONE, 10, new Spoken("fr", "light.sung", Map.of())),
                        CALL,
                        CONTEXT)
                .toString();

        assertThat(document).doesNotContain("<Say").contains("timeout=\"10\"></Gather>");
        keepsTheRules(document, Place.CALL);
    }

    @Test
    void aLanguageThatThereIsNotIsSpokenInTheFirst() {
        assertThat(twiml.document(new Reply.End(List.of(new Spoken("eo", "goodbye.caller", Map.of()))), CALL, CONTEXT)
                        .toString())
                .contains("voice=\"Polly.Amy-Neural\"");
    }

    /** Rule: after a Hangup nothing; a document of the caller's leg ends with a verb that ends it. */
    @Test
    void theEndIsSpokenAndThenHungUp() {
        String document = twiml.document(
                        new Reply.End(List.of(new Spoken("fr", "goodbye.caller", Map.of()))), CALL, CONTEXT)
                .toString();

        assertThat(document).endsWith("</Say><Hangup/></Response>");
        keepsTheRules(document, Place.CALL);
    }

    private String transfer(Reach reach, Context context) {
        Agent agent = new Agent("night & day", reach, List.of("fr"));
        Reply reply = new Reply.Transfer(List.of(new Spoken("fr", "handoff.asked", Map.of())), agent, 25);
        return twiml.document(reply, CALL.trying(agent.name()), context).toString();
    }

    /** Rules: action, timeout, timeLimit, a number of ours as callerId; the whisper stands at the number. */
    @Test
    void aPhoneIsDialledFromTheLinesNumberAndItsOwnerHearsTheSummaryFirst() {
        String document = transfer(new Reach.Phone("+3225550199"), CONTEXT);
        String query = QUERY + "&amp;tried=night%20%26%20day";

        assertThat(document)
                .endsWith("<Dial action=\"/voice/transferred?" + query + OVERRIDES + "\" answerOnBridge=\"true\""
                        + " callerId=\"+3225550100\" method=\"POST\" ringTone=\"be\" timeLimit=\"3600\" timeout=\"25\">"
                        + "<Number method=\"POST\" url=\"/voice/whisper?" + query + "&amp;to=night%20%26%20day"
                        + OVERRIDES
                        + "\">+3225550199</Number></Dial></Response>");
        keepsTheRules(document, Place.CALL);
    }

    @Test
    void aSipAddressWithHeadersIsDialled() {
        String document = transfer(new Reach.Sip("sip:desk@example.com;transport=tls?X-Team=a&X-Case=b%20c"), CONTEXT);

        assertThat(document)
                .contains(OVERRIDES + "\">sip:desk@example.com;transport=tls?X-Team=a&amp;X-Case=b%20c</Sip></Dial>");
        keepsTheRules(document, Place.CALL);
    }

    @Test
    void aBrowserIsDialledByItsIdentity() {
        String document = transfer(new Reach.Client("anna"), Context.of("sip:line@example.com"));

        assertThat(document).contains(">anna</Client></Dial>").doesNotContain("callerId", "ringTone");
        keepsTheRules(document, Place.CALL);
    }

    /** Rule: 5 to 600 s of ringing. */
    @Test
    void ringingIsAsShortAndAsLongAsTheCarrierAllows() {
        Agent agent = new Agent("a", new Reach.Phone("+3225550199"), List.of("fr"));

        assertThat(twiml.document(new Reply.Transfer(List.of(), agent, 1), CALL, CONTEXT)
                        .toString())
                .contains(" timeout=\"5\"");
        assertThat(twiml.document(new Reply.Transfer(List.of(), agent, 9_999), CALL, CONTEXT)
                        .toString())
                .contains(" timeout=\"600\"");
    }

    @Test
    void inAQueueTheCallerHearsOurDocument() {
        String document = transfer(new Reach.Queue("support"), CONTEXT);

        assertThat(document)
                .contains("<Enqueue action=\"/voice/transferred?", " waitUrl=\"/voice/queue?", ">support</Enqueue>");
        keepsTheRules(document, Place.CALL);
    }

    /** Rules: JSON-escaped, then XML-escaped; one object; no hyphen in a key; no queue name beside a workflow. */
    @Test
    void aWorkflowIsToldTheCaseAsJson() {
        Task task = new Task("fr", "Dit \"rouge\" & <vert>\n\u0001\uD83D", "charger-fault", "");
        String document = transfer(new Reach.Workflow("WW0123"), new Context("+3225550100", Optional.of(task)));

        assertThat(document)
                .contains(
                        " workflowSid=\"WW0123\"><Task>{&quot;language&quot;:&quot;fr&quot;,&quot;summary&quot;:"
                                + "&quot;Dit \\&quot;rouge\\&quot; &amp; &lt;vert&gt;\\n&quot;,&quot;cause&quot;:&quot;charger-fault&quot;}</Task>");
        keepsTheRules(document, Place.CALL);
        keepsTheRules(transfer(new Reach.Workflow("WW0123"), CONTEXT), Place.CALL);
    }

    /** Rule: what follows a Record is never reached. */
    @Test
    void aMessageIsTheLastThing() {
        Reply reply = new Reply.TakeMessage(List.of(new Spoken("fr", "message.record", Map.of())), 120);
        String document = twiml.document(reply, CALL, CONTEXT).toString();

        assertThat(document)
                .endsWith("</Say><Record action=\"/voice/recorded?" + QUERY + OVERRIDES + "\" finishOnKey=\"#\""
                        + " maxLength=\"120\" method=\"POST\" playBeep=\"true\" timeout=\"10\"/></Response>");
        keepsTheRules(document, Place.CALL);
    }

    /** Rule: a Gather around the words, so that a key interrupts the first of them; then Hangup, so that silence connects nobody. */
    @Test
    void anAgentHearsTheSummaryAndIsNotConnectedBySilence() {
        String document = twiml.whisper(
                        List.of(
                                new Spoken("fr", "summary.where", Map.of("digits", "1 2 3")),
                                new Spoken("fr", "summary.accept", Map.of())),
                        CALL,
                        "brussels")
                .toString();

        assertThat(document)
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Gather action=\"/voice/whisper/answer?"
                        + QUERY + "&amp;to=brussels" + OVERRIDES + "\" finishOnKey=\"\" input=\"dtmf\" method=\"POST\""
                        + " numDigits=\"1\" timeout=\"7\">"
                        + "<Say language=\"fr-BE\" voice=\"Polly.Isabelle-Neural\">Borne 1 2 3.</Say>"
                        + "<Say language=\"fr-BE\" voice=\"Polly.Isabelle-Neural\">Prendre l'appel, tapez 1. Réécouter, 2."
                        + " Refuser, 3.</Say></Gather><Hangup/></Response>");
        keepsTheRules(document, Place.WHISPER);
    }

    /** Rule: the end of a whisper's document connects both. */
    @Test
    void acceptingIsTheEndOfTheDocumentAndDecliningIsHangingUp() {
        keepsTheRules(
                twiml.accepted(List.of(new Spoken("fr", "summary.taken", Map.of())))
                        .toString(),
                Place.SCREENED);
        keepsTheRules(twiml.accepted(List.of()).toString(), Place.SCREENED);
        keepsTheRules(twiml.declined().toString(), Place.SCREENED);
        assertThat(twiml.declined().toString()).contains("<Hangup/>");
        assertThat(twiml.accepted(List.of()).toString())
                .isEqualTo(Twiml.EMPTY.toString())
                .doesNotContain("Hangup");
    }

    /** Rule: one kind of input only in a queue. */
    @Test
    void aCallerInAQueueMayPressAKeyToGetOut() {
        String document = twiml.queue(List.of(new Spoken("fr", "hold.still-1", Map.of())), CALL)
                .toString();

        assertThat(document)
                .contains("<Gather action=\"/voice/queue?", "input=\"dtmf\"", "numDigits=\"1\"")
                .endsWith("</Say><Pause length=\"10\"/></Gather></Response>");
        keepsTheRules(document, Place.WAIT);
        keepsTheRules(twiml.leave().toString(), Place.WAIT);
    }

    @Test
    void theApologyForHostingElsewhereNeedsNothingOfUs(@TempDir Path folder) {
        Content recorded = Contents.with(folder, "fr/audio/fallback.static.mp3", "");
        String document = writer(recorded, "").standalone("Mbrella").toString();

        assertThat(document)
                .contains("language=\"fr-BE\"", "language=\"en-GB\"")
                .endsWith("</Say><Hangup/></Response>")
                .doesNotContain("/voice", "/audio", "action", "Play");
        keepsTheRules(document, Place.CALL);
    }

    @Test
    void aRecordingIsPlayedInsteadOfTheVoice(@TempDir Path folder) {
        Twiml recorded = writer(Contents.with(folder, "fr/audio/light.ask.mp3", ""), "");
        String document = recorded.document(
                        ask("fr", Expected.step("light"), Keys.ONE, 10, light("ask"), light("help")), CALL, CONTEXT)
                .toString();

        assertThat(document).contains("><Play>/audio/fr/light.ask.mp3</Play><Say");
        keepsTheRules(document, Place.CALL);
    }

    /** Only what every voice understands; "an unsupported tag can fail the whole Say". */
    @Test
    void markupOfAPromptIsWrittenByTheSdk(@TempDir Path folder) {
        Content marked = Contents.with(folder, "fr/spoke.ftlx", """
                <#macro ask><p><s>Un <sub alias="kilowatt">kW</sub> ?</s> <break time="300ms" strength="weak"/></p>\
                Appelez le <say-as interpret-as="date" format="mdy">112</say-as>, <lang xml:lang="en-GB">now &amp; <s>here</s></lang>.</#macro>
                """);
        String document = writer(marked, "")
                .document(
                        new Reply.End(List.of(new Spoken("fr", "spoke.ask", Map.of("brand", "Mbrella")))),
                        CALL,
                        CONTEXT)
                .toString();

        assertThat(document)
                .contains(
                        "<p><s>Un <sub alias=\"kilowatt\">kW</sub> ?</s> <break strength=\"weak\" time=\"300ms\"/></p>"
                                + "Appelez le <say-as format=\"mdy\" interpret-as=\"date\">112</say-as>,"
                                + " <lang xml:lang=\"en-GB\">now &amp; <s>here</s></lang>.");
        keepsTheRules(document, Place.CALL);
    }

    @Test
    void everyPromptOfTheContentGivesADocumentThatKeepsTheRules() {
        CONTENT.languages()
                .values()
                .forEach(language -> language.prompts().names().forEach(name -> {
                    String document = twiml.document(
                                    ask(
                                            language.id(),
                                            Expected.step("light"),
                                            Keys.ONE,
                                            7,
                                            new Spoken(language.id(), name, OurContent.VALUES)),
                                    CALL,
                                    CONTEXT)
                            .toString();

                    assertThat(document).as(name).contains("</Say></Gather>");
                    keepsTheRules(document, Place.CALL);
                }));
    }

    @Test
    void everyQuestionOfTheContentGivesADocumentThatKeepsTheRules() {
        twiml.warm(List.of("Mbrella Charge"));
        for (Step step : CONTENT.checklist().steps().values()) {
            for (String question : List.of(step.id(), "hold", "done", "confirm")) {
                for (Keys keys : Keys.values()) {
                    keepsTheRules(
                            twiml.document(ask("en", new Expected(question, step.id()), keys, 10), CALL, CONTEXT)
                                    .toString(),
                            Place.CALL);
                }
            }
        }
    }

    @Test
    void warmingChangesNoDocument() {
        String before = question();

        twiml.warm(List.of("Mbrella"));

        assertThat(question()).isEqualTo(before);
    }
}
