package charge.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import charge.hotline.agents.Hours;
import charge.hotline.agents.Roster;
import charge.hotline.deeds.Receiver;
import charge.hotline.dialog.Facts;
import charge.hotline.dialog.Facts.Reach;
import charge.hotline.dialog.Operators.Operator;
import charge.hotline.journal.PostgresUrl;
import charge.hotline.journal.Retention;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final String LINES = """
            lines:
              - number: "+3225550100"
                brand: Mbrella Charge
                languages: [fr, en]
                agents: [brussels, roadside]
            agents:
              - name: roadside
                reach: sip:roadside@example.com
                languages: [en]
              - name: brussels
                reach: "+3225550199"
                languages: [fr, en]
                hours: "Mo-Fr 08:00-20:00"
            """;

    @TempDir
    private Path folder;

    private static final Map<String, String> ACCOUNT = Map.of(
            "TWILIO_ACCOUNT_SID", "AC0123456789abcdef0123456789abcdef",
            "TWILIO_API_KEY", "SK0123456789abcdef0123456789abcdef",
            "TWILIO_API_SECRET", "secret");

    private Settings with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(ACCOUNT);
        all.putAll(more);
        return Settings.read(all, folder);
    }

    @Test
    void textsAndReportsAreOffUntilTheyAreSetUp() {
        assertThat(with(Map.of()).textFrom()).isEmpty();
        assertThat(with(Map.of()).push()).isEmpty();
        assertThat(with(Map.of("HOTLINE_TEXT_FROM", "+32460000000")).textFrom()).contains("+32460000000");
        assertThat(with(Map.of("HOTLINE_TEXT_FROM", "MG0123")).textFrom()).contains("MG0123");
        assertThat(with(Map.of(
                                "HOTLINE_PUSH_URL",
                                "https://desk.example/hotline",
                                "HOTLINE_PUSH_SECRET",
                                "5f2c8e0d7b614a93"))
                        .push())
                .contains(new Receiver(URI.create("https://desk.example/hotline"), "5f2c8e0d7b614a93"));
    }

    @ParameterizedTest
    @CsvSource({
        "HOTLINE_TEXT_FROM,0460000000,a number of the account",
        "HOTLINE_PUSH_URL,http://desk.example/hotline,a URL with https://",
        "HOTLINE_PUSH_URL,https://desk.example/hotline,HOTLINE_PUSH_URL and HOTLINE_PUSH_SECRET belong together",
        "HOTLINE_PUSH_SECRET,short,at least 16 characters"
    })
    void textsAndReportsThatCannotBeAreNamed(String name, String value, String advice) {
        assertThatThrownBy(() -> with(Map.of(name, value)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(advice);
    }

    @Test
    void textsNeedTheCarriersApi() {
        assertThatThrownBy(() -> Settings.read(Map.of("HOTLINE_TEXT_FROM", "+32460000000"), folder))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("HOTLINE_TEXT_FROM is set, but nothing opens the carrier's API");
    }

    @Test
    void withNothingWrittenTheHotlineCanBeTriedOnThisMachine() {
        Settings settings = Settings.read(Map.of("PATH", "/usr/bin"), folder);

        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.publicUrl()).isEmpty();
        assertThat(settings.publicUrl(8123)).isEqualTo("http://127.0.0.1:8123");
        assertThat(settings.deskHost()).isEqualTo("127.0.0.1");
        assertThat(settings.deskPort()).isEqualTo(8081);
        assertThat(settings.deskPassword()).isEmpty();
        assertThat(settings.prompts()).isEqualTo(folder.resolve("prompts"));
        assertThat(settings.data()).isEqualTo(folder.resolve("data"));
        assertThat(settings.database()).isEmpty();
        assertThat(settings.secret()).isEmpty();
        assertThat(settings.keepWords()).isFalse();
        assertThat(settings.retention())
                .isEqualTo(new Retention(
                        Duration.ofDays(90),
                        Duration.ofDays(30),
                        Duration.ofDays(14),
                        Duration.ofDays(30),
                        Duration.ofDays(90)));
        assertThat(settings.order()).isEqualTo(Settings.Order.PLANNED);
        assertThat(settings.tokens()).isEmpty();
        assertThat(settings.apiKey()).isEmpty();
        assertThat(settings.apiUrl()).isEqualTo(URI.create("https://api.twilio.com"));
        assertThat(settings.voices()).isEmpty();
        assertThat(settings.lines()).singleElement().satisfies(line -> {
            assertThat(line.facts()).isEqualTo(new Facts.Line("+3225550100", "Mbrella Charge", List.of("fr", "en")));
            assertThat(line.agents()).containsExactly("simulated");
        });
        assertThat(settings.agents())
                .singleElement()
                .satisfies(agent -> assertThat(agent.facts().reach())
                        .as("nobody real is ever dialled for it")
                        .isEqualTo(new Reach.Client("simulated")));
        assertThat(settings.warnings())
                .satisfiesExactly(
                        token -> assertThat(token).contains("TWILIO_AUTH_TOKEN", "127.0.0.1 only"),
                        push -> assertThat(push)
                                .contains("HOTLINE_PUSH_URL is not set", "called back", "urgent", "promises"));
    }

    @Test
    void everySettingIsReadFromTheEnvironment() {
        Settings settings = Settings.read(
                Map.ofEntries(
                        Map.entry("HOTLINE_HOST", "127.0.0.2"),
                        Map.entry("HOTLINE_PORT", "0"),
                        Map.entry("HOTLINE_PUBLIC_URL", "https://hotline.example:8443/twilio/"),
                        Map.entry("HOTLINE_DESK_HOST", "0.0.0.0"),
                        Map.entry("HOTLINE_DESK_PORT", "9091"),
                        Map.entry("HOTLINE_DESK_PASSWORD", "open sesame"),
                        Map.entry("HOTLINE_PROMPTS", "texts"),
                        Map.entry("HOTLINE_DATA", "/var/lib/hotline"),
                        Map.entry("HOTLINE_DATABASE", "postgresql://me:pass@db.example:5432/hotline"),
                        Map.entry("HOTLINE_JOURNAL_WAIT", "100"),
                        Map.entry("HOTLINE_SECRET", "0123456789abcdef"),
                        Map.entry("HOTLINE_KEEP_WORDS", "true"),
                        Map.entry("HOTLINE_DAYS_CALLS", "365"),
                        Map.entry("HOTLINE_DAYS_CALLERS", "1"),
                        Map.entry("HOTLINE_DAYS_WORDS", "2"),
                        Map.entry("HOTLINE_DAYS_DEEDS", "3"),
                        Map.entry("HOTLINE_DAYS_CONTENTS", "4"),
                        Map.entry("HOTLINE_ORDER", "listed"),
                        Map.entry("HOTLINE_PUSH_URL", "https://desk.example/hotline"),
                        Map.entry("HOTLINE_PUSH_SECRET", "5f2c8e0d7b614a93"),
                        Map.entry("TWILIO_AUTH_TOKEN", "new-token, old-token"),
                        Map.entry("TWILIO_ACCOUNT_SID", "AC0123"),
                        Map.entry("TWILIO_API_KEY", "SK0123"),
                        Map.entry("TWILIO_API_SECRET", "hush"),
                        Map.entry("TWILIO_API_URL", "http://127.0.0.1:9999")),
                folder);

        assertThat(settings.host()).isEqualTo("127.0.0.2");
        assertThat(settings.port()).isZero();
        assertThat(settings.publicUrl()).contains("https://hotline.example:8443/twilio");
        assertThat(settings.deskHost()).isEqualTo("0.0.0.0");
        assertThat(settings.deskPort()).isEqualTo(9091);
        assertThat(settings.deskPassword()).contains("open sesame");
        assertThat(settings.prompts()).isEqualTo(folder.resolve("texts"));
        assertThat(settings.data()).isEqualTo(Path.of("/var/lib/hotline"));
        assertThat(settings.database()).contains(PostgresUrl.of("postgresql://me:pass@db.example:5432/hotline"));
        assertThat(settings.journalWait()).isEqualTo(Duration.ofMillis(100));
        assertThat(settings.secret()).contains("0123456789abcdef");
        assertThat(settings.keepWords()).isTrue();
        assertThat(settings.retention())
                .isEqualTo(new Retention(
                        Duration.ofDays(365),
                        Duration.ofDays(1),
                        Duration.ofDays(2),
                        Duration.ofDays(3),
                        Duration.ofDays(4)));
        assertThat(settings.order()).isEqualTo(Settings.Order.LISTED);
        assertThat(settings.tokens()).containsExactly("new-token", "old-token");
        assertThat(settings.accountSid()).contains("AC0123");
        assertThat(settings.apiKey()).contains(new Settings.ApiKey("SK0123", "hush"));
        assertThat(settings.apiUrl()).isEqualTo(URI.create("http://127.0.0.1:9999"));
        assertThat(settings.push()).isPresent();
        assertThat(settings.warnings()).singleElement().asString().contains("no lines");
    }

    @Test
    void theFileHasTheSameNamesInLowerCaseNestedOrDotted() throws IOException {
        write("""
                hotline.port: 8180
                hotline:
                  desk:
                    port: 8181
                  public.url: https://hotline.example
                twilio:
                  auth.token: "12345"
                """);

        Settings settings = Settings.read(Map.of(), folder);

        assertThat(settings.port()).isEqualTo(8180);
        assertThat(settings.deskPort()).isEqualTo(8181);
        assertThat(settings.publicUrl()).contains("https://hotline.example");
        assertThat(settings.tokens()).containsExactly("12345");
        assertThat(settings.host())
                .as("a service with a token is open to the carrier")
                .isEqualTo("0.0.0.0");
        assertThat(settings.agents()).hasSize(1);
    }

    @Test
    void itIsToldWhichFileWasReadOrThatThereIsNone() throws IOException {
        String file = folder.resolve("hotline.yaml").toAbsolutePath().toString();

        assertThat(Settings.read(Map.of(), folder).notes())
                .singleElement()
                .asString()
                .startsWith("there is no " + file);
        write(LINES);
        assertThat(Settings.read(Map.of(), folder).notes())
                .singleElement()
                .asString()
                .endsWith(" read from " + file);
    }

    @Test
    void aFolderOfPromptsThatIsNotThereIsNamedWithItsSetting() {
        Settings settings = Settings.read(Map.of("HOTLINE_PROMPTS", "nope"), folder);

        assertThatThrownBy(settings::promptsThere)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("HOTLINE_PROMPTS is \"" + folder.resolve("nope") + "\"")
                .hasMessageContaining("write the folder with checklist.yaml in it");
        assertThat(Settings.read(Map.of("HOTLINE_PROMPTS", "."), folder).promptsThere())
                .isEqualTo(folder);
    }

    @Test
    void theExampleInTheReadmeCanBeUsed() throws IOException {
        String example = Files.readString(Path.of("README.md"))
                .lines()
                .dropWhile(line -> !line.equals("    lines:"))
                .takeWhile(line -> !line.isBlank())
                .map(line -> line.substring(4))
                .collect(Collectors.joining("\n"));
        write(example + "\n");

        Settings settings = Settings.read(Map.of(), folder);

        assertThat(settings.lines()).singleElement().satisfies(line -> {
            assertThat(line.shown()).isEqualTo("+3225550101");
            assertThat(line.agents()).containsExactly("brussels", "roadside");
            assertThat(line.facts().operators().all()).hasSize(1);
        });
        assertThat(settings.voices()).containsOnlyKeys("fr");
    }

    @Test
    void thatRealCallersNeedLinesIsWarnedOf() throws IOException {
        Map<String, String> real =
                Map.of("TWILIO_AUTH_TOKEN", "12345", "HOTLINE_PUBLIC_URL", "https://hotline.example");

        assertThat(Settings.read(Map.of(), folder).warnings()).noneMatch(warning -> warning.contains("no lines"));
        assertThat(Settings.read(real, folder).warnings())
                .anyMatch(warning -> warning.contains("no lines") && warning.contains("write lines and agents into"));
        write("hotline.port: 8180\n");
        assertThat(Settings.read(real, folder).warnings()).anyMatch(warning -> warning.contains("no lines"));
        write(LINES);
        assertThat(Settings.read(real, folder).warnings()).noneMatch(warning -> warning.contains("no lines"));
    }

    @Test
    void aLineWithoutAgentsIsWarnedOf() throws IOException {
        write("lines: [{number: \"+3225550100\", brand: A, languages: [fr]}]\n");

        assertThat(Settings.read(Map.of(), folder).warnings())
                .last()
                .asString()
                .contains("line +3225550100 has no agents", "hotline.yaml");
        write(LINES);
        assertThat(Settings.read(Map.of(), folder).warnings()).noneMatch(warning -> warning.contains("agents"));
    }

    @Test
    void theEnvironmentWinsOverTheFileButNotWhenItIsEmpty() throws IOException {
        write("hotline.port: 8180\nhotline.desk.port: 8181\n");

        Settings settings = Settings.read(Map.of("HOTLINE_PORT", "8280", "HOTLINE_DESK_PORT", ""), folder);

        assertThat(settings.port()).isEqualTo(8280);
        assertThat(settings.deskPort()).isEqualTo(8181);
    }

    @Test
    void linesAndAgentsAreReadInTheirOrder() throws IOException {
        write(LINES);

        Settings settings = Settings.read(Map.of(), folder);

        assertThat(settings.lines())
                .containsExactly(new Roster.Line(
                        new Facts.Line("+3225550100", "Mbrella Charge", List.of("fr", "en")),
                        Optional.empty(),
                        ZoneId.of("Europe/Brussels"),
                        List.of("brussels", "roadside")));
        assertThat(settings.agents())
                .containsExactly(
                        new Roster.Agent(
                                new Facts.Agent("roadside", new Reach.Sip("sip:roadside@example.com"), List.of("en")),
                                Hours.ALWAYS),
                        new Roster.Agent(
                                new Facts.Agent("brussels", new Reach.Phone("+3225550199"), List.of("fr", "en")),
                                Hours.parse("Mo-Fr 08:00-20:00")));
    }

    @Test
    void aLineMayHaveItsOwnTimeAndCallerIdAndAllAgents() throws IOException {
        write("""
                lines:
                  - number: +3225550100
                    brand: Mbrella Charge
                    languages: [fr]
                    time-zone: Europe/Lisbon
                    caller-id: +3225550177
                agents:
                  - {name: anna, reach: "client:anna", languages: [fr]}
                  - {name: waiting, reach: "queue:support", languages: [fr, nl]}
                  - {name: tasks, reach: "workflow:WW0123", languages: [fr]}
                """);

        Settings settings = Settings.read(Map.of(), folder);

        Roster.Line line = settings.lines().getFirst();
        assertThat(line.facts().number())
                .as("a number without quotes is no sum")
                .isEqualTo("+3225550100");
        assertThat(line.zone()).isEqualTo(ZoneId.of("Europe/Lisbon"));
        assertThat(line.callerId()).contains("+3225550177");
        assertThat(line.agents()).containsExactly("anna", "waiting", "tasks");
        assertThat(settings.agents())
                .extracting(agent -> agent.facts().reach())
                .containsExactly(new Reach.Client("anna"), new Reach.Queue("support"), new Reach.Workflow("WW0123"));
    }

    @Test
    void voicesCanBeReplaced() throws IOException {
        write("""
                voices:
                  fr: {voice: Polly.Lea-Neural, say: fr-FR, recognition: fr-BE}
                  en: {recognition: en-US}
                """);

        assertThat(Settings.read(Map.of(), folder).voices())
                .isEqualTo(Map.of(
                        "fr",
                        new Settings.Voice(
                                Optional.of(new Settings.Say("Polly.Lea-Neural", "fr-FR")), Optional.of("fr-BE")),
                        "en",
                        new Settings.Voice(Optional.empty(), Optional.of("en-US"))));
    }

    @Test
    void withoutATokenItStaysOnThisMachineAndSaysSo() {
        Settings settings = Settings.read(Map.of("HOTLINE_HOST", "0.0.0.0"), folder);

        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.warnings()).first().asString().contains("127.0.0.1 only");
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "HOTLINE_HOST         | no such host    | HOTLINE_HOST is \"no such host\"; write an IP address or localhost",
                "HOTLINE_PORT         | http            | HOTLINE_PORT is \"http\"; write a port number from 0 (any free one) to 65535, for example 8080",
                "HOTLINE_PORT         | 65536           | for example 8080",
                "HOTLINE_PORT         | -1              | for example 8080",
                "HOTLINE_PORT         | 8081            | two different ports",
                "HOTLINE_PUBLIC_URL   | hotline.example | for example https://hotline.example",
                "HOTLINE_PUBLIC_URL   | ftp://hotline.example | for example https://hotline.example",
                "HOTLINE_PUBLIC_URL   | https://hot_line.example | without underscores",
                "HOTLINE_PUBLIC_URL   | https://hotline.example/?a=1 | neither query nor fragment",
                "HOTLINE_PUBLIC_URL   | https://        | for example https://hotline.example",
                "HOTLINE_DESK_HOST    | 0.0.0.0         | write a HOTLINE_DESK_PASSWORD too",
                "HOTLINE_DATABASE     | mysql://x/y     | HOTLINE_DATABASE cannot be used; write postgresql://user:password@host",
                "HOTLINE_DATABASE     | postgresql://db.example | write postgresql://user:password@host",
                "HOTLINE_DATABASE     | postgresql://u:p@db.example/h?ssl-mode=require | sslmode=verify-full",
                "HOTLINE_JOURNAL_WAIT | 5 | HOTLINE_JOURNAL_WAIT is \"5\"; write milliseconds from 10 to 400",
                "HOTLINE_JOURNAL_WAIT | 250 ms | milliseconds from 10 to 400",
                "HOTLINE_DATABASE     | postgresql://u:p@db.example/h | HOTLINE_SECRET is not set",
                "HOTLINE_SECRET       | short           | HOTLINE_SECRET cannot be used; write at least 16 characters",
                "HOTLINE_DAYS_CALLS   | 0               | write days from 1 to 3650",
                "HOTLINE_DAYS_WORDS   | a month         | write days from 1 to 3650",
                "HOTLINE_KEEP_WORDS   | yes             | write true or false",
                "HOTLINE_ORDER        | random          | write planned or listed",
                "TWILIO_AUTH_TOKEN    | 12345           | HOTLINE_PUBLIC_URL is not set",
                "TWILIO_AUTH_TOKEN    | one,            | TWILIO_AUTH_TOKEN cannot be used; write one token, or several",
                "TWILIO_ACCOUNT_SID   | SK0123          | write the SID of an account, for example AC",
                "TWILIO_API_KEY       | SK0123          | write both or none",
                "TWILIO_API_KEY       | AC0123          | write the SID of an API key, for example SK",
                "TWILIO_API_SECRET    | hush            | write both or none",
                "TWILIO_API_URL       | api.twilio.com  | for example https://api.twilio.com",
            })
    void aWrongSettingStopsTheStartAndSaysWhatToWrite(String name, String value, String sentence) {
        assertThatThrownBy(() -> Settings.read(Map.of(name, value), folder))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void aMistypedVariableIsNamedWithTheOneThatWasMeant() {
        assertThat(Settings.read(Map.of("HOTLINE_PROT", "9000"), folder).warnings())
                .anyMatch(warning -> warning.startsWith("HOTLINE_PROT is not known here; known are HOTLINE_HOST,")
                        && warning.endsWith("(did you mean `HOTLINE_PORT`?)"));
        assertThat(Settings.read(Map.of("HOTLINE_PROT", "", "TWILIO_REGION", "ie1", "HOTLINES", "2"), folder)
                        .warnings())
                .noneMatch(warning -> warning.contains("not known"));
    }

    @Test
    void anUnencryptedPublicUrlIsWarnedOfButNotOnThisMachine() {
        assertThat(Settings.read(Map.of("HOTLINE_PUBLIC_URL", "http://hotline.example"), folder)
                        .warnings())
                .anyMatch(warning -> warning.contains("unencrypted"));
        for (String own : List.of("http://127.0.0.1:8080", "http://localhost:8080", "https://hotline.example")) {
            assertThat(Settings.read(Map.of("HOTLINE_PUBLIC_URL", own), folder).warnings())
                    .noneMatch(warning -> warning.contains("unencrypted"));
        }
    }

    @Test
    void anApiKeyNeedsItsAccount() {
        assertThatThrownBy(() -> Settings.read(Map.of("TWILIO_API_KEY", "SK1", "TWILIO_API_SECRET", "hush"), folder))
                .hasMessageContaining("TWILIO_ACCOUNT_SID is not set");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceAndNothingSecret() {
        assertThatThrownBy(() -> Settings.read(
                        Map.of("HOTLINE_PORT", "x", "HOTLINE_ORDER", "y", "HOTLINE_SECRET", "hush-hush"), folder))
                .hasMessageContaining("HOTLINE_PORT")
                .hasMessageContaining("HOTLINE_ORDER")
                .hasMessageContaining("HOTLINE_SECRET")
                .message()
                .doesNotContain("hush-hush");
    }

    @Test
    void aWrongSettingOfTheFileIsNamedWithItsLine() throws IOException {
        write("# how it is set up\nhotline:\n  port: http\n");

        assertThatThrownBy(() -> Settings.read(Map.of(), folder))
                .hasMessage(
                        "hotline.yaml:3: hotline.port is \"http\"; write a port number from 0 (any free one) to 65535,"
                                + " for example 8080");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "hotline.prot: 8080 | hotline.yaml:1: hotline.prot is not known here",
                "hotline: {prot: 8080} | (did you mean `hotline.port`?)",
                "hotline.port: [8080] | must be plain text",
                "port: {hotline: 8080} | port.hotline is not known here",
                "hotline: 8080 | hotline is not known here",
                "hotline: {port: 1, port: 2} | here twice",
                "hotline: {port: 1 | is no YAML",
                "lines: [] | needs at least one line",
                "lines: none | must be a list",
                "lines: [none] | must be a map",
                "agents: [{name: a, reach: 'client:a', languages: [fr]}] | needs `lines`",
            })
    void aFileThatCannotBeReadIsNamedWithItsLine(String yaml, String sentence) throws IOException {
        write(yaml + "\n");

        assertThatThrownBy(() -> Settings.read(Map.of(), folder))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(sentence);
    }

    private static final String OPERATORS = """
            operators:
              - name: Volta
                number: "+3225550188"
                chargers: ["BE*VLT", "lu-vlt 7"]
              - name: Ampere
                number: "+33155501010"
                chargers: ["FR*AMP"]
            """;

    @Test
    void operatorsAreKnownToEveryLine() throws IOException {
        write(LINES + OPERATORS);

        Settings settings = Settings.read(Map.of("HOTLINE_KEEP_WORDS", "true"), folder);

        assertThat(settings.only("fr").lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.facts().operators().all())
                        .containsExactly(
                                new Operator("Volta", "+3225550188", List.of("BEVLT", "LUVLT7")),
                                new Operator("Ampere", "+33155501010", List.of("FRAMP"))));
        write(OPERATORS);
        assertThat(Settings.read(Map.of(), folder).lines())
                .as("a simulated one too")
                .singleElement()
                .satisfies(line -> assertThat(line.facts().operators().all()).hasSize(2));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "name: Volta | names: Volta | hotline.yaml:2: `operators.names` is not known here",
                "name: Volta | name: \"\" | must not be empty",
                "name: Volta | name: The Volta Charging Company of Belgium | must have at most 30 characters",
                "name: Volta | name: Forêt | must be written without ê",
                "name: Ampere | name: Volta | is that of another operator too",
                "\"+3225550188\" | 025550188 | hotline.yaml:3: `operators.number` must be a phone number with its country code",
                "\"+3225550188\" | \"+3225\" | must be a phone number",
                "\"+3225550188\" | \"+32255501881234\" | is nobody's number in its country",
                "[\"FR*AMP\"] | FR*AMP | must be a list",
                "[\"FR*AMP\"] | [] | needs at least one beginning",
                "[\"FR*AMP\"] | [\"FR*AMP?\"] | cannot be `FR*AMP?`; write how the numbers on its chargers begin",
                "[\"FR*AMP\"] | [\"* -\"] | cannot be `* -`",
                "[\"FR*AMP\"] | [\"BE-VLT\"] | stands here twice",
            })
    void whatIsWrongWithAnOperatorIsToldWithItsLine(String right, String wrong, String sentence) throws IOException {
        assertThat(OPERATORS).contains(right);
        write(OPERATORS.replace(right, wrong));

        assertThatThrownBy(() -> Settings.read(Map.of(), folder))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("hotline.yaml:")
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"+3225550100\" | 025550100 | hotline.yaml:2: `lines.number` must be a phone number with its country code",
                "\"+3225550100\" | +32 2 555 01 00 | must be a phone number",
                "brand: Mbrella Charge | name: Mbrella | `lines.name` is not known here",
                "brand: Mbrella Charge | brand: \"\" | `lines.brand` must not be empty",
                "Mbrella Charge | An operator of charging stations in all of Europe | at most 40 characters",
                "languages: [fr, en] | languages: [French] | cannot have `French`",
                "languages: [fr, en] | languages: [] | needs at least one language",
                "languages: [fr, en] | languages: [fr, fr] | has a language twice",
                "languages: [fr, en] | languages: fr | must be a list",
                "[brussels, roadside] | [brussels, roadsite] | names `roadsite`, which is no agent",
                "[brussels, roadside] | [brussels, brussels] | names `brussels` twice",
                "agents: [brussels, roadside] | time-zone: Brussels | write a place: Europe/Brussels",
                "agents: [brussels, roadside] | caller-id: anonymous | must be a phone number",
                "name: roadside | name: road side | must be short, of letters, digits and hyphens",
                "name: roadside | name: brussels | is that of another agent too",
                "sip:roadside@example.com | sip:roadside | write \"+3225550199\", \"sip:agent@example.com\"",
                "sip:roadside@example.com | \"client:\" | cannot be `client:`",
                "sip:roadside@example.com | \"workflow:AB12\" | cannot be `workflow:AB12`",
                "sip:roadside@example.com | tel:+3225550199 | cannot be `tel:+3225550199`",
                "sip:roadside@example.com | 112 | cannot be `112`",
                "Mo-Fr 08:00-20:00 | Lu-Ve 08:00-20:00 | write for example \"Mo-Fr 08:00-20:00",
            })
    void whatIsWrongWithALineOrAnAgentIsToldWithItsLine(String right, String wrong, String sentence)
            throws IOException {
        assertThat(LINES).contains(right);
        write(LINES.replaceFirst(java.util.regex.Pattern.quote(right), wrong.replace("$", "\\$")));

        assertThatThrownBy(() -> Settings.read(Map.of(), folder))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("hotline.yaml:")
                .hasMessageContaining(sentence);
    }

    @Test
    void aNumberRingsOnOneLineOnly() throws IOException {
        write("""
                lines:
                  - {number: "+3225550100", brand: A, languages: [fr]}
                  - {number: "+3225550100", brand: B, languages: [fr]}
                """);

        assertThatThrownBy(() -> Settings.read(Map.of(), folder))
                .hasMessageContaining("hotline.yaml:3")
                .hasMessageContaining("twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "voices: {French: {recognition: fr-FR}}",
                "voices: {fr: {voice: Polly.Lea-Neural}}",
                "voices: {fr: {say: fr-FR}}",
                "voices: {fr: {recognition: french}}",
                "voices: {fr: {voice: Polly.Lea-Neural, say: french}}",
                "voices: {fr: {speed: fast}}",
            })
    void aVoiceThatTheCarrierWouldRefuseIsRefusedHere(String yaml) throws IOException {
        write(yaml);

        assertThatThrownBy(() -> Settings.read(Map.of(), folder))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("voices");
    }

    @Test
    void aFileOfCommentsIsNoFile() throws IOException {
        write("# nothing yet\n\n");

        assertThat(Settings.read(Map.of(), folder).lines()).hasSize(1);
    }

    @Test
    void everyLanguageOfALineNeedsPrompts() {
        Settings settings = Settings.read(Map.of(), folder);

        settings.speaks(Set.of("fr", "en", "nl"));
        assertThatThrownBy(() -> settings.speaks(Set.of("fr", "nl")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("\"en\"")
                .hasMessageContaining("write some of fr, nl");
    }

    @Test
    void noSecretShows() {
        Settings settings =
                Settings.read(Map.of("HOTLINE_SECRET", "0123456789abcdef", "HOTLINE_DESK_PASSWORD", "sesame"), folder);

        assertThat(settings.toString()).doesNotContain("0123456789abcdef").doesNotContain("sesame");
        assertThat(new Settings.ApiKey("SK1", "hush").toString()).doesNotContain("hush");
    }

    @Test
    void everySettingSaysWhatItIsForAndHasAReadablePreset() {
        for (Setting setting : Setting.values()) {
            assertThat(setting.meaning()).isNotBlank();
            assertThat(setting.form()).contains(", for example ");
            assertThat(setting.key())
                    .isEqualTo(setting.key().toLowerCase(java.util.Locale.ROOT))
                    .doesNotContain("_");
        }
    }

    private void write(String yaml) throws IOException {
        Files.writeString(folder.resolve("hotline.yaml"), yaml);
    }
}
