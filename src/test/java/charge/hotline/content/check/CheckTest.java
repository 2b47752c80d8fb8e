package charge.hotline.content.check;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.content.ContentReader.Loaded;
import charge.hotline.content.ContentReader.Refused;
import charge.hotline.content.EditorsFolder;
import charge.hotline.content.Fault;
import charge.hotline.content.Place;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule, by an edit that breaks it. */
class CheckTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-12-01T08:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path temp;

    private EditorsFolder folder;

    @BeforeEach
    void copy() {
        folder = EditorsFolder.complete(temp);
    }

    private static Check check(Clock clock) {
        return new Check(clock, List.of());
    }

    private List<Fault> faults() {
        return switch (check(CLOCK).read(temp)) {
            case Loaded loaded -> loaded.warnings();
            case Refused refused -> refused.faults();
        };
    }

    private List<String> errors() {
        return lines(Fault.Severity.ERROR);
    }

    private List<String> warnings() {
        return lines(Fault.Severity.WARNING);
    }

    private List<String> lines(Fault.Severity severity) {
        return faults().stream()
                .filter(fault -> fault.severity() == severity)
                .map(Fault::toString)
                .toList();
    }

    @Test
    void nothingIsWrongWithTheCompleteFolder() {
        assertThat(check(CLOCK).read(temp)).isInstanceOf(Loaded.class);
        assertThat(faults()).isEmpty();
    }

    // ---- the checklist

    @Test
    void aStepThatTheConversationAsksByNameIsThere() {
        folder.replace("checklist.yaml", "  where:\n    kind: number", "  where:\n    kind: ask");

        assertThat(errors())
                .contains(
                        "checklist.yaml:61: error: the conversation needs a step `where` of kind number; put it back");
    }

    @Test
    void keysLeadSomewhere() {
        folder.replace("checklist.yaml", "keys: { 1: red, 2: others }", "keys: { 1: rod, 2: others }")
                .replace("checklist.yaml", "3: situation.home", "3: situation.hom")
                .replace("checklist.yaml", "menu: { 1: repeat", "menu: { 1: repat");

        assertThat(errors())
                .contains(
                        "checklist.yaml:20: error: `situation.hom` is no answer or menu of `problem`; known are red-light,"
                                + " refused",
                        "checklist.yaml:27: error: `rod` is no answer or menu of `light`; known are red, blue, unknown,"
                                + " others (did you mean `red`?)",
                        "checklist.yaml:117: error: `repat` is no command; known are repeat, back, help, wait, ready,"
                                + " agent, french, english, driving, parked, goodbye, danger, language (did you mean"
                                + " `repeat`?)");
    }

    @Test
    void aMenuIsOpenedByAKey() {
        folder.replace("checklist.yaml", "keys: { 1: red, 2: others }", "keys: { 1: red, 2: unknown }");

        assertThat(errors())
                .containsExactly("checklist.yaml:29: error: no key of `light` opens the menu `others`; give it one");
    }

    @Test
    void conditionsNameStepsAndAnswersThatAreThere() {
        folder.replace("checklist.yaml", "when: { light: [red] }", "when: { light: [rouge] }")
                .replace("checklist.yaml", "unless: { problem: [refused] }", "unless: { problems: [refused] }")
                .replace("checklist.yaml", "after: [light]", "after: [lights]")
                .replace("checklist.yaml", "red-light: light.red", "redlight: light.green")
                .replace("checklist.yaml", "{ home: home }", "{ home: house }");

        assertThat(errors())
                .contains(
                        "checklist.yaml:21: error: `green` is no answer of `light`; known are red, blue, unknown",
                        "checklist.yaml:21: error: `redlight` is no answer of `problem`; known are red-light, refused"
                                + " (did you mean `red-light`?)",
                        "checklist.yaml:38: error: `rouge` is no answer of `light`; known are red, blue, unknown")
                .anyMatch(line -> line.startsWith("checklist.yaml:39: error: there is no step `problems`; known are ")
                        && line.endsWith("(did you mean `problem`?)"))
                .anyMatch(line -> line.startsWith("checklist.yaml:40: error: there is no step `lights`; known are ")
                        && line.endsWith("(did you mean `light`?)"))
                .anyMatch(line -> line.startsWith("checklist.yaml:53: error: there is no step `house`; known are "));
    }

    @Test
    void stepsDoNotWaitForEachOther() {
        folder.replace(
                "checklist.yaml",
                "    needs: [eyes]\n    answers: [red",
                "    after: [restart]\n    needs: [eyes]\n    answers: [red");

        assertThat(errors())
                .containsExactly(
                        "checklist.yaml:25: error: `light` waits for itself, by what it comes after; take one `after` out",
                        "checklist.yaml:41: error: `restart` waits for itself, by what it comes after; take one `after` out");
    }

    @Test
    void numbersNameCausesAndAnswersThatAreThere() {
        folder.replace("checklist.yaml", "      pass: { red: 60", "      pas: { rot: 60")
                .replace("checklist.yaml", "fixes: { cable: 7 }", "fixes: { cable: 7, pass: 1, cables: 7 }");

        assertThat(errors())
                .containsExactly(
                        "checklist.yaml:32: error: `rot` is no answer of `light`; known are red, blue, unknown",
                        "checklist.yaml:32: error: there is no cause `pas`; known are cable, pass (did you mean `pass`?)",
                        "checklist.yaml:43: error: there is no cause `cables`; known are cable, pass (did you mean `cable`?)");
    }

    @Test
    void sumsAddUp() {
        folder.replace("checklist.yaml", "callers: 60", "callers: 60.5")
                .replace("checklist.yaml", "pass: { red: 60", "pass: { red: 50");

        assertThat(errors())
                .containsExactly(
                        "checklist.yaml:5: error: the callers of all causes must add up to 100, not 100.5",
                        "checklist.yaml:32: error: what callers with `pass` answer to `light` must add up to 100, not 90");
    }

    @Test
    void everyCauseCanBeFound() {
        folder.replace("checklist.yaml", "fixes: { cable: 7 }", "fixes: { cable: 0 }");

        assertThat(errors())
                .containsExactly(
                        "checklist.yaml:6: error: nothing asks for `cable` and nothing mends it; give it a row of"
                                + " its own in an `expect`, or name it in a `fixes`");
    }

    @Test
    void everyAnswerHasAKey() {
        folder.replace("checklist.yaml", "{ 1: blue, 2: unknown }", "{ 1: blue }")
                .replace("en/light.ftlx", "\"menu-others\">Press 1. Press 2.", "\"menu-others\">Press 1.")
                .replace("fr/light.ftlx", "\"menu-others\">Tapez 1. Tapez 2.", "\"menu-others\">Tapez 1.");

        assertThat(errors())
                .containsExactly(
                        "checklist.yaml:26: error: no key of `light` gives `unknown`; give it one, or a menu with it");
    }

    @Test
    void thereAreAtMostFiveChoices() {
        folder.replace(
                "checklist.yaml",
                "menu: { 1: repeat, 2: back }",
                "menu: { 1: repeat, 2: back, 3: help, 4: wait, 5: driving, 6: danger }");

        assertThat(errors())
                .contains(
                        "checklist.yaml:117: error: has 6 choices; at most 5 can be kept in mind: move some to a menu");
    }

    @Test
    void aLanguageWithAFolderCanBeChosen() {
        folder.replace("checklist.yaml", "answers: [fr, en, nl]", "answers: [fr, nl]")
                .replace("checklist.yaml", "keys: { 1: fr, 2: en }", "keys: { 1: fr }");

        assertThat(errors())
                .contains(
                        "checklist.yaml:14: error: there is a folder `en`, but nobody can choose it; add the answer `en`");
    }

    @Test
    void aChecklistThatNobodyLookedAtForLongIsAWarning() {
        Clock later = Clock.fixed(Instant.parse("2027-05-23T08:00:00Z"), ZoneOffset.UTC);

        assertThat(check(later).read(temp))
                .isInstanceOfSatisfying(
                        Loaded.class,
                        loaded -> assertThat(loaded.warnings())
                                .extracting(Fault::toString)
                                .containsExactly(
                                        "checklist.yaml:3: warning: nobody has held the checklist against its source for 181 days;"
                                                + " support lead should, and then write today's date"));
    }

    // ---- what is spoken

    @Test
    void everyPromptIsThereInEveryLanguage() {
        folder.replace("en/light.ftlx", "<#macro again>Again?</#macro>\n", "")
                .replace("en/manners.ftlx", "<#macro \"go-on\">Yes.</#macro>\n", "")
                .delete("fr/hold.ftlx");

        assertThat(errors())
                .containsExactly(
                        "en/light.ftlx:1: error: has no section again; write <#macro again>…</#macro>",
                        "en/manners.ftlx:1: error: has no section go-on; write <#macro \"go-on\">…</#macro>",
                        "fr/hold.ftlx:1: error: is missing; write it with the sections bye, question, question-keys,"
                                + " still-1, still-2, still-3");
    }

    @Test
    void everyPromptIsUsed() {
        folder.append("en/light.ftlx", "<#macro agian>Again?</#macro>\n")
                .append("fr/light.ftlx", "<#macro agian>Encore ?</#macro>\n");

        assertThat(errors())
                .containsExactly(
                        "en/light.ftlx:8: error: nothing speaks the section `agian` of `light`; take it out, or name it"
                                + " rightly; known are again, ask, help, keys, menu-others (did you mean `again`?)",
                        "fr/light.ftlx:8: error: nothing speaks the section `agian` of `light`; take it out, or name it"
                                + " rightly; known are again, ask, help, keys, menu-others (did you mean `again`?)");
    }

    @Test
    void aPromptIsGivenTheValuesThatItNeeds() {
        folder.replace("en/light.ftlx", "Question?", "Question, ${name}?");

        assertThat(errors())
                .singleElement()
                .asString()
                .startsWith("en/light.ftlx:3: error: `light.ask` cannot be filled in; it is given only brand (")
                .contains("name");
    }

    @Test
    void aPromptIsWellFormed() {
        folder.replace("en/light.ftlx", "Question?", "<s>Question?")
                .replace("en/greeting.ftlx", "${brand}.", "${brand?no_esc}.")
                .replace("fr/light.ftlx", "Question ?", "Question & réponse ?");

        assertThat(errors())
                .hasSize(3)
                .anyMatch(
                        line -> line.startsWith("en/greeting.ftlx:1: error: `greeting.hello` is not well-formed: close"
                                + " every <tag>, write &amp; for &, and let no value through unescaped ("))
                .anyMatch(line -> line.startsWith("en/light.ftlx:3: error: `light.ask` is not well-formed"))
                .anyMatch(line -> line.startsWith("fr/light.ftlx:3: error: `light.ask` is not well-formed"));
    }

    @Test
    void aPromptHasOnlyElementsThatEveryVoiceKnows() {
        folder.replace("en/light.ftlx", "Question?", "<emphasis>Question</emphasis><break time=\"1s\"/>?");

        assertThat(errors())
                .containsExactly(
                        "en/light.ftlx:3: error: `light.ask` has <emphasis> in it; not every voice knows that: use"
                                + " only break, lang, p, s, say-as, sub");
    }

    @Test
    void promptsAreShortAndPausesCount() {
        folder.replace("en/light.ftlx", "Question?", "x".repeat(106) + "<break time=\"1s\"/>")
                .replace("en/restart.ftlx", "Question?", "x".repeat(165) + "<break time=\"1000ms\"/>")
                .replace("fr/restart.ftlx", "Question ?", "<sub alias=\"" + "x".repeat(181) + "\">x</sub>");

        assertThat(errors())
                .containsExactly(
                        "en/light.ftlx:3: error: `light.ask` lasts longer than 8 seconds; leave out 1 of its 106 characters",
                        "fr/restart.ftlx:3: error: `restart.ask` lasts longer than 12 seconds; leave out 1 of its 181"
                                + " characters");
    }

    @Test
    void aTextMessageTakesFewSegments() {
        // One septet more than two segments hold; € takes two.
        folder.replace("en/sms.ftlx", "${next} ${line}", "${next} ${line} " + "x".repeat(245) + "€")
                .replace("fr/sms.ftlx", "${next} ${line}", "${next} ${line} ê" + "x".repeat(80));

        assertThat(errors())
                .containsExactly(
                        "en/sms.ftlx:3: error: `sms.body` takes 3 segments of a text message, at most 2 are paid for; leave"
                                + " something out",
                        "fr/sms.ftlx:3: error: `sms.body` takes 3 segments of a text message, at most 2 are paid for; leave"
                                + " something out, or write it without ê, which costs more than twice the room");
    }

    @Test
    void theFirstQuestionComesSoon() {
        folder.replace("en/greeting.ftlx", "${brand}.", "${brand}." + "x".repeat(90));

        assertThat(errors())
                .containsExactly(
                        "fr/language.ftlx:3: error: greeting.hello and the language.ask of all languages together"
                                + " last longer than 8 seconds; leave out 1 characters");
    }

    @Test
    void everyAnswerHasWordingsAndNoOtherHas() {
        folder.replace("en/light.ftlx", "said = {\"red\": \"red\"", "said = {\"rod\": \"red\"")
                .replace("fr/light.ftlx", "told = {\"red\": \"red\"", "told = {\"red\": \"\"")
                .replace(
                        "fr/restart.ftlx",
                        "told = {\"works\": \"works\"",
                        "told = {\"works\": \"" + "x".repeat(31) + "\"")
                .replace("fr/tries.ftlx", "<#assign said = {\"few\": \"few\", \"many\": \"many\"}>\n", "");

        assertThat(errors())
                .containsExactly(
                        "en/light.ftlx:1: error: nothing needs words for `rod` in the table `said` of `light`; known are"
                                + " blue, red, unknown (did you mean `red`?)",
                        "en/light.ftlx:1: error: the table `said` has no words for red; add them",
                        "fr/light.ftlx:2: error: `red` in `told` has no words; write some",
                        "fr/restart.ftlx:2: error: `works` in `told` is longer than 30 characters; it stands inside a"
                                + " sentence, so say it shorter",
                        "fr/tries.ftlx:1: error: the table `said` has no words for few, many; write <#assign said = {\"few\":"
                                + " \"…\"}>");
    }

    @Test
    void promptsNameKeysThatDoSomethingAndAllOfThem() {
        folder.replace("en/light.ftlx", "<#macro keys>Press 1. Press 2.", "<#macro keys>Press 1. Press 3, or 0.")
                .replace("fr/light.ftlx", "Question ?", "Question ? Dans 5 minutes, appelez le 112.")
                .replace("en/manners.ftlx", "Press 1. Press 2.", "Press 1.")
                .replace("fr/light.ftlx", "\"menu-others\">Tapez 1. Tapez 2.", "\"menu-others\">Tapez 1.");

        assertThat(errors())
                .containsExactly(
                        "en/light.ftlx:5: error: `light.keys` does not name the key 2; name every key",
                        "en/light.ftlx:5: error: `light.keys` names the key 3, which does nothing there; where it is no key,"
                                + " write the number as a word",
                        "en/manners.ftlx:11: error: `manners.star` does not name the key 2; name every key",
                        "fr/light.ftlx:3: error: `light.ask` names the key 5, which does nothing there; where it is no key,"
                                + " write the number as a word",
                        "fr/light.ftlx:7: error: `light.menu-others` does not name the key 2; name every key");
    }

    @Test
    void whatOneLanguageSaysTheOthersSayToo() {
        folder.append("en/restart.ftlx", "<#macro done>Does it work?</#macro>\n");

        assertThat(errors())
                .containsExactly(
                        "en/restart.ftlx:7: error: `restart.done` is not there in fr; write it there too, or take it out here");
    }

    @Test
    void recordingsReplaceAPromptThatIsThere() {
        folder.write("en/audio/light.aks.mp3", "x")
                .write("en/audio/danger.now.ogg", "x")
                .write("en/audio/danger.now.mp3", "x")
                .write("en/audio/danger.now.wav", "x");

        assertThat(errors())
                .containsExactly(
                        "en/audio/danger.now.ogg:1: error: the carrier plays mp3 and wav; convert it",
                        "en/audio/danger.now.wav:1: error: there is en/audio/danger.now.mp3 already; keep one of them",
                        "en/audio/light.aks.mp3:1: error: there is no prompt `light.aks`, so nobody hears this; known are"
                                + " light.again, light.ask, light.help, light.keys, light.menu-others (did you mean"
                                + " `light.ask`?)");
    }

    @Test
    void aRecordingThatCannotSayTheValuesOrChangesTheVoiceIsAWarning() {
        folder.write("en/audio/greeting.hello.mp3", "x");

        assertThat(errors()).isEmpty();
        assertThat(warnings())
                .containsExactly(
                        "en/audio/greeting.hello.mp3:1: warning: the prompt `greeting.hello` has values in it, which a"
                                + " recording cannot say; callers will not hear them",
                        "en/greeting.ftlx:1: warning: speaks with two voices: hello recorded, but not back, privacy, privacy-kept; record"
                                + " these too");
    }

    @Test
    void aFileThatNothingReadsIsAWarning() {
        folder.write("en/light.ftl", "x").write("nl/light.ftlx", "x").write("README.md", "x");

        assertThat(warnings())
                .containsExactly(
                        "en/light.ftl:1: warning: nothing reads this file; a language's folder holds language.yaml,"
                                + " phrases.yaml, examples.tsv, templates (.ftlx) and audio/",
                        "nl/light.ftlx:1: warning: nothing reads this file; a language's folder holds language.yaml,"
                                + " phrases.yaml, examples.tsv, templates (.ftlx) and audio/");
    }

    @Test
    void aPromptChangedInOneLanguageAloneIsAWarningUntilItIsAccepted() throws Exception {
        folder.replace("en/light.ftlx", "Question?", "A question?")
                .replace("fr/tries.ftlx", "\"few\": \"few\"", "\"few\": \"peu\"")
                .replace("en/hold.ftlx", "\"still-1\">Yes.", "\"still-1\">Here.")
                .replace("fr/hold.ftlx", "\"still-1\">Oui.", "\"still-1\">Présent.");

        assertThat(errors()).isEmpty();
        assertThat(warnings())
                .containsExactly(
                        "en/hold.ftlx:1: warning: `hold.still-1` is new or changed in every language; once they say the same:"
                                + " check --accept",
                        "en/light.ftlx:3: warning: `light.ask` has changed in en, but not in fr; change it there too, or,"
                                + " where they say the same: check --accept",
                        "fr/tries.ftlx:1: warning: `tries:said` has changed in fr, but not in en; change it there too, or,"
                                + " where they say the same: check --accept");

        assertThat(check(CLOCK).accept(temp, new PrintStream(new ByteArrayOutputStream())))
                .isZero();
        assertThat(faults()).isEmpty();
    }

    @Test
    void withoutALockNobodyIsToldOfALanguageChangedAlone() {
        folder.delete("translations.lock");

        assertThat(warnings()).singleElement().asString().startsWith("translations.lock:1: warning: is missing");
    }

    @Test
    void voicesAreNamedAsTheCarrierNamesThem() {
        folder.replace("en/language.yaml", "voice: Polly.Amy-Neural", "voice: Google.en-US-Neural2-C")
                .replace("fr/language.yaml", "voice: Polly.Isabelle-Neural", "voice: Isabelle")
                .replace("fr/language.yaml", "say: fr-BE", "say: French")
                .replace("fr/language.yaml", "recognition: fr-FR", "recognition: fr");

        assertThat(errors())
                .containsExactly(
                        "en/language.yaml:3: error: this voice speaks en-US; write that under `say`, or take another",
                        "fr/language.yaml:2: error: `say` must be a language and a country, as in fr-BE",
                        "fr/language.yaml:3: error: `voice` must be one of the carrier's, as in Polly.Amy-Neural",
                        "fr/language.yaml:4: error: `recognition` must be a language and a country, as in fr-FR");
    }

    // ---- what callers may say

    @Test
    void everyAnswerAndCommandCanBeSaid() {
        folder.replace("en/phrases.yaml", "    blue: [light blue]\n", "")
                .replace("en/phrases.yaml", "    fails: [done fails]\n", "")
                .replace("en/phrases.yaml", "  agent: [please agent]", "  agent: []")
                .delete("fr/phrases.yaml");

        assertThat(errors())
                .containsExactly(
                        "en/phrases.yaml:3: error: nobody can say `fails` at `restart`; add at least one phrase for it",
                        "en/phrases.yaml:11: error: nobody can say `blue` at `light`; add at least one phrase for it",
                        "en/phrases.yaml:48: error: nobody can say `fails` at `done`; add at least one phrase for it",
                        "en/phrases.yaml:66: error: nobody can say the command `agent`; add at least one phrase",
                        "fr/phrases.yaml:1: error: is missing; write what callers may say, under steps: and commands:");
    }

    @Test
    void phrasesStandUnderSomethingThatIsThere() {
        folder.replace("en/phrases.yaml", "    blue: [light blue]", "    blue: [light blue]\n    bleu: [bleu]")
                .replace("en/phrases.yaml", "  hold:\n    ready: [hold ready]", "  hald:\n    ready: [hold ready]")
                .append("en/phrases.yaml", "  agnt: [x]\n");

        assertThat(errors())
                .hasSize(3)
                .contains("en/phrases.yaml:14: error: `bleu` is no answer of `light`; known are blue, red, unknown")
                .anyMatch(line -> line.startsWith("en/phrases.yaml:61: error: there is no step `hald`; known are ")
                        && line.endsWith("(did you mean `hold`?)"))
                .anyMatch(line -> line.startsWith("en/phrases.yaml:76: error: `agnt` is no command; known are ")
                        && line.endsWith("(did you mean `agent`?)"));
    }

    @Test
    void aPhraseMeansOneThing() {
        folder.replace("en/phrases.yaml", "red: [light red]", "red: [light red, 'It’s  Évident!.']")
                .replace("en/phrases.yaml", "blue: [light blue]", "blue: [light blue, \"=it's evident!\"]")
                .replace("en/phrases.yaml", "more: [home more]", "more: [home more, please agent, please wait]")
                .replace("en/phrases.yaml", "same: [resume same]", "same: [resume same, +please wait, +anywhere]")
                .replace("en/phrases.yaml", "few: [tries few]", "few: [tries few, '?+anywhere']")
                .replace("en/phrases.yaml", "back: [please back]", "back: [please back, please help]");

        assertThat(errors())
                .containsExactly(
                        "en/phrases.yaml:13: error: \"=it's evident!\" stands for light.blue, and at en/phrases.yaml:12 for"
                                + " light.red; keep it in one place",
                        "en/phrases.yaml:17: error: \"please agent\" stands for home.more, and at en/phrases.yaml:68 for"
                                + " command agent; keep it in one place",
                        "en/phrases.yaml:22: error: \"+please wait\" stands for resume.same, and at en/phrases.yaml:66 for"
                                + " command wait; keep it in one place",
                        "en/phrases.yaml:25: error: \"?+anywhere\" stands for tries.few, and at en/phrases.yaml:22 for"
                                + " resume.same; keep it in one place",
                        "en/phrases.yaml:65: error: \"please help\" stands for command help, and at en/phrases.yaml:64 for"
                                + " command back; keep it in one place");
    }

    @Test
    void aPhraseMayStandForAnAnswerAndForWhatThatImplies() {
        folder.replace("en/phrases.yaml", "red-light: [problem red light]", "red-light: [+it shows red]")
                .replace("en/phrases.yaml", "red: [light red]", "red: [+it shows red]");

        assertThat(errors()).isEmpty();
    }

    // ---- the command

    private record Ran(int status, List<String> lines) {}

    private Ran run(Check check) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int status = check.run(temp, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return new Ran(status, bytes.toString(StandardCharsets.UTF_8).lines().toList());
    }

    @Test
    void theCommandFailsOnAnErrorAndNamesTheFile() {
        folder.replace("en/light.ftlx", "Question?", "Question");
        folder.replace("checklist.yaml", "callers: 60", "callers: 59");

        Ran ran = run(check(CLOCK));

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.lines())
                .containsExactly(
                        temp.resolve("checklist.yaml")
                                + ":5: error: the callers of all causes must add up to 100, not 99",
                        temp.resolve("en/light.ftlx")
                                + ":3: warning: `light.ask` has changed in en, but not in fr; change"
                                + " it there too, or, where they say the same: check --accept",
                        temp + ": 1 error, 1 warning");
    }

    @Test
    void theCommandIsContentWithWarnings() {
        folder.delete("translations.lock");

        assertThat(run(check(CLOCK)).status()).isZero();
        assertThat(run(check(CLOCK)).lines()).last().isEqualTo(temp + ": 0 errors, 1 warning");
    }

    @Test
    void whereAFileCannotBeReadOnlyThatIsTold() {
        folder.delete("fr/hold.ftlx").replace("checklist.yaml", "kind: open", "kind: opn");

        assertThat(errors())
                .singleElement()
                .asString()
                .startsWith("checklist.yaml:17: error: `steps.problem.kind` cannot be `opn`");
    }

    @Test
    void whatOthersFindCountsToo() {
        Fault theirs = new Fault(new Place("en/phrases.yaml", 9), "cannot be read", Fault.Severity.ERROR);
        Check check = new Check(CLOCK, List.of(content -> List.of(theirs)));

        assertThat(check.read(temp)).isEqualTo(new Refused(List.of(theirs)));
        assertThat(run(check).status()).isEqualTo(1);
    }

    // ---- examples

    @Test
    void examplesAreForSomething() {
        folder.write("fr/examples.tsv", """
                # a remark
                light\tc'est rouge\tanswer:red
                lihgt\tc'est bleu\tanswer:light.blue
                light\tc'est rose\tanswer:pink
                light\tvite\tcommand:hurry
                where\tquatre cinq\tanswer:45
                """);

        assertThat(errors())
                .satisfiesExactly(
                        step -> assertThat(step).startsWith("fr/examples.tsv:3: error: there is no step `lihgt`"),
                        answer -> assertThat(answer)
                                .startsWith("fr/examples.tsv:4: error: `pink` is no answer of `light`"),
                        command -> assertThat(command).startsWith("fr/examples.tsv:5: error: `hurry` is no command"));
    }

    @Test
    void linesOfExamplesThatCannotBeReadAreFaults() {
        folder.write("fr/examples.tsv", """
                light\tbof
                light\thum\tperhaps
                """);

        assertThat(errors())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("fr/examples.tsv:1: error: is not read"),
                        second -> assertThat(second).startsWith("fr/examples.tsv:2: error: `perhaps` is no meaning"));
    }

    @Test
    void examplesMeanOneThing() {
        folder.write("fr/examples.tsv", """
                light\tc'est rouge\tanswer:red
                light\tc'est rouge\tanswer:blue
                light\tc'est rouge\tanswer:red
                problem\tc'est rouge\tanswer:red-light
                """);

        assertThat(errors())
                .containsExactly("fr/examples.tsv:2: error: \"c'est rouge\" means something else at fr/examples.tsv:1;"
                        + " keep what is right");
        assertThat(warnings())
                .containsExactly("fr/examples.tsv:3: warning: \"c'est rouge\" stands at fr/examples.tsv:1 already;"
                        + " keep one");
    }
}
