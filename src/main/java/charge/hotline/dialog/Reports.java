package charge.hotline.dialog;

import charge.hotline.dialog.Deed.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a move is reported as to whoever follows calls from outside: danger, handoffs, promises and how the call ended. */
final class Reports {
    private Reports() {}

    /** The deeds of a move and its reports, those above all others first. */
    static List<Deed> added(Call before, Move move) {
        List<Deed> deeds = new ArrayList<>(move.deeds());
        move.deeds().forEach(deed -> topic(deed).map(Deed.Report::new).ifPresent(deeds::add));
        if (move.reply() instanceof Reply.Transfer) {
            deeds.add(new Deed.Report(Topic.HANDOFF));
        }
        boolean ended =
                move.call().outcome().isPresent() && !move.call().outcome().equals(before.outcome());
        if (ended) {
            deeds.add(new Deed.Report(Topic.OUTCOME));
        }
        return List.copyOf(deeds);
    }

    private static Optional<Topic> topic(Deed deed) {
        return switch (deed) {
            case Deed.CallBack callBack -> Optional.of(Topic.CALL_BACK);
            case Deed.Message message -> Optional.of(Topic.MESSAGE);
            case Deed.Urgent urgent -> Optional.of(Topic.URGENT);
            case Deed.Text text -> Optional.empty();
            case Deed.Report report -> Optional.empty();
        };
    }
}
