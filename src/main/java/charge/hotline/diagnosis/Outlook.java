package charge.hotline.diagnosis;

import charge.hotline.content.Answer;
import charge.hotline.content.Checklist;
import charge.hotline.content.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a checklist makes of callers: what comes first for each complaint, and how long it will take. For editors, who want to
 * know what their change does.
 *
 * @param prospects the complaints, the commonest first
 */
public record Outlook(List<Prospect> prospects) {
    /** How many complaints are told. */
    private static final int TOLD = 10;

    /** Less than so many seconds are no change. */
    private static final double SAME = 0.5;

    /**
     * What a complaint leads to.
     *
     * @param complaint what is said
     * @param lookUps the ids of what is looked up before the caller is asked anything, taken to find what is likeliest
     * @param first the id of the step that comes first; empty: a person
     * @param seconds expected from then on, until the car charges or a person has taken over
     */
    public record Prospect(Complaint complaint, List<String> lookUps, Optional<String> first, double seconds) {}

    /**
     * What this checklist leads to, while agents are there or not.
     *
     * @param lookUps the ids of the look-ups that are connected
     */
    public static Outlook of(Checklist checklist, Set<String> lookUps, boolean staffed) {
        Planner planner = new Planner(lookUps);
        return new Outlook(Complaint.all(checklist).stream()
                .map(complaint -> prospect(planner, checklist, complaint, staffed))
                .toList());
    }

    private static Prospect prospect(Planner planner, Checklist checklist, Complaint complaint, boolean staffed) {
        Optional<Step> branch = complaint.branch().flatMap(checklist::step);
        if (branch.isPresent()) {
            double seconds = branch(planner, checklist, complaint, branch.get(), staffed);
            return new Prospect(complaint, List.of(), complaint.branch(), seconds);
        }
        Evidence evidence = complaint.evidence(staffed);
        double seconds = planner.explain(checklist, evidence).seconds();
        List<String> lookUps = new ArrayList<>();
        Optional<Step> first = planner.next(checklist, evidence);
        while (first.filter(step -> step.kind() == Step.Kind.LOOK_UP).isPresent()) {
            Step lookUp = first.get();
            lookUps.add(lookUp.id());
            evidence = evidence.hearing(new Answer(lookUp.id(), likeliest(checklist, evidence, lookUp)));
            first = planner.next(checklist, evidence);
        }
        return new Prospect(complaint, lookUps, first.map(Step::id), seconds);
    }

    private static String likeliest(Checklist checklist, Evidence evidence, Step lookUp) {
        Map<String, Double> causes = Diagnosis.of(checklist, evidence.heard()).causes();
        return lookUp.answers().stream()
                .max(Comparator.comparingDouble(answer -> causes.entrySet().stream()
                        .mapToDouble(cause -> cause.getValue() * Diagnosis.likelihood(lookUp, answer, cause.getKey()))
                        .sum()))
                .orElseThrow();
    }

    /** A step that comes first by the checklist's word, not by its numbers. */
    private static double branch(
            Planner planner, Checklist checklist, Complaint complaint, Step branch, boolean staffed) {
        if (branch.kind() == Step.Kind.TELL) {
            return branch.seconds();
        }
        double fails = 0;
        Map<String, Double> causes = Diagnosis.of(checklist, complaint.heard()).causes();
        for (Map.Entry<String, Double> cause : causes.entrySet()) {
            fails += cause.getValue() * Diagnosis.likelihood(branch, "fails", cause.getKey());
        }
        List<Answer> heard = new ArrayList<>(complaint.heard());
        heard.add(new Answer(branch.id(), "fails"));
        Evidence then = new Evidence(heard, branch.start() ? 1 : 0, false, staffed);
        Explanation after = planner.explain(checklist, then);
        return branch.seconds() + fails * (branch.branch() ? after.handOver() : after.seconds());
    }

    /** The seconds expected for a caller of whom nothing is known yet. */
    public double seconds() {
        return prospects.stream()
                .mapToDouble(prospect -> prospect.complaint().share() * prospect.seconds())
                .sum();
    }

    /** The seconds expected after this complaint; empty where the checklist does not have it. */
    public Optional<Double> seconds(String problem) {
        return prospects.stream()
                .filter(prospect -> prospect.complaint().problem().equals(problem))
                .map(Prospect::seconds)
                .findFirst();
    }

    /** In words, a line for each of the ten commonest complaints and one for all. */
    public List<String> told() {
        List<String> lines = new ArrayList<>();
        for (Prospect prospect : commonest()) {
            lines.add(name(prospect) + ": first " + first(prospect) + ", " + round(prospect.seconds())
                    + " s to a fix or a person");
        }
        lines.add("all callers: " + round(seconds()) + " s");
        return lines;
    }

    /** In words, what is different from before: a line for each of the ten commonest complaints, and one for all. */
    public List<String> toldAgainst(Outlook before) {
        Map<String, Prospect> old = new LinkedHashMap<>();
        before.prospects.forEach(prospect -> old.put(prospect.complaint().problem(), prospect));
        List<String> lines = new ArrayList<>();
        for (Prospect now : commonest()) {
            Prospect then = old.get(now.complaint().problem());
            lines.add(name(now) + ": " + (then == null ? "new, first " + first(now) : change(then, now)));
        }
        lines.add("all callers: " + seconds(before.seconds(), seconds()));
        return lines;
    }

    private List<Prospect> commonest() {
        return prospects.stream().limit(TOLD).toList();
    }

    private static String change(Prospect before, Prospect now) {
        String first = first(before).equals(first(now))
                ? "first " + first(now)
                : "now first " + first(now) + " instead of " + first(before);
        return first + ", " + seconds(before.seconds(), now.seconds());
    }

    private static String seconds(double before, double now) {
        return Math.abs(before - now) < SAME ? round(now) + " s as before" : round(now) + " s, before " + round(before);
    }

    private static String name(Prospect prospect) {
        return String.format(
                Locale.ROOT,
                "%s (%.1f of 100 callers)",
                prospect.complaint().problem(),
                100 * prospect.complaint().share());
    }

    private static String first(Prospect prospect) {
        String first = prospect.first().orElse("a person");
        return prospect.lookUps().isEmpty()
                ? first
                : first + " (after a look-up: " + String.join(", ", prospect.lookUps()) + ")";
    }

    private static long round(double seconds) {
        return Math.round(seconds);
    }
}
