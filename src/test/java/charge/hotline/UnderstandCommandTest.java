package charge.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.content.OurContent;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnderstandCommandTest {
    private static Optional<String> wrong(String line) {
        return UnderstandCommand.wrong(OurContent.CONTENT, line.split("\t", -1));
    }

    @Test
    void aLineThatCannotBeReadIsToldWhatIsWrongWithIt() {
        assertThat(wrong("fr\tlight\tvert")).isEmpty();
        assertThat(wrong("fr\thold\tprêt\t0.9")).isEmpty();
        assertThat(wrong("fr\tdone\toui")).isEmpty();
        assertThat(wrong("fr light vert")).contains("write language, step and words with tabs between");
        assertThat(wrong("de\tlight\tgrün")).contains("there is no language `de`; known are en, fr");
        assertThat(wrong("fr\tligth\tvert").orElseThrow())
                .startsWith("there is no step `ligth`; steps are those of the checklist, hold and done; known are ")
                .endsWith("(did you mean `light`?)");
    }
}
