package charge.hotline.torture;

import charge.hotline.handset.Event.Ending;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What callers lived through: whether one was lost, and whether what was promised is kept. */
final class CallersAudit {
    private final List<Played> played;
    private final Books books;
    private final Sentences sentences;

    CallersAudit(List<Played> played, Books books, Sentences sentences) {
        this.played = played;
        this.books = books;
        this.sentences = sentences;
    }

    List<Finding> findings() {
        return List.of(lost(), toldToCallAgain(), promisesDropped(), rulesBroken());
    }

    private Finding lost() {
        return Finding.fault(
                "calls lost",
                played.stream().filter(this::isLost).map(CallersAudit::story).toList());
    }

    /** An error, a loop, or the hotline hung up without a goodbye and without somebody who took over. */
    private boolean isLost(Played call) {
        if (call.ending().isEmpty()) {
            return true;
        }
        return switch (call.ending().get()) {
            case PERSON, CALLER_LEFT -> false;
            case HOTLINE, DOCUMENT -> !sentences.close(call.last()) && !sentences.apologise(call.last());
            case ERROR, REJECTED, UNANSWERED -> true;
        };
    }

    /** No node answered for longer than the carrier waits. */
    private Finding toldToCallAgain() {
        return Finding.apart(
                "callers who were asked to call again while no node was there",
                played.stream()
                        .filter(call -> sentences.apologise(call.last()))
                        .map(CallersAudit::story)
                        .toList());
    }

    private Finding promisesDropped() {
        Map<String, Set<String>> owed = new HashMap<>();
        books.deeds()
                .forEach(deed -> owed.computeIfAbsent(deed.turn().callSid(), sid -> new HashSet<>())
                        .add(deed.kind()));
        List<String> dropped = new ArrayList<>();
        for (Played call : played) {
            Set<String> kept = owed.getOrDefault(call.callSid(), Set.of());
            for (Set<String> promise : sentences.promised(call.heard())) {
                if (promise.stream().noneMatch(kept::contains)) {
                    dropped.add("promised " + promise + " and not kept: " + story(call));
                }
            }
        }
        return Finding.fault("promises spoken and dropped", dropped);
    }

    private Finding rulesBroken() {
        return Finding.fault(
                "documents that break the carrier's rules",
                played.stream()
                        .filter(call -> !call.violations().isEmpty())
                        .map(call -> call.violations() + " " + story(call))
                        .toList());
    }

    private static String story(Played call) {
        return call.who() + " " + call.callSid() + " "
                + call.ending().map(Ending::name).orElse("FAILED") + " " + call.troubles() + "\n      "
                + String.join("\n      ", call.story());
    }
}
