package charge.hotline.speech;

import charge.hotline.content.Command;
import charge.hotline.content.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells how probable each meaning is, as learned from one language's examples. Immutable, for many threads. */
final class Classifier {
    /** How far probabilities are drawn together: what was learned by heart is surer of itself than it should be. */
    private static final float MODESTY = 0.95f;

    private final Options options;
    private final Observer observer;
    private final Weights weights;

    Classifier(Options options, Grammar grammar, Weights weights) {
        this.options = options;
        this.observer = new Observer(options, grammar);
        this.weights = weights;
    }

    /** How phrases read an utterance. */
    interface Reading {
        /** What is heard and what is made of it. */
        Read read(Expected expected, String words);
    }

    /** An utterance as its language hears it, and what its phrases amount to. */
    record Read(Heard heard, Judged judged) {}

    /** Learns from examples. */
    static Weights learn(List<Example> examples, Options options, Grammar grammar, Reading reading) {
        Observer observer = new Observer(options, grammar);
        List<Lessons.Lesson> lessons = new ArrayList<>();
        for (Example example : examples) {
            Expected expected = Expected.step(example.step());
            options.at(expected).ifPresent(question -> {
                Read read = reading.read(expected, example.words());
                lesson(example, question, observer.observe(question, read), options)
                        .ifPresent(lessons::add);
            });
        }
        return Training.learn(new Lessons(lessons), options.options(), options.traits());
    }

    /** An example that means none of the question's options teaches nothing. */
    private static Optional<Lessons.Lesson> lesson(
            Example example, Question question, Observed observed, Options options) {
        float[] right = new float[question.options().size()];
        boolean possible = false;
        float share = 1;
        for (Example.Heard heard : example.meanings()) {
            Optional<Integer> place = meaning(heard).map(options::asOption).flatMap(question::place);
            if (place.isPresent()) {
                right[place.get()] = share;
                possible = true;
            }
            share = 0.5f;
        }
        return possible ? Optional.of(new Lessons.Lesson(question, observed, right)) : Optional.empty();
    }

    /** What an example says that its words mean. */
    static Optional<Meaning> meaning(Example.Heard heard) {
        return switch (heard) {
            case Example.Answers answers -> Optional.of(new Meaning.Answered(answers.answer()));
            case Example.Commands command -> Command.of(command.id()).map(Meaning.Commanded::new);
            case Example.Nothing nothing -> Optional.of(new Meaning.Nothing());
        };
    }

    /** What these words probably mean; empty where there is no example of that, or of what phrases say they mean. */
    Optional<Opinion> opinion(Expected expected, Read read) {
        Meaning guess = read.judged().meaning().guess();
        return options.at(expected)
                .filter(question -> options.isLearned(question, guess) || Options.isAboutTheGuess(expected, guess))
                .map(question -> opinion(question, read, options.asOption(guess)))
                .filter(opinion -> options.isLearned(opinion.question(), opinion.meaning(opinion.best())))
                // What it is says more than yes or no does.
                .filter(opinion -> !options.isSaidAgain(expected, guess) || !opinion.isConfirmation(opinion.best()));
    }

    private Opinion opinion(Question question, Read read, Meaning guess) {
        float[] tally = weights.tally(observer.observe(question, read), question);
        int judged = question.place(guess).orElse(-1);
        if (judged < 0 || !question.options().get(judged).isNumber()) {
            withoutNumbers(question, tally);
        }
        return new Opinion(question, Opinion.probabilities(tally, MODESTY), judged);
    }

    /** No number was said, so that none is meant. */
    private static void withoutNumbers(Question question, float[] tally) {
        for (int place : question.numberPlaces) {
            tally[place] = Float.NEGATIVE_INFINITY;
        }
    }
}
