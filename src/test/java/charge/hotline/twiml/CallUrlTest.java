package charge.hotline.twiml;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.content.Answer;
import charge.hotline.content.Limits;
import charge.hotline.dialog.Call;
import charge.hotline.dialog.Call.Mark;
import charge.hotline.dialog.Call.Misses;
import charge.hotline.dialog.Call.Mode;
import charge.hotline.dialog.Call.Outcome;
import charge.hotline.dialog.Call.Place;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallUrlTest {
    /** The example of the contract, word by word. */
    private static final String CONTRACT = "u=1&v=3f9c51d2&lang=fr&at=light&n=7&heard=means.pass_swap.fails&miss=1";

    private static final Call FULL = new Call(
            "3f9c51d2",
            Optional.of("fr"),
            new Place("light", Mode.MENU, Optional.of("other-colour")),
            12,
            List.of(new Answer("means", "pass"), new Answer("swap", "fails")),
            new Misses(1, 2, 3),
            Set.of(Mark.RESUMED, Mark.DRIVING, Mark.ASKED),
            2,
            1_800_000_000L,
            List.of("brussels", "roadside"),
            Optional.of(Outcome.FIXED_HERE),
            Optional.of("482173906"),
            Map.of("zz", "1", "aa", "2"));

    @Test
    void theContractsExampleIsReadAndWrittenAsItStands() {
        Call call = CallUrl.read(CONTRACT);

        assertThat(call.version()).isEqualTo("3f9c51d2");
        assertThat(call.language()).contains("fr");
        assertThat(call.place()).isEqualTo(Place.ask("light"));
        assertThat(call.turn()).isEqualTo(7);
        assertThat(call.heard()).containsExactly(new Answer("means", "pass"), new Answer("swap", "fails"));
        assertThat(call.misses()).isEqualTo(new Misses(0, 1, 0));
        assertThat(CallUrl.write(call)).isEqualTo(CONTRACT);
    }

    @Test
    void everythingThatACallHoldsHasItsPlace() {
        assertThat(CallUrl.write(FULL))
                .isEqualTo("u=1&v=3f9c51d2&lang=fr&at=light&mode=menu&of=other-colour&n=12"
                        + "&heard=means.pass_swap.fails&quiet=1&miss=2&row=3&is=driving_resumed_asked&starts=2"
                        + "&since=1800000000&tried=brussels,roadside&out=fixed-here&case=482173906&aa=2&zz=1");
        assertThat(CallUrl.read(CallUrl.write(FULL))).isEqualTo(FULL);
    }

    @Test
    void whatIsAtItsDefaultIsLeftOut() {
        assertThat(CallUrl.write(Call.arriving("3f9c51d2"))).isEqualTo("u=1&v=3f9c51d2&at=language&n=0");
    }

    @Test
    void equalCallsHaveEqualUrlsWhateverTheirSetsAndMapsAreMadeOf() {
        Map<String, String> more = new LinkedHashMap<>();
        more.put("zz", "1");
        more.put("aa", "2");
        Call same = new Call(
                FULL.version(),
                FULL.language(),
                FULL.place(),
                FULL.turn(),
                new ArrayList<>(FULL.heard()),
                FULL.misses(),
                new HashSet<>(List.of(Mark.ASKED, Mark.RESUMED, Mark.DRIVING)),
                FULL.starts(),
                FULL.since(),
                new ArrayList<>(FULL.tried()),
                FULL.outcome(),
                FULL.caseNumber(),
                more);

        assertThat(CallUrl.write(same)).isEqualTo(CallUrl.write(FULL));
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void everyModeIsReadBack(Mode mode) {
        Call call = FULL.at(new Place("restart", mode, Optional.of("light.red")));

        assertThat(CallUrl.read(CallUrl.write(call)).place()).isEqualTo(call.place());
    }

    @ParameterizedTest
    @EnumSource(Mark.class)
    void everyMarkIsReadBack(Mark mark) {
        Call call = Call.arriving("v").marked(mark);

        assertThat(CallUrl.read(CallUrl.write(call)).marks()).containsExactly(mark);
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void everyOutcomeIsReadBackAndHasTheIdOfTheApi(Outcome outcome) {
        String query = CallUrl.write(Call.arriving("v").ended(outcome));

        assertThat(query).endsWith("&out=" + outcome.id());
        assertThat(CallUrl.read(query).outcome()).contains(outcome);
    }

    @Test
    void randomCallsComeBackAsTheyWere() {
        Random random = new Random(20261123);
        for (int i = 0; i < 20_000; i++) {
            Call call = RandomCalls.sensible(random);
            String query = CallUrl.write(call);

            assertThat(CallUrl.read(query)).as(query).isEqualTo(call);
            assertThat(CallUrl.write(CallUrl.read(query))).isEqualTo(query);
        }
    }

    @Test
    void namesWithAnyCharactersComeBack() {
        Call call = Call.arriving("v")
                .trying("Équipe nuit & week-end, n° 1_a.b~c")
                .trying("a,b")
                .trying("😀+%2C");

        assertThat(CallUrl.write(call)).matches("[A-Za-z0-9=&._~,%-]+");
        assertThat(CallUrl.read(CallUrl.write(call)).tried()).isEqualTo(call.tried());
    }

    @Test
    void answersWithTheCharactersThatJoinThemComeBack() {
        Call call = Call.arriving("v").heard(List.of(new Answer("where", "BE_12.3"), new Answer("a.b", "c_d")));

        assertThat(CallUrl.read(CallUrl.write(call)).heard()).isEqualTo(call.heard());
    }

    /** A call that anybody could have made up: no rule of the checklist kept, any characters, any length. */
    @Test
    void everyUrlIsShortAndAUriWhateverTheCall() {
        Random random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            String query = CallUrl.write(RandomCalls.wild(random));

            assertThat(query.length()).as(query).isLessThanOrEqualTo(CallUrl.ROOM);
            assertThat(URI.create("/voice/turn?" + query).getRawQuery()).isEqualTo(query);
            assertThat(CallUrl.write(CallUrl.read(query)))
                    .as("stable once written")
                    .isEqualTo(query);
        }
    }

    @Test
    void readingNeverFailsAndIsStableOnceWritten() {
        Random random = new Random(99);
        for (int i = 0; i < 50_000; i++) {
            String query = RandomCalls.garbage(random);
            Call call = CallUrl.read(query);
            String written = CallUrl.write(call);

            assertThat(written.length()).isLessThanOrEqualTo(CallUrl.ROOM);
            assertThat(CallUrl.write(CallUrl.read(written))).as(query).isEqualTo(written);
            assertThat(call.turn()).isNotNegative();
            assertThat(call.starts()).isNotNegative();
            assertThat(call.since()).isNotNegative();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "&&&", "=", "%", "u", "u=", "#", "u=1", "a=b=c&&=d", "%%%=%%%"})
    void fromNextToNothingComesTheFirstQuestion(String query) {
        Call call = CallUrl.read(query);

        assertThat(call.place()).isEqualTo(Place.ask("language"));
        assertThat(call.turn()).isZero();
        assertThat(call.outcome()).isEmpty();
    }

    @Test
    void whoHasALanguageAndNoPlaceIsAskedWhatHappens() {
        assertThat(CallUrl.read("lang=en").place()).isEqualTo(Place.ask("problem"));
    }

    @Test
    void handEditedNumbersBecomeTheirDefaults() {
        Call call = CallUrl.read("at=light&n=-3&quiet=x&miss=99999999999&row=1e3&starts=&since=-1");

        assertThat(call.turn()).isZero();
        assertThat(call.misses()).isEqualTo(Misses.NONE);
        assertThat(call.starts()).isZero();
        assertThat(call.since()).isZero();
    }

    @Test
    void negativeNumbersOfACallAreNoNumbersInAUrl() {
        Call call = new Call(
                "v",
                Optional.empty(),
                Place.ask("language"),
                -1,
                List.of(),
                new Misses(-1, -1, -1),
                Set.of(),
                -1,
                -1,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of());

        assertThat(CallUrl.write(call)).isEqualTo("u=1&v=v&at=language&n=0");
    }

    @Test
    void theFirstOfSeveralCounts() {
        assertThat(CallUrl.read("at=light&at=means&n=1&n=2").place()).isEqualTo(Place.ask("light"));
        assertThat(CallUrl.read("at=light&at=means&n=1&n=2").turn()).isEqualTo(1);
    }

    @Test
    void anotherFormOfTheUrlIsReadAsFarAsItIsTheSame() {
        Call call = CallUrl.read("u=2&lang=fr&at=light&n=4&feeling=good&is=driving_singing");

        assertThat(call.place()).isEqualTo(Place.ask("light"));
        assertThat(call.marks()).containsExactly(Mark.DRIVING);
        assertThat(call.more()).containsExactlyInAnyOrderEntriesOf(Map.of("feeling", "good", "is", "singing"));
        assertThat(CallUrl.write(call)).isEqualTo("u=1&lang=fr&at=light&n=4&is=driving_singing&feeling=good");
    }

    @Test
    void whatIsNotKnownHereIsPassedOnAsItCame() {
        String query = "u=1&v=v&at=light&n=1&a=%2B+b%20c&b=%C3%A9&c=1,2;3";

        assertThat(CallUrl.write(CallUrl.read(query))).isEqualTo(query);
    }

    @Test
    void percentGarbageStandsForItself() {
        Call call = CallUrl.read("at=li%67ht&tried=100%,%zz,%ff&x=%&y=50%25%2");

        assertThat(call.place().at()).isEqualTo("light");
        assertThat(call.tried()).containsExactly("100%", "%zz", "\uFFFD");
        assertThat(call.more()).isEqualTo(Map.of("x", "%25", "y", "50%25%252"));
    }

    @Test
    void whatIsNoAnswerIsNotHeard() {
        assertThat(CallUrl.read("heard=light.red_x_.y_z._means.app__").heard())
                .containsExactly(new Answer("light", "red"), new Answer("means", "app"));
    }

    @Test
    void ofTooManyAnswersTheLatestAreRead() {
        StringBuilder query = new StringBuilder("heard=s0.a");
        IntStream.range(1, 500).forEach(i -> query.append("_s").append(i).append(".a"));

        List<Answer> heard = CallUrl.read(query.toString()).heard();

        assertThat(heard).hasSize(64).last().isEqualTo(new Answer("s499", "a"));
    }

    @Test
    void aCallThatEndedInAWayUnknownHereHasEnded() {
        assertThat(CallUrl.read("at=light&out=beamed-up").outcome()).contains(Outcome.UNKNOWN);
    }

    @Test
    void anUnknownModeAsks() {
        assertThat(CallUrl.read("at=light&mode=sing").place()).isEqualTo(Place.ask("light"));
    }

    @Test
    void anAgentsLegNamesItsAgentBesideTheCall() {
        String query = "u=1&at=support&n=3&to=%C3%89quipe%20de%20nuit";

        assertThat(CallUrl.agent(query)).contains("Équipe de nuit");
        assertThat(CallUrl.read(query).more()).isEmpty();
        assertThat(CallUrl.agent("u=1&at=support")).isEmpty();
    }

    @Test
    void whereAUrlIsTooLongUnknownParametersGoFirst() {
        Call call = Call.arriving("v").heard(answers(40));
        Call more = CallUrl.read(CallUrl.write(call) + "&a=" + "x".repeat(250) + "&b=1&c=" + "y".repeat(250));
        String short1 = CallUrl.write(more, CallUrl.write(call).length() + 10);

        assertThat(CallUrl.read(short1).heard()).isEqualTo(call.heard());
        assertThat(CallUrl.read(short1).more()).containsOnlyKeys("b");
    }

    @Test
    void thenAnswersThatALaterOneOverridesTheOldestFirst() {
        List<Answer> heard = List.of(
                new Answer("a", "1"),
                new Answer("light", "red"),
                new Answer("light", "green"),
                new Answer("means", "app"),
                new Answer("light", "off"));
        Call call = Call.arriving("v").heard(heard);
        int most = CallUrl.write(call).length();

        assertThat(CallUrl.read(CallUrl.write(call, most - 1)).heard())
                .containsExactly(heard.get(0), heard.get(2), heard.get(3), heard.get(4));
        assertThat(CallUrl.read(CallUrl.write(call, most - 15)).heard())
                .containsExactly(heard.get(0), heard.get(3), heard.get(4));
    }

    @Test
    void atLastTheOldestAnswers() {
        Call call = Call.arriving("v").heard(answers(60));
        List<Answer> left = CallUrl.read(CallUrl.write(call, 300)).heard();

        assertThat(left).isNotEmpty().isEqualTo(answers(60).subList(60 - left.size(), 60));
    }

    @Test
    void allUrlsOfOursAreShorterThanTheLimit() {
        Random random = new Random(3);
        Links links = new Links("https://" + "h".repeat(142));
        for (int i = 0; i < 500; i++) {
            Call call = RandomCalls.wild(random);

            assertThat(links.to(Path.WHISPER_ANSWER, call, "é".repeat(80)).length())
                    .isLessThan(Limits.URL_CHARACTERS);
        }
    }

    private static List<Answer> answers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Answer("step-" + i, "fails"))
                .toList();
    }
}
