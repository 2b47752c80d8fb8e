package charge.hotline.dialog;

import charge.hotline.content.Answer;
import charge.hotline.content.Command;
import charge.hotline.dialog.Call.Place;
import charge.hotline.speech.Meaning;
import java.util.Optional;

/** What is asked back about, as it stands in the URL: {@code light.red}, or {@code agent} for a command. */
final class Guess {
    private Guess() {}

    static String text(Meaning.Told guess) {
        return switch (guess) {
            case Meaning.Answered answered -> answered.answer().toString();
            case Meaning.Commanded commanded -> commanded.command().id();
        };
    }

    /** What is asked back about at a place. */
    static Optional<Meaning.Told> at(Place place) {
        return place.of().flatMap(Guess::parse);
    }

    private static Optional<Meaning.Told> parse(String text) {
        return Answer.parse(text)
                .<Meaning.Told>map(Meaning.Answered::new)
                .or(() -> Command.of(text).map(Meaning.Commanded::new));
    }
}
