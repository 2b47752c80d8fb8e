package charge.hotline.carrier;

import charge.hotline.carrier.LookUps.Folded;
import charge.hotline.dialog.Call;
import charge.hotline.dialog.Turn;
import charge.hotline.journal.Entry;
import charge.hotline.twiml.CallUrl;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes down what a turn was and what it led to, as the journal keeps it. */
final class Entries {
    private final FactsText factsText;
    private final Owing owing;
    private final boolean keepWords;

    /** @param keepWords whether spoken words are kept with their turn */
    Entries(FactsText factsText, Owing owing, boolean keepWords) {
        this.factsText = factsText;
        this.owing = owing;
        this.keepWords = keepWords;
    }

    /**
     * The entry of one turn.
     *
     * @param before the call that the turn came to
     * @param input what stands in the record as heard
     * @param caller by their hash
     * @param source where the turn came from
     */
    Entry of(
            Entry.Key key,
            Edition edition,
            Call before,
            Turn turn,
            String input,
            Folded folded,
            Optional<String> caller,
            Owing.Source source) {
        Call after = folded.move().call();
        return new Entry(
                key,
                folded.facts().now(),
                input,
                keepWords ? source.form().first("SpeechResult") : Optional.empty(),
                factsText.write(folded.facts(), turn),
                CallUrl.write(before),
                CallUrl.write(after),
                view(after),
                folded.facts().line().number(),
                caller,
                owing.of(edition.content(), folded.facts(), folded.move(), source));
    }

    /** What of a state is shown and searched for. */
    private static Entry.View view(Call call) {
        Map<String, String> answers = new LinkedHashMap<>();
        call.heard().forEach(answer -> answers.put(answer.step(), answer.id()));
        return new Entry.View(
                call.place().at(),
                call.language(),
                answers,
                call.outcome().map(Call.Outcome::id),
                call.is(Call.Mark.DANGER));
    }
}
