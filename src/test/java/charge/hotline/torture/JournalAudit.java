package charge.hotline.torture;

import charge.hotline.carrier.Webhook.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the nodes answered against what is kept. */
final class JournalAudit {
    private static final String TAKES = "1";

    private final List<Delivery> deliveries;
    private final Books books;
    private final List<List<Node.Life>> lives;
    private final Map<Delivery.Key, List<Books.Turn>> turns;
    private final Map<String, Books.Call> calls;
    private final Set<Books.Acceptance> acceptances;

    /** @param lives of each node those that are over */
    JournalAudit(List<Delivery> deliveries, Books books, List<List<Node.Life>> lives) {
        this.deliveries = deliveries;
        this.books = books;
        this.lives = lives;
        turns = books.turns().stream().collect(Collectors.groupingBy(Books.Turn::key));
        calls = books.calls().stream().collect(Collectors.toMap(Books.Call::callSid, call -> call));
        acceptances = Set.copyOf(books.acceptances());
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(refusals());
        findings.addAll(differingRepeats());
        findings.add(wrongQuestions());
        findings.add(otherStates());
        findings.addAll(missingTurns());
        findings.add(missingAcceptances());
        findings.addAll(missingEnds());
        findings.add(doubledTurns());
        findings.add(doubledDeeds());
        findings.add(movedBackwards());
        return findings;
    }

    private Finding refusals() {
        return Finding.fault(
                "webhooks with a caller behind them that were not answered with 200",
                deliveries.stream()
                        .filter(one -> one.status() != 200 && !one.isTo(Path.STATUS))
                        .map(JournalAudit::told)
                        .toList());
    }

    /** The same request again, and other bytes. */
    private List<Finding> differingRepeats() {
        Map<List<Object>, Delivery> firsts = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        List<String> unsure = new ArrayList<>();
        for (Delivery one : deliveries) {
            if (!one.isTurn()) {
                continue;
            }
            Optional<Delivery> first = Optional.ofNullable(firsts.putIfAbsent(List.of(one.key(), one.input()), one));
            if (first.isPresent() && !first.get().answer().equals(one.answer())) {
                boolean sure = first.get().isAcknowledged() && one.isAcknowledged();
                (sure ? wrong : unsure).add(told(one) + "\n      " + first.get().answer() + "\n      " + one.answer());
            }
        }
        return List.of(
                Finding.fault("repeats answered with other bytes", wrong),
                Finding.apart("repeats answered with other bytes while the journal was late", unsure));
    }

    /** The state that an answer leads to counts one turn more than the one that it answers. */
    private Finding wrongQuestions() {
        List<String> wrong = new ArrayList<>();
        for (Delivery one : deliveries) {
            if (!one.isTurn()) {
                continue;
            }
            one.action()
                    .filter(url -> Delivery.number(url) != one.n() + 1)
                    .ifPresent(url -> wrong.add(told(one) + "\n      leads to " + url));
        }
        return Finding.fault("answers that lead to another turn than the next", wrong);
    }

    /** What the caller heard goes on from the state that is kept. */
    private Finding otherStates() {
        List<String> wrong = new ArrayList<>();
        for (Delivery one : deliveries) {
            if (!one.isTurn() || !one.isAcknowledged() || one.state().isEmpty()) {
                continue;
            }
            List<Books.Turn> kept = turns.getOrDefault(one.key(), List.of());
            if (!kept.isEmpty()
                    && kept.stream()
                            .noneMatch(turn -> turn.after().equals(one.state().get()))) {
                wrong.add(told(one) + "\n      leads to " + one.state().get() + "\n      kept is "
                        + kept.stream().map(Books.Turn::after).toList());
            }
        }
        return Finding.fault("answers that lead to another state than the one kept", wrong);
    }

    private List<Finding> missingTurns() {
        Map<Delivery.Key, Delivery> acknowledged = new LinkedHashMap<>();
        Map<Delivery.Key, Delivery> others = new LinkedHashMap<>();
        for (Delivery one : deliveries) {
            if (one.isTurn() && !turns.containsKey(one.key())) {
                (one.isAcknowledged() ? acknowledged : others).putIfAbsent(one.key(), one);
            }
        }
        List<String> lost = new ArrayList<>();
        List<String> killed = new ArrayList<>();
        others.forEach((key, one) -> {
            if (!acknowledged.containsKey(key)) {
                (endedLater(one) ? killed : lost).add(told(one));
            }
        });
        return List.of(
                Finding.fault(
                        "committed turns missing",
                        acknowledged.values().stream().map(JournalAudit::told).toList()),
                Finding.fault("turns missing that waited in the memory of a node that lives", lost),
                Finding.apart("turns not committed that a killed node had in its memory", killed));
    }

