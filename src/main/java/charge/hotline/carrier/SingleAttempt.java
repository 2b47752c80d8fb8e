package charge.hotline.carrier;

import com.twilio.constant.EnumConstants.ContentType;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * How the carrier's SDK reaches its API here. Its own client tries three times, POSTs too, which can send a message twice, and lets
 * nobody set its time limits; this one tries once, within ours.
 */
final class SingleAttempt extends com.twilio.http.HttpClient {
    /** How long a connection may take. */
    private static final Duration CONNECT = Duration.ofSeconds(3);

    private final URI api;
    private final Duration answer;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    /**
     * @param api where the API is, in place of the address that the SDK makes up
     * @param answer how long an answer may take
     */
    SingleAttempt(URI api, Duration answer) {
        this.api = api;
        this.answer = answer;
    }

    /** Nothing arrived at the carrier's. */
    static final class NotReached extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotReached(IOException cause) {
            super("the carrier's API cannot be reached", cause);
        }
    }

    /** What was asked may have been done. */
    static final class NotAnswered extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotAnswered(Exception cause) {
            super("the carrier's API does not answer", cause);
        }
    }

    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response reliableRequest(Request request, int[] retryCodes, int retries, long delayMillis) {
        return makeRequest(request);
    }

    /**
     * One request.
     *
     * @throws NotReached where it surely was not received
     * @throws NotAnswered where nobody can tell
     */
    @Override
    public Response makeRequest(Request request) {
        try {
            HttpResponse<String> answered = client.send(http(request), BodyHandlers.ofString());
            return new Response(answered.body(), answered.statusCode());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new NotReached(e);
        } catch (IOException e) {
            throw new NotAnswered(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotAnswered(e);
        }
    }

    private HttpRequest http(Request request) {
        HttpRequest.Builder http =
                HttpRequest.newBuilder(target(request.constructURL())).timeout(answer);
        request.getHeaderParams().forEach((name, values) -> values.forEach(value -> http.header(name, value)));
        if (request.requiresAuthentication()) {
            http.header("Authorization", request.getAuthString());
        }
        if (request.getMethod() == HttpMethod.POST) {
            return http.header("Content-Type", ContentType.FORM_URLENCODED.getValue())
                    .POST(BodyPublishers.ofString(request.encodeFormBody()))
                    .build();
        }
        return http.method(request.getMethod().toString(), BodyPublishers.noBody())
                .build();
    }

    private URI target(URL url) {
        String base = api.toString().replaceFirst("/+$", "");
        return URI.create(base + url.getFile());
    }
}
