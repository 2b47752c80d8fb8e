package charge.hotline.handset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The signature against the vectors of the carrier's documentation and SDK tests. */
class SignerTest {
    @TestFactory
    List<DynamicTest> signsAsTheCarrierDoes() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode vector : new ObjectMapper()
                .readTree(SignerTest.class.getResource("/charge/hotline/twilio-signature-vectors.json"))) {
            String signature = new Signer(vector.path("token").asText())
                    .sign(vector.path("signed_url").asText(), form(vector.path("params")));
            tests.add(DynamicTest.dynamicTest(
                    vector.path("id").asText(),
                    () -> assertThat(signature.equals(vector.path("signature").asText()))
                            .isEqualTo(vector.path("hmac_recomputed_equal").asBoolean())));
        }
        assertThat(tests).hasSize(30);
        return tests;
    }

    private static Form form(JsonNode params) {
        Form form = Form.empty();
        for (Map.Entry<String, JsonNode> field : params.properties()) {
            if (field.getValue().isArray()) {
                for (JsonNode value : field.getValue()) {
                    form = form.with(field.getKey(), value.asText());
                }
            } else {
                form = form.with(
                        field.getKey(),
                        field.getValue().isNull() ? "" : field.getValue().asText());
            }
        }
        return form;
    }

    @Test
    void httpsLosesItsPortAndTheFragmentIsNeverSigned() {
        assertThat(Signer.signedUrl("https://a.example:8443/p?q=a%2Bb#rc=2")).isEqualTo("https://a.example/p?q=a%2Bb");
        assertThat(Signer.signedUrl("http://a.example:8080/p")).isEqualTo("http://a.example:8080/p");
        assertThat(Signer.signedUrl("https://a.example:443")).isEqualTo("https://a.example");
    }
}
