package charge.hotline.handset;

import charge.hotline.handset.Agents.Pickup;
import charge.hotline.handset.Event.Ending;
import java.util.function.Consumer;

/**
 * The simulated phone network. One call runs in the thread that asks for it, from the first ring to the status callback,
 * and returns when it is over; several calls may run at the same time, in a thread each.
 *
 * @param connection how the hotline is reached
 * @param agents how those behave whom the hotline rings
 * @param faults what goes wrong on the way
 * @param emptyResult what {@code actionOnEmptyResult} sends after silence. The carrier does not say which of none, an
 *     empty {@code Digits} or an empty {@code SpeechResult} it is: a hotline must understand all three
 * @param listener is told of everything at once
 */
public record Network(
        Connection connection, Agents agents, Fault.Plan faults, Form emptyResult, Consumer<Event> listener) {
    /** A network on which nothing goes wrong and all agents accept. */
    public Network(Connection connection) {
        this(connection, Agents.table(), Fault.Plan.none(), Form.empty(), event -> {});
    }

    /** The same, with these agents. */
    public Network withAgents(Agents others) {
        return new Network(connection, others, faults, emptyResult, listener);
    }

    /** The same, with these faults. */
    public Network withFaults(Fault.Plan plan) {
        return new Network(connection, agents, plan, emptyResult, listener);
    }

    /** The same, with another empty result. */
    public Network withEmptyResult(Form form) {
        return new Network(connection, agents, faults, form, listener);
    }

    /** The same, with somebody who listens in. */
    public Network withListener(Consumer<Event> ear) {
        return new Network(connection, agents, faults, emptyResult, ear);
    }

    /**
     * Somebody phones the hotline.
     *
     * @param from E.164, or {@code anonymous}, {@code client:…}, {@code sip:…}
     * @param to the number that rings at the hotline
     */
    public Trace call(String from, String to, Person caller) {
        PhoneCall call = new PhoneCall(this);
        Leg leg = Leg.inbound(call, from, to, caller);
        return call.run(leg, connection.voice());
    }

    /**
     * The hotline phones a driver back (Direction {@code outbound-api}).
     *
     * @param from the hotline's number
     * @param to the driver's
     * @param url what is fetched when the driver answers
     */
    public Trace callBack(String from, String to, String url, Pickup driver) {
        PhoneCall call = new PhoneCall(this);
        return switch (driver) {
            case Pickup.Answers answers -> call.run(Leg.outbound(call, from, to, answers.person()), url);
            case Pickup.Busy busy -> unanswered(call, from, to, "busy");
            case Pickup.NoAnswer none -> unanswered(call, from, to, "no-answer");
            case Pickup.Fails fails -> unanswered(call, from, to, "failed");
        };
    }

    private static Trace unanswered(PhoneCall call, String from, String to, String status) {
        Leg leg = Leg.outbound(call, from, to, Person.caller());
        leg.status(status);
        call.trace().add(new Event.Ended(Event.CALLER, Ending.UNANSWERED));
        call.reportEnd(leg);
        return call.trace();
    }
}
