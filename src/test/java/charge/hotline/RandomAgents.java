package charge.hotline;

import charge.hotline.handset.Act;
import charge.hotline.handset.Agents;
import charge.hotline.handset.Person;
import java.util.List;
import java.util.Random;

/**
 * Agents who accept, decline, are busy, do not answer, press anything, or are a voicemail.
 *
 * @param random decides how each behaves
 */
public record RandomAgents(Random random) implements Agents {
    @Override
    public Pickup rings(String target) {
        return switch (random.nextInt(9)) {
            case 0 -> new Pickup.Busy();
            case 1 -> new Pickup.NoAnswer();
            case 2 -> new Pickup.Fails();
            case 3 -> Pickup.declines();
            case 4 -> Pickup.silent();
            case 5 -> Pickup.acceptsAfterHearingAgain();
            case 6 -> new Pickup.Answers(Person.agent(anything(), anything(), anything(), Act.hangsUp()));
            default -> Pickup.accepts();
        };
    }

    private Act anything() {
        return pick(List.of(
                Act.presses("1"),
                Act.presses("2"),
                Act.presses("3"),
                Act.presses("9#"),
                Act.says("oui"),
                Act.silence(),
                Act.hangsUp()));
    }

    @Override
    public Waiting queues(String queue) {
        return switch (random.nextInt(4)) {
            case 0 -> new Waiting.Refused(pick(List.of("queue-full", "error", "system-error")));
            default -> new Waiting.Taken(random.nextInt(5));
        };
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
