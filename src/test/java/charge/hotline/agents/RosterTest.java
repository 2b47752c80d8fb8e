package charge.hotline.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import charge.hotline.dialog.Facts;
import charge.hotline.dialog.Facts.Reach;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RosterTest {
    private static final Instant MONDAY_MORNING = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant MONDAY_NIGHT = Instant.parse("2026-11-23T22:00:00Z");

    private final Roster.Line brussels = line("+3225550100", Optional.empty(), "Europe/Brussels", "day", "night", "nl");
    private final Roster.Line lisbon = line("+3225550101", Optional.of("+3225550102"), "Europe/Lisbon", "night", "day");
    private final Roster roster = new Roster(
            List.of(brussels, lisbon),
            List.of(
                    agent("night", "24/7", "en"),
                    agent("day", "Mo-Fr 08:00-20:00", "fr", "en"),
                    agent("nl", "Mo-Fr 08:00-20:00", "nl")));

    @Test
    void aCallToANumberThatIsNotListedGetsTheFirstLine() {
        assertThat(roster.line("+3225550101")).isEqualTo(lisbon);
        assertThat(roster.line("+3225550100")).isEqualTo(brussels);
        assertThat(roster.line("+4930123456")).isEqualTo(brussels);
        assertThat(roster.line("")).isEqualTo(brussels);
    }

    @Test
    void agentsAreTriedInTheOrderOfTheirLine() {
        assertThat(roster.open(brussels, MONDAY_MORNING))
                .extracting(Facts.Agent::name)
                .containsExactly("day", "night", "nl");
        assertThat(roster.open(lisbon, MONDAY_MORNING))
                .extracting(Facts.Agent::name)
                .containsExactly("night", "day");
    }

    @Test
    void whoIsAsleepOrSpeaksAnotherLanguageIsNotAmongThem() {
        assertThat(roster.open(brussels, MONDAY_NIGHT))
                .extracting(Facts.Agent::name)
                .containsExactly("night");
        assertThat(roster.open(brussels, "fr", MONDAY_MORNING))
                .extracting(Facts.Agent::name)
                .containsExactly("day");
        assertThat(roster.open(brussels, "nl", MONDAY_MORNING))
                .extracting(Facts.Agent::name)
                .containsExactly("nl");
        assertThat(roster.open(brussels, "fr", MONDAY_NIGHT)).isEmpty();
    }

    @Test
    void hoursAreThoseOfTheLinesTimeZone() {
        Instant eightInBrussels = Instant.parse("2026-11-23T07:00:00Z");

        assertThat(roster.open(brussels, "fr", eightInBrussels)).hasSize(1);
        assertThat(roster.open(lisbon, "fr", eightInBrussels)).isEmpty();
    }

    @Test
    void theNextOpeningIsThatOfWhoeverComesFirst() {
        assertThat(roster.opening(brussels, MONDAY_NIGHT)).contains(MONDAY_NIGHT);
        Roster.Line byDay = line("+3225550103", Optional.empty(), "Europe/Brussels", "nl", "day");
        Roster days = new Roster(
                List.of(byDay), List.of(agent("nl", "Tu 10:00-12:00", "nl"), agent("day", "We 08:00-20:00", "fr")));
        assertThat(days.opening(byDay, MONDAY_NIGHT)).contains(Instant.parse("2026-11-24T09:00:00Z"));
        Roster.Line alone = line("+3225550104", Optional.empty(), "Europe/Brussels");
        assertThat(new Roster(List.of(alone), List.of()).opening(alone, MONDAY_NIGHT))
                .isEmpty();
    }

    @Test
    void agentsSeeANumberOfOurs() {
        assertThat(brussels.shown()).isEqualTo("+3225550100");
        assertThat(lisbon.shown()).isEqualTo("+3225550102");
    }

    @Test
    void anAgentIsFoundByNameAtAnyHour() {
        assertThat(roster.agent("day")).map(Facts.Agent::languages).contains(List.of("fr", "en"));
        assertThat(roster.agent("nobody")).isEmpty();
    }

    @Test
    void whatDoesNotFitTogetherIsRefused() {
        assertThatThrownBy(() -> new Roster(List.of(), List.of())).hasMessageContaining("line");
        assertThatThrownBy(() -> new Roster(List.of(brussels), List.of())).hasMessageContaining("day");
        assertThatThrownBy(() -> new Roster(
                        List.of(line("+3225550100", Optional.empty(), "Europe/Brussels")),
                        List.of(agent("day", "24/7", "fr"), agent("day", "24/7", "fr"))))
                .hasMessageContaining("two agents are named day");
    }

    private static Roster.Line line(String number, Optional<String> callerId, String zone, String... agents) {
        return new Roster.Line(
                new Facts.Line(number, "Mbrella Charge", List.of("fr", "en")),
                callerId,
                ZoneId.of(zone),
                List.of(agents));
    }

    private static Roster.Agent agent(String name, String hours, String... languages) {
        return new Roster.Agent(new Facts.Agent(name, new Reach.Client(name), List.of(languages)), Hours.parse(hours));
    }
}
