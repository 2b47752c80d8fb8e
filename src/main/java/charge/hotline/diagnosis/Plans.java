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

/**
 * The policies of one checklist, worked out when first needed. What was heard is cut in two: a policy begins after the last
 * answer that nobody could foresee (most often the problem, first of all), and the answers since then are looked up in it.
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

    Plans(Checklist checklist) {
        model = new Model(checklist);
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
        List<Answer> heard = new ArrayList<>(evidence.heard().size());
        List<Slot> said = new ArrayList<>(evidence.heard().size());
        int known = 0;
        boolean twice = false;
        for (Answer answer : evidence.heard()) {
            Slot foreseen = slots.get(answer);
            Slot slot = foreseen == null ? slot(answer) : foreseen;
            if (slot.kind() != Slot.Kind.NEUTRAL) {
                twice |= said.stream().anyMatch(other -> other.step() == slot.step());
                heard.add(answer);
                said.add(slot);
                known = slot.kind() == Slot.Kind.UNFORESEEN ? said.size() : known;
            }
        }
        int choice = twice ? Policy.UNKNOWN : choose(evidence, heard, said, known);
        if (choice == Policy.UNKNOWN) {
            choice = choose(evidence, heard, said, said.size());
        }
        return choice < 0 ? Optional.empty() : Optional.of(model.step(choice));
    }

    /** The choice by the policy that begins after so many answers. */
    private int choose(Evidence evidence, List<Answer> heard, List<Slot> said, int known) {
        List<Slot> since = said.subList(known, said.size());
        int starts = evidence.starts();
        for (Slot slot : since) {
            starts -= slot.start() ? 1 : 0;
        }
        if (starts < 0) {
            return Policy.UNKNOWN;
        }
        Policy policy = policies.get(
                new Evidence(List.copyOf(heard.subList(0, known)), starts, evidence.driving(), evidence.staffed()));
        // A policy that left steps out gives way to one that looks at less, and so perhaps at all.
        return policy.isComplete() || since.isEmpty() ? policy.choose(since) : Policy.UNKNOWN;
    }
}
