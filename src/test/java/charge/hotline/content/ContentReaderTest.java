package charge.hotline.content;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.content.ContentReader.Loaded;
import charge.hotline.content.ContentReader.Refused;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentReaderTest {
    private static final String CHECKLIST = """
            source: an article
            checked: 2026-11-23
            owner: support
            causes:
              cable: { group: technical, callers: 60 }
              app: { group: connection, callers: 40 }
            agent: { seconds: 600, after-hours: 3600 }
            starts: { most: 2 }
            steps:
              light:
                kind: ask
                seconds: 10
                needs: [eyes]
                answers: [red, "off", other]
                keys: { 1: red, 2: "off", 3: more }
                menus: { more: { 1: other } }
                when: { plug: [fails] }
                unless: { plug: [cannot] }
                after: [plug]
                implies: { "off": plug.fails }
                leads-to: { other: plug }
                expect:
                  usually: { red: 30, "off": 20, other: 50 }
                  cable: { red: 62.5, "off": 37.5 }
              plug:
                kind: do
                seconds: 60
                start: true
                branch: true
                answers: [works, fails, cannot]
                keys: { 1: works, 2: fails, 3: cannot }
                fixes: { cable: 7 }
              chat:
                kind: talk
                answers: [stay]
            menu: { 1: repeat, 2: language }
            """;

    @TempDir
    private Path temp;

    private EditorsFolder folder;

    @BeforeEach
    void write() {
        folder = new EditorsFolder(temp)
                .write("checklist.yaml", CHECKLIST)
                .write("fr/language.yaml", """
                        name: français
                        say: fr-BE
                        voice: Polly.Isabelle-Neural
                        recognition: fr-FR
                        knowledge:
                          yes: [oui, ouais]
                          numbers: { deux: 2 }
                          sounds:
                            - fert: vert
                            - euh
                        """)
                .write("fr/phrases.yaml", """
                        steps:
                          light:
                            red: [rouge, "le [voyant] rouge"]
                        commands:
                          repeat:
                            - répétez
                        """)
                .write("fr/light.ftlx", "<#assign said = {\"red\": \"rouge\"}>\n<#macro ask>Couleur ?</#macro>\n")
                .write("fr/audio/light.ask.mp3", "sound");
    }

    private Content loaded() {
        assertThat(ContentReader.read(temp))
                .isInstanceOfSatisfying(
                        Loaded.class, loaded -> assertThat(loaded.warnings()).isEmpty());
        return ((Loaded) ContentReader.read(temp)).content();
    }

    private List<String> refused() {
        assertThat(ContentReader.read(temp)).isInstanceOf(Refused.class);
        return ((Refused) ContentReader.read(temp))
                .faults().stream().map(Fault::toString).toList();
    }

    @Test
    void theChecklistIsReadWithItsNumbersAsProbabilities() {
        Checklist checklist = loaded().checklist();

        assertThat(checklist.checked()).isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(checklist.owner()).isEqualTo("support");
        assertThat(checklist.causes())
                .containsExactly(new Cause("cable", "technical", 0.6), new Cause("app", "connection", 0.4));
        assertThat(checklist.agentSeconds()).isEqualTo(600);
        assertThat(checklist.agentSecondsAfterHours()).isEqualTo(3600);
        assertThat(checklist.mostStarts()).isEqualTo(2);
        assertThat(checklist.menu()).containsExactly(Map.entry("1", "repeat"), Map.entry("2", "language"));
        assertThat(checklist.steps().keySet()).containsExactly("light", "plug", "chat");
        assertThat(checklist.step("light").orElseThrow())
                .isEqualTo(new Step(
                        "light",
                        Step.Kind.ASK,
                        List.of("red", "off", "other"),
                        Map.of("1", "red", "2", "off", "3", "more"),
                        Map.of("more", Map.of("1", "other")),
                        10,
                        false,
                        false,
                        Set.of(Need.EYES),
                        Map.of("plug", Set.of("fails")),
                        Map.of("plug", Set.of("cannot")),
                        List.of("plug"),
                        Map.of("off", new Answer("plug", "fails")),
                        Map.of("other", "plug"),
                        Map.of(
                                "cable", Map.of("red", 0.625, "off", 0.375),
                                "app", Map.of("red", 0.3, "off", 0.2, "other", 0.5)),
                        Map.of()));
        assertThat(checklist.step("plug").orElseThrow().fixes()).containsExactly(Map.entry("cable", 0.7));
        assertThat(checklist.step("plug").orElseThrow().start()).isTrue();
        assertThat(checklist.step("plug").orElseThrow().branch()).isTrue();
    }

    @Test
    void aLanguageIsAFolder() {
        folder.write(
                "nl/language.yaml", "name: Nederlands\nsay: nl-BE\nvoice: Polly.Lisa-Neural\nrecognition: nl-BE\n");

        Content content = loaded();

        assertThat(content.languages().keySet()).containsExactly("fr", "nl");
        Language french = content.languageOrFirst("fr");
        assertThat(french.name()).isEqualTo("français");
        assertThat(french.sayLanguage()).isEqualTo("fr-BE");
        assertThat(french.voice()).isEqualTo("Polly.Isabelle-Neural");
        assertThat(french.recognition()).isEqualTo("fr-FR");
        assertThat(french.prompts().render("light.ask", Map.of())).contains("Couleur ?");
        assertThat(french.prompts().label("light", "said", "red")).contains("rouge");
        assertThat(french.prompts().recording("light.ask")).contains("light.ask.mp3");
        assertThat(content.languageOrFirst("nl").phrases().steps()).isEmpty();
    }

    @Test
    void phrasesKeepTheirPlace() {
        Phrases phrases = loaded().languageOrFirst("fr").phrases();

        assertThat(phrases.steps().getOrDefault("light", Map.of()).get("red"))
                .containsExactly(
                        new Phrases.Phrase("rouge", "fr/phrases.yaml", 3),
                        new Phrases.Phrase("le [voyant] rouge", "fr/phrases.yaml", 3));
        assertThat(phrases.commands().get("repeat"))
                .containsExactly(new Phrases.Phrase("répétez", "fr/phrases.yaml", 6));
        assertThat(phrases.language().get("yes"))
                .extracting(Phrases.Phrase::text)
                .containsExactly("oui", "ouais");
        assertThat(phrases.language().get("numbers"))
                .extracting(Phrases.Phrase::text)
                .containsExactly("deux = 2");
        assertThat(phrases.language().get("sounds"))
                .containsExactly(
                        new Phrases.Phrase("fert = vert", "fr/language.yaml", 9),
                        new Phrases.Phrase("euh", "fr/language.yaml", 10));
    }

    @Test
    void theVersionChangesWithEveryFileEvenARecording() {
        String first = loaded().version();
        folder.write("fr/audio/light.ask.mp3", "other sound");
        String second = loaded().version();
        folder.write(".hidden", "x").write("fr/light.ftlx~", "x");

        assertThat(first).matches("[0-9a-f]{8}").isNotEqualTo(second);
        assertThat(loaded().version()).isEqualTo(second);
        folder.write("fr/audio/light.ask.mp3", "sound");
        assertThat(loaded().version()).isEqualTo(first);
    }

    @Test
    void mistakesInTheChecklistNameTheirLine() {
        folder.replace("checklist.yaml", "needs: [eyes]", "needs: [eye]")
                .replace("checklist.yaml", "kind: talk", "kind: tall")
                .replace("checklist.yaml", "\"off\": plug.fails", "\"off\": fails")
                .replace("checklist.yaml", "[works, fails, cannot]", "[works, fails, works]")
                .replace("checklist.yaml", "menu: { 1:", "menu: { 0:")
                .replace("checklist.yaml", "usually: { red: 30, \"off\": 20, other: 50 }", "app: { red: 101 }")
                .replace("checklist.yaml", "cable: { red: 62.5, \"off\": 37.5 }", "cables: { red: 100 }");

        assertThat(refused())
                .containsExactly(
                        "checklist.yaml:13: error: `steps.light.needs` cannot be `eye`; known are app, car, eyes, hands"
                                + " (did you mean `eyes`?)",
                        "checklist.yaml:20: error: `steps.light.implies.off` must name another step's answer, as in light.red",
                        "checklist.yaml:22: error: `steps.light.expect` says nothing about `cable`; add a row for it, or"
                                + " `usually` for all causes not named",
                        "checklist.yaml:23: error: `steps.light.expect.app.red` must be a number from 0 to 100, not `101`",
                        "checklist.yaml:30: error: `steps.plug.answers` names `works` twice",
                        "checklist.yaml:34: error: `steps.chat.kind` cannot be `tall`; known are ask, do, end, heard,"
                                + " look-up, number, open, talk, tell (did you mean `talk`?)",
                        "checklist.yaml:36: error: `menu.0` is no key: write 1 to 9");
    }

    @Test
    void whatIsNotThereIsToldInOneSentence() {
        folder.delete("fr/language.yaml");
        assertThat(refused())
                .containsExactly(
                        ".:1: error: has no language; a language is a folder, such as fr, with a language.yaml in it");

        folder.delete("checklist.yaml");
        assertThat(refused()).containsExactly("checklist.yaml:1: error: is missing; this folder needs it");

        assertThat(ContentReader.read(temp.resolve("nowhere"))).isInstanceOf(Refused.class);
    }

    @Test
    void aFileInAnotherEncodingIsAFault() throws Exception {
        java.nio.file.Files.write(
                temp.resolve("fr/light.ftlx"),
                "<#macro ask>\n\u00e9</#macro>".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));

        assertThat(refused()).containsExactly("fr/light.ftlx:2: error: is not written in UTF-8; save it as UTF-8");
    }

    @Test
    void theRealFolderCanBeRead() {
        assertThat(ContentReader.read(Path.of("prompts"))).isInstanceOf(Loaded.class);
    }
}
