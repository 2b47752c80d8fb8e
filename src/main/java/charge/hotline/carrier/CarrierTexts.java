package charge.hotline.carrier;

import charge.hotline.deeds.Text;
import charge.hotline.deeds.Texts;
import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Text messages over the carrier's REST API. */
public final class CarrierTexts implements Texts {
    private static final int TOO_MANY = 429;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int FAULT = 500;

    /** Below what a claim of a deed lasts, twice over: a look-up may come before. */
    private static final Duration ANSWER = Duration.ofSeconds(8);

    /** To one number; nobody gets so many within the time that counts. */
    private static final long LATEST = 50;

    private final TwilioRestClient client;
    private final String account;
    private final String sender;

    /**
     * Who the carrier knows us as.
     *
     * @param account the SID of the account
     * @param user a key's SID, or the account's
     * @param password its secret, or the account's token
     */
    public record Access(String account, String user, String password) {
        /** Without the password. */
        @Override
        public String toString() {
            return user + " of " + account;
        }
    }

    /**
     * @param api where the API is
     * @param sender a number of ours in E.164, or the SID of a messaging service
     */
    public CarrierTexts(URI api, Access access, String sender) {
        this(api, access, sender, ANSWER);
    }

    /** @param answer how long an answer may take */
    CarrierTexts(URI api, Access access, String sender, Duration answer) {
        this.account = access.account();
        this.client = new TwilioRestClient.Builder(access.user(), access.password())
                .accountSid(access.account())
                .httpClient(new SingleAttempt(api, answer))
                .build();
        this.sender = sender;
    }

    @Override
    public Sent send(Text text) {
        try {
            creator(text).create(client);
            return new Sent.Accepted();
        } catch (SingleAttempt.NotReached e) {
            return new Sent.NotNow("the carrier's API cannot be reached");
        } catch (SingleAttempt.NotAnswered e) {
            return new Sent.Unanswered("the carrier's API does not answer");
        } catch (ApiException e) {
            return refused(e);
        }
    }

    private MessageCreator creator(Text text) {
        PhoneNumber to = new PhoneNumber(text.number());
        return sender.startsWith("MG")
                ? Message.creator(account, to, sender, text.body())
                : Message.creator(account, to, new PhoneNumber(sender), text.body());
    }

    /** The carrier's words stay away: they repeat numbers. */
    private static Sent refused(ApiException e) {
        int status = Optional.ofNullable(e.getStatusCode()).orElse(FAULT);
        String why = "the carrier's API answers " + status
                + Optional.ofNullable(e.getCode())
                        .map(code -> ", error " + code)
                        .orElse("");
        return switch (status) {
            // With credentials that are put right it works.
            case TOO_MANY, UNAUTHORIZED, FORBIDDEN -> new Sent.NotNow(why);
            default -> status >= BAD_REQUEST && status < FAULT ? new Sent.Refused(why) : new Sent.Unanswered(why);
        };
    }

    /** By number, words and time: the carrier keeps no id of ours. A trial account's prefix stands before the words. */
    @Override
    public Found find(Text text, Instant since) {
        try {
            boolean there = Message.reader(account)
                    .setTo(new PhoneNumber(text.number()))
                    .setPageSize(LATEST)
                    .firstPage(client)
                    .getRecords()
                    .stream()
                    .anyMatch(message -> isThis(message, text, since));
            return there ? Found.THERE : Found.NOT_THERE;
        } catch (SingleAttempt.NotReached | SingleAttempt.NotAnswered | ApiException e) {
            return Found.UNKNOWN;
        }
    }

    private static boolean isThis(Message message, Text text, Instant since) {
        boolean recent = Optional.ofNullable(message.getDateCreated())
                .filter(created -> created.toInstant().isBefore(since))
                .isEmpty();
        boolean same = Optional.ofNullable(message.getBody())
                .filter(body -> body.endsWith(text.body()))
                .isPresent();
        return recent && same;
    }
}
