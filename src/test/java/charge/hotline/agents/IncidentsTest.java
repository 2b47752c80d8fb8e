package charge.hotline.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import charge.hotline.dialog.Facts.Incident;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncidentsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant SIX = Instant.parse("2026-11-23T18:00:00Z");
    private static final List<String> LANGUAGES = List.of("fr", "en");
    private static final Incident INCIDENT = new Incident(
            Map.of("fr", "Le réseau est en panne jusqu'à dix-huit heures.", "en", "The network is down until six."),
            SIX);

    private final Notes notes = new Notes();
    private final Incidents incidents = new Incidents(notes);

    private Incidents otherNode() {
        Incidents other = new Incidents(notes);
        other.refresh();
        return other;
    }

    @Test
    void nothingIsAnnouncedAtFirst() {
        incidents.refresh();

        assertThat(incidents.current(NOW)).isEmpty();
    }

    @Test
    void whatIsAnnouncedEndsByItself() {
        incidents.announce(INCIDENT);

        assertThat(incidents.current(NOW)).contains(INCIDENT);
        assertThat(incidents.current(SIX.minusMillis(1))).contains(INCIDENT);
        assertThat(incidents.current(SIX)).isEmpty();
    }

    @Test
    void otherNodesAndALaterStartHearOfIt() {
        incidents.announce(INCIDENT);
        Incidents other = otherNode();
        assertThat(other.current(NOW)).contains(INCIDENT);

        incidents.withdraw();
        other.refresh();
        assertThat(other.current(NOW)).isEmpty();
    }

    @Test
    void aNewOneTakesItsPlace() {
        Incident next = new Incident(Map.of("fr", "Tout va mieux.", "en", "Better."), SIX.plusSeconds(60));

        incidents.announce(INCIDENT);
        incidents.announce(next);

        assertThat(incidents.current(NOW)).contains(next);
        assertThat(otherNode().current(NOW)).contains(next);
    }

    @Test
    void whatIsWithdrawnStaysWithdrawn() {
        incidents.announce(INCIDENT);

        incidents.withdraw();
        incidents.withdraw();
        incidents.refresh();

        assertThat(incidents.current(NOW)).isEmpty();
    }

    @Test
    void itIsHeardHereBeforeItIsKeptAndWhatWasKeptBeforeDoesNotReplaceIt() {
        Promise<Void> slow = notes.slow();
        Future<Void> keeping = incidents.announce(INCIDENT);
        incidents.refresh();

        assertThat(keeping.isComplete()).isFalse();
        assertThat(incidents.current(NOW)).contains(INCIDENT);
        slow.complete();
        incidents.refresh();
        assertThat(keeping.succeeded()).isTrue();
        assertThat(incidents.current(NOW)).contains(INCIDENT);
    }

    @Test
    void whatCannotBeKeptIsNotAnnouncedForLong() {
        Promise<Void> slow = notes.slow();
        Future<Void> keeping = incidents.announce(INCIDENT);
        slow.fail("the journal is closed");
        incidents.refresh();

        assertThat(keeping.failed()).isTrue();
        assertThat(incidents.current(NOW)).isEmpty();
    }

    @Test
    void anAnnouncementThatCannotBeReadDoesNotStopTheHotline() {
        notes.put(Optional.of("{\"sentences\":"));
        incidents.refresh();

        assertThat(incidents.current(NOW)).isEmpty();
        incidents.announce(INCIDENT);
        assertThat(otherNode().current(NOW)).contains(INCIDENT);
    }

    @Test
    void anAnnouncementIsReadAsItIsShown() {
        assertThat(Incidents.read(Incidents.json(INCIDENT).toString(), LANGUAGES, NOW))
                .isEqualTo(INCIDENT);
    }

    @Test
    void theTimeMayBeWrittenWithAnyOffset() {
        String json =
                "{\"sentences\": {\"fr\": \" Panne. \", \"en\": \"Fault.\"}, \"until\": \"2026-11-23T19:00:00+01:00\"}";

        assertThat(Incidents.read(json, LANGUAGES, NOW))
                .isEqualTo(new Incident(Map.of("fr", "Panne.", "en", "Fault."), SIX));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "nothing | no JSON",
                "[] | \"sentences\" or \"until\" is missing",
                "{\"sentences\": {\"fr\": \"Panne.\", \"en\": \"Fault.\"}} | \"until\" is missing",
                "{\"sentences\": \"Panne.\", \"until\": \"2026-11-23T18:00:00Z\"} | \"sentences\" or",
                "{\"sentences\": {\"fr\": \"Panne.\"}, \"until\": \"2026-11-23T18:00:00Z\"} | the sentence for \"en\" is missing",
                "{\"sentences\": {\"fr\": \"Panne.\", \"en\": 3}, \"until\": \"2026-11-23T18:00:00Z\"} | \"en\" is no text",
                "{\"sentences\": {\"fr\": \"Panne.\", \"en\": \" \"}, \"until\": \"2026-11-23T18:00:00Z\"} | \"en\" is empty",
                "{\"sentences\": {\"fr\": \"Panne.\", \"en\": \"a\\nb\"}, \"until\": \"2026-11-23T18:00:00Z\"} | line break",
                "{\"sentences\": {\"fr\": \"Panne.\", \"en\": \"F\", \"xx\": \"F\"}, \"until\": \"2026-11-23T18:00:00Z\"} | no line speaks \"xx\"",
                "{\"sentences\": {\"fr\": \"Panne.\", \"en\": \"Fault.\"}, \"until\": \"2026-11-23T12:00:00Z\"} | over already",
                "{\"sentences\": {\"fr\": \"Panne.\", \"en\": \"Fault.\"}, \"until\": \"2027-11-23T12:00:00Z\"} | days away",
                "{\"sentences\": {\"fr\": \"Panne.\", \"en\": \"Fault.\"}, \"until\": \"2026-11-23T18:00:00\"} | time zone",
                "{\"sentences\": {\"fr\": \"Panne.\", \"en\": \"Fault.\"}, \"until\": \"tonight\"} | time zone",
            })
    void whatCannotBeAnnouncedIsRefusedWithASentence(String json, String sentence) {
        assertThatThrownBy(() -> Incidents.read(json, LANGUAGES, NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void aSentenceIsAtMostTwelveSecondsLong() {
        String json = "{\"sentences\": {\"fr\": \"%s\", \"en\": \"F\"}, \"until\": \"2026-11-23T18:00:00Z\"}";

        assertThat(Incidents.read(json.formatted("a".repeat(180)), LANGUAGES, NOW)
                        .sentences())
                .containsKey("fr");
        assertThatThrownBy(() -> Incidents.read(json.formatted("a".repeat(181)), LANGUAGES, NOW))
                .hasMessageContaining("181 characters");
    }
}
