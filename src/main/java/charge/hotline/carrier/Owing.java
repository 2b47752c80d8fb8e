package charge.hotline.carrier;

import charge.hotline.content.Answer;
import charge.hotline.content.Content;
import charge.hotline.diagnosis.Diagnosis;
import charge.hotline.dialog.Call;
import charge.hotline.dialog.Deed;
import charge.hotline.dialog.Facts;
import charge.hotline.dialog.Move;
import charge.hotline.dialog.Reply;
import charge.hotline.dialog.Summary;
import charge.hotline.journal.Entry;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts beside each deed what is needed to do it: the only place where a caller's number is kept in clear. */
final class Owing {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Room for the reports of one turn. */
    private static final int OF_ONE_TURN = 10;

    private final boolean reports;

    Owing(boolean reports) {
        this.reports = reports;
    }

    /**
     * Where a turn came from.
     *
     * @param number the caller's, as the carrier gives it
     * @param form what the carrier told
     */
    record Source(String number, Form form) {
        /** A call that is over: nobody is to be reached any more. */
        static final Source NOBODY = new Source("", Form.EMPTY);
    }

    /** What is owed for a move; reports only where somebody gets them. */
    List<Entry.Owed> of(Content content, Facts facts, Move move, Source source) {
        List<Entry.Owed> owed = new ArrayList<>();
        for (Deed deed : move.deeds()) {
            switch (deed) {
                case Deed.CallBack callBack -> owed.add(forPeople(deed, move.call(), source));
                case Deed.Message message -> owed.add(forPeople(deed, move.call(), source));
                case Deed.Urgent urgent -> owed.add(forPeople(deed, move.call(), source));
                case Deed.Text text -> owed.add(text(text, source));
                case Deed.Report report -> {
                    if (reports) {
                        owed.add(report(report, content, facts, move, source, owed.size()));
                    }
                }
            }
        }
        return owed;
    }

    private static Entry.Owed forPeople(Deed deed, Call call, Source source) {
        ObjectNode payload = JSON.createObjectNode().put("number", source.number());
        call.language().ifPresent(language -> payload.put("language", language));
        source.form().first("RecordingUrl").ifPresent(url -> payload.put("recording", url));
        return owed(deed, payload);
    }

    private static Entry.Owed text(Deed.Text text, Source source) {
        return owed(text, JSON.createObjectNode().put("number", source.number()).put("body", text.body()));
    }

    private static Entry.Owed report(
            Deed.Report report, Content content, Facts facts, Move move, Source source, int before) {
        Call call = move.call();
        ObjectNode payload = JSON.createObjectNode()
                .put("sequence", (long) call.turn() * OF_ONE_TURN + before)
                .put("at", facts.now().toString())
                .put("kind", report.topic().id())
                .put("case", call.caseNumber().orElse(facts.caseNumber()))
                .put("line", facts.line().number());
        call.language().ifPresent(language -> payload.put("language", language));
        ObjectNode answers = payload.putObject("answers");
        for (Answer answer : call.heard()) {
            answers.put(answer.step(), answer.id());
        }
        if (call.answer("problem").isPresent()) {
            Diagnosis diagnosis = Diagnosis.of(content.checklist(), call.heard());
            payload.putObject("diagnosis")
                    .put("cause", diagnosis.cause())
                    .put("probability", diagnosis.causes().get(diagnosis.cause()));
        }
        payload.put("summary", Summary.text(content, call, call.language().orElse("")));
        call.outcome().ifPresent(outcome -> payload.put("outcome", outcome.id()));
        switch (report.topic()) {
            case HANDOFF -> {
                if (move.reply() instanceof Reply.Transfer transfer) {
                    payload.put("agent", transfer.agent().name());
                }
            }
            case CALL_BACK -> payload.put("number", source.number());
            case MESSAGE -> source.form().first("RecordingUrl").ifPresent(url -> payload.put("recording", url));
            case URGENT, OUTCOME -> {
                // All that there is to tell stands there already.
            }
        }
        return owed(report, payload);
    }

    private static Entry.Owed owed(Deed deed, ObjectNode payload) {
        return new Entry.Owed(deed, Optional.of(payload.toString()));
    }
}
