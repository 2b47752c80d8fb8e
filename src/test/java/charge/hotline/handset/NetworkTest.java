package charge.hotline.handset;

import static charge.hotline.handset.Canned.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import charge.hotline.handset.Agents.Pickup;
import charge.hotline.handset.Agents.Waiting;
import charge.hotline.handset.Event.Ending;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls through the simulated network, to canned documents. */
class NetworkTest {
    private static final String FROM = "+32470000001";
    private static final String TO = "+3225550100";
    private static final String AGENT = "+3225550199";
    private static final String ASK = "<Gather action=\"/voice/turn?n=1\" numDigits=\"1\" input=\"dtmf speech\""
            + " speechTimeout=\"2\" language=\"fr-FR\">" + say("Un ou deux ?")
            + "</Gather><Redirect>/voice/again</Redirect>";
    private static final String BYE = say("Au revoir.") + "<Hangup/>";
    private static final String DIAL = "<Dial action=\"/voice/transferred?n=2\" timeout=\"20\" timeLimit=\"3600\">"
            + "<Number url=\"/voice/whisper?n=2\">" + AGENT + "</Number></Dial>";
    private static final String WHISPER =
            "<Gather action=\"/voice/whisper/answer\" numDigits=\"1\">" + say("Voyant rouge.") + "</Gather><Hangup/>";

    private final Canned server = new Canned();

    @AfterEach
    void close() {
        server.close();
    }

    private Trace call(Act... acts) {
        return server.network().call(FROM, TO, Person.caller(acts));
    }

    @Test
    void theFirstRequestIsRingingAndTheNextInProgress() {
        server.page("/voice", ASK).page("/voice/turn", BYE);
        Trace trace = call(Act.presses("1"));

        Canned.Asked first = server.asked("/voice").getFirst();
        assertThat(first.method()).isEqualTo("POST");
        assertThat(first.form().get("CallSid")).matches("CA[0-9a-f]{32}").isEqualTo(trace.callSid());
        assertThat(first.form().get("AccountSid")).matches("AC[0-9a-f]{32}");
        assertThat(first.form().get("CallStatus")).isEqualTo("ringing");
        assertThat(first.form().get("Direction")).isEqualTo("inbound");
        assertThat(first.form().get("From"))
                .isEqualTo(FROM)
                .isEqualTo(first.form().get("Caller"));
        assertThat(first.form().get("To")).isEqualTo(TO).isEqualTo(first.form().get("Called"));
        assertThat(first.form().first("ParentCallSid")).isEmpty();
        assertThat(first.header("X-twilio-signature")).isEmpty();

        Canned.Asked turn = server.asked("/voice/turn").getFirst();
        assertThat(turn.target()).isEqualTo("/voice/turn?n=1");
        assertThat(turn.form().get("CallStatus")).isEqualTo("in-progress");
        assertThat(turn.form().get("Digits")).isEqualTo("1");

        assertThat(trace.heard()).containsExactly("Un ou deux ?", "Au revoir.");
        assertThat(trace.ending()).isEqualTo(Ending.HOTLINE);
        assertThat(server.asked("/voice/status").getFirst().form().get("CallStatus"))
                .isEqualTo("completed");
        assertThat(trace.violations()).isEmpty();
    }

    @Test
    void signaturesAreOverThePublicUrlWithoutFragmentAndHttpsPort() {
        server.page("/voice", ASK).page("/voice/turn", BYE);
        Connection connection = Connection.to(server.url())
                .withPublicUrl("https://hotline.example:8443")
                .withVoice("/voice#rt=4000&rp=ct,rt")
                .withToken("12345");
        new Network(connection).call(FROM, TO, Person.caller(Act.says("rouge")));

        Canned.Asked turn = server.asked("/voice/turn").getFirst();
        assertThat(turn.header("X-twilio-signature"))
                .isEqualTo(new Signer("12345").sign("https://hotline.example/voice/turn?n=1", turn.form()));
        assertThat(server.asked("/voice")).hasSize(1);
    }

    @Test
    void silenceTakesTheNoInputPath() {
        server.page("/voice", ASK).page("/voice/again", say("Encore.") + "<Redirect>again2</Redirect>");
        server.page("/voice/again2", BYE);
        Trace trace = call(Act.silence());
        assertThat(server.asked("/voice/turn")).isEmpty();
        assertThat(server.asked("/voice/again2")).hasSize(1);
        assertThat(trace.heard()).containsExactly("Un ou deux ?", "Encore.", "Au revoir.");
        assertThat(trace.elapsed()).isBetween(java.time.Duration.ofSeconds(6), java.time.Duration.ofSeconds(9));
    }

