package charge.hotline.torture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was done outside the conversation, against what was owed. */
final class DeedsAudit {
    private static final String TEXT = "text";
    private static final String REPORT = "report";

    private final Books books;
    private final long texts;
    private final long textsTwice;
    private final List<JsonNode> reports;

    /**
     * @param texts how many were sent
     * @param textsTwice how many of them say the same to the same number as another
     * @param reports in the order in which they came
     */
    DeedsAudit(Books books, long texts, long textsTwice, List<JsonNode> reports) {
        this.books = books;
        this.texts = texts;
        this.textsTwice = textsTwice;
        this.reports = List.copyOf(reports);
    }

    List<Finding> findings() {
        return List.of(
                Finding.fault("texts sent twice", textsTwice == 0 ? List.of() : List.of(textsTwice + " of " + texts)),
                textsNotSent(),
                Finding.apart("texts of which it is unclear whether they were sent", inState(TEXT, "unclear")),
                Finding.fault("deeds given up", inState(TEXT, "given-up", REPORT, "given-up")),
                reportsNotReceived(),
                reportsThatDiffer(),
                reportsOutOfOrder(),
                Finding.apart("reports received again, with the same id", again()),
                Finding.apart("deeds still to be done", inState(TEXT, "owed", REPORT, "owed")));
    }

    private Finding textsNotSent() {
        long done = inState(TEXT, "done").size();
        return Finding.fault(
                "texts marked as done and not sent",
                done > texts ? List.of(done + " are marked, and " + texts + " were sent") : List.of());
    }

    private List<String> inState(String... lanesAndStates) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < lanesAndStates.length; i += 2) {
            String state = lanesAndStates[i + 1];
            for (Books.Deed deed : inLane(lanesAndStates[i])) {
                if (deed.state().equals(state)) {
                    found.add(deed.toString());
                }
            }
        }
        return found;
    }

    private List<Books.Deed> inLane(String lane) {
        return books.deeds().stream()
                .filter(deed -> deed.lane().equals(Optional.of(lane)))
                .toList();
    }

    private Finding reportsNotReceived() {
        Set<String> ids = new HashSet<>();
        reports.forEach(report -> ids.add(id(report)));
        return Finding.fault(
                "reports marked as done and not received",
                inLane(REPORT).stream()
                        .filter(deed -> deed.state().equals("done"))
                        .filter(deed -> !ids.contains(deed.turn().callSid() + "-" + deed.id()))
                        .map(Books.Deed::toString)
                        .toList());
    }

    private Finding reportsThatDiffer() {
        Map<String, JsonNode> firsts = new HashMap<>();
        List<String> differ = new ArrayList<>();
        for (JsonNode report : reports) {
            Optional.ofNullable(firsts.putIfAbsent(id(report), report))
                    .filter(first -> !first.equals(report))
                    .ifPresent(first -> differ.add(first + "\n      " + report));
        }
        return Finding.fault("reports with the same id and other content", differ);
    }

    /** One that was owed before another, for a turn before or the same, comes before it. One that comes again does not count. */
    private Finding reportsOutOfOrder() {
        Map<String, Books.Deed> deeds = new HashMap<>();
        inLane(REPORT).forEach(deed -> deeds.put(deed.turn().callSid() + "-" + deed.id(), deed));
        Map<String, List<Books.Deed>> came = new HashMap<>();
        List<String> early = new ArrayList<>();
        for (JsonNode report : reports) {
            Optional.ofNullable(deeds.remove(id(report))).ifPresent(deed -> {
                List<Books.Deed> before = came.computeIfAbsent(deed.turn().callSid(), sid -> new ArrayList<>());
                before.stream()
                        .filter(other -> other.id() > deed.id()
                                && other.turn().n() >= deed.turn().n())
                        .forEach(other -> early.add(deed + " after " + other));
                before.add(deed);
            });
        }
        return Finding.fault("reports of a call that came out of order", early);
    }

    private List<String> again() {
        Set<String> seen = new HashSet<>();
        return reports.stream().map(DeedsAudit::id).filter(id -> !seen.add(id)).toList();
    }

    private static String id(JsonNode report) {
        return report.path("id").asText();
    }
}
