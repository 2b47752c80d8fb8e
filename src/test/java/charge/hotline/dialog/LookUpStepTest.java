package charge.hotline.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.content.Answer;
import charge.hotline.content.Command;
import charge.hotline.content.OurContent;
import charge.hotline.diagnosis.Order;
import charge.hotline.dialog.Reply.Spoken;
import charge.hotline.speech.Meaning;
import charge.hotline.speech.Understood;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A look-up as a step of a call: asked for once, heard like an answer, and what it tells is told once. */
class LookUpStepTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final String VERSION = OurContent.CONTENT.version();

    /** The system is asked first, then for the light. */
    private static final Order ORDER = (checklist, evidence) -> List.of("outage", "light").stream()
            .filter(step -> evidence.answer(step).isEmpty())
            .findFirst()
            .flatMap(checklist::step);

    private final Dialog dialog = new Dialog(OurContent.CONTENT, ORDER);

    private static final Facts QUIET = facts(Optional.empty(), Optional.empty());

    private static Facts facts(Optional<Facts.Incident> incident, Optional<Facts.Earlier> earlier) {
        return new Facts(
                NOW,
                new Facts.Line("+3225550100", "Mbrella Charge", List.of("fr", "en")),
                List.of(),
                incident,
                earlier,
                Optional.empty(),
                Map.of(),
                true,
                Facts.Texting.OFF,
                "482173906",
                true);
    }

    private static Optional<Facts.Incident> incident() {
        return Optional.of(new Facts.Incident(Map.of("fr", "Panne.", "en", "Fault."), NOW.plusSeconds(600)));
    }

    private static Optional<Facts.Earlier> earlier(String... heard) {
        return Optional.of(new Facts.Earlier(call("light", heard), NOW.minusSeconds(300), "482173906"));
    }

    private static Call call(String at, String... heard) {
        Call call = Call.arriving(VERSION).language("en").at(Call.Place.ask(at));
        for (String answer : heard) {
            call = call.hearing(answer(answer));
        }
        return call;
    }

    private static Answer answer(String text) {
        return Answer.parse(text).orElseThrow();
    }

    private static Turn said(String text) {
        return new Turn.Said(new Understood(new Meaning.Answered(answer(text)), List.of()));
    }

    private static List<Answer> answers(String... texts) {
        return Arrays.stream(texts).map(LookUpStepTest::answer).toList();
    }

    private static List<String> says(Move move) {
        return move.reply().says().stream().map(Spoken::prompt).toList();
    }

    @Test
    void whatIsNotAmongTheFactsYetIsAskedForAndNothingIsOwedOrSaidMeanwhile() {
        Move move = dialog.fold(call("problem"), said("problem.other"), QUIET);

        assertThat(move.reply()).isEqualTo(new Reply.LookUp("outage"));
        assertThat(move.call().answer("problem")).contains("other");
        assertThat(move.deeds()).isEmpty();
    }

    @Test
    void whatWasFoundIsHeardAndTheSameTurnGoesOnToTheNextStep() {
        Facts found = QUIET.finding("outage", "up");

        Move move = dialog.fold(call("problem"), said("problem.other"), found);

        assertThat(move.call().heard()).isEqualTo(answers("problem.other", "outage.up"));
        assertThat(move.call().turn()).isEqualTo(1);
        assertThat(says(move)).containsExactly("light.ask");
        assertThat(dialog.fold(call("problem"), said("problem.other"), found)).isEqualTo(move);
    }

    @Test
    void whatIsKnownIsNotLookedUpAgainNotEvenAfterGoingBack() {
        Move back = dialog.fold(
                call("light", "problem.other", "outage.up"),
                new Turn.Said(new Understood(new Meaning.Commanded(Command.BACK), List.of())),
                QUIET);
        assertThat(back.call().heard()).isEqualTo(answers("outage.up"));

        Move again = dialog.fold(back.call(), said("problem.stops"), QUIET);

        assertThat(says(again)).containsExactly("light.ask");
    }

    @Test
    void anIncidentThatIsAnnouncedInBetweenIsToldOnceAndTheCallGoesOnWhereItWas() {
        Facts now = facts(incident(), earlier("problem.stops"));
        Move told = dialog.fold(call("problem", "resume.other"), said("problem.other"), now.finding("outage", "down"));
        assertThat(says(told)).containsExactly("incident.ask");
        assertThat(told.call().is(Call.Mark.INCIDENT)).isTrue();

        Move on = dialog.fold(told.call(), said("incident.more"), now);

        assertThat(says(on)).containsExactly("light.ask");
        assertThat(on.call().heard()).containsOnlyOnce(answer("outage.down"));
    }

    @Test
    void whatTheGreetingToldIsNotToldAgain() {
        Call informed = call("problem").marked(Call.Mark.INCIDENT);

        Move move = dialog.fold(
                informed,
                said("problem.other"),
                facts(incident(), Optional.empty()).finding("outage", "down"));

        assertThat(says(move)).containsExactly("light.ask");
        assertThat(move.call().answer("outage")).contains("down");
    }

    @Test
    void whoToldTheProblemInsteadOfALanguageHearsOnceWhatBecomesOfTheirWords() {
        Facts now = facts(incident(), Optional.empty());
        Move told = dialog.fold(
                Call.arriving(VERSION),
                new Turn.Said(
                        new Understood(new Meaning.Answered(answer("problem.other")), List.of(answer("language.en")))),
                now);
        assertThat(says(told)).containsExactly("greeting.privacy", "incident.ask");

        Move on = dialog.fold(told.call(), said("incident.more"), now);

        assertThat(says(on)).containsExactly("light.ask");
    }

    @Test
    void aResumedCallLooksUpAnewButKeepsTheIncidentThatItWasTold() {
        Call resuming = call("resume");
        Facts quiet = facts(Optional.empty(), earlier("problem.other", "outage.down"));
        assertThat(dialog.fold(resuming, said("resume.same"), quiet).reply()).isEqualTo(new Reply.LookUp("outage"));

        Facts now = facts(incident(), earlier("problem.other", "outage.up"));
        Move move = dialog.fold(
                resuming.marked(Call.Mark.INCIDENT).hearing(answer("outage.down")), said("resume.same"), now);

        assertThat(move.call().heard()).isEqualTo(answers("problem.other", "outage.down"));
        assertThat(says(move)).containsExactly("manners.go-on", "light.ask");
    }
}