    @Test
    void actionOnEmptyResultGetsSilenceInAnyOfThreeForms() {
        server.page("/voice", "<Gather action=\"/voice/turn\" actionOnEmptyResult=\"true\"/>")
                .page("/voice/turn", BYE);
        for (Form empty : List.of(Form.empty(), Form.of("Digits", ""), Form.of("SpeechResult", ""))) {
            server.network().withEmptyResult(empty).call(FROM, TO, Person.caller(Act.silence()));
            assertThat(server.asked("/voice/turn").getLast().form().fields()).containsAll(empty.fields());
        }
    }

    @Test
    void aKeyCutsThePromptShortAndAHangUpInItAsksNothingMore() {
        server.page("/voice", ASK).page("/voice/turn", ASK);
        Trace trace = call(Act.atOnce(Act.presses("2")), Act.atOnce(Act.hangsUp()));
        assertThat(trace.all(Event.Heard.class)).extracting(Event.Heard::cut).containsExactly(true, true);
        assertThat(server.asked("/voice/turn")).hasSize(1);
        assertThat(trace.ending()).isEqualTo(Ending.PERSON);
        assertThat(server.asked("/voice/status")).hasSize(1);
    }

    @Test
    void aKeyDuringAMonologueIsLost() {
        server.page("/voice", say("Un instant.") + ASK).page("/voice/turn", BYE);
        Trace trace = call(Act.atOnce(Act.presses("1")), Act.presses("2"));
        assertThat(trace.all(Event.Missed.class)).hasSize(1);
        assertThat(server.asked("/voice/turn").getFirst().form().get("Digits")).isEqualTo("2");
    }

    @Test
    void markupIsHeardAsWords() {
        server.page(
                "/voice",
                "<Say voice=\"Polly.Amy-Neural\" language=\"en-GB\"> Call <break/>\n<sub alias=\"one one two\">112</sub>."
                        + "<p>Now</p></Say><Hangup/>");
        assertThat(call().all(Event.Heard.class))
                .containsExactly(
                        new Event.Heard(Event.CALLER, "Call one one two. Now", "en-GB", "Polly.Amy-Neural", false));
    }

    @Test
    void aFailureGoesToTheFallback() {
        server.page("/voice", ASK).reply("/voice/turn", 503, "text/plain", "no").page("/voice/fallback", BYE);
        Trace trace = call(Act.presses("1"));
        Form form = server.asked("/voice/fallback").getFirst().form();
        assertThat(form.get("ErrorCode")).isEqualTo("11217");
        assertThat(form.get("ErrorUrl")).isEqualTo(server.url() + "/voice/turn?n=1");
        assertThat(form.first("Digits")).isEmpty();
        assertThat(server.asked("/voice/turn")).hasSize(1);
        assertThat(trace.heard()).endsWith("Au revoir.");
    }

    @Test
    void aRefusedDocumentGoesToTheFallbackAndAFailingFallbackLosesTheCaller() {
        server.reply("/voice", 200, "text/xml", "<Response><Say>").page("/voice/fallback", BYE);
        call();
        assertThat(server.asked("/voice/fallback").getFirst().form().get("ErrorCode"))
                .isEqualTo("12100");
        server.reply("/voice/fallback", 500, "text/plain", "");
        assertThat(call().ending()).isEqualTo(Ending.ERROR);
    }

