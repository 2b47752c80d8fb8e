package charge.hotline.carrier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.security.RequestValidator;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureTest {
    private static final String TOKEN = "12345";

    /** One published or recomputed case; {@code url} is what we see. */
    record Vector(String id, String url, Form form, String body, String signature, boolean valid) {
        String target() {
            return url.substring(base().length());
        }

        String base() {
            int slash = url.indexOf('/', url.indexOf("://") + 3);
            return url.substring(0, slash);
        }

        @Override
        public String toString() {
            return id;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void everyKnownCaseIsJudgedAsTheCarriersLibrariesDo(Vector vector) {
        Signature signature = new Signature(List.of(TOKEN), vector.base());

        boolean signed = vector.body().isEmpty()
                ? signature.signs(vector.signature(), vector.target(), vector.form())
                : signature.signs(
                        vector.signature(), vector.target(), vector.body().getBytes(UTF_8));

        assertThat(signed).isEqualTo(vector.valid());
    }

    @Test
    void allThirtyCasesAreThere() throws IOException {
        assertThat(vectors()).hasSize(30);
        assertThat(vectors().filter(vector -> !vector.valid())).hasSize(3);
    }

    @Test
    void theCarriersOwnLibraryAgreesOnRandomRequests() {
        RequestValidator theirs = new RequestValidator(TOKEN);
        Signature ours = new Signature(List.of(TOKEN), "https://hotline.example");
        Random random = new Random(11);
        for (int round = 0; round < 500; round++) {
            Map<String, String> fields = new HashMap<>();
            for (int i = random.nextInt(30); i >= 0; i--) {
                fields.put(word(random), word(random));
            }
            String target = "/voice/turn?u=1&heard=" + URLEncoder.encode(word(random), UTF_8);
            String signed = hmac("https://hotline.example" + target + sorted(fields));
            String other = hmac("https://hotline.example" + target + "x" + sorted(fields));

            assertThat(theirs.validate("https://hotline.example" + target, fields, signed))
                    .isTrue();
            assertThat(ours.signs(signed, target, form(fields))).isTrue();
            assertThat(ours.signs(other, target, form(fields)))
                    .isEqualTo(theirs.validate("https://hotline.example" + target, fields, other))
                    .isFalse();
        }
    }

    @Test
    void anEncodedQueryStaysAsItIsWhenThePortIsAddedOrDropped() {
        String target = "/voice/turn?q=a%2Bb%26c";
        Form form = read("CallSid=CA1");
        Signature withPort = new Signature(List.of(TOKEN), "https://hotline.example:8443");
        Signature withoutPort = new Signature(List.of(TOKEN), "https://hotline.example");

        assertThat(withPort.signs(hmac("https://hotline.example" + target + "CallSidCA1"), target, form))
                .isTrue();
        assertThat(withPort.signs(hmac("https://hotline.example:8443" + target + "CallSidCA1"), target, form))
                .isTrue();
        assertThat(withoutPort.signs(hmac("https://hotline.example:443" + target + "CallSidCA1"), target, form))
                .isTrue();
        assertThat(withoutPort.signs(hmac("https://hotline.example:8443" + target + "CallSidCA1"), target, form))
                .as("a port that is nowhere configured")
                .isFalse();
    }

    @Test
    void userAndPasswordMayBeDropped() {
        Signature signature = new Signature(List.of(TOKEN), "https://us@er:pass@[2001:db8::1]:8443/behind/a/proxy/");

        for (String origin : List.of(
                "https://[2001:db8::1]",
                "https://[2001:db8::1]:8443",
                "https://us@er:pass@[2001:db8::1]",
                "https://us@er:pass@[2001:db8::1]:8443")) {
            assertThat(signature.signs(hmac(origin + "/behind/a/proxy/voice"), "/voice", Form.EMPTY))
                    .as(origin)
                    .isTrue();
        }
        assertThat(signature.signs(hmac("https://[2001:db8::1]/voice"), "/voice", Form.EMPTY))
                .as("the path that the carrier sees belongs to the URL")
                .isFalse();
    }

    @Test
    void whileATokenIsReplacedBothCount() {
        Signature signature = new Signature(List.of("new", TOKEN), "https://hotline.example");

        assertThat(signature.signs(hmac("https://hotline.example/voice"), "/voice", Form.EMPTY))
                .isTrue();
        assertThat(signature.signs(hmac("new", "https://hotline.example/voice"), "/voice", Form.EMPTY))
                .isTrue();
        assertThat(signature.signs(hmac("other", "https://hotline.example/voice"), "/voice", Form.EMPTY))
                .isFalse();
    }

    @Test
    void aFieldMoreOrLessOrAnotherValueIsNotSigned() {
        Signature signature = new Signature(List.of(TOKEN), "https://hotline.example");
        String signed = hmac("https://hotline.example/voiceCallSidCA1Digits1");

        assertThat(signature.signs(signed, "/voice", read("Digits=1&CallSid=CA1")))
                .isTrue();
        assertThat(signature.signs(signed, "/voice", read("Digits=2&CallSid=CA1")))
                .isFalse();
        assertThat(signature.signs(signed, "/voice", read("Digits=1"))).isFalse();
        assertThat(signature.signs(signed, "/voice", read("Digits=1&CallSid=CA1&From=x")))
                .isFalse();
        assertThat(signature.signs(signed, "/voice?n=1", read("Digits=1&CallSid=CA1")))
                .isFalse();
    }

    @Test
    void bytesThatAreNotTextAreSignedAsTheyCame() {
        Signature signature = new Signature(List.of(TOKEN), "https://hotline.example");
        byte[] data = concat("https://hotline.example/voiceA".getBytes(UTF_8), new byte[] {(byte) 0xFF});

        assertThat(signature.signs(hmac(TOKEN, data), "/voice", read("A=%FF"))).isTrue();
    }

    @Test
    void anotherSpellingOfTheSameBase64IsNotTheSignature() {
        Signature signature = new Signature(List.of(TOKEN), "https://hotline.example");
        String signed = hmac("https://hotline.example/voice");

        assertThat(signature.signs(signed, "/voice", Form.EMPTY)).isTrue();
        assertThat(signature.signs(signed + " ", "/voice", Form.EMPTY)).isFalse();
        assertThat(signature.signs(signed.replace("=", ""), "/voice", Form.EMPTY))
                .isFalse();
        assertThat(signature.signs("", "/voice", Form.EMPTY)).isFalse();
        assertThat(signature.signs("é".repeat(28), "/voice", Form.EMPTY)).isFalse();
    }

    @Test
    void severalThreadsDoNotDisturbEachOther() throws Exception {
        Signature signature = new Signature(List.of("new", TOKEN), "https://hotline.example");
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            String value = String.valueOf(thread).repeat(100 + 3_000 * thread);
            String signed = hmac("https://hotline.example/voiceA" + value);
            work.add(() -> {
                boolean all = true;
                for (int i = 0; i < 2_000; i++) {
                    all &= signature.signs(signed, "/voice", read("A=" + value));
                }
                return all;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<Boolean> result : threads.invokeAll(work)) {
                assertThat(result.get()).isTrue();
            }
        }
    }

    @Test
    void withoutATokenOrAUrlThereIsNoSignature() {
        assertThatThrownBy(() -> new Signature(List.of(), "https://hotline.example"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Signature(List.of(""), "https://hotline.example"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Signature(List.of(TOKEN), "hotline.example"))
                .hasMessageContaining("https://");
        assertThatThrownBy(() -> new Signature(List.of(TOKEN), "https:///voice"))
                .hasMessageContaining("host");
    }

    static Stream<Vector> vectors() throws IOException {
        try (InputStream file = Objects.requireNonNull(
                SignatureTest.class.getResourceAsStream("/charge/hotline/twilio-signature-vectors.json"))) {
            List<Vector> vectors = new ArrayList<>();
            for (JsonNode node : new ObjectMapper().readTree(file)) {
                assertThat(node.path("token").asText()).isEqualTo(TOKEN);
                vectors.add(new Vector(
                        node.path("id").asText(),
                        node.path("request_url").asText(),
                        read(encoded(node.path("params"))),
                        node.path("body").asText(""),
                        node.path("signature").asText(),
                        node.path("expect_valid").asBoolean()));
            }
            return vectors.stream();
        }
    }

    private static String encoded(JsonNode params) {
        List<String> fields = new ArrayList<>();
        params.properties().forEach(field -> {
            if (field.getValue().isArray()) {
                field.getValue().forEach(value -> fields.add(field(field.getKey(), value.asText())));
            } else {
                fields.add(field(field.getKey(), field.getValue().asText("")));
            }
        });
        return String.join("&", fields);
    }

    private static Form form(Map<String, String> fields) {
        List<String> pairs = new ArrayList<>();
        fields.forEach((name, value) -> pairs.add(field(name, value)));
        Collections.shuffle(pairs, new Random(fields.size()));
        return read(String.join("&", pairs));
    }

    private static String field(String name, String value) {
        return URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(value, UTF_8);
    }

    private static Form read(String body) {
        return Form.read(body.getBytes(UTF_8)).orElseThrow();
    }

    private static String sorted(Map<String, String> fields) {
        StringBuilder data = new StringBuilder();
        fields.keySet().stream().sorted().forEach(name -> data.append(name).append(fields.get(name)));
        return data.toString();
    }

    private static String word(Random random) {
        String letters = "abcXYZ019 _-+%&=é€'\"<";
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static String hmac(String data) {
        return hmac(TOKEN, data);
    }

    private static String hmac(String token, String data) {
        return hmac(token, data.getBytes(UTF_8));
    }

    private static String hmac(String token, byte[] data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(data));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
