package charge.hotline.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotationTest {
    @Test
    void signsInFrontSayHowMuchAPhraseCounts() {
        Notation notation = Notation.read("+?=rouge");
        assertThat(notation.anywhere()).isTrue();
        assertThat(notation.guess()).isTrue();
        assertThat(notation.alone()).isTrue();
        assertThat(Notation.read("rouge").anywhere()).isFalse();
    }

    @Test
    void partsJoinedByAndStandInAnyOrder() {
        assertThat(Notation.read("<card> & <refused>").parts()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "le (voyant", "voyant)", "<card", "<card> &", "+"})
    void whatCannotBeReadSaysWhy(String text) {
        assertThatThrownBy(() -> Notation.read(text))
                .isInstanceOf(Notation.Unreadable.class)
                .hasMessageContaining("'");
    }
}
