package charge.hotline.handset;

import charge.hotline.handset.Document.Place;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** One call with all its legs: what they share. */
final class PhoneCall {
    private static final DateTimeFormatter RFC_2822 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);
    private static final int MOST_DOCUMENTS = 1_000;

    private final Network network;
    private final String callSid = sid("CA");
    private final SimulatedTime time = new SimulatedTime();
    private final Trace trace;
    private final Wire wire;
    private int documents;

    PhoneCall(Network network) {
        this.network = network;
        this.trace = new Trace(callSid, time, network.listener());
        this.wire = new Wire(network.connection(), network.faults(), trace, callSid.hashCode() & 0xFF);
    }

    /** An identifier as the carrier makes them: two letters and 32 hexadecimal digits. */
    static String sid(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "");
    }

    static String timestamp() {
        return RFC_2822.format(ZonedDateTime.now(ZoneOffset.UTC));
    }

    Trace run(Leg leg, String url) {
        Event.Ending how = leg.run(new Next.Fetch("voice", "POST", publicUrl(url), Form.empty(), Place.CALL));
        trace.add(new Event.Ended(Event.CALLER, how));
        if (how != Event.Ending.REJECTED) {
            leg.status("completed");
        }
        reportEnd(leg);
        return trace;
    }

    /** The number's status callback: the carrier wants 204, or 200 with an empty document. */
    void reportEnd(Leg leg) {
        long seconds = time.elapsed().toSeconds();
        Form form = Form.of(
                "CallDuration",
                Long.toString(seconds),
                "Duration",
                Long.toString((seconds + 59) / 60),
                "Timestamp",
                timestamp(),
                "CallbackSource",
                "call-progress-events",
                "SequenceNumber",
                "0");
        network.connection().status().ifPresent(url -> leg.report("status", publicUrl(url), form));
    }

    /** No caller's patience is endless; a simulation's must not be either. */
    void countDocument() {
        if (++documents > MOST_DOCUMENTS) {
            throw new IllegalStateException("this call loops: " + MOST_DOCUMENTS + " documents were fetched");
        }
    }

    /** A configured URL may be relative to the public one. */
    String publicUrl(String url) {
        return url.startsWith("/") ? network.connection().publicUrl() + url : url;
    }

    Optional<String> fallback() {
        return network.connection().fallback().map(this::publicUrl);
    }

    Network network() {
        return network;
    }

    String callSid() {
        return callSid;
    }

    SimulatedTime time() {
        return time;
    }

    Trace trace() {
        return trace;
    }

    Wire wire() {
        return wire;
    }
}
