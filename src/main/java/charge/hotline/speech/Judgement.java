package charge.hotline.speech;

import charge.hotline.content.Answer;
import charge.hotline.content.Checklist;
import charge.hotline.content.Command;
import charge.hotline.content.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Weighs all phrases that stand in one utterance, and says what was meant. */
final class Judgement {
    /** An utterance as one language hears it; own: the language of the call. */
    record Heard(Grammar grammar, Sentence sentence, List<Match> matches, boolean own) {
        @SuppressWarnings("ReferenceEquality")
        boolean same(Heard other) {
            return this == other;
        }
    }

    private enum Role {
        OWN,
        OTHER,
        COMMAND
    }

    /** What a match means at this question. */
    private record Candidate(Role role, Optional<Answer> answer, Optional<Command> command, Match match, Heard heard) {
        double weight() {
            double told = answer.filter(a -> a.step().equals(SITUATION)).isPresent() ? 1.5 : 0;
            return match.weight()
                    + told
                    - 0.05 * match.looseness()
                    - (match.pattern().notation().guess() ? 0.4 : 0);
        }

        boolean yesOrNo() {
            return match.pattern().yesOrNo() != 0;
        }
    }

    /** A conclusion and whether it needs to be confirmed. */
    private record Verdict(Answer answer, boolean sure, Candidate by) {}

    /** Commands that win over an answer in the same breath. */
    private static final Set<Command> STRONG =
            Set.of(Command.DANGER, Command.AGENT, Command.DRIVING, Command.FRENCH, Command.ENGLISH);

    /** A yes or no that so many other words follow may not be the whole answer. */
    private static final int MOST_AFTER_YES = 3;

    private static final String WHERE = "where";
    /** Told instead of a problem, and then what matters most: a charger at home, an empty battery. */
    private static final String SITUATION = "situation";

    private final Checklist checklist;
    private final Expected expected;
    /** The step at hand. */
    private final Optional<Step> about;
    /** Whether the caller was asked to do something. */
    private final boolean doing;

    private final List<Heard> heard;
    private final List<Candidate> candidates = new ArrayList<>();

    Judgement(Checklist checklist, Expected expected, List<Heard> heard) {
        this.checklist = checklist;
        this.expected = expected;
        this.about = checklist.step(expected.step());
        this.doing = about.filter(step -> step.kind() == Step.Kind.DO).isPresent();
        this.heard = heard;
        for (Heard one : heard) {
            for (Match match : one.matches()) {
                candidate(one, match).ifPresent(candidates::add);
            }
        }
    }

    // ---- what each phrase would mean here

    private Optional<Candidate> candidate(Heard one, Match match) {
        return switch (match.pattern().target()) {
            case Target.At at -> {
                Command command = at.command();
                if (expected.question().equals("language")
                        && (command == Command.FRENCH || command == Command.ENGLISH)) {
                    yield Optional.empty();
                }
                yield one.own() || expected.question().equals("language") || coversHalf(one, match)
                        ? Optional.of(new Candidate(Role.COMMAND, Optional.empty(), Optional.of(command), match, one))
                        : Optional.empty();
            }
            case Target.Of of -> answers(one, match, of.answer());
        };
    }

    private static boolean coversHalf(Heard one, Match match) {
        Sentence sentence = one.sentence();
        return match.weight() * 2 >= sentence.weight(0, sentence.size);
    }

    private Optional<Candidate> answers(Heard one, Match match, Answer answer) {
        String question = expected.question();
        String step = answer.step();
        if (step.equals("hold") || step.equals("done")) {
            boolean here = question.equals(step) || (step.equals("done") && (doing || question.equals("hold")));
            if (!here) {
                return Optional.empty();
            }
            Optional<Command> command = Command.of(answer.id());
            if (command.isPresent()) {
                return Optional.of(new Candidate(Role.COMMAND, Optional.empty(), command, match, one));
            }
            if (about.isPresent() && !about.get().answers().contains(answer.id())) {
                return Optional.empty();
            }
            return Optional.of(new Candidate(
                    Role.OWN, Optional.of(new Answer(expected.step(), answer.id())), Optional.empty(), match, one));
        }
        boolean own = step.equals(question)
                || step.equals(expected.step())
                || (step.equals(SITUATION) && question.equals("problem"));
        boolean anywhere =
                match.pattern().notation().anywhere() || (question.equals("language") && step.equals("problem"));
        if (!own && !anywhere) {
            return Optional.empty();
        }
        return Optional.of(
                new Candidate(own ? Role.OWN : Role.OTHER, Optional.of(answer), Optional.empty(), match, one));
    }

