package charge.hotline.speech;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The answer whose phrases an utterance resembles most, by its words and by runs of three letters. Learned from the phrases
 * themselves when they are compiled. Blind to what is denied, so it is only ever good for "did you say …?".
 */
final class Resemblance<T> {
    /** How much more a whole word tells than a run of letters. */
    private static final double WORD = 2.5;

    private record Posting(int label, double weight) {}

    /** The label that fits best, how well (0 to 1), and how much better than the next. */
    record Best<T>(T label, double score, double margin) {}

    private final List<T> labels = new ArrayList<>();
    private final Map<String, List<Posting>> postings = new HashMap<>();
    private final Map<String, Double> rarity = new HashMap<>();
    private final double[] lengths;

    /** @param examples what stands for each label, several texts each */
    Resemblance(Map<T, List<String>> examples) {
        List<Map<String, Double>> counts = new ArrayList<>();
        Map<String, Integer> spread = new HashMap<>();
        examples.forEach((label, texts) -> {
            labels.add(label);
            Map<String, Double> features = new HashMap<>();
            for (String text : texts) {
                new HashSet<>(features(text)).forEach(feature -> features.merge(feature, 1.0, Double::sum));
            }
            features.keySet().forEach(feature -> spread.merge(feature, 1, Integer::sum));
            counts.add(features);
        });
        spread.forEach((feature, labelled) ->
                rarity.put(feature, Math.log(1 + (double) labels.size() / labelled) * (isWord(feature) ? WORD : 1)));
        lengths = new double[labels.size()];
        for (int label = 0; label < counts.size(); label++) {
            for (Map.Entry<String, Double> each : counts.get(label).entrySet()) {
                double weight = Math.sqrt(each.getValue()) * rarity.getOrDefault(each.getKey(), 0.0);
                lengths[label] += weight * weight;
                postings.computeIfAbsent(each.getKey(), f -> new ArrayList<>()).add(new Posting(label, weight));
            }
            lengths[label] = Math.sqrt(lengths[label]);
        }
    }

    private static boolean isWord(String feature) {
        return feature.startsWith(" ") && feature.endsWith(" ");
    }

    private static List<String> features(String text) {
        List<String> features = new ArrayList<>();
        for (String word : text.split(" ", -1)) {
            if (!word.isEmpty()) {
                String padded = " " + word + " ";
                features.add(padded);
                for (int i = 0; i + 3 <= padded.length() && padded.length() > 4; i++) {
                    features.add(padded.substring(i, i + 3));
                }
            }
        }
        return features;
    }

    /** The best of the labels that count here; empty where nothing is alike. */
    Optional<Best<T>> best(String text, Set<T> counting) {
        double[] scores = new double[labels.size()];
        double length = 0;
        for (String feature : new HashSet<>(features(text))) {
            double weight = rarity.getOrDefault(feature, isWord(feature) ? WORD * 2 : 0.5);
            length += weight * weight;
            for (Posting posting : postings.getOrDefault(feature, List.of())) {
                scores[posting.label()] += weight * posting.weight();
            }
        }
        int best = -1;
        double bestScore = 0;
        double second = 0;
        for (int label = 0; label < scores.length; label++) {
            if (!counting.contains(labels.get(label)) || lengths[label] == 0) {
                continue;
            }
            double score = scores[label] / (Math.sqrt(length) * Math.pow(lengths[label], 0.5));
            if (score > bestScore) {
                second = bestScore;
                best = label;
                bestScore = score;
            } else {
                second = Math.max(second, score);
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(new Best<>(labels.get(best), bestScore, bestScore - second));
    }
}
