package charge.hotline.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class YamlFileTest {
    private final Faults faults = new Faults();

    private YamlNode root(String text) {
        return YamlFile.parse("a.yaml", text, faults).root();
    }

    private String found() {
        return faults.sorted().stream().map(Fault::toString).collect(Collectors.joining("\n"));
    }

    @Test
    void wordsThatYamlTakesForBooleansAndNumbersStayWords() {
        YamlNode root = root("answers: [off, yes, no, 007, ~]\noff: on");

        assertThat(root.need("answers").texts()).containsExactly("off", "yes", "no", "007", "~");
        assertThat(root.needText("off")).isEqualTo("on");
        assertThat(found()).isEmpty();
    }

    @Test
    void aKeyThatStandsTwiceIsAFaultOnTheSecondLine() {
        YamlNode root = root("a: 1\nb:\n  c: 2\n  c: 3\n");

        assertThat(root.need("b").needText("c")).isEqualTo("2");
        assertThat(found()).isEqualTo("a.yaml:4: error: `c` stands here twice; keep one of them");
    }

    @Test
    void anUnknownKeyNamesTheKnownOnesAndTheNearest() {
        root("kind: ask\nsecnds: 4\n").only("kind", "seconds", "keys");

        assertThat(found())
                .isEqualTo("a.yaml:2: error: `secnds` is not known here; known are kind, seconds, keys"
                        + " (did you mean `seconds`?)");
    }

    @Test
    void aMissingKeyIsToldOnceAndReadingGoesOn() {
        YamlNode step = root("steps:\n  light:\n    kind: ask\n").need("steps").need("light");

        assertThat(step.need("seconds").whole(1, 9)).isEqualTo(1);
        assertThat(step.need("keys").entries()).isEmpty();
        assertThat(found())
                .isEqualTo("a.yaml:2: error: `steps.light` needs `keys`\n"
                        + "a.yaml:2: error: `steps.light` needs `seconds`");
    }

    @Test
    void valuesOfTheWrongFormSayWhatToWrite() {
        YamlNode root = root("number: ten\nwhole: 1.5\nday: tomorrow\nflag: maybe\nlist: x\nmap: [x]\ntext: {a: b}\n");

        root.need("number").number(0, 10);
        root.need("whole").whole(1, 9);
        root.need("day").day();
        root.need("flag").flag();
        root.need("list").items();
        root.need("map").entries();
        root.need("text").text();
        assertThat(found().lines())
                .containsExactly(
                        "a.yaml:1: error: `number` must be a number from 0 to 10, not `ten`",
                        "a.yaml:2: error: `whole` must be a whole number from 1 to 9, not `1.5`",
                        "a.yaml:3: error: `day` must be a day as in 2026-11-23",
                        "a.yaml:4: error: `flag` cannot be `maybe`; known are false, true",
                        "a.yaml:5: error: `list` must be a list (`[a, b]`, or a line with `- ` for each)",
                        "a.yaml:6: error: `map` must be a map (`key: value`)",
                        "a.yaml:7: error: `text` must be plain text; put it in quotes where it has `: `, `[` or `{` in it");
    }

    @Test
    void brokenYamlNamesItsLine() {
        assertThat(root("a: 1\nb: [1, 2\nc: 3\n").entries()).isEmpty();

        assertThat(found()).startsWith("a.yaml:3: error: is no YAML: ").contains("missing quote, bracket or indent");
    }

    @Test
    void anEmptyFileIsAFault() {
        assertThat(root("# nothing yet\n").entries()).isEmpty();

        assertThat(found()).isEqualTo("a.yaml:1: error: is empty");
    }

    @Test
    void placesAreFoundByPathDownToTheNearestThingThatIsThere() {
        YamlFile file =
                YamlFile.parse("a.yaml", "steps:\n  light:\n    answers:\n      - red\n      - green\n", faults);

        assertThat(file.place("steps", "light", "answers", "green")).isEqualTo(new Place("a.yaml", 5));
        assertThat(file.place("steps", "light", "answers", "blue")).isEqualTo(new Place("a.yaml", 3));
        assertThat(file.place("steps", "means")).isEqualTo(new Place("a.yaml", 1));
    }

    @Test
    void aliasesAndRecursionDoNoHarm() {
        YamlNode root = root("a: &x [1, *x]\nb: *x\n");

        assertThat(root.need("b").items()).hasSize(2);
        assertThat(found()).isEmpty();
    }

    @Test
    void choicesTellWhatTheyStandFor() {
        assertThat(root("kind: ask").need("kind").choice(Map.of("ask", 1, "do", 2)))
                .contains(1);
        assertThat(root("kind: aks").need("kind").choice(Map.of("ask", 1, "tell", 2)))
                .isEmpty();
        assertThat(faults.sorted())
                .extracting(Fault::message)
                .isEqualTo(List.of("`kind` cannot be `aks`; known are ask, tell"));
    }
}
