package charge.hotline.deeds;

import charge.hotline.deeds.Texts.Sent;
import charge.hotline.journal.Claim;
import charge.hotline.journal.Lane;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Sends text messages. One that may have been sent is looked up at the carrier's; it is sent again only when it surely is not there.
 * Who has waited for an hour does not need it any more.
 */
final class Texting implements Doing {
    private static final Duration OF_USE = Duration.ofHours(1);

    /** How far the carrier's clock may be from ours. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final Texts texts;
    private final Clock clock;

    Texting(Texts texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public Lane lane() {
        return Lane.TEXT;
    }

    @Override
    public int most() {
        return 4;
    }

    @Override
    public Duration firstPause() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Duration longestPause() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Result attempt(Claim claim) {
        JsonObject payload = new JsonObject(claim.deed().owed().payload().orElse("{}"));
        Text text = new Text(payload.getString("number", ""), payload.getString("body", ""));
        boolean late = claim.deed().when().plus(OF_USE).isBefore(clock.instant());
        return claim.begun().isPresent()
                ? lookedUp(text, claim.begun().get(), late)
                : late ? new Result.Never("nobody waits for it any more") : sent(text);
    }

    private Result lookedUp(Text text, Instant begun, boolean late) {
        return switch (texts.find(text, begun.minus(CLOCKS_DIFFER))) {
            case THERE -> new Result.Found();
            case NOT_THERE -> late ? new Result.Never("nobody waits for it any more") : sent(text);
            case UNKNOWN ->
                late
                        ? new Result.Unclear("the carrier could not be asked in time")
                        : new Result.Doubtful("the carrier cannot be asked");
        };
    }

    private Result sent(Text text) {
        return switch (texts.send(text)) {
            case Sent.Accepted accepted -> new Result.Done();
            case Sent.NotNow notNow -> new Result.NotNow(notNow.why());
            case Sent.Refused refused -> new Result.Never(refused.why());
            case Sent.Unanswered unanswered -> new Result.Doubtful(unanswered.why());
        };
    }
}
