package charge.hotline.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.content.Answer;
import charge.hotline.content.Content;
import charge.hotline.content.OurContent;
import charge.hotline.diagnosis.ListedOrder;
import charge.hotline.dialog.Call.Mark;
import charge.hotline.dialog.Call.Mode;
import charge.hotline.dialog.Call.Outcome;
import charge.hotline.dialog.Call.Place;
import charge.hotline.dialog.Facts.Texting;
import charge.hotline.dialog.Reply.Spoken;
import charge.hotline.speech.Meaning;
import charge.hotline.speech.Understood;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What golden calls cannot show of text messages: the journal away, an earlier call's case, the words by cause; and reports. */
class TextOfferTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Content CONTENT = OurContent.CONTENT;
    private static final Facts.Agent AGENT =
            new Facts.Agent("brussels", new Facts.Reach.Phone("+3225550199"), List.of("fr", "en"));

    private final Dialog dialog = new Dialog(CONTENT, new ListedOrder(OurContent.LOOK_UPS));

    private static Facts facts(Texting texting, boolean kept, Facts.Agent... agents) {
        return new Facts(
                NOW,
                new Facts.Line("+3225550100", "Mbrella Charge", List.of("fr", "en")),
                List.of(agents),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                true,
                texting,
                "482173906",
                kept);
    }

    private static Call call(String at, Answer... heard) {
        return Call.arriving(CONTENT.version())
                .language("en")
                .heard(List.of(heard))
                .at(Place.ask(at));
    }

    private static Call offered(Answer... heard) {
        return call("text", heard).at(new Place("text", Mode.ASK, Optional.of("enough")));
    }

    private Move says(Call call, Facts facts, String step, String id) {
        return dialog.fold(
                call, new Turn.Said(new Understood(new Meaning.Answered(new Answer(step, id)), List.of())), facts);
    }

    private static List<String> prompts(Move move) {
        return move.reply().says().stream().map(Spoken::prompt).toList();
    }

    private static List<Deed.Text> texts(Move move) {
        return move.deeds().stream()
                .filter(Deed.Text.class::isInstance)
                .map(Deed.Text.class::cast)
                .toList();
    }

    @Test
    void whatCannotBePromisedIsNotAndAPersonIsOfferedInstead() {
        Move move = says(offered(), facts(Texting.ON, false, AGENT), "text", "yes");

        assertThat(texts(move)).isEmpty();
        assertThat(prompts(move)).containsExactly("text.not-kept", "text.person");
        assertThat(move.call().place().at()).isEqualTo("offer");

        Move no = says(move.call(), facts(Texting.ON, false, AGENT), "offer", "no");
        assertThat(prompts(no)).containsExactly("goodbye.caller");
        Move yes = says(move.call(), facts(Texting.ON, false, AGENT), "offer", "yes");
        assertThat(yes.call().place().at()).isEqualTo("where");
    }

    @Test
    void whatCannotBePromisedWithNobodyThereEndsTheCallOrGoesOn() {
        Facts alone = facts(Texting.ON, false);

        assertThat(prompts(says(offered(), alone, "text", "yes"))).containsExactly("text.not-kept", "goodbye.caller");
        assertThat(prompts(says(call("elsewhere", new Answer("problem", "stops")), alone, "text", "yes")))
                .containsExactly("text.not-kept", "elsewhere.again");
    }

    @Test
    void whereNoneCanBeSentNobodyHearsOfIt() {
        Facts off = facts(Texting.OFF, true, AGENT);

        Move asked = says(call("elsewhere", new Answer("problem", "stops")), off, "text", "yes");
        assertThat(prompts(asked)).containsExactly("manners.unclear", "elsewhere.again");
        assertThat(prompts(says(call("lost"), off, "lost", "enough"))).containsExactly("goodbye.enough");
    }

    @Test
    void nothingIsTextedInDanger() {
        Call danger = call("message").marked(Mark.DANGER);

        assertThat(texts(says(danger, facts(Texting.ON, true), "text", "yes"))).isEmpty();
    }

    @Test
    void aResumedCallIsTheSameCase() {
        Call before = call("elsewhere", new Answer("problem", "stops"));
        Facts facts = facts(Texting.ON, true)
                .with(Optional.of(new Facts.Earlier(before, NOW.minusSeconds(60), "111222333")), Optional.empty());

        Move resumed = says(call("resume"), facts, "resume", "same");
        assertThat(resumed.call().caseNumber()).contains("111222333");
        Move text = says(resumed.call(), facts(Texting.ON, true), "text", "yes");
        assertThat(texts(text))
                .singleElement()
                .satisfies(deed ->
                        assertThat(deed.body()).contains("case 111 222 333.").contains("+3225550100"));
        assertThat(says(call("resume"), facts, "resume", "other").call().caseNumber())
                .isEmpty();
    }

    @Test
    void theWordsFollowFromWhatWasFoundOut() {
        Call call = call(
                "payment",
                new Answer("problem", "payment-refused"),
                new Answer("payment", "invalid"),
                new Answer("elsewhere", "no"));

        assertThat(texts(says(call, facts(Texting.ON, true), "text", "yes")))
                .singleElement()
                .isEqualTo(new Deed.Text(
                        "Mbrella Charge, case 482 173 906. Check your payment method in the app. To reach us:"
                                + " +3225550100"));
    }

    @Test
    void handoffsPromisesAndOutcomesAreReportedOnce() {
        Facts closed = facts(Texting.OFF, true);
        Move promised = says(call("message"), closed, "message", "call-me");
        assertThat(promised.call().outcome()).contains(Outcome.CALLED_BACK);
        assertThat(promised.deeds())
                .containsExactly(
                        new Deed.CallBack(),
                        new Deed.Report(Deed.Topic.CALL_BACK),
                        new Deed.Report(Deed.Topic.OUTCOME));

        assertThat(dialog.fold(promised.call(), new Turn.HungUp(), closed).deeds())
                .isEmpty();

        assertThat(dialog.fold(call("where"), new Turn.Keys("0"), facts(Texting.OFF, true, AGENT))
                        .deeds())
                .containsExactly(new Deed.Report(Deed.Topic.HANDOFF));
    }
}
