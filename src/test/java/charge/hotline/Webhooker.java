package charge.hotline;

import static java.nio.charset.StandardCharsets.UTF_8;

import charge.hotline.handset.Connection;
import charge.hotline.handset.Document.Place;
import charge.hotline.handset.Form;
import charge.hotline.handset.Rules;
import charge.hotline.handset.Signer;
import charge.hotline.handset.Violation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends webhooks one by one, signed as the carrier's are: for what the simulated phone network never sends. */
final class Webhooker {
    static final String DRIVER = "+32470000001";
    static final String LINE = "+3225550100";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern ACTION = Pattern.compile("<(?:Gather|Dial|Record|Enqueue)[^>]* action=\"([^\"]+)\"");
    private static final Pattern WHISPER = Pattern.compile("<(?:Number|Sip|Client)[^>]* url=\"([^\"]+)\"");

    private final String node;
    private final String publicUrl;
    private final Optional<Signer> signer;

    private Webhooker(String node, String publicUrl, Optional<Signer> signer) {
        this.node = node;
        this.publicUrl = publicUrl;
        this.signer = signer;
    }

    /** To a hotline that checks signatures. */
    static Webhooker signing(Connection connection) {
        return new Webhooker(
                connection.nodes().getFirst(),
                connection.publicUrl(),
                connection.token().map(Signer::new));
    }

    /** To a hotline on this machine without a token. */
    static Webhooker unsigned(int port) {
        String node = "http://127.0.0.1:" + port;
        return new Webhooker(node, node, Optional.empty());
    }

    /** What came back. */
    record Answered(int status, String type, String body) {
        /** Path and query of where the caller's leg goes on. */
        String action() {
            return target(ACTION);
        }

        /** Path and query of what the agent hears first. */
        String whisper() {
            return target(WHISPER);
        }

        private String target(Pattern pattern) {
            Matcher matcher = pattern.matcher(body);
            if (!matcher.find()) {
                throw new AssertionError("it leads nowhere: " + status + " " + body);
            }
            return matcher.group(1)
                    .replace("&amp;", "&")
                    .replaceFirst("#.*", "")
                    .replaceFirst("^https?://[^/]*", "");
        }

        /** The rules that it breaks as a document for this place. */
        List<Violation> violations(Place place) {
            return Rules.check(type, body, place);
        }
    }

    /** The fields of every webhook of a caller's leg. */
    static Form call(String callSid) {
        return call(callSid, DRIVER);
    }

    /** The same of another caller. */
    static Form call(String callSid, String from) {
        return leg(callSid, "in-progress", from);
    }

    /** What the carrier tells once the driver's call is over. */
    static Form ended(String callSid) {
        return ended(callSid, DRIVER);
    }

    /** The same of another caller. */
    static Form ended(String callSid, String from) {
        return leg(callSid, "completed", from);
    }

    private static Form leg(String callSid, String status, String from) {
        return Form.of("CallSid", callSid, "CallStatus", status, "Direction", "inbound")
                .and(Form.of("From", from, "To", LINE));
    }

    /** Sends a form to a path with its query. */
    Answered post(String target, Form form) {
        return post(target, form, form.encoded());
    }

    /** Sends a body that is encoded by hand, and reads as this form. */
    Answered post(String target, Form form, String body) {
        HttpRequest.Builder request = to(target)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(body, UTF_8));
        signer.ifPresent(
                by -> request.header("X-Twilio-Signature", by.sign(Signer.signedUrl(publicUrl + target), form)));
        return send(request);
    }

    /** Sends something else. */
    Answered send(String method, String target, String body, String... headers) {
        HttpRequest.Builder request = to(target).method(method, HttpRequest.BodyPublishers.ofString(body, UTF_8));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    private HttpRequest.Builder to(String target) {
        return HttpRequest.newBuilder(URI.create(node + target));
    }

    private static Answered send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
            return new Answered(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
        } catch (IOException e) {
            throw new AssertionError("no answer from " + request.build().uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
