package charge.hotline.carrier;

import charge.hotline.content.Answer;
import charge.hotline.dialog.Turn;
import charge.hotline.speech.Meaning;
import charge.hotline.speech.Understood;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A turn as the journal keeps it: ids. */
final class TurnText {
    private TurnText() {}

    static String of(Turn turn) {
        return switch (turn) {
            case Turn.Arrived arrived -> "arrived";
            case Turn.Keys keys -> "keys " + keys.keys();
            case Turn.Said said -> "said " + said(said.understood());
            case Turn.Silent silent -> "silent";
            case Turn.HungUp hungUp -> "hung up";
            // Without the journal's word, which is no input: the same webhook is the same input whatever was kept
            // meanwhile.
            case Turn.Transferred transferred ->
                "transferred " + transferred.carrier().name().toLowerCase(Locale.ROOT);
            case Turn.Recorded recorded -> recorded.left() ? "recorded" : "nothing recorded";
            case Turn.CalledBack calledBack -> "called back";
            case Turn.Failed failed -> "failed";
        };
    }

    private static String said(Understood understood) {
        String meaning = meaning(understood.meaning());
        return understood.also().isEmpty() ? meaning : meaning + also(understood.also());
    }

    private static String meaning(Meaning meaning) {
        return switch (meaning) {
            case Meaning.Answered answered -> answered.answer().toString();
            case Meaning.Commanded commanded -> commanded.command().id();
            case Meaning.Unsure unsure -> meaning(unsure.guess()) + "?";
            case Meaning.Nothing nothing -> "nothing";
        };
    }

    private static String also(List<Answer> answers) {
        return answers.stream().map(Answer::toString).collect(Collectors.joining(", ", " (", ")"));
    }
}
