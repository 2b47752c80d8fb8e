package charge.hotline;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Asks the hotline that is running with these settings, at its desk's port. */
final class DeskClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final Settings settings;

    DeskClient(Settings settings) {
        if (settings.deskPort() == 0) {
            throw new CannotStart(
                    List.of("HOTLINE_DESK_PORT is 0, any free port; write the one that the hotline took."));
        }
        this.settings = settings;
    }

    /**
     * What it answers to JSON.
     *
     * @throws CannotStart with its sentence where it refuses, or where it is not running
     */
    String ask(String path, String json) {
        return answer(send(path, posting(json), HttpResponse.BodyHandlers.ofString(UTF_8)));
    }

    /**
     * What it shows.
     *
     * @throws CannotStart with its sentence where it refuses, or where it is not running
     */
    String read(String path) {
        return answer(send(path, HttpRequest.newBuilder().GET(), HttpResponse.BodyHandlers.ofString(UTF_8)));
    }

    private static String answer(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new CannotStart(List.of(sentence(response.body())));
        }
        return response.body();
    }

    /** Writes what it answers to a file: beside it first, so that there is never half of it. */
    void fetch(String path, Path file) throws IOException {
        Path aside = Files.createTempFile(file.toAbsolutePath().getParent(), "hotline", ".part");
        try {
            HttpResponse<Path> response = send(path, posting("{}"), HttpResponse.BodyHandlers.ofFile(aside));
            if (response.statusCode() != 200) {
                throw new CannotStart(List.of(sentence(Files.readString(aside))));
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    /** The desk's own words; what else listens there may answer anything. */
    private static String sentence(String answer) {
        try {
            return Optional.of(JSON.readTree(answer).path("error").asText())
                    .filter(error -> !error.isEmpty())
                    .orElse(answer);
        } catch (JsonProcessingException e) {
            return answer;
        }
    }

    private static HttpRequest.Builder posting(String json) {
        return HttpRequest.newBuilder()
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json, UTF_8));
    }

    private <T> HttpResponse<T> send(String path, HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        String desk = "http://" + host() + ":" + settings.deskPort();
        request.uri(URI.create(desk + path));
        settings.deskPassword()
                .map(password -> "desk:" + password)
                .map(user -> Base64.getEncoder().encodeToString(user.getBytes(UTF_8)))
                .ifPresent(user -> request.header("Authorization", "Basic " + user));
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build()) {
            return client.send(request.build(), handler);
        } catch (IOException e) {
            throw new CannotStart(List.of("The hotline does not answer at " + desk + " ("
                    + e.getClass().getSimpleName()
                    + "). This command goes through the hotline that is running: start it, and give this command the same"
                    + " HOTLINE_DESK_HOST, HOTLINE_DESK_PORT and HOTLINE_DESK_PASSWORD."));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart(List.of("Interrupted."));
        }
    }

    /** An address that stands for all of this machine's is none to connect to. */
    private String host() {
        String host = settings.deskHost();
        return switch (host) {
            case "0.0.0.0", "::", "[::]" -> "127.0.0.1";
            default -> host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        };
    }
}
