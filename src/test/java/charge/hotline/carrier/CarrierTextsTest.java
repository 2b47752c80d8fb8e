package charge.hotline.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.deeds.Text;
import charge.hotline.deeds.Texts.Found;
import charge.hotline.deeds.Texts.Sent;
import charge.hotline.handset.ApiFault;
import charge.hotline.handset.CarrierApi;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The carrier's REST side: one attempt, within our time, and what its answers mean. */
class CarrierTextsTest {
    private static final String ACCOUNT = "AC00000000000000000000000000000001";
    private static final CarrierTexts.Access ACCESS = new CarrierTexts.Access(ACCOUNT, "SK1", "secret");
    private static final Text TEXT = new Text("+32470000001", "Borne n° 7 & co + é €");
    private static final Instant LONG_AGO = Instant.EPOCH;

    private final CarrierApi api = CarrierApi.start(ACCOUNT, "SK1", "secret");
    private final CarrierTexts texts = new CarrierTexts(api.url(), ACCESS, "+32460000000", Duration.ofSeconds(20));

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void aTextArrivesWordByWordAndIsFound() {
        assertThat(texts.find(TEXT, LONG_AGO)).isEqualTo(Found.NOT_THERE);
        assertThat(texts.send(TEXT)).isEqualTo(new Sent.Accepted());

        assertThat(api.sent()).singleElement().satisfies(sms -> {
            assertThat(sms.body()).isEqualTo(TEXT.body());
            assertThat(sms.from()).isEqualTo("+32460000000");
        });
        assertThat(texts.find(TEXT, LONG_AGO)).isEqualTo(Found.THERE);
        assertThat(texts.find(TEXT, Instant.now().plusSeconds(60))).isEqualTo(Found.NOT_THERE);
        assertThat(texts.find(new Text(TEXT.number(), "other"), LONG_AGO)).isEqualTo(Found.NOT_THERE);
        assertThat(texts.find(new Text("+32470000002", TEXT.body()), LONG_AGO)).isEqualTo(Found.NOT_THERE);
    }

    @Test
    void aMessagingServiceSendsToo() {
        String service = "MG00000000000000000000000000000001";
        new CarrierTexts(api.url(), ACCESS, service).send(TEXT);

        assertThat(api.sent()).singleElement().extracting(CarrierApi.Sms::from).isEqualTo(service);
        assertThat(texts.find(TEXT, LONG_AGO)).isEqualTo(Found.THERE);
    }

    @Test
    void whatFailsIsTriedOnceOnly() {
        api.always(new ApiFault.Refuses(503));

        assertThat(texts.send(TEXT)).isInstanceOf(Sent.Unanswered.class);
        assertThat(api.requests()).isEqualTo(1);
    }

    @Test
    void onlyWhatSurelyWasNotTakenIsSoCalled() {
        api.next(
                new ApiFault.Refuses(429),
                new ApiFault.Refuses(500),
                new ApiFault.Breaks(500),
                new ApiFault.Cut(),
                new ApiFault.LostAnswer());

        assertThat(texts.send(TEXT)).isEqualTo(new Sent.NotNow("the carrier's API answers 429, error 20429"));
        for (int i = 0; i < 4; i++) {
            assertThat(texts.send(TEXT)).isInstanceOf(Sent.Unanswered.class);
        }
        assertThat(api.sent()).as("taken twice without a word of it").hasSize(2);
    }

    @Test
    void whoCannotGetTextsIsNotTriedAgain() {
        api.refuse(TEXT.number(), 21614);

        assertThat(texts.send(TEXT)).isEqualTo(new Sent.Refused("the carrier's API answers 400, error 21614"));
    }

    @Test
    void wrongCredentialsMayBePutRight() {
        CarrierTexts.Access wrong = new CarrierTexts.Access(ACCOUNT, "SK1", "wrong");

        assertThat(new CarrierTexts(api.url(), wrong, "+32460000000").send(TEXT))
                .isInstanceOf(Sent.NotNow.class);
        assertThat(new CarrierTexts(api.url(), wrong, "+32460000000").find(TEXT, LONG_AGO))
                .isEqualTo(Found.UNKNOWN);
    }

    @Test
    void whatTakesTooLongIsNotWaitedFor() {
        api.next(new ApiFault.Slow(Duration.ofMinutes(5)));
        CarrierTexts hasty = new CarrierTexts(api.url(), ACCESS, "+32460000000", Duration.ofMillis(200));

        assertThat(hasty.send(TEXT)).isInstanceOf(Sent.Unanswered.class);
    }

    @Test
    void whereNobodyListensNothingWasTaken() {
        URI gone = api.url();
        api.close();

        CarrierTexts lonely = new CarrierTexts(gone, ACCESS, "+32460000000");
        assertThat(lonely.send(TEXT)).isEqualTo(new Sent.NotNow("the carrier's API cannot be reached"));
        assertThat(lonely.find(TEXT, LONG_AGO)).isEqualTo(Found.UNKNOWN);
    }
}
