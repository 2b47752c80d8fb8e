package charge.hotline.handset;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A help desk's webhook: takes signed reports, and remembers them. A real HTTP server, with faults when they are asked for. */
public final class ReportReceiver implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SIGNATURE = Pattern.compile("t=(\\d+),v1=([0-9a-f]{64})");

    private final String secret;
    private final FaultyServer server;
    private final List<JsonNode> received = Collections.synchronizedList(new ArrayList<>());

    private ReportReceiver(int port, String secret) {
        this.secret = secret;
        this.server = new FaultyServer(port, this::answer);
    }

    /** Starts one on a free port. */
    public static ReportReceiver start(String secret) {
        return new ReportReceiver(0, secret);
    }

    /** Starts one on this port. */
    public static ReportReceiver start(int port, String secret) {
        return new ReportReceiver(port, secret);
    }

    /** Where reports are posted. */
    public URI url() {
        return server.url().resolve("/reports");
    }

    /** What goes wrong with the next requests, one each. */
    public void next(ApiFault... faults) {
        server.next(faults);
    }

    /** What goes wrong with all others. */
    public void always(ApiFault fault) {
        server.always(fault);
    }

    /** All reports that were signed rightly, in the order in which they came; those that came again too. */
    public List<JsonNode> received() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    /** How many came again that were there already, by their id. */
    public long doubled() {
        List<String> ids =
                received().stream().map(report -> report.path("id").asText()).toList();
        return ids.size() - ids.stream().distinct().count();
    }

    /** How many requests came. */
    public long requests() {
        return server.requests();
    }

    @Override
    public void close() {
        server.close();
    }

    private FaultyServer.Answer answer(FaultyServer.Asked asked) {
        Matcher signature = SIGNATURE.matcher(String.join("", asked.signature()));
        if (!signature.matches()
                || !hmac(signature.group(1) + "." + asked.body()).equals(signature.group(2))) {
            return new FaultyServer.Answer(401, "");
        }
        try {
            received.add(JSON.readTree(asked.body()));
            return new FaultyServer.Answer(204, "");
        } catch (JsonProcessingException e) {
            return new FaultyServer.Answer(400, "");
        }
    }

    private String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