    private boolean endedLater(Delivery one) {
        return lives.get(one.node()).stream().anyMatch(life -> life.end() > one.answered() && life.mayLose());
    }

    private Finding missingAcceptances() {
        List<String> missing = new ArrayList<>();
        for (Delivery one : deliveries) {
            boolean taken = one.isTo(Path.WHISPER_ANSWER)
                    && one.form().getOrDefault("Digits", "").equals(TAKES);
            Books.Acceptance acceptance = new Books.Acceptance(one.form().getOrDefault("ParentCallSid", ""), one.n());
            if (taken && one.isAcknowledged() && !acceptances.contains(acceptance)) {
                missing.add(told(one));
            }
        }
        return Finding.fault("acceptances of agents missing", missing);
    }

    /** Once the carrier has told that a call is over, it is over in the record, whichever node had its turns. */
    private List<Finding> missingEnds() {
        Map<String, List<Delivery>> ends = deliveries.stream()
                .filter(one -> one.isTo(Path.STATUS))
                .collect(Collectors.groupingBy(Delivery::callSid));
        List<String> missing = new ArrayList<>();
        List<String> killed = new ArrayList<>();
        List<String> untold = new ArrayList<>();
        for (Books.Call call : books.calls()) {
            List<Delivery> told = ends.getOrDefault(call.callSid(), List.of());
            if (call.outcome().isPresent()) {
                continue;
            }
            if (told.isEmpty()) {
                untold.add(call.toString());
            } else if (told.stream().allMatch(one -> one.status() >= 300 && endedLater(one))) {
                killed.add(told(told.getFirst()));
            } else {
                missing.add(told(told.getFirst()) + "\n      kept is " + call);
            }
        }
        return List.of(
                Finding.fault("calls that are over and not so in the record", missing),
                Finding.apart("hang-ups not committed that a killed node had in its memory", killed),
                Finding.apart("calls that are open because no node was there to be told of their end", untold));
    }

    private Finding doubledTurns() {
        List<String> doubled = new ArrayList<>();
        turns.forEach((key, takes) -> {
            if (takes.stream().map(Books.Turn::input).distinct().count() < takes.size()) {
                doubled.add(takes.toString());
            }
        });
        return Finding.fault("turns kept twice", doubled);
    }

    private Finding doubledDeeds() {
        List<String> doubled = new ArrayList<>();
        books.deeds().stream()
                .collect(Collectors.groupingBy(deed -> List.of(deed.turn(), deed.kind()), Collectors.counting()))
                .forEach((deed, count) -> {
                    if (count > 1) {
                        doubled.add(count + " times " + deed + " for " + turns.get(deed.getFirst()));
                    }
                });
        return Finding.fault("deeds owed twice for one turn", doubled);
    }

    /** The present state of a call is that after its latest turn, whatever came late. */
    private Finding movedBackwards() {
        List<String> backwards = new ArrayList<>();
        Map<String, List<Books.Turn>> byCall = books.turns().stream()
                .collect(Collectors.groupingBy(turn -> turn.key().callSid()));
        byCall.forEach((callSid, all) -> {
            int latest = all.stream().mapToInt(turn -> turn.key().n()).max().orElse(0);
            Optional<Books.Call> call = Optional.ofNullable(calls.get(callSid));
            boolean there = call.filter(one -> one.n() == latest)
                    .filter(one -> all.stream()
                            .anyMatch(turn ->
                                    turn.key().n() == latest && turn.after().equals(one.state())))
                    .isPresent();
            if (!there) {
                backwards.add(callSid + ": " + call + " and not " + latest);
            }
        });
        return Finding.fault("calls whose record is behind its turns", backwards);
    }

    private static String told(Delivery one) {
        return one.callSid() + " " + one.target() + " [" + one.input() + "] at node " + one.node() + ": " + one.status()
                + " after " + (one.answered() - one.sent()) / 1_000_000 + " ms";
    }
}
