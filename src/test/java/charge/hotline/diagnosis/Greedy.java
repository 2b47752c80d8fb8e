package charge.hotline.diagnosis;

import charge.hotline.content.Answer;
import charge.hotline.content.Checklist;
import charge.hotline.content.OurContent;
import charge.hotline.content.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What troubleshooters did before they could afford more: the repair that fixes most a second, reckoned anew after each; a
 * question by the rule of SACSO (Jensen et al. 2001), where asking now beats both never asking and acting first.
 */
final class Greedy implements Order {
    @Override
    public Optional<Step> next(Checklist checklist, Evidence evidence) {
        Available available = new Available(checklist, OurContent.LOOK_UPS);
        Optional<Step> action = action(checklist, available, evidence);
        double never = secondsWithoutQuestions(checklist, available, evidence);
        Optional<Step> question = available
                .steps(evidence)
                .filter(step -> !step.expect().isEmpty())
                .min(Comparator.comparingDouble(step -> asking(checklist, available, evidence, step)));
        if (question.isPresent()) {
            double now = asking(checklist, available, evidence, question.get());
            double later = action.map(step -> actingFirst(checklist, available, evidence, step, question.get()))
                    .orElse(Double.POSITIVE_INFINITY);
            if (now < Math.min(never, later)) {
                return question;
            }
        }
        return action;
    }

    private static double actingFirst(
            Checklist checklist, Available available, Evidence evidence, Step action, Step question) {
        Evidence then = failed(evidence, action);
        boolean stillOpen = available.steps(then).anyMatch(step -> step.id().equals(question.id()));
        double after = stillOpen
                ? asking(checklist, available, then, question)
                : secondsWithoutQuestions(checklist, available, then);
        return action.seconds() + (1 - fixes(checklist, evidence, action)) * after;
    }

    private static double asking(Checklist checklist, Available available, Evidence evidence, Step question) {
        double seconds = question.seconds();
        for (String id : question.answers()) {
            double chance = 0;
            for (var cause : Diagnosis.of(checklist, evidence.heard()).causes().entrySet()) {
                chance += cause.getValue() * Diagnosis.likelihood(question, id, cause.getKey());
            }
            seconds += chance * secondsWithoutQuestions(checklist, available, heard(evidence, question, id));
        }
        return seconds;
    }

    private static double secondsWithoutQuestions(Checklist checklist, Available available, Evidence evidence) {
        Optional<Step> action = action(checklist, available, evidence);
        if (action.isEmpty()) {
            return agent(checklist, evidence);
        }
        double fails = 1 - fixes(checklist, evidence, action.get());
        double after = fails > 0 ? secondsWithoutQuestions(checklist, available, failed(evidence, action.get())) : 0;
        return action.get().seconds() + fails * after;
    }

    /** The repair that fixes most a second; none, where a person does. */
    private static Optional<Step> action(Checklist checklist, Available available, Evidence evidence) {
        double person = 1.0 / agent(checklist, evidence);
        return available
                .steps(evidence)
                .filter(step -> !step.fixes().isEmpty())
                .filter(step -> fixes(checklist, evidence, step) / step.seconds() > person)
                .max(Comparator.comparingDouble(step -> fixes(checklist, evidence, step) / step.seconds()));
    }

    private static double fixes(Checklist checklist, Evidence evidence, Step step) {
        return Diagnosis.of(checklist, evidence.heard()).causes().entrySet().stream()
                .mapToDouble(cause -> cause.getValue() * step.fixes().getOrDefault(cause.getKey(), 0.0))
                .sum();
    }

    private static double agent(Checklist checklist, Evidence evidence) {
        return evidence.staffed() ? checklist.agentSeconds() : checklist.agentSecondsAfterHours();
    }

    private static Evidence failed(Evidence evidence, Step step) {
        Evidence heard = heard(evidence, step, step.answers().contains("fails") ? "fails" : "refers-back");
        int starts = heard.starts() + (step.start() ? 1 : 0);
        return new Evidence(heard.heard(), starts, heard.driving(), heard.staffed());
    }

    private static Evidence heard(Evidence evidence, Step step, String id) {
        List<Answer> heard = new ArrayList<>(evidence.heard());
        heard.add(new Answer(step.id(), id));
        return new Evidence(heard, evidence.starts(), evidence.driving(), evidence.staffed());
    }
}
