package charge.hotline.handset;

import java.util.List;
import java.util.Optional;

/**
 * Whom a {@code Dial} rings.
 *
 * @param kind number, SIP address, client or queue
 * @param address as written in the document
 * @param whisper the document that this side hears before both are connected
 * @param statusCallback where the progress of this leg is reported
 * @param events which progress
 */
public record Callee(
        Kind kind,
        String address,
        Optional<String> whisper,
        String method,
        Optional<String> statusCallback,
        List<String> events) {
    /** What sort of address it is. */
    public enum Kind {
        NUMBER,
        SIP,
        CLIENT,
        QUEUE
    }

    /** Keeps its own copy. */
    public Callee {
        events = List.copyOf(events);
    }

    /** The address with its scheme, as people and scripts name it: {@code +32…}, {@code sip:…}, {@code client:…}, {@code queue:…}. */
    public String target() {
        return switch (kind) {
            case NUMBER -> address;
            case SIP -> address.indexOf('?') < 0 ? address : address.substring(0, address.indexOf('?'));
            case CLIENT -> "client:" + address;
            case QUEUE -> "queue:" + address;
        };
    }
}
