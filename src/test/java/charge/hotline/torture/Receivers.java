package charge.hotline.torture;

import charge.hotline.handset.ApiFault;
import charge.hotline.handset.CarrierApi;
import charge.hotline.handset.ReportReceiver;
import java.time.Duration;
import java.util.Map;
import java.util.Random;

/** Whom deeds are done to: the carrier's side that sends texts, and a help desk that takes reports. Both fail when told to. */
final class Receivers implements AutoCloseable {
    private static final String ACCOUNT = "AC00000000000000000000000000000001";
    private static final String SECRET = "torture-report-secret-0123456789";

    private final CarrierApi carrier;
    private final ReportReceiver desk = ReportReceiver.start(SECRET);
    private long textsAsked = -1;
    private long reportsAsked = -1;

    /** @param token of the account, with which the nodes sign in */
    Receivers(String token) {
        carrier = CarrierApi.start(ACCOUNT, ACCOUNT, token);
    }

    /** The settings that lead the nodes to them. */
    Map<String, String> settings() {
        return Map.of(
                "TWILIO_ACCOUNT_SID",
                ACCOUNT,
                "TWILIO_API_URL",
                carrier.url().toString(),
                "HOTLINE_TEXT_FROM",
                "+32460000000",
                "HOTLINE_PUSH_URL",
                desk.url().toString(),
                "HOTLINE_PUSH_SECRET",
                SECRET);
    }

    /** Something goes wrong with the next request to each, unless the last fault has met nobody yet: they are not to pile up. */
    void fail(Random random) {
        if (carrier.requests() > textsAsked) {
            textsAsked = carrier.requests();
            carrier.next(fault(random));
        }
        if (desk.requests() > reportsAsked) {
            reportsAsked = desk.requests();
            desk.next(fault(random));
        }
    }

    private static ApiFault fault(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new ApiFault.Refuses(503);
            case 1 -> new ApiFault.Breaks(500);
            case 2 -> new ApiFault.Slow(Duration.ofSeconds(2));
            case 3 -> new ApiFault.Cut();
            case 4 -> new ApiFault.LostAnswer();
            default -> new ApiFault.None();
        };
    }

    CarrierApi carrier() {
        return carrier;
    }

    ReportReceiver desk() {
        return desk;
    }

    @Override
    public void close() {
        carrier.close();
        desk.close();
    }
}
