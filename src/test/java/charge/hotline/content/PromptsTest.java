package charge.hotline.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PromptsTest {
    private final Faults faults = new Faults();

    private Prompts prompts(String template) {
        PromptFile file = PromptFile.parse("light", "en/light.ftlx", template, faults);
        return Prompts.of(List.of(file), Map.of("light.ask", "light.ask.mp3"), faults);
    }

    private String found() {
        return faults.sorted().stream().map(Fault::toString).collect(Collectors.joining("\n"));
    }

    @Test
    void aSectionIsAPromptWithWhiteSpaceFolded() {
        Prompts prompts = prompts("""
                <#-- why -->
                <#macro ask>
                  What colour
                \tis the light?  </#macro>
                <#macro "menu-other-colour">Blue, <break time="1s"/> or white?</#macro>
                """);

        assertThat(prompts.names()).containsExactly("light.ask", "light.menu-other-colour");
        assertThat(prompts.render("light.ask", Map.of())).contains("What colour is the light?");
        assertThat(prompts.render("light.menu-other-colour", Map.of()))
                .contains("Blue, <break time=\"1s\"/> or white?");
        assertThat(prompts.render("light.again", Map.of())).isEmpty();
        assertThat(found()).isEmpty();
    }

    @Test
    void valuesAreEscapedAndCleanedOfWhatXmlCannotHold() {
        Prompts prompts = prompts("<#macro ask>Welcome to ${brand}!</#macro>");

        assertThat(prompts.render("light.ask", Map.of("brand", "A&B <\"Charge\">")))
                .contains("Welcome to A&amp;B &lt;&quot;Charge&quot;&gt;!");
        assertThat(prompts.render("light.ask", Map.of("brand", "a\u0000\u001b\ud800b\uffff\ud83d\ude97é")))
                .contains("Welcome to ab\ud83d\ude97é!");
    }

    @Test
    void aValueThatIsNotGivenIsNamed() {
        Prompts prompts = prompts("<#macro ask>Welcome to ${brand}!</#macro>");

        assertThatThrownBy(() -> prompts.render("light.ask", Map.of("other", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("light.ask")
                .hasMessageContaining("brand");
    }

    @Test
    void aSectionMayDecideByAValueThatMayBeMissing() {
        Prompts prompts = prompts("<#macro ask>We call <#if when??>${when}<#else>soon</#if>.</#macro>");

        assertThat(prompts.render("light.ask", Map.of())).contains("We call soon.");
        assertThat(prompts.render("light.ask", Map.of("when", "at nine"))).contains("We call at nine.");
    }

    @Test
    void aTableMayHaveTheNameOfASectionOrOfAValue() {
        Prompts prompts = prompts("<#assign cause = {\"a\": \"the \\\"cable\\\"\", \"b\": \"l'{app}\"}>\n"
                + "<#macro cause>Probably ${cause}.</#macro>");

        assertThat(prompts.label("light", "cause", "a")).contains("the \"cable\"");
        assertThat(prompts.label("light", "cause", "b")).contains("l'{app}");
        assertThat(prompts.label("light", "cause", "c")).isEmpty();
        assertThat(prompts.label("light", "told", "a")).isEmpty();
        assertThat(prompts.render("light.cause", Map.of("cause", "the cable"))).contains("Probably the cable.");
        assertThat(found()).isEmpty();
    }

    @Test
    void templatesReachNoClassesAndNoFiles() {
        for (String attempt : List.of(
                "${\"freemarker.template.utility.Execute\"?new()(\"id\")}",
                "<#include \"/etc/passwd\">",
                "${brand?api.class}")) {
            Prompts prompts = prompts("<#macro ask>" + attempt + "</#macro>");

            assertThatThrownBy(() -> prompts.render("light.ask", Map.of("brand", "x")))
                    .as(attempt)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void recordingsStandByThePromptsName() {
        assertThat(prompts("<#macro ask>x</#macro>").recording("light.ask")).contains("light.ask.mp3");
        assertThat(prompts("<#macro ask>x</#macro>").recording("light.again")).isEmpty();
    }

    @Test
    void whatNobodyWouldHearIsAFault() {
        prompts("<#macro ask>What colour?</#macro>\n\nRed or green?\n<#macro keys digit>Press ${digit}</#macro>\n");

        assertThat(found()).startsWith("en/light.ftlx:3: error: stands outside a section");
    }

    @Test
    void doublesAreFaultsOnTheSecondLine() {
        prompts("""
                <#assign said = {"red": "red",
                  "red": "rosy"}>
                <#macro ask>a</#macro>
                <#macro ask>b</#macro>
                <#assign said = {}>
                """);

        assertThat(found().lines())
                .containsExactly(
                        "en/light.ftlx:2: error: `red` stands in `said` twice; keep one of them",
                        "en/light.ftlx:4: error: section `ask` stands here twice; keep one of them",
                        "en/light.ftlx:5: error: table `said` stands here twice; keep one of them");
    }

    @Test
    void aTableThatCannotBeReadNamesTheLine() {
        prompts("<#assign said = {\n  \"red\": \"red\"\n  \"green\": green\n}>");

        assertThat(found())
                .isEqualTo(
                        "en/light.ftlx:2: error: cannot be read; write \"id\": \"words\", with a comma between two of them");
    }

    @Test
    void aSectionThatFreemarkerCannotReadNamesTheLineInTheFile() {
        prompts("<#macro ask>ok</#macro>\n<#macro again>\n  <#if>\n</#macro>");

        assertThat(found()).startsWith("en/light.ftlx:3: error: `light.again` cannot be read: ");
    }
}
