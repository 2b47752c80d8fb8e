package charge.hotline.handset;

import java.time.Duration;

/** What goes wrong with one request, on purpose. */
public sealed interface Fault {
    /** Nothing. */
    record None() implements Fault {}

    /** The same request is sent again after the first was answered; the first answer counts. */
    record Twice() implements Fault {}

    /** The same request is sent twice at the same time; the answer of the first one counts. */
    record AtOnce() implements Fault {}

    /** The hotline does its work, the answer of the first attempt never arrives: the carrier sees a read time-out. */
    record LostAnswer() implements Fault {}

    /** The request arrives later, in real time: to let another one overtake it. */
    record Late(Duration by) implements Fault {}

    /** Decides what goes wrong with which request of a call. */
    @FunctionalInterface
    interface Plan {
        /**
         * The fault of one request.
         *
         * @param purpose what the request is for, as in {@link Event.Requested}
         * @param nth the number of this request in its call, from 1
         */
        Fault of(String purpose, int nth);

        /** Nothing goes wrong. */
        static Plan none() {
            return (purpose, nth) -> new None();
        }

        /** The same thing goes wrong every time. */
        static Plan always(Fault fault) {
            return (purpose, nth) -> fault;
        }

        /** Something goes wrong with one request only. */
        static Plan only(int which, Fault fault) {
            return (purpose, nth) -> nth == which ? fault : new None();
        }
    }
}
