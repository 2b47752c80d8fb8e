package charge.hotline.carrier;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FormTest {
    @Test
    void namesAndValuesAreDecoded() {
        Form form = read("CallSid=CA1&From=%2B3225550123&SpeechResult=le+voyant+est+rouge%2C+d%C3%A9j%C3%A0&Digits=");

        assertThat(form.size()).isEqualTo(4);
        assertThat(form.first("CallSid")).contains("CA1");
        assertThat(form.first("From")).contains("+3225550123");
        assertThat(form.first("SpeechResult")).contains("le voyant est rouge, déjà");
        assertThat(form.first("Digits")).contains("");
    }

    @Test
    void anEmptyFieldIsThereButNotFilled() {
        Form form = read("Digits=&CallSid=CA1");

        assertThat(form.filled("Digits")).isEmpty();
        assertThat(form.filled("CallSid")).contains("CA1");
    }

    @Test
    void aFieldThatIsNotThereIsNotThere() {
        Form form = read("CallSid=CA1");

        assertThat(form.first("Digits")).isEmpty();
        assertThat(form.first("callsid")).as("names are case sensitive").isEmpty();
        assertThat(form.first("CallSi")).isEmpty();
        assertThat(form.first("CallSidX")).isEmpty();
    }

    @Test
    void theFirstOfRepeatedNamesIsUsedAndAllAreKept() {
        Form form = read("Digits=1&Digits=2&Digits=1");

        assertThat(form.first("Digits")).contains("1");
        assertThat(form.size()).isEqualTo(3);
        assertThat(form.value(1)).isEqualTo("2");
    }

    @Test
    void aPercentSignWithoutTwoHexadecimalDigitsStandsForItself() {
        Form form = read("a=100%&b=%zz&c=%4&d=%41");
        assertThat(form.first("a")).contains("100%");
        assertThat(form.first("b")).contains("%zz");
        assertThat(form.first("c")).contains("%4");
        assertThat(form.first("d")).contains("A");
    }

    @Test
    void bytesThatAreNotUtf8BecomeReplacementCharacters() {
        assertThat(read("a=%C3%28&b=x%FF").first("a")).contains("\uFFFD(");
        assertThat(read("b=x%FF").first("b")).contains("x\uFFFD");
        assertThat(read("c=%ED%A0%80").first("c").orElseThrow())
                .as("half of a surrogate pair")
                .doesNotContain("\uD800");
    }

    @Test
    void rawUtf8IsReadToo() {
        assertThat(Form.query("brand=Réseau").orElseThrow().first("brand")).contains("Réseau");
    }

    @Test
    void strayAmpersandsAndMissingEqualSignsDoNoHarm() {
        Form form = read("&&a&b=1&=x&c==y&&");

        assertThat(form.size()).isEqualTo(4);
        assertThat(form.first("a")).contains("");
        assertThat(form.first("b")).contains("1");
        assertThat(form.first("")).contains("x");
        assertThat(form.first("c")).contains("=y");
    }

    @Test
    void twoHundredFieldsAreReadAndOneMoreIsNot() {
        assertThat(Form.read(bytes("a=1&".repeat(Form.FIELDS))))
                .get()
                .extracting(Form::size)
                .isEqualTo(200);
        assertThat(Form.read(bytes("a=1&".repeat(Form.FIELDS + 1)))).isEmpty();
    }

    @Test
    void namesAndValuesAreReadUpToTheirBounds() {
        assertThat(Form.read(bytes("n".repeat(Form.NAME_BYTES) + "=1"))).isPresent();
        assertThat(Form.read(bytes("n".repeat(Form.NAME_BYTES + 1) + "=1"))).isEmpty();
        assertThat(Form.read(bytes("n=" + "%41".repeat(Form.VALUE_BYTES)))).isPresent();
        assertThat(Form.read(bytes("n=" + "v".repeat(Form.VALUE_BYTES + 1)))).isEmpty();
    }

    @Test
    void noBytesAtAllMakeReadingFail() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            byte[] raw = new byte[random.nextInt(40)];
            for (int i = 0; i < raw.length; i++) {
                raw[i] = (byte) (random.nextBoolean() ? "&=%+aA0f".charAt(random.nextInt(8)) : random.nextInt(256));
            }
            Form form = Form.read(raw).orElseThrow();
            int decoded = 0;
            for (int field = 0; field < form.size(); field++) {
                decoded += form.name(field).length() + form.value(field).length();
            }
            assertThat(decoded).isLessThanOrEqualTo(raw.length);
        }
    }

    @Test
    void whatACallerSaidDoesNotShowInALog() {
        assertThat(read("SpeechResult=rouge&From=%2B3225550123")).hasToString("form of 2 fields");
    }

    private static Form read(String body) {
        return Form.read(bytes(body)).orElseThrow();
    }

    private static byte[] bytes(String body) {
        return body.getBytes(ISO_8859_1);
    }
}
