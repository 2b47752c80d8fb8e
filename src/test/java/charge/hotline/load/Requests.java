package charge.hotline.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import charge.hotline.RandomAgents;
import charge.hotline.RandomCaller;
import charge.hotline.handset.Connection;
import charge.hotline.handset.Event;
import charge.hotline.handset.Form;
import charge.hotline.handset.Network;
import charge.hotline.handset.Signer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Webhooks to send, made beforehand so that making them takes nothing from the measurement: the turns of recorded calls, each
 * time as a call of its own from a number of its own, many calls interleaved, all signed.
 */
final class Requests {
    /** Calls that are going on at once. */
    private static final int AT_ONCE = 200;

    private static final Set<String> TURNS = Set.of("voice", "gather");

    /** What a recogniser may send at most; longer ones are for other tests. */
    private static final int LONGEST_FORM = 2_500;

    private record Turn(String target, Form form) {}

    private final String publicUrl;
    private final Signer signer;
    private final List<List<Turn>> calls;
    private long made;

    private Requests(String publicUrl, String token, List<List<Turn>> calls) {
        this.publicUrl = publicUrl;
        this.signer = new Signer(token);
        this.calls = calls;
    }

    /** Records random calls with a hotline that is running; so it is warm, too. */
    static Requests recorded(Connection carrier, String publicUrl, String token, int calls) {
        List<List<Turn>> recorded = new ArrayList<>();
        for (int seed = 1; seed <= calls; seed++) {
            Random random = new Random(seed);
            RandomCaller caller = new RandomCaller(random);
            ConcurrentLinkedQueue<Turn> turns = new ConcurrentLinkedQueue<>();
            new Network(carrier)
                    .withAgents(new RandomAgents(random))
                    .withListener(event -> {
                        caller.accept(event);
                        if (event instanceof Event.Requested asked
                                && asked.leg().equals(Event.CALLER)
                                && TURNS.contains(asked.purpose())
                                && asked.form().encoded().length() < LONGEST_FORM) {
                            turns.add(new Turn(asked.target(), asked.form()));
                        }
                    })
                    .call("+3247%07d".formatted(seed), "+3225550100", caller);
            recorded.add(List.copyOf(turns));
        }
        recorded.removeIf(List::isEmpty);
        return new Requests(publicUrl, token, recorded);
    }

    /** How many turns a call has, on average. */
    double turnsOfACall() {
        return calls.stream().mapToInt(List::size).average().orElse(0);
    }

    /** So many requests that were never sent before, as bytes of HTTP. */
    List<byte[]> make(int count) {
        List<Deque<Turn>> going = new ArrayList<>();
        List<String> sids = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            going.add(new ArrayDeque<>());
            sids.add("");
        }
        List<byte[]> requests = new ArrayList<>(count);
        for (int i = 0; requests.size() < count; i = (i + 1) % AT_ONCE) {
            if (going.get(i).isEmpty()) {
                made++;
                going.get(i).addAll(calls.get((int) (made % calls.size())));
                sids.set(i, "CA%032x".formatted(made));
            }
            requests.add(bytes(going.get(i).removeFirst(), sids.get(i)));
        }
        return requests;
    }

    private byte[] bytes(Turn turn, String sid) {
        String from = "+3248%07d".formatted(Long.parseLong(sid.substring(20), 16) % 10_000_000);
        Form form = new Form(turn.form().fields().stream()
                .map(field -> switch (field.name()) {
                    case "CallSid" -> new Form.Field(field.name(), sid);
                    case "From", "Caller" -> new Form.Field(field.name(), from);
                    default -> field;
                })
                .toList());
        byte[] body = form.encoded().getBytes(UTF_8);
        String head = "POST " + turn.target() + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + "User-Agent: TwilioProxy/1.1\r\n"
                + "Content-Type: application/x-www-form-urlencoded; charset=UTF-8\r\n"
                + "X-Twilio-Signature: " + signer.sign(publicUrl + turn.target(), form) + "\r\n"
                + "Content-Length: " + body.length + "\r\n\r\n";
        byte[] start = head.getBytes(UTF_8);
        byte[] all = new byte[start.length + body.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }
}
