package charge.hotline.twiml;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.content.Content;
import charge.hotline.content.OurContent;
import charge.hotline.dialog.Call;
import charge.hotline.dialog.Facts.Agent;
import charge.hotline.dialog.Facts.Reach;
import charge.hotline.dialog.Reply;
import charge.hotline.dialog.Reply.Keys;
import charge.hotline.dialog.Reply.Listening;
import charge.hotline.dialog.Reply.Spoken;
import charge.hotline.handset.Document;
import charge.hotline.handset.Document.Place;
import charge.hotline.handset.Rules;
import charge.hotline.handset.Verb;
import charge.hotline.speech.Expected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever callers, settings and content bring, the documents keep the rules. */
class TwimlFuzzTest {
    private static final Content CONTENT = Contents.real();
    private static final Twiml TWIML =
            new Twiml(CONTENT, "https://voice.example.com", Map.of(), (language, expected) -> List.of("oui", "non"));

    static List<String> values() {
        return List.of(
                "",
                " ",
                "<&\"'",
                "]]>",
                "&amp;&#1;&lt;/Say&gt;",
                "</Say><Hangup/>",
                "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;",
                "<!-- --><![CDATA[x]]><?x y?>",
                "\u0000\u0001\u001F\u007F\u0085",
                "\uD83D",
                "\uDE00\uD83D",
                "\uD83D\uDE00",
                "\uFFFE\uFFFF\uFEFF",
                "~hole~",
                "a".repeat(10_000),
                "é".repeat(10_000),
                "<".repeat(10_000),
                "\"".repeat(10_000),
                "\uD83D\uDE00".repeat(5_000),
                "mot ".repeat(2_500));
    }

    /** With markup around the value, and without. */
    @ParameterizedTest
    @MethodSource("values")
    void whatACallerOrAnOperatorBringsIsOnlyEverSpoken(String value) {
        for (String prompt : List.of("incident.ask", "confirm.ask", "where.confirm", "greeting.hello")) {
            Map<String, String> values = Map.of("sentence", value, "said", value, "digits", value, "brand", value);
            String document = question(new Spoken("fr", prompt, values));

            keepsTheRules(document, Place.CALL);
            assertThat(Document.read(document).verbs())
                    .as(document)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Verb.Gather.class,
                            gather ->
                                    assertThat(gather.prompts()).hasSize(3).allMatch(verb -> verb instanceof Verb.Say));
        }
    }

    @Test
    void whatIsSpokenIsWhatWasGiven() {
        for (String prompt : List.of("incident.ask", "confirm.ask")) {
            String document = question(
                    new Spoken("fr", prompt, Map.of("sentence", "<b> & \"c\" 'd' ]]>", "said", "<b> & \"c\" 'd' ]]>")));

            assertThat(heard(document)).as(document).contains("<b> & \"c\" 'd' ]]>");
        }
    }

    @ParameterizedTest
    @MethodSource("values")
    void aBrandIsOnlyEverSpoken(String value) {
        keepsTheRules(question(new Spoken("fr", "greeting.hello", Map.of("brand", value))), Place.CALL);
    }

    @ParameterizedTest
    @MethodSource("values")
    void aTaskIsJsonWhateverStandsInIt(String value) {
        Agent agent = new Agent("a", new Reach.Workflow("WW0123"), List.of("fr"));
        Context context = new Context("+3225550100", Optional.of(new Task(value, value, value, value)));

        keepsTheRules(
                TWIML.document(new Reply.Transfer(List.of(), agent, 25), Call.arriving("v"), context)
                        .toString(),
                Place.CALL);
    }

    @ParameterizedTest
    @MethodSource("values")
    void anAgentsNameStandsInUrlsWhateverItIs(String value) {
        Agent agent = new Agent(value, new Reach.Phone("+3225550199"), List.of("fr"));
        String document = TWIML.document(
                        new Reply.Transfer(List.of(), agent, 25),
                        Call.arriving("v").trying(value),
                        Context.of(value))
                .toString();

        keepsTheRules(document, Place.CALL);
        keepsTheRules(
                TWIML.whisper(List.of(new Spoken("fr", "summary.accept", Map.of())), Call.arriving("v"), value)
                        .toString(),
                Place.WHISPER);
    }

    @Test
    void randomRepliesToRandomCallsKeepTheRules() {
        Random random = new Random(42);
        List<String> names = List.copyOf(CONTENT.languageOrFirst("fr").prompts().names());
        List<String> steps = List.copyOf(CONTENT.checklist().steps().keySet());
        List<String> values = values();
        for (int i = 0; i < 2_000; i++) {
            List<Spoken> says = new ArrayList<>();
            for (int j = random.nextInt(4); j >= 0; j--) {
                String value = values.get(random.nextInt(values.size()));
                Map<String, String> all = new HashMap<>();
                OurContent.VALUES.keySet().forEach(name -> all.put(name, value));
                says.add(new Spoken(random.nextBoolean() ? "fr" : "en", names.get(random.nextInt(names.size())), all));
            }
            Expected expected = new Expected(
                    random.nextBoolean() ? "hold" : steps.get(random.nextInt(steps.size())),
                    steps.get(random.nextInt(steps.size())));
            Reply reply = switch (random.nextInt(4)) {
                case 0 ->
                    new Reply.Transfer(says, new Agent("a", new Reach.Queue("q"), List.of()), random.nextInt(700));
                case 1 -> new Reply.TakeMessage(says, random.nextInt(200));
                case 2 -> new Reply.End(says);
                default ->
                    new Reply.Ask(
                            says,
                            new Listening(
                                    random.nextBoolean() ? "fr" : "en",
                                    expected,
                                    random.nextBoolean() ? Keys.ONE : Keys.NUMBER,
                                    random.nextInt(40)));
            };
            Call call = random.nextBoolean() ? RandomCalls.sensible(random) : RandomCalls.wild(random);

            keepsTheRules(TWIML.document(reply, call, Context.of("+3225550100")).toString(), Place.CALL);
        }
    }

    private static String question(Spoken spoken) {
        return TWIML.document(
                        new Reply.Ask(
                                List.of(spoken, spoken, spoken),
                                new Listening("fr", Expected.step("light"), Keys.ONE, 7)),
                        Call.arriving("v"),
                        Context.of("+3225550100"))
                .toString();
    }

    private static String heard(String document) {
        return document.replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }

    private static void keepsTheRules(String document, Place place) {
        assertThat(Rules.check("text/xml; charset=utf-8", document, place))
                .as(document)
                .isEmpty();
    }
}