    // ---- which of them count

    Judged judged() {
        Optional<Candidate> danger = best(candidates, Command.DANGER::equals);
        if (danger.isPresent()) {
            return new Judged(
                    new Meaning.Commanded(Command.DANGER),
                    List.of(),
                    coversAll(danger.get()),
                    false,
                    danger.get().heard().own());
        }
        List<Candidate> standing = withoutSwallowed(candidates);
        Optional<Verdict> own = verdict(ofRole(standing, Role.OWN));
        Optional<Candidate> command = command(ofRole(standing, Role.COMMAND));
        Optional<Judged> number = number(command);
        if (number.isPresent()) {
            return number.get();
        }
        List<Verdict> others = others(ofRole(standing, Role.OTHER));
        Optional<Verdict> other = others.stream()
                .max(Comparator.comparingDouble(v -> v.by().weight() - (impliesOneOf(v.answer(), others) ? 0.1 : 0)));

        if (command.isPresent() && wins(command.get(), own, other)) {
            List<Verdict> all = new ArrayList<>(others);
            own.ifPresent(all::add);
            return new Judged(
                    new Meaning.Commanded(command.get().command().orElseThrow()),
                    also(all, Optional.empty()),
                    coversAll(command.get()),
                    false,
                    command.get().heard().own());
        }
        Optional<Verdict> chosen = own.isPresent() ? own : other;
        if (own.isPresent()
                && own.get().by().yesOrNo()
                && other.isPresent()
                && other.get().sure()) {
            chosen = Optional.of(
                    new Verdict(own.get().answer(), own.get().sure(), own.get().by()));
        }
        if (chosen.isEmpty()) {
            return Judged.NOTHING;
        }
        Verdict verdict = chosen.get();
        Meaning.Answered answered = new Meaning.Answered(verdict.answer());
        return new Judged(
                verdict.sure() ? answered : new Meaning.Unsure(answered),
                also(others, Optional.of(verdict.answer())),
                coversAll(verdict.by()),
                doubted(verdict.by()),
                verdict.by().heard().own());
    }

    /** A charger's number, where one was asked for, or told with something that says so. */
    private Optional<Judged> number(Optional<Candidate> command) {
        boolean asked = expected.question().equals(WHERE) || expected.step().equals(WHERE);
        if (command.flatMap(Candidate::command).filter(STRONG::contains).isPresent()) {
            return Optional.empty();
        }
        for (Heard one : heard) {
            if (!one.own()) {
                continue;
            }
            Optional<Numbers.Reading> reading = one.grammar().number(one.sentence(), asked);
            if (reading.isPresent()
                    && (asked || (reading.get().named() && reading.get().text().length() > 2))) {
                Meaning.Answered answered =
                        new Meaning.Answered(new Answer(WHERE, reading.get().text()));
                return Optional.of(new Judged(
                        reading.get().sure() ? answered : new Meaning.Unsure(answered),
                        List.of(),
                        reading.get().sure(),
                        false,
                        true));
            }
        }
        return Optional.empty();
    }

