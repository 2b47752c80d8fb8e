package charge.hotline.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import charge.hotline.dialog.Facts.Incident;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncidentsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant SIX = Instant.parse("2026-11-23T18:00:00Z");
    private static final List<String> LANGUAGES = List.of("fr", "en");
    private static final Incident INCIDENT = new Incident(
            Map.of("fr", "Le réseau est en panne jusqu'à dix-huit heures.", "en", "The network is down until six."),
            SIX);

    @TempDir
    private Path folder;

    @Test
    void nothingIsAnnouncedAtFirst() {
        assertThat(new Incidents(folder).current(NOW)).isEmpty();
    }

    @Test
    void whatIsAnnouncedEndsByItself() {
        Incidents incidents = new Incidents(folder);

        incidents.announce(INCIDENT);

        assertThat(incidents.current(NOW)).contains(INCIDENT);
        assertThat(incidents.current(SIX.minusMillis(1))).contains(INCIDENT);
        assertThat(incidents.current(SIX)).isEmpty();
    }

    @Test
    void aRestartKeepsIt() {
        new Incidents(folder).announce(INCIDENT);

        assertThat(new Incidents(folder).current(NOW)).contains(INCIDENT);
    }

    @Test
    void aNewOneTakesItsPlaceAndNoOtherFileStays() throws IOException {
        Incidents incidents = new Incidents(folder);
        Incident next = new Incident(Map.of("fr", "Tout va mieux.", "en", "Better."), SIX.plusSeconds(60));

        incidents.announce(INCIDENT);
        incidents.announce(next);

        assertThat(incidents.current(NOW)).contains(next);
        assertThat(new Incidents(folder).current(NOW)).contains(next);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("incident.json"));
        }
    }

    @Test
    void whatIsWithdrawnStaysWithdrawn() {
        Incidents incidents = new Incidents(folder);
        incidents.announce(INCIDENT);

        incidents.withdraw();
        incidents.withdraw();

        assertThat(incidents.current(NOW)).isEmpty();
        assertThat(new Incidents(folder).current(NOW)).isEmpty();
    }

    @Test
    void whatCannotBeKeptIsNotAnnounced() throws IOException {
        Incidents incidents = new Incidents(folder);
        Files.delete(folder);

        assertThatThrownBy(() -> incidents.announce(INCIDENT)).isInstanceOf(UncheckedIOException.class);
        assertThat(incidents.current(NOW)).isEmpty();
        Files.createDirectory(folder);
    }

    @Test
    void aFileThatCannotBeReadDoesNotStopTheHotline() throws IOException {
        Files.writeString(folder.resolve("incident.json"), "{\"sentences\":");

        Incidents incidents = new Incidents(folder);

        assertThat(incidents.current(NOW)).isEmpty();
        incidents.announce(INCIDENT);
        assertThat(new Incidents(folder).current(NOW)).contains(INCIDENT);
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
