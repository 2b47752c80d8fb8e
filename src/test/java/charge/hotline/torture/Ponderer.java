package charge.hotline.torture;

import charge.hotline.handset.Act;
import charge.hotline.handset.Moment;
import charge.hotline.handset.Person;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** Somebody who takes a moment of real time for what they do, so that calls last and things can go wrong in their middle. */
record Ponderer(Person person, Random random) implements Person {
    /** A mean one; people are slower. */
    private static final double MILLIS = 700;

    @Override
    public Act acts(Moment moment) {
        Act act = person.acts(moment);
        Pause.of(Duration.ofMillis((long) Math.min(10 * MILLIS, -MILLIS * Math.log(1 - random.nextDouble()))));
        return act;
    }

    @Override
    public Optional<Act> interrupts(Moment moment) {
        return person.interrupts(moment);
    }
}
