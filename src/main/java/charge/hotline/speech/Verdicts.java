package charge.hotline.speech;

import charge.hotline.content.Checklist;
import charge.hotline.content.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the phrases of one step amount to: the latest and the affirmed win, and doubt makes a guess of it. */
final class Verdicts {
    /** A yes or no that so many other words follow may not be the whole answer. */
    private static final int MOST_AFTER_YES = 3;

    /** Words between a first and a last yes or no that are still one answer: "no, well, yes". */
    private static final int NEAR = 3;

    /** By how much an answer tells more than the next where it is sure. */
    private static final double AHEAD = 0.9;

    private final Checklist checklist;
    private final List<Heard> heard;
    private final Candidates candidates;

    Verdicts(Checklist checklist, List<Heard> heard, Candidates candidates) {
        this.checklist = checklist;
        this.heard = heard;
        this.candidates = candidates;
    }

    /** One for each step that any of these answers. */
    List<Verdict> byStep(List<Candidate> all) {
        Map<String, List<Candidate>> byStep = new LinkedHashMap<>();
        for (Candidate one : all) {
            byStep.computeIfAbsent(one.told().step(), s -> new ArrayList<>()).add(one);
        }
        List<Verdict> verdicts = new ArrayList<>();
        byStep.values().forEach(each -> of(each).ifPresent(verdicts::add));
        return verdicts;
    }

    /** That of the phrases of one step. */
    Optional<Verdict> of(List<Candidate> all) {
        if (all.isEmpty()) {
            return Optional.empty();
        }
        List<Candidate> told = Candidate.those(all, one -> !one.isYesOrNo());
        return Optional.of(told.isEmpty() ? byYesOrNo(all) : byWhatIsTold(told, all));
    }

    private Verdict byWhatIsTold(List<Candidate> told, List<Candidate> all) {
        List<Candidate> meant = nearest(present(corrected(told)));
        Candidate most = tellingMost(meant);
        Optional<Candidate> known =
                most.isUnknown() ? Candidate.best(Candidate.those(meant, one -> !one.isUnknown())) : Optional.empty();
        Candidate best = known.orElse(most);
        boolean guess = known.isPresent()
                || best.isGuess()
                || isClose(best, meant)
                || best.isDoubted()
                || contradicted(best, all)
                || lost(best);
        return new Verdict(!guess, best);
    }

    private Candidate tellingMost(List<Candidate> meant) {
        boolean open = checklist
                .step(meant.getFirst().told().step())
                .filter(step -> step.kind() == Step.Kind.OPEN || step.kind() == Step.Kind.HEARD)
                .isPresent();
        Candidate best = meant.getFirst();
        for (Candidate one : meant) {
            best = tellsMore(one, best, open) ? one : best;
        }
        return best;
    }

    /**
     * Of two that tell as much the earlier tells more of a problem, and the later of anything else; of the same words, what the
     * language hears in which they are most at home.
     */
    private static boolean tellsMore(Candidate one, Candidate other, boolean open) {
        int more = Double.compare(open ? one.weight() : telling(one), open ? other.weight() : telling(other));
        int later = one.match().start() - other.match().start();
        boolean atHome = one.heard().own() && !other.heard().own();
        return more > 0 || (more == 0 && (open ? later < 0 : later > 0)) || (more == 0 && later == 0 && atHome);
    }

    /** How much a phrase tells; what follows "but" tells more. */
    private static double telling(Candidate candidate) {
        Sentence sentence = candidate.heard().sentence();
        return candidate.weight() + sentence.segments[candidate.match().start()];
    }

    private static Verdict byYesOrNo(List<Candidate> all) {
        Comparator<Candidate> byPlace =
                Comparator.comparingInt(one -> one.match().start());
        Candidate last = all.stream().max(byPlace).orElseThrow();
        Candidate first = all.stream().min(byPlace).orElseThrow();
        int between = last.heard()
                .sentence()
                .weight(first.match().start(), last.match().start());
        boolean near = between <= NEAR;
        Candidate chosen = near ? last : first;
        boolean split = !first.answer().equals(last.answer()) && !near;
        Sentence sentence = chosen.heard().sentence();
        boolean much = sentence.weight(0, sentence.size) - all.size() > MOST_AFTER_YES;
        return new Verdict(!split && !much && !chosen.isDoubted(), chosen);
    }

    // ---- which count

    /** What was said after "no, sorry" counts, where it says something. */
    private List<Candidate> corrected(List<Candidate> all) {
        List<Candidate> meant = all;
        for (Heard one : heard) {
            Sentence sentence = one.sentence();
            for (int wording = 0; wording < sentence.wordings; wording++) {
                int slot = sentence.slots[wording];
                int start = sentence.starts[wording];
                int end = sentence.ends[wording];
                if (slot != one.grammar().correction && slot != one.grammar().no) {
                    continue;
                }
                List<Candidate> after = Candidate.those(
                        meant, c -> !c.heard().same(one) || c.match().start() >= end);
                boolean inside = !Candidate.those(
                                meant, c -> c.heard().same(one) && c.match().covers(start))
                        .isEmpty();
                if (!after.isEmpty() && !inside) {
                    meant = after;
                }
            }
        }
        return meant;
    }

    /** What was before does not count where something is said of now. */
    private static List<Candidate> present(List<Candidate> all) {
        List<Candidate> now = Candidate.those(all, one -> !one.heard().isPast(one.match()));
        return now.isEmpty() ? all : now;
    }

    /** "The card is fine, the app doesn't work": of two that share their words, the one whose words stand closer together. */
    private static List<Candidate> nearest(List<Candidate> all) {
        List<Candidate> near = new ArrayList<>();
        for (Candidate one : all) {
            boolean farther = false;
            for (Candidate other : all) {
                farther |= !one.answer().equals(other.answer())
                        && one.match().overlaps(other.match())
                        && other.match().looseness() < one.match().looseness()
                        && other.match().weight() >= one.match().weight()
                        && !other.isGuess();
            }
            if (!farther) {
                near.add(one);
            }
        }
        return near.isEmpty() ? all : near;
    }

    // ---- what makes it a guess

    /** Whether another answer was told nearly as much. */
    private static boolean isClose(Candidate best, List<Candidate> meant) {
        for (Candidate one : meant) {
            if (!one.told().equals(best.told()) && best.weight() - Math.max(0, one.weight()) < AHEAD) {
                return true;
            }
        }
        return false;
    }

    /** A leading yes where what follows means no, or the other way round. */
    private static boolean contradicted(Candidate best, List<Candidate> all) {
        boolean agrees = false;
        boolean denies = false;
        for (Candidate one : all) {
            if (one.isYesOrNo() && one.told().step().equals(best.told().step())) {
                agrees |= one.answer().equals(best.answer());
                denies |= !one.answer().equals(best.answer());
            }
        }
        return denies && !agrees && best.weight() < 1.9;
    }

    /** A few words that mean something here, in a speech that may well be about something else. */
    private boolean lost(Candidate best) {
        Sentence sentence = best.heard().sentence();
        int unexplained = 0;
        for (int i = 0; i < sentence.size; i++) {
            unexplained += sentence.is(i, Lexicon.SMALL) || candidates.explain(i, best.heard()) ? 0 : 1;
        }
        double share = (double) unexplained / Math.max(1, sentence.weight(0, sentence.size));
        double weight = best.match().weight();
        return share > (weight < 2 ? 0 : weight < 3 ? 0.2 : 0.34);
    }
}
