package charge.hotline;

import charge.hotline.Simulation.End;
import charge.hotline.Simulation.Played;
import java.util.function.Consumer;

/** What came of simulated calls, added up. */
final class Tally implements Consumer<Played> {
    private int calls;
    private int fixed;
    private int persons;
    private double seconds;
    private long turnsToFix;
    private long turnsToPerson;

    @Override
    public void accept(Played played) {
        calls++;
        seconds += played.seconds();
        if (played.end() == End.FIXED) {
            fixed++;
            turnsToFix += played.turns();
        } else if (played.end() == End.PERSON) {
            persons++;
            turnsToPerson += played.turns();
        }
    }

    int calls() {
        return calls;
    }

    /** Of 100 calls. */
    double fixed() {
        return 100.0 * fixed / calls;
    }

    /** Mean of all calls. */
    double seconds() {
        return seconds / calls;
    }

    /** Mean of the calls in which the car charged. */
    double turnsToFix() {
        return fixed == 0 ? 0 : (double) turnsToFix / fixed;
    }

    /** Mean of the calls that a person took over. */
    double turnsToPerson() {
        return persons == 0 ? 0 : (double) turnsToPerson / persons;
    }
}
