package charge.hotline.handset;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The carrier's REST API as far as the hotline uses it: messages are created, listed and fetched. A real HTTP server, with faults when
 * they are asked for, which remembers what it was made to send.
 */
public final class CarrierApi implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PATH = Pattern.compile("/2010-04-01/Accounts/(AC\\w+)/Messages(?:/(SM\\w+))?\\.json");
    private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final int PAGE = 50;

    /**
     * A message that the carrier has.
     *
     * @param sid its id
     * @param to the receiver's number
     * @param from our number, or the messaging service
     * @param body its words
     * @param at when it was created
     */
    public record Sms(String sid, String to, String from, String body, Instant at) {}

    private final String account;
    private final String authorization;
    private final FaultyServer server;
    private final List<Sms> sent = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Integer> refused = new ConcurrentHashMap<>();

    private CarrierApi(int port, String account, String user, String password) {
        this.account = account;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        this.server = new FaultyServer(port, this::answer);
    }

    /** Starts one on a free port, for this account and these credentials. */
    public static CarrierApi start(String account, String user, String password) {
        return new CarrierApi(0, account, user, password);
    }

    /** Starts one on this port. */
    public static CarrierApi start(int port, String account, String user, String password) {
        return new CarrierApi(port, account, user, password);
    }

    /** Where it is: what {@code TWILIO_API_URL} should be. */
    public URI url() {
        return server.url();
    }

    /** What goes wrong with the next requests, one each. */
    public void next(ApiFault... faults) {
        server.next(faults);
    }

    /** What goes wrong with all others. */
    public void always(ApiFault fault) {
        server.always(fault);
    }

    /** Messages to this number are refused with an error of the carrier's: 21614 for a landline, 21610 for one that opted out. */
    public void refuse(String number, int code) {
        refused.put(number, code);
    }

    /** All that was created, in order. */
    public List<Sms> sent() {
        synchronized (sent) {
            return List.copyOf(sent);
        }
    }

    /** What was created more than once: the same words to the same number, each counted as often as it was too many. */
    public long doubled() {
        Collection<Long> times = sent().stream()
                .collect(Collectors.groupingBy(sms -> sms.to() + " " + sms.body(), Collectors.counting()))
                .values();
        return times.stream().mapToLong(count -> count - 1).sum();
    }

    /** How many requests came, those that went wrong counted in. */
    public long requests() {
        return server.requests();
    }

    @Override
    public void close() {
        server.close();
    }

    private FaultyServer.Answer answer(FaultyServer.Asked asked) {
        Matcher path = PATH.matcher(asked.target().getPath());
        if (!path.matches() || !path.group(1).equals(account)) {
            return fault(404, 20404);
        }
        if (!asked.authorization().equals(List.of(authorization))) {
            return fault(401, 20003);
        }
        Optional<String> sid = Optional.ofNullable(path.group(2));
        if (asked.method().equals("POST") && sid.isEmpty()) {
            return create(fields(asked.body()));
        }
        if (!asked.method().equals("GET")) {
            return fault(405, 20004);
        }
        return sid.isPresent()
                ? fetch(sid.get())
                : list(fields(Optional.ofNullable(asked.target().getRawQuery()).orElse("")));
    }

    private FaultyServer.Answer create(Map<String, String> form) {
        String to = form.getOrDefault("To", "");
        String from = form.getOrDefault("From", form.getOrDefault("MessagingServiceSid", ""));
        String body = form.getOrDefault("Body", "");
        if (!NUMBER.matcher(to).matches()) {
            return fault(400, 21211);
        }
        if (from.isEmpty()) {
            return fault(400, 21603);
        }
        if (body.isEmpty()) {
            return fault(400, 21602);
        }
        Integer code = refused.get(to);
        if (code != null) {
            return fault(400, code);
        }
        String sid = "SM" + UUID.randomUUID().toString().replace("-", "");
        Sms sms = new Sms(sid, to, from, body, Instant.now());
        sent.add(sms);
        return new FaultyServer.Answer(201, json(sms).toString());
    }

    private FaultyServer.Answer fetch(String sid) {
        return sent().stream()
                .filter(sms -> sms.sid().equals(sid))
                .map(sms -> new FaultyServer.Answer(200, json(sms).toString()))
                .findFirst()
                .orElseGet(() -> fault(404, 20404));
    }

    /** Newest first. */
    private FaultyServer.Answer list(Map<String, String> query) {
        int most = Integer.parseInt(query.getOrDefault("PageSize", Integer.toString(PAGE)));
        ObjectNode page = JSON.createObjectNode();
        var messages = page.putArray("messages");
        sent().reversed().stream()
                .filter(sms -> query.getOrDefault("To", sms.to()).equals(sms.to()))
                .filter(sms -> query.getOrDefault("From", sms.from()).equals(sms.from()))
                .limit(most)
                .forEach(sms -> messages.add(json(sms)));
        String uri = "/2010-04-01/Accounts/" + account + "/Messages.json";
        page.put("page", 0).put("page_size", most).put("uri", uri).put("first_page_uri", uri);
        page.putNull("next_page_uri").putNull("previous_page_uri");
        return new FaultyServer.Answer(200, page.toString());
    }

    private ObjectNode json(Sms sms) {
        ObjectNode json = JSON.createObjectNode()
                .put("sid", sms.sid())
                .put("account_sid", account)
                .put("api_version", "2010-04-01")
                .put("to", sms.to())
                .put("body", sms.body())
                .put("status", "queued")
                .put("direction", "outbound-api")
                .put("num_segments", "1")
                .put("num_media", "0")
                .put("date_created", DATE.format(sms.at()))
                .put("uri", "/2010-04-01/Accounts/" + account + "/Messages/" + sms.sid() + ".json");
        json.put(sms.from().startsWith("MG") ? "messaging_service_sid" : "from", sms.from());
        json.putNull("date_sent").putNull("error_code").putNull("error_message").putNull("price");
        return json;
    }

    private static FaultyServer.Answer fault(int status, int code) {
        return new FaultyServer.Answer(
                status,
                JSON.createObjectNode()
                        .put("code", code)
                        .put("message", "error " + code)
                        .put("more_info", "https://www.twilio.com/docs/errors/" + code)
                        .put("status", status)
                        .toString());
    }

    private static Map<String, String> fields(String encoded) {
        Map<String, String> fields = new ConcurrentHashMap<>();
        for (String field : encoded.split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
