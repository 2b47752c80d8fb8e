package charge.hotline;

import charge.hotline.content.Cause;
import charge.hotline.content.Checklist;
import charge.hotline.content.Step;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A caller who does not exist: one cause, and an answer to every question and a result of every errand, drawn from a
 * checklist. The same driver gives the same answers in whatever order they are asked.
 *
 * @param truth what the chances really are
 * @param cause what is wrong
 * @param seed decides the answers
 * @param cannot the chance that an errand cannot be done, 0 to 1
 */
record Driver(Checklist truth, Cause cause, long seed, double cannot) {
    /** What is said of an errand that helped; "noted", where the operator's people help. */
    private static final List<String> HELPED = List.of("works", "noted");

    private static final List<String> NOT_HELPED = List.of("fails", "refers-back", "more");
    private static final List<String> UNABLE = List.of("cannot", "unknown");

    /** The driver with this number. */
    static Driver of(Checklist truth, long number, double cannot) {
        SplittableRandom random = new SplittableRandom(number);
        double share = random.nextDouble();
        Cause cause = truth.causes().get(truth.causes().size() - 1);
        for (Cause one : truth.causes()) {
            share -= one.share();
            if (share < 0) {
                cause = one;
                break;
            }
        }
        return new Driver(truth, cause, random.nextLong(), cannot);
    }

    /** What this driver answers to a step. */
    String answer(Step step) {
        SplittableRandom random = new SplittableRandom(seed ^ ((long) step.id().hashCode() << 32));
        return switch (step.kind()) {
            case ASK, OPEN, LOOK_UP, HEARD -> told(step, random.nextDouble());
            case DO -> did(step, random.nextDouble(), random.nextDouble());
            case TELL, NUMBER, TALK, END -> said(step.id());
        };
    }

    private String told(Step step, double chance) {
        double left = chance;
        Map<String, Double> row = truth.step(step.id())
                .map(Step::expect)
                .map(expect -> expect.getOrDefault(cause.id(), Map.of()))
                .orElse(Map.of());
        for (Map.Entry<String, Double> answer : row.entrySet()) {
            left -= answer.getValue();
            if (left < 0) {
                return answer.getKey();
            }
        }
        return step.answers().get(0);
    }

    private String did(Step step, double able, double luck) {
        if (able < cannot) {
            return first(step, UNABLE);
        }
        double fixes = truth.step(step.id())
                .map(Step::fixes)
                .map(shares -> shares.getOrDefault(cause.id(), 0.0))
                .orElse(0.0);
        return first(step, luck < fixes ? HELPED : NOT_HELPED);
    }

    private static String first(Step step, List<String> wanted) {
        return wanted.stream().filter(step.answers()::contains).findFirst().orElse("unknown");
    }

    /** In the conversation itself everybody is the same: patient, with a number to call back, and glad of a person. */
    private static String said(String step) {
        return switch (step) {
            case "tries" -> "few";
            case "message" -> "call-me";
            case "offer", "confirm", "callback" -> "yes";
            case "where" -> "unknown";
            default -> "enough";
        };
    }
}
