package charge.hotline.speech;

import charge.hotline.content.Answer;
import charge.hotline.speech.Grammar.Pattern;
import charge.hotline.speech.Grammar.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What to make of words in which no phrase stands: mend them by their sound, or find the answer that they resemble. */
final class Fallback {
    /** Below this likeness nothing is guessed; found on the development set. */
    private static final double LEAST_LIKENESS = 2.4;

    private final Map<String, Sounds.Ear> ears = new HashMap<>();
    private final Map<String, Set<String>> words = new HashMap<>();
    private final Map<String, Sounds.Echo<Target>> echoes = new HashMap<>();
    private final Lexicon lexicon;
    private final Resemblance<Answer> resemblance;
    private final Map<String, Set<Answer>> answers = new HashMap<>();

    Fallback(Grammar grammar, Map<String, Set<String>> stepsAt) {
        lexicon = grammar.lexicon;
        Sounds sounds = new Sounds(grammar.lists());
        Map<Answer, List<String>> examples = new LinkedHashMap<>();
        Map<String, Set<String>> wordsOfStep = new HashMap<>();
        Set<String> wordsOfCommands = new HashSet<>();
        Map<Pattern, List<String>> texts = new HashMap<>();
        for (Pattern pattern : grammar.patterns()) {
            Set<String> said = new HashSet<>();
            texts.put(pattern, grammar.texts(pattern));
            for (String text : texts.getOrDefault(pattern, List.of())) {
                said.addAll(Arrays.asList(text.split(" ")));
                if (text.indexOf(' ') > 0 && pattern.notation().alone()) {
                    said.add(text);
                }
            }
            switch (pattern.target()) {
                case Target.Of of -> {
                    wordsOfStep
                            .computeIfAbsent(of.answer().step(), s -> new HashSet<>())
                            .addAll(said);
                    if (!pattern.denies() && pattern.yesOrNo() == 0) {
                        examples.computeIfAbsent(of.answer(), a -> new ArrayList<>())
                                .addAll(texts.getOrDefault(pattern, List.of()));
                    }
                }
                case Target.At at -> wordsOfCommands.addAll(said);
            }
        }
        resemblance = new Resemblance<>(examples);
        stepsAt.forEach((question, steps) -> {
            Sounds.Echo<Target> echo = sounds.new Echo<>();
            for (Pattern pattern : grammar.patterns()) {
                boolean counts = !(pattern.target() instanceof Target.Of of)
                        || steps.contains(of.answer().step());
                if (counts && !pattern.denies() && pattern.length() == 1) {
                    texts.getOrDefault(pattern, List.of()).forEach(text -> echo.learn(text, pattern.target()));
                }
            }
            echoes.put(question, echo);
            Set<String> active = new HashSet<>();
            steps.forEach(step -> active.addAll(wordsOfStep.getOrDefault(step, Set.of())));
            words.put(question, Set.copyOf(active));
            Set<String> all = new HashSet<>(active);
            all.addAll(wordsOfCommands);
            ears.put(question, sounds.new Ear(grammar.lexicon.withoutSmall(all)));
            answers.put(
                    question,
                    examples.keySet().stream()
                            .filter(answer -> steps.contains(answer.step()))
                            .collect(Collectors.toUnmodifiableSet()));
        });
    }

    /** The words as they may have been said; empty where nothing is to be mended. */
    Optional<Sounds.Mended> mended(String question, List<String> said, int most) {
        Sounds.Ear ear = ears.get(question);
        if (ear == null) {
            return Optional.empty();
        }
        Sounds.Mended mended = ear.mend(said, words.getOrDefault(question, Set.of()), most);
        return mended.words().equals(said) ? Optional.empty() : Optional.of(mended);
    }

    /** What the whole utterance sounds like, with or without the small words around it. */
    Optional<Sounds.Likeness<Target>> echoed(String question, List<String> said, double share) {
        Sounds.Echo<Target> echo = echoes.get(question);
        if (echo == null || said.isEmpty()) {
            return Optional.empty();
        }
        int from = 0;
        int to = said.size();
        while (from < to - 1 && lexicon.isSmall(said.get(from))) {
            from++;
        }
        while (to > from + 1 && lexicon.isSmall(said.get(to - 1))) {
            to--;
        }
        Optional<Sounds.Likeness<Target>> whole = echo.nearest(joined(said), share);
        Optional<Sounds.Likeness<Target>> core =
                from == 0 && to == said.size() ? Optional.empty() : echo.nearest(joined(said.subList(from, to)), share);
        boolean coreIsNearer = core.isPresent()
                && (whole.isEmpty() || core.get().differs() < whole.get().differs());
        return coreIsNearer ? core : whole;
    }

    private static String joined(List<String> said) {
        return said.stream().map(Spelling::fold).collect(Collectors.joining());
    }

    /** The answer that the words resemble, where they resemble one enough. */
    Optional<Answer> resembled(String question, List<String> said) {
        return resemblance
                .best(
                        said.stream().map(Spelling::fold).collect(Collectors.joining(" ")),
                        answers.getOrDefault(question, Set.of()))
                .filter(best -> best.score() >= LEAST_LIKENESS)
                .map(Resemblance.Best::label);
    }
}