    private List<Answer> also(List<Verdict> verdicts, Optional<Answer> meaning) {
        List<Answer> also = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            Answer answer = verdict.answer();
            if (verdict.sure()
                    && meaning.filter(a -> a.step().equals(answer.step())).isEmpty()) {
                also.add(answer);
            }
        }
        return List.copyOf(also);
    }

    private static List<Candidate> ofRole(List<Candidate> all, Role role) {
        return those(all, one -> one.role() == role);
    }

    /** Those of which this is true; a loop, for a stream would cost a turn more than what it does. */
    private static List<Candidate> those(List<Candidate> all, Predicate<Candidate> such) {
        List<Candidate> those = new ArrayList<>(all.size());
        for (Candidate one : all) {
            if (such.test(one)) {
                those.add(one);
            }
        }
        return those;
    }

    private static Optional<Candidate> best(List<Candidate> all) {
        Optional<Candidate> best = Optional.empty();
        for (Candidate one : all) {
            if (best.isEmpty() || one.weight() > best.get().weight()) {
                best = Optional.of(one);
            }
        }
        return best;
    }

    /** The best of those that are one of these commands. */
    private static Optional<Candidate> best(List<Candidate> all, Predicate<Command> commands) {
        return best(those(all, one -> one.command().filter(commands).isPresent()));
    }

    /** Without phrases that are only a part of a longer one that means something else. */
    private List<Candidate> withoutSwallowed(List<Candidate> all) {
        List<Candidate> standing = new ArrayList<>();
        for (Candidate one : all) {
            boolean swallowed = false;
            for (Candidate other : all) {
                if (other.heard().same(one.heard())
                        && (one.match().within(other.match()) || asksAbout(other, one))
                        && !sameMeaning(one, other)
                        && swallows(other, one)) {
                    swallowed = true;
                    break;
                }
            }
            if (!swallowed) {
                standing.add(one);
            }
        }
        return standing;
    }

    /** "What does compatible mean?" */
    private static boolean asksAbout(Candidate command, Candidate answer) {
        return command.role() == Role.COMMAND
                && answer.role() != Role.COMMAND
                && command.match().looseness() > 0
                && command.match().start() < answer.match().start()
                && command.match().end() > answer.match().end()
                && command.match().weight() >= 2;
    }

    private static boolean sameMeaning(Candidate one, Candidate other) {
        return one.answer().equals(other.answer()) && one.command().equals(other.command());
    }

    private boolean swallows(Candidate longer, Candidate shorter) {
        if (longer.role() == Role.OTHER && shorter.role() == Role.OWN) {
            Answer answer = longer.answer().orElseThrow();
            Optional<Step> step = checklist.step(answer.step());
            boolean implied = step.map(s -> s.implies().get(answer.id()))
                    .filter(a -> Optional.of(a).equals(shorter.answer()))
                    .isPresent();
            boolean branch = step.map(s -> s.leadsTo().containsKey(answer.id())).orElse(false);
            return !implied && (!doing || branch);
        }
        return true;
    }

    /** "The light is red" answers the question for the light rather than telling a problem that implies it. */
    private boolean impliesOneOf(Answer answer, List<Verdict> verdicts) {
        return checklist
                .step(answer.step())
                .map(step -> step.implies().get(answer.id()))
                .filter(implied -> verdicts.stream().anyMatch(v -> v.answer().equals(implied)))
                .isPresent();
    }

    private boolean wins(Candidate command, Optional<Verdict> own, Optional<Verdict> other) {
        Command id = command.command().orElseThrow();
        if (STRONG.contains(id)) {
            return true;
        }
        if (!saysMuch(command)) {
            return false;
        }
        if (own.isPresent()) {
            Candidate by = own.get().by();
            boolean waits = command.match().pattern().target() instanceof Target.Of;
            return (by.yesOrNo() && command.weight() >= 1)
                    || (waits && command.weight() >= by.weight())
                    || (!own.get().sure() && command.weight() > by.weight());
        }
        return other.isEmpty() || command.weight() > other.get().by().weight();
    }

    /** A command in passing is none: "I had to wait for ages and then the charger went dead". */
    private static boolean saysMuch(Candidate command) {
        Sentence sentence = command.heard().sentence();
        double weight = command.match().weight();
        double share = weight / Math.max(1, sentence.weight(0, sentence.size));
        return share >= 0.5 || (weight >= 2 && share >= 0.3);
    }

    private Optional<Candidate> command(List<Candidate> commands) {
        for (Candidate one : commands) {
            if (one.command().filter(STRONG::contains).isPresent()
                    && !one.match().pattern().notation().guess()) {
                return best(commands, STRONG::contains);
            }
        }
        return best(commands);
    }

    private static boolean coversAll(Candidate candidate) {
        return candidate.match().coversAll(candidate.heard().sentence());
    }

    // ---- one step's answer

    private List<Verdict> others(List<Candidate> all) {
        Map<String, List<Candidate>> byStep = new LinkedHashMap<>();
        for (Candidate one : all) {
            byStep.computeIfAbsent(one.answer().orElseThrow().step(), s -> new ArrayList<>())
                    .add(one);
        }
        List<Verdict> verdicts = new ArrayList<>();
        byStep.values().forEach(each -> verdict(each).ifPresent(verdicts::add));
        return verdicts;
    }

    /** The answer that the phrases of one step amount to. */
    private Optional<Verdict> verdict(List<Candidate> all) {
        if (all.isEmpty()) {
            return Optional.empty();
        }
        List<Candidate> told = those(all, c -> !c.yesOrNo());
        if (told.isEmpty()) {
            return Optional.of(byYesOrNo(all));
        }
        List<Candidate> meant = nearest(present(corrected(told)));
        Map<Answer, Double> weights = new HashMap<>();
        for (Candidate one : meant) {
            weights.merge(one.answer().orElseThrow(), one.weight(), Math::max);
        }
        boolean open = checklist
                .step(meant.getFirst().answer().orElseThrow().step())
                .filter(s -> s.kind() == Step.Kind.OPEN || s.kind() == Step.Kind.HEARD)
                .isPresent();
        Candidate best = meant.getFirst();
        for (Candidate one : meant) {
            best = tellsMore(one, best, open) ? one : best;
        }
        boolean guess = best.match().pattern().notation().guess();
        if (best.answer().orElseThrow().id().equals("unknown") && weights.size() > 1) {
            best = best(those(meant, c -> !c.answer().orElseThrow().id().equals("unknown")))
                    .orElseThrow();
            guess = true;
        } else if (weights.size() > 1) {
            double second = 0;
            for (Map.Entry<Answer, Double> each : weights.entrySet()) {
                if (!each.getKey().equals(best.answer().orElseThrow())) {
                    second = Math.max(second, each.getValue());
                }
            }
            guess |= best.weight() - second < 0.9;
        }
        guess |= doubted(best);
        guess |= contradicted(best, all);
        guess |= lost(best);
        return Optional.of(new Verdict(best.answer().orElseThrow(), !guess, best));
    }

    /** Of two that tell as much the earlier tells more of a problem, and the later of anything else. */
    private static boolean tellsMore(Candidate one, Candidate other, boolean open) {
        int more = Double.compare(open ? one.weight() : told(one), open ? other.weight() : told(other));
        int later = one.match().start() - other.match().start();
        return more > 0 || (more == 0 && (open ? later < 0 : later > 0));
    }

    /** How much a phrase tells; what follows "but" tells more. */
    private static double told(Candidate candidate) {
        Sentence sentence = candidate.heard().sentence();
        return candidate.weight() + sentence.segments[candidate.match().start()];
    }

    private Verdict byYesOrNo(List<Candidate> all) {
        Candidate last = all.stream()
                .max(Comparator.comparingInt(c -> c.match().start()))
                .orElseThrow();
        Candidate first = all.stream()
                .min(Comparator.comparingInt(c -> c.match().start()))
                .orElseThrow();
        boolean near = last.heard()
                        .sentence()
                        .weight(first.match().start(), last.match().start())
                <= 3;
        Candidate chosen = near ? last : first;
        boolean split = !first.answer().equals(last.answer()) && !near;
        Sentence sentence = chosen.heard().sentence();
        boolean much = sentence.weight(0, sentence.size) - all.size() > MOST_AFTER_YES;
        return new Verdict(chosen.answer().orElseThrow(), !split && !much && !doubted(chosen), chosen);
    }

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
                List<Candidate> after =
                        those(meant, c -> !c.heard().same(one) || c.match().start() >= end);
                boolean inside = !those(
                                meant, c -> c.heard().same(one) && c.match().covers(start))
                        .isEmpty();
                if (!after.isEmpty() && !inside) {
                    meant = after;
                }
            }
        }
        return meant;
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
                        && !other.match().pattern().notation().guess();
            }
            if (!farther) {
                near.add(one);
            }
        }
        return near.isEmpty() ? all : near;
    }

    /** What was before does not count where something is said of now. */
    private static List<Candidate> present(List<Candidate> all) {
        List<Candidate> now = those(all, c -> !past(c));
        return now.isEmpty() ? all : now;
    }

    private static boolean past(Candidate candidate) {
        Sentence sentence = candidate.heard().sentence();
        Grammar grammar = candidate.heard().grammar();
        if (!sentence.has(grammar.before)) {
            return false;
        }
        Match match = candidate.match();
        boolean past = false;
        int segment = 0;
        for (int i = 0; i <= match.start(); i++) {
            if (sentence.segments[i] != segment) {
                segment = sentence.segments[i];
                past = false;
            }
            for (int wording = 0; wording < sentence.wordings; wording++) {
                if (sentence.starts[wording] == i) {
                    boolean inside = sentence.ends[wording] > match.start();
                    past |= sentence.slots[wording] == grammar.before && !inside;
                    past &= sentence.slots[wording] != grammar.now;
                }
            }
        }
        return past;
    }

    private static boolean doubted(Candidate candidate) {
        Sentence sentence = candidate.heard().sentence();
        Grammar grammar = candidate.heard().grammar();
        return saidBeside(candidate, sentence, grammar.doubt) || saidBeside(candidate, sentence, grammar.dontKnow);
    }

    private static boolean saidBeside(Candidate candidate, Sentence sentence, int slot) {
        if (!sentence.has(slot)) {
            return false;
        }
        for (int wording = 0; wording < sentence.wordings; wording++) {
            boolean apart = sentence.ends[wording] <= candidate.match().start()
                    || sentence.starts[wording] >= candidate.match().end();
            if (sentence.slots[wording] == slot && apart && !sentence.denied(wording)) {
                return true;
            }
        }
        return false;
    }

    private static boolean sameStep(Candidate one, Candidate other) {
        return one.answer()
                .orElseThrow()
                .step()
                .equals(other.answer().orElseThrow().step());
    }

    /** A leading yes where what follows means no, or the other way round. */
    private static boolean contradicted(Candidate best, List<Candidate> all) {
        boolean agrees = false;
        boolean denies = false;
        for (Candidate one : all) {
            if (one.yesOrNo() && sameStep(one, best)) {
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
            unexplained += sentence.is(i, Lexicon.SMALL) || explained(i, best.heard()) ? 0 : 1;
        }
        double share = (double) unexplained / Math.max(1, sentence.weight(0, sentence.size));
        double weight = best.match().weight();
        return share > (weight < 2 ? 0 : weight < 3 ? 0.2 : 0.34);
    }

    /** Whether this word is part of anything that was understood, or belongs to how it is said. */
    private boolean explained(int word, Heard one) {
        Sentence sentence = one.sentence();
        if (sentence.deniedBy[word] >= 0
                || sentence.is(word, Lexicon.BUT | Lexicon.OR | Lexicon.NOT | Lexicon.NOT_AROUND)) {
            return true;
        }
        Grammar grammar = one.grammar();
        for (int list : new int[] {
            grammar.yes, grammar.no, grammar.correction, grammar.doubt, grammar.dontKnow, grammar.before, grammar.now
        }) {
            if (sentence.within(word, list)) {
                return true;
            }
        }
        for (Candidate candidate : candidates) {
            if (candidate.heard().same(one) && candidate.match().covers(word)) {
                return true;
            }
        }
        return false;
    }
}
