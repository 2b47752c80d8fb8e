package charge.hotline.dialog;

import charge.hotline.dialog.Call.Outcome;
import charge.hotline.dialog.Call.Place;
import java.util.Arrays;
import java.util.Locale;

/** The goodbyes before which a text message may help. */
enum Farewell {
    /** Goes on alone: with the operator's number, or towards another charger. */
    LATER("goodbye.later", Outcome.INFORMED),
    /** Leaves for another charger in the middle of the checklist. */
    STATION("goodbye.later", Outcome.GIVEN_UP),
    /** Has heard what there is to know. */
    ENOUGH("goodbye.enough", Outcome.INFORMED),
    /** Nobody took the call, and neither a call back nor a message was wanted. */
    NOTHING("message.nothing", Outcome.GIVEN_UP),
    /** Says goodbye. */
    CALLER("goodbye.caller", Outcome.GIVEN_UP);

    private final String prompt;
    private final Outcome outcome;

    Farewell(String prompt, Outcome outcome) {
        this.prompt = prompt;
        this.outcome = outcome;
    }

    /** What it is called in a URL. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    Outcome outcome() {
        return outcome;
    }

    /** The goodbye that waits behind the question whether to send a text message. */
    static Farewell at(Place place) {
        return Arrays.stream(values())
                .filter(farewell -> place.of().filter(farewell.id()::equals).isPresent())
                .findFirst()
                .orElse(CALLER);
    }

    Move end(Draft draft) {
        return draft.sayToAll(prompt).end(outcome);
    }
}
