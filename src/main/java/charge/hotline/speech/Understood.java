package charge.hotline.speech;

import charge.hotline.content.Answer;
import charge.hotline.content.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was understood.
 *
 * @param meaning the one thing that matters most
 * @param also further answers that were told along the way, surely understood, none of the step of {@code meaning}
 * @param driving whether it was said, besides, that they drive; false where that is the meaning
 * @param digit the one digit that was said, and nothing else: a key, perhaps; else empty
 */
public record Understood(Meaning meaning, List<Answer> also, boolean driving, Optional<String> digit) {
    /** Nothing of use. */
    public static final Understood NOTHING = new Understood(new Meaning.Nothing(), List.of());

    /** What says all of it by itself. */
    private static final Set<Meaning> NOT_BESIDES = Set.of(
            new Meaning.Nothing(), new Meaning.Commanded(Command.DRIVING), new Meaning.Commanded(Command.PARKED));

    /** What was understood where nothing was said of driving, and more than a digit. */
    public Understood(Meaning meaning, List<Answer> also) {
        this(meaning, also, false, Optional.empty());
    }

    /** The same, told in this language. */
    public Understood in(String language) {
        List<Answer> told = new ArrayList<>(also);
        told.add(new Answer("language", language));
        return new Understood(meaning, List.copyOf(told), driving, digit);
    }

    Understood ofDigit(String said) {
        return new Understood(meaning, also, driving, Optional.of(said));
    }

    /** The same from someone who drives; where nothing else is understood, what seemed to be driving was not meant either. */
    Understood alsoDriving() {
        boolean besides = !NOT_BESIDES.contains(meaning.guess());
        return besides ? new Understood(meaning, also, true, digit) : this;
    }
}
