package charge.hotline.deeds;

import charge.hotline.journal.Claim;
import charge.hotline.journal.Lane;
import charge.hotline.journal.OwedDeed;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Posts reports to their receiver, at least once: one that may have arrived is sent again, with the same id. The header
 * {@code Hotline-Signature: t=SECONDS,v1=HEX} holds the time and HMAC-SHA256 over {@code SECONDS.BODY}.
 */
final class Reporting implements Doing {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration OF_USE = Duration.ofDays(3);

    private final Receiver receiver;
    private final Clock clock;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    Reporting(Receiver receiver, Clock clock) {
        this.receiver = receiver;
        this.clock = clock;
    }

    @Override
    public Lane lane() {
        return Lane.REPORT;
    }

    @Override
    public int most() {
        return 8;
    }

    @Override
    public Duration firstPause() {
        return Duration.ofSeconds(2);
    }

    @Override
    public Duration longestPause() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Result attempt(Claim claim) {
        if (claim.deed().when().plus(OF_USE).isBefore(clock.instant())) {
            return new Result.Never("the receiver did not take it for days");
        }
        String body = body(claim.deed());
        long seconds = clock.instant().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(receiver.url())
                .timeout(ANSWER)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Hotline-Signature", "t=" + seconds + ",v1=" + signature(seconds + "." + body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status >= 200 && status < 300
                    ? new Result.Done()
                    : new Result.NotNow("the receiver answers " + status);
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return new Result.NotNow("the receiver cannot be reached");
        } catch (IOException e) {
            return new Result.Doubtful("the receiver does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result.Doubtful("interrupted");
        }
    }

    /** The id is the call's and the deed's, so that it is nobody else's, whatever journal it comes from. */
    private static String body(OwedDeed deed) {
        String callSid = deed.turn().callSid();
        return new JsonObject()
                .put("id", callSid + "-" + deed.id())
                .put("call", callSid)
                .mergeIn(new JsonObject(deed.owed().payload().orElse("{}")))
                .encode();
    }

    private String signature(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(receiver.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