    @Test
    void aNodeThatIsGoneIsFollowedByTheNextWithTheSameToken() throws IOException {
        server.page("/voice", ASK).page("/voice/turn", BYE);
        Connection connection = Connection.to(server.url()).withNodes("http://127.0.0.1:" + closedPort(), server.url());
        Trace trace = new Network(connection).call(FROM, TO, Person.caller(Act.presses("1")));
        assertThat(trace.ending()).isEqualTo(Ending.HOTLINE);
        List<Event.Requested> refused = trace.all(Event.Requested.class).stream()
                .filter(r -> r.outcome().startsWith("11202"))
                .toList();
        assertThat(refused).isNotEmpty();
        assertThat(trace.all(Event.Requested.class))
                .anyMatch(r -> r.token().equals(refused.getFirst().token())
                        && r.outcome().matches("20[04]"));
        assertThat(server.asked("/voice/fallback")).isEmpty();
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aLostAnswerIsAskedForAgainWhereTheUrlSaysSo() {
        server.page("/voice", ASK).page("/voice/turn", BYE).page("/voice/fallback", BYE);
        Network network = server.network().withFaults(Fault.Plan.only(2, new Fault.LostAnswer()));
        network.call(FROM, TO, Person.caller(Act.presses("1")));
        assertThat(server.asked("/voice/turn")).hasSize(1);
        assertThat(server.asked("/voice/fallback")).hasSize(1);

        server.page("/voice", ASK.replace("?n=1", "?n=1#rc=2&amp;rp=ct,rt"));
        Trace trace = network.call(FROM, TO, Person.caller(Act.presses("1")));
        assertThat(server.asked("/voice/turn")).hasSize(3);
        assertThat(server.asked("/voice/fallback")).hasSize(1);
        assertThat(trace.requests("gather"))
                .extracting(Event.Requested::token)
                .hasSize(2)
                .containsOnly(trace.requests("gather").getFirst().token());
    }

    @Test
    void requestsCanBeSentTwice() {
        server.page("/voice", ASK).page("/voice/turn", BYE);
        for (Fault fault : List.of(new Fault.Twice(), new Fault.AtOnce())) {
            Trace trace = server.network()
                    .withFaults(Fault.Plan.always(fault))
                    .call(FROM, TO, Person.caller(Act.presses("1")));
            assertThat(trace.requests("gather"))
                    .hasSize(2)
                    .extracting(Event.Requested::body)
                    .containsOnly("<Response>" + BYE + "</Response>");
            assertThat(trace.requests("gather").getFirst().form())
                    .isEqualTo(trace.requests("gather").getLast().form());
        }
    }

    @Test
    void anHttpRedirectLosesTheForm() {
        server.page("/voice", ASK).moved("/voice/turn", "/voice/moved").page("/voice/moved", BYE);
        call(Act.presses("1"));
        assertThat(server.asked("/voice/moved")).singleElement().satisfies(a -> {
            assertThat(a.method()).isEqualTo("GET");
            assertThat(a.target()).isEqualTo("/voice/moved");
        });
    }

    @Test
    void aCallCanBeRefused() {
        server.page("/voice", "<Reject reason=\"busy\"/>");
        Trace trace = call();
        assertThat(trace.ending()).isEqualTo(Ending.REJECTED);
        assertThat(server.asked("/voice/status").getFirst().form().get("CallStatus"))
                .isEqualTo("busy");
    }

    private void transferPages() {
        server.page("/voice", DIAL)
                .page("/voice/whisper", WHISPER)
                .page("/voice/whisper/answer", form -> switch (form.get("Digits")) {
                    case "1" -> "";
                    case "2" -> WHISPER;
                    default -> "<Hangup/>";
                })
                .page("/voice/transferred", BYE);
    }

    private Trace transfer(Pickup... agents) {
        transferPages();
        return server.network().withAgents(Agents.table().with(AGENT, agents)).call(FROM, TO, Person.caller());
    }

    @Test
    void anAgentHearsTheWhisperOnALegOfTheirOwn() {
        Trace trace = transfer(Pickup.acceptsAfterHearingAgain());
        assertThat(trace.heardBy(AGENT)).containsExactly("Voyant rouge.", "Voyant rouge.");
        assertThat(trace.all(Event.Connected.class)).hasSize(1);

        Form whisper = server.asked("/voice/whisper").getFirst().form();
        assertThat(whisper.get("ParentCallSid")).isEqualTo(trace.callSid());
        assertThat(whisper.get("CallSid")).matches("CA[0-9a-f]{32}").isNotEqualTo(trace.callSid());
        assertThat(whisper.get("Direction")).isEqualTo("outbound-dial");
        assertThat(whisper.get("To")).isEqualTo(AGENT);
        assertThat(server.asked("/voice/whisper/answer"))
                .hasSize(2)
                .allMatch(a -> a.form().get("CallSid").equals(whisper.get("CallSid")));

        Form result = server.asked("/voice/transferred").getFirst().form();
        assertThat(result.get("CallSid")).isEqualTo(trace.callSid());
        assertThat(result.get("DialCallSid")).isEqualTo(whisper.get("CallSid"));
        assertThat(result.get("DialCallStatus")).isEqualTo("completed");
        assertThat(result.get("DialBridged")).isEqualTo("true");
        assertThat(Integer.parseInt(result.get("DialCallDuration"))).isGreaterThan(60);
        assertThat(trace.heard()).containsExactly("Au revoir.");
    }

    @Test
    void anAgentWhoDoesNotAcceptIsNotConnected() {
        for (Pickup pickup : List.of(Pickup.declines(), Pickup.silent())) {
            Trace trace = transfer(pickup);
            assertThat(trace.all(Event.Connected.class)).isEmpty();
            Form result = server.asked("/voice/transferred").getLast().form();
            assertThat(result.get("DialCallStatus")).isEqualTo("completed");
            assertThat(result.get("DialBridged")).isEqualTo("false");
            assertThat(trace.heard()).containsExactly("Au revoir.");
        }
        assertThat(server.asked("/voice/whisper/answer")).hasSize(1);
    }

    @Test
    void whoDoesNotAnswerIsTold() {
        transfer(new Pickup.Busy());
        transfer(new Pickup.NoAnswer());
        transfer(new Pickup.Fails());
        assertThat(server.asked("/voice/transferred"))
                .extracting(a -> a.form().get("DialCallStatus"))
                .containsExactly("busy", "no-answer", "failed");
        assertThat(server.asked("/voice/transferred"))
                .noneMatch(a -> a.form().first("DialCallSid").isPresent());
        assertThat(server.asked("/voice/whisper")).isEmpty();
    }

    @Test
    void aCallerWhoHangsUpInATransferStillEndsIt() {
        server.page("/voice", DIAL).page("/voice/whisper", WHISPER).page("/voice/whisper/answer", "");
        server.page("/voice/transferred", BYE);
        Trace trace = call(Act.atOnce(Act.hangsUp()));
        assertThat(trace.ending()).isEqualTo(Ending.PERSON);
        assertThat(trace.heard()).isEmpty();
        Form result = server.asked("/voice/transferred").getFirst().form();
        assertThat(result.get("CallStatus")).isEqualTo("completed");
        assertThat(result.get("DialCallStatus")).isEqualTo("canceled");
    }

    @Test
    void aCallerCanHangUpWhileTheAgentIsBeingAsked() {
        transferPages();
        String text = """
                call: from +32470000002 to +3225550100
                done: dials +3225550199
                agent: answers
                agent hears: Voyant rouge.
                caller interrupts: [hangs up]
                done: not connected: completed
                """;
        Transcript.Played played = Transcript.parse(text).play(server.network(), Outside.none());
        assertThat(played.mismatches()).isEmpty();
        assertThat(server.asked("/voice/whisper/answer")).isEmpty();
        Form result = server.asked("/voice/transferred").getFirst().form();
        assertThat(result.get("CallStatus")).isEqualTo("completed");
        assertThat(result.get("DialBridged")).isEqualTo("false");
    }

    @Test
    void theProgressOfALegIsReported() {
        server.page(
                        "/voice",
                        "<Dial action=\"/voice/transferred\" timeout=\"20\" timeLimit=\"60\"><Number"
                                + " statusCallback=\"/voice/status\" statusCallbackEvent=\"initiated ringing answered"
                                + " completed\">+3225550199</Number></Dial>")
                .page("/voice/transferred", BYE);
        call();
        assertThat(server.asked("/voice/status"))
                .extracting(a -> a.form().get("CallStatus"))
                .containsExactly("initiated", "ringing", "in-progress", "completed", "completed");
        assertThat(server.asked("/voice/status"))
                .extracting(a -> a.form().get("SequenceNumber"))
                .containsExactly("0", "1", "2", "3", "0");
    }

    @Test
    void oneAfterTheOtherIsRungUntilSomebodyAnswers() {
        server.page(
                        "/voice",
                        "<Dial action=\"/voice/transferred\" timeout=\"20\" timeLimit=\"60\" sequential=\"true\">"
                                + "<Sip statusCallback=\"/voice/status\">sip:a@b.example?X-Case=7</Sip>"
                                + "<Client>c</Client><Number>+3225550198</Number></Dial>")
                .page("/voice/transferred", BYE);
        Trace trace = server.network()
                .withAgents(Agents.table().with("sip:a@b.example", new Pickup.Busy()))
                .call(FROM, TO, Person.caller());
        assertThat(trace.all(Event.Rang.class))
                .containsExactly(new Event.Rang("sip:a@b.example", "busy"), new Event.Rang("client:c", "answers"));
        assertThat(server.asked("/voice/status").getFirst().form().get("CallStatus"))
                .isEqualTo("busy");
    }

    @Test
    void aWithheldNumberCannotBeShownToAnAgent() {
        transferPages();
        server.network().call("anonymous", TO, Person.caller());
        server.page("/voice", DIAL.replace("<Dial", "<Dial callerId=\"" + TO + "\""));
        server.network().call("anonymous", TO, Person.caller());
        assertThat(server.asked("/voice/transferred"))
                .extracting(a -> a.form().get("DialCallStatus"))
                .containsExactly("failed", "completed");
        assertThat(server.asked("/voice/whisper").getFirst().form().get("From")).isEqualTo(TO);
    }

    @Test
    void aDialledLegCannotDial() {
        server.page("/voice", DIAL).page("/voice/whisper", DIAL).page("/voice/transferred", BYE);
        Trace trace = call();
        assertThat(trace.all(Event.Failed.class)).extracting(Event.Failed::code).containsExactly(13201);
        assertThat(trace.all(Event.Connected.class)).isEmpty();
        assertThat(trace.violations()).extracting(Violation::rule).contains("whisper-dial");
    }

    @Test
    void aRecordingTellsHowItEnded() {
        server.page("/voice", "<Record action=\"/voice/recorded\" finishOnKey=\"#\" maxLength=\"60\"/>")
                .page("/voice/recorded", BYE);
        String words = "Bonjour, le câble de ma voiture est bloqué.";
        Trace key = call(Act.says(words), Act.atOnce(Act.presses("#")));
        Trace silence = call(Act.says(words), Act.hangsUp());
        Trace hangup = call(Act.says(words), Act.atOnce(Act.hangsUp()));
        assertThat(server.asked("/voice/recorded"))
                .extracting(a -> a.form().get("Digits"))
                .containsExactly("#", "", "hangup");
        assertThat(server.asked("/voice/recorded")).allSatisfy(a -> {
            assertThat(a.form().get("RecordingUrl")).matches("https://api\\.twilio\\.com/.*/Recordings/RE[0-9a-f]{32}");
            assertThat(a.form().get("RecordingDuration")).isEqualTo("3");
        });
        assertThat(key.heard()).isEqualTo(silence.heard()).containsExactly("Au revoir.");
        assertThat(hangup.heard()).isEmpty();
        assertThat(hangup.ending()).isEqualTo(Ending.PERSON);
    }

    private Trace queue(Waiting waiting, Act... acts) {
        server.page("/voice", "<Enqueue action=\"/voice/transferred\" waitUrl=\"/voice/queue\">agents</Enqueue>")
                .page(
                        "/voice/queue",
                        "<Gather action=\"/voice/queue/key\" numDigits=\"1\">" + say("Patience.") + "</Gather>")
                .page("/voice/queue/key", "<Leave/>")
                .page("/voice/transferred", BYE);
        return server.network()
                .withAgents(Agents.table().queue("queue:agents", waiting))
                .call(FROM, TO, Person.caller(acts));
    }

    @Test
    void aQueuePlaysItsDocumentUntilSomebodyComes() {
        Trace trace = queue(new Waiting.Taken(2), Act.silence(), Act.silence());
        assertThat(trace.heard()).containsExactly("Patience.", "Patience.", "Au revoir.");
        assertThat(server.asked("/voice/queue"))
                .hasSize(2)
                .allSatisfy(a -> assertThat(a.form().get("QueueSid")).matches("QU[0-9a-f]{32}"));
        assertThat(server.asked("/voice/transferred").getFirst().form().get("QueueResult"))
                .isEqualTo("bridged");
    }

    @Test
    void aQueueCanBeLeftOrFullOrHungUpIn() {
        queue(new Waiting.Never(), Act.silence(), Act.presses("0"));
        queue(new Waiting.Refused("queue-full"));
        Trace gone = queue(new Waiting.Never(), Act.silence(), Act.hangsUp());
        assertThat(server.asked("/voice/transferred"))
                .extracting(a -> a.form().get("QueueResult"))
                .containsExactly("leave", "queue-full", "hangup");
        assertThat(server.asked("/voice/transferred").getLast().form().get("CallStatus"))
                .isEqualTo("completed");
        assertThat(gone.ending()).isEqualTo(Ending.PERSON);
    }

    @Test
    void aWorkflowAsksWhatToDoWithItsTask() {
        server.page(
                        "/voice",
                        "<Enqueue workflowSid=\"WW1\" action=\"/voice/transferred\"><Task>{\"lang\":\"fr\"}</Task></Enqueue>")
                .reply("/voice/task", 200, "application/json", "{\"instruction\":\"dequeue\"}")
                .page("/voice/transferred", BYE);
        Trace trace = call();
        assertThat(trace.all(Event.Queued.class))
                .containsExactly(new Event.Queued(Event.CALLER, "workflow:WW1", Optional.of("{\"lang\":\"fr\"}")));
        assertThat(server.asked("/voice/task").getFirst().form().get("TaskAttributes"))
                .contains("\"lang\":\"fr\"", trace.callSid());
        assertThat(trace.all(Event.Assigned.class)).hasSize(1);
        assertThat(trace.all(Event.Failed.class)).isEmpty();
    }

    @Test
    void theHotlineCanPhoneADriver() {
        server.page("/voice/callback", ASK).page("/voice/turn", BYE);
        Trace trace = server.network()
                .callBack(TO, FROM, "/voice/callback?u=1", new Pickup.Answers(Person.caller(Act.presses("1"))));
        Form form = server.asked("/voice/callback").getFirst().form();
        assertThat(form.get("Direction")).isEqualTo("outbound-api");
        assertThat(form.get("To")).isEqualTo(FROM);
        assertThat(form.get("CallStatus")).isEqualTo("in-progress");
        assertThat(trace.heard()).endsWith("Au revoir.");

        server.network().callBack(TO, FROM, "/voice/callback?u=1", new Pickup.NoAnswer());
        assertThat(server.asked("/voice/callback")).hasSize(1);
        assertThat(server.asked("/voice/status").getLast().form().get("CallStatus"))
                .isEqualTo("no-answer");
    }

    @Test
    void recordingsAreFetchedWithoutParameters() {
        server.page("/voice", "<Play>/audio/fr/ask.mp3</Play><Play>/audio/missing.mp3</Play><Hangup/>")
                .reply("/audio/fr/ask.mp3", 200, "audio/mpeg", "…");
        Trace trace = call();
        assertThat(trace.all(Event.Played.class)).hasSize(2);
        assertThat(server.asked("/audio/fr/ask.mp3").getFirst().form()).isEqualTo(Form.empty());
        assertThat(server.asked("/audio/fr/ask.mp3").getFirst().target()).isEqualTo("/audio/fr/ask.mp3");
        assertThat(trace.all(Event.Failed.class))
                .extracting(Event.Failed::target)
                .containsExactly("/audio/missing.mp3");
    }

    @Test
    void badDocumentsArePlayedAndReported() {
        server.page("/voice", "<Say voice=\"Polly.Amy-Neural\" language=\"fr-FR\">a</Say><Speak/>");
        Trace trace = call();
        assertThat(trace.violations()).extracting(Violation::rule).containsExactly("element", "ending", "voice");
        assertThat(trace.heard()).isEmpty();
    }

    @Test
    void manyCallAtTheSameTime() throws InterruptedException {
        server.page("/voice", ASK).page("/voice/turn", BYE);
        Network network = server.network();
        List<Trace> traces = new CopyOnWriteArrayList<>();
        List<Thread> threads = IntStream.range(0, 50)
                .mapToObj(i -> Thread.startVirtualThread(
                        () -> traces.add(network.call("+3247000000" + i, TO, Person.caller(Act.presses("1"))))))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(traces).hasSize(50).allMatch(t -> t.ending() == Ending.HOTLINE);
        assertThat(traces.stream().map(Trace::callSid).distinct()).hasSize(50);
    }

    @Test
    void aCallThatLoopsIsStopped() {
        server.page("/voice", "<Redirect>/voice</Redirect>");
        assertThatIllegalStateException().isThrownBy(this::call).withMessageContaining("loops");
    }
}
