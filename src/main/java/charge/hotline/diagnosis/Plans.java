package charge.hotline.diagnosis;

import charge.hotline.content.Answer;
import charge.hotline.content.Checklist;
import charge.hotline.content.Step;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The policies of one checklist, worked out when first needed. What was heard is cut in two: a policy begins after the last
 * answer that nobody could foresee (most often the problem, first of all), and the answers since then are looked up in it.
 * What a look-up found says the same whenever it came, so it counts as come since: an incident that is known before the problem
 * is told needs no plans of its own.
 */
final class Plans {
    /** All policies together, in bytes. */
    private static final long MOST_BYTES = 64_000_000;

    private final Model model;
    private final Map<Answer, Slot> slots = new HashMap<>();
    private final LoadingCache<Evidence, Policy> policies = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Evidence evidence, Policy policy) -> policy.size() + 1_000)
            .build(this::policy);

    /**
     * No plan yet.
     *
     * @param lookUps the ids of the look-ups that are connected
     */
    Plans(Checklist checklist, Set<String> lookUps) {
        model = new Model(checklist, lookUps);
        for (Step step : model.available().steps()) {
            step.answers().forEach(id -> slots.put(new Answer(step.id(), id), slot(new Answer(step.id(), id))));
        }
    }

    private Slot slot(Answer answer) {
        Optional<Integer> number = model.available().number(answer.step());
        if (number.isEmpty()) {
            return new Slot(0, 0, Slot.Kind.NEUTRAL, false);
        }
        int step = number.get();
        int code = model.available().code(step, answer.id());
        return new Slot(step, code, kind(step, code), model.step(step).start());
    }

    private Slot.Kind kind(int number, int code) {
        Step step = model.step(number);
        if (model.isRepair(number)) {
            return code == model.failing(number) ? Slot.Kind.FORESEEN : Slot.Kind.UNFORESEEN;
        }
        if (model.isQuestion(number) && step.implies().isEmpty()) {
            return code <= step.answers().size() ? Slot.Kind.FORESEEN : Slot.Kind.UNFORESEEN;
        }
        boolean tells = !step.expect().isEmpty() || !step.fixes().isEmpty();
        return tells || model.available().isListed(number) || model.available().matters(number)
                ? Slot.Kind.UNFORESEEN
                : Slot.Kind.NEUTRAL;
    }

    private Policy policy(Evidence evidence) {
        return new Lookahead(model, evidence, Horizon.of(model, evidence)).policy();
    }

    Model model() {
        return model;
    }

    /** The best next step; empty: a person. */
    Optional<Step> next(Evidence evidence) {
        List<Told> told = told(evidence.heard());
        int known = 0;
        boolean twice = false;
        for (int i = 0; i < told.size(); i++) {
            Slot slot = told.get(i).slot();
            for (int earlier = 0; earlier < i; earlier++) {
                twice |= told.get(earlier).slot().step() == slot.step();
            }
            known = slot.kind() == Slot.Kind.UNFORESEEN ? i + 1 : known;
        }
        int choice = twice ? Policy.UNKNOWN : choose(evidence, told, known);
        if (choice == Policy.UNKNOWN) {
            choice = choose(evidence, told, told.size());
        }
        return choice < 0 ? Optional.empty() : Optional.of(model.step(choice));
    }

    /** An answer, as heard and by numbers. */
    private record Told(Answer answer, Slot slot) {}

    /** The answers that change what comes next, what look-ups found last. */
    private List<Told> told(List<Answer> heard) {
        List<Told> told = new ArrayList<>(heard.size());
        List<Told> found = new ArrayList<>(2);
        for (Answer answer : heard) {
            Slot foreseen = slots.get(answer);
            Slot slot = foreseen == null ? slot(answer) : foreseen;
            if (slot.kind() != Slot.Kind.NEUTRAL) {
                boolean lookUp = model.step(slot.step()).kind() == Step.Kind.LOOK_UP;
                (lookUp ? found : told).add(new Told(answer, slot));
            }
        }
        told.addAll(found);
        return told;
    }

    /** The choice by the policy that begins after so many answers. */
    private int choose(Evidence evidence, List<Told> told, int known) {
        List<Slot> since =
                told.subList(known, told.size()).stream().map(Told::slot).toList();
        int starts = evidence.starts();
        for (Slot slot : since) {
            starts -= slot.start() ? 1 : 0;
        }
        if (starts < 0) {
            return Policy.UNKNOWN;
        }
        List<Answer> before = told.subList(0, known).stream().map(Told::answer).toList();
        Policy policy = policies.get(new Evidence(before, starts, evidence.driving(), evidence.staffed()));
        // A policy that left steps out gives way to one that looks at less, and so perhaps at all.
        return policy.isComplete() || since.isEmpty() ? policy.choose(since) : Policy.UNKNOWN;
    }
}
