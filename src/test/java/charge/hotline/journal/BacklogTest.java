package charge.hotline.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Capitals are essential. */
class BacklogTest {
    private final Backlog<String> backlog = new Backlog<>(3, s -> Character.isUpperCase(s.charAt(0)));

    @Test
    void theOldestIsTakenFirstWhateverItsKind() throws Exception {
        backlog.add("a");
        backlog.add("B");
        backlog.add("c");

        assertThat(backlog.take(2)).containsExactly("a", "B");
        assertThat(backlog.take(2)).containsExactly("c");
    }

    @Test
    void theOldestThatIsNotEssentialMakesRoom() throws Exception {
        backlog.add("A");
        backlog.add("b");
        backlog.add("c");

        assertThat(backlog.add("d")).hasValue("b");
        assertThat(backlog.add("E")).hasValue("c");
        assertThat(backlog.take(9)).containsExactly("A", "d", "E");
    }

    @Test
    void whereAllThatWaitsIsEssentialTheNewOneGoes() throws Exception {
        backlog.add("A");
        backlog.add("B");
        backlog.add("C");

        assertThat(backlog.add("d")).hasValue("d");
        assertThat(backlog.add("E")).hasValue("E");
        assertThat(backlog.take(9)).containsExactly("A", "B", "C");
    }

    @Test
    void whatIsGivenBackIsInItsOldPlace() throws Exception {
        backlog.add("A");
        backlog.add("b");
        backlog.take(2);
        backlog.add("c");
        assertThat(backlog.size()).isEqualTo(3);
        backlog.giveBack();

        assertThat(backlog.size()).isEqualTo(3);
        assertThat(backlog.take(9)).containsExactly("A", "b", "c");
        backlog.done();
        assertThat(backlog.size()).isZero();
    }

    @Test
    void afterClosingTheRestIsTakenAndThenNothing() throws Exception {
        backlog.add("a");
        backlog.close();

        assertThat(backlog.add("b")).hasValue("b");
        assertThat(backlog.take(9)).containsExactly("a");
        assertThat(backlog.take(9)).isEmpty();
    }
}
