package charge.hotline.diagnosis;

import charge.hotline.content.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known when the next step is chosen.
 *
 * @param heard all answers, oldest first; a later answer to the same step wins
 * @param starts how many new starts were suggested already
 * @param driving whether the caller drives
 * @param staffed whether an agent can be reached now
 */
public record Evidence(List<Answer> heard, int starts, boolean driving, boolean staffed) {
    /** The last answer to this step. */
    public Optional<String> answer(String step) {
        for (int i = heard.size() - 1; i >= 0; i--) {
            if (heard.get(i).step().equals(step)) {
                return Optional.of(heard.get(i).id());
            }
        }
        return Optional.empty();
    }

    /** The same, and this answer. */
    public Evidence hearing(Answer answer) {
        List<Answer> more = new ArrayList<>(heard);
        more.add(answer);
        return new Evidence(List.copyOf(more), starts, driving, staffed);
    }

    /** The same, were the car parked. */
    public Evidence parked() {
        return new Evidence(heard, starts, false, staffed);
    }
}
