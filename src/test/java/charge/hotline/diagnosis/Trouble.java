package charge.hotline.diagnosis;

import charge.hotline.content.Cause;
import charge.hotline.content.Checklist;
import charge.hotline.content.Step;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A small checklist in the making, as the literature describes its examples: causes, repairs, questions, a service call. */
final class Trouble {
    /** Nothing is known yet. */
    static final Evidence NOTHING = new Evidence(List.of(), 0, false, true);

    private final List<Cause> causes = new ArrayList<>();
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final int service;
    private final int mostStarts;

    /**
     * Trouble.
     *
     * @param service what a person costs
     * @param mostStarts how many repairs may be tried that are starts
     * @param shares of the causes c1, c2 …
     */
    Trouble(int service, int mostStarts, double... shares) {
        this.service = service;
        this.mostStarts = mostStarts;
        for (double share : shares) {
            causes.add(new Cause("c" + (causes.size() + 1), "technical", share));
        }
    }

    /** Adds a repair, with the chance that it fixes each cause. */
    Trouble repair(String id, int cost, double... fixes) {
        return repair(id, cost, false, fixes);
    }

    /** Adds a repair that is a start. */
    Trouble start(String id, int cost, double... fixes) {
        return repair(id, cost, true, fixes);
    }

    private Trouble repair(String id, int cost, boolean start, double... fixes) {
        Map<String, Double> shares = new LinkedHashMap<>();
        for (int i = 0; i < fixes.length; i++) {
            shares.put(causes.get(i).id(), fixes[i]);
        }
        List<String> answers = List.of("works", "fails", "cannot");
        return step(id, Step.Kind.DO, answers, cost, start, List.of(), Map.of(), shares);
    }

    /** Adds a question with the answers a1, a2 …, and for each cause how likely each is. */
    Trouble question(String id, int cost, double[]... rows) {
        Map<String, Map<String, Double>> expect = new LinkedHashMap<>();
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < rows[0].length; i++) {
            answers.add("a" + (i + 1));
        }
        for (int cause = 0; cause < rows.length; cause++) {
            Map<String, Double> row = new LinkedHashMap<>();
            for (int i = 0; i < answers.size(); i++) {
                row.put(answers.get(i), rows[cause][i]);
            }
            expect.put(causes.get(cause).id(), row);
        }
        return step(id, Step.Kind.ASK, answers, cost, false, List.of(), expect, Map.of());
    }

    private Trouble step(
            String id,
            Step.Kind kind,
            List<String> answers,
            int cost,
            boolean start,
            List<String> after,
            Map<String, Map<String, Double>> expect,
            Map<String, Double> fixes) {
        steps.put(
                id,
                new Step(
                        id, kind, answers, Map.of(), Map.of(), cost, start, false, Set.of(), Map.of(), Map.of(), after,
                        Map.of(), Map.of(), expect, fixes));
        return this;
    }

    Checklist checklist() {
        return new Checklist(
                "", LocalDate.EPOCH, "", List.copyOf(causes), steps, service, service, mostStarts, Map.of());
    }
}
