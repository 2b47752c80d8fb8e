package charge.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.handset.Event;
import charge.hotline.handset.Event.Ending;
import charge.hotline.handset.Fault;
import charge.hotline.handset.Form;
import charge.hotline.handset.Network;
import charge.hotline.handset.Trace;
import charge.hotline.journal.CallHistory;
import charge.hotline.journal.OwedDeed;
import charge.hotline.journal.TurnRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of callers who do anything, through the real service and the simulated network: every document keeps the rules,
 * no call goes on for ever, and nobody is let go without what they came for, a person, or a wish that is kept. Time goes on
 * while they phone, agents come and go, incidents are announced, webhooks are sent twice.
 *
 * <p>{@code -Drandom.calls=10000} plays more of them, {@code -Drandom.seed=…} others.
 */
class RandomCallsTest {
    private static final int CALLS = Integer.getInteger("random.calls", 1_500);
    private static final long SEED = Long.getLong("random.seed", 20_261_123);
    private static final int AT_ONCE = Integer.getInteger("random.at.once", 32);
    private static final int MOST_TURNS = 60;
    private static final int NUMBERS = 300;

    private static final String LINES = """
            lines:
              - number: "+3225550100"
                brand: Mbrella Charge & Co
                languages: [fr, en]
                agents: [brussels, roadside, desk, night, dutch]
              - number: "+3225550101"
                brand: Mbrella
                languages: [en]
                agents: [flex, brussels]
            agents:
              - name: brussels
                reach: "+3225550199"
                languages: [fr, en]
                hours: "Mo-Fr 08:00-20:00"
              - name: roadside
                reach: "sip:roadside@agents.example"
                languages: [en, fr, nl]
                hours: "Mo-Sa 07:00-18:00"
              - name: desk
                reach: "client:desk"
                languages: [fr, en]
                hours: "Mo-Fr 09:00-17:00"
              - name: night
                reach: "queue:night"
                languages: [fr, en]
                hours: "Mo-Su 02:00-06:00"
              - name: dutch
                reach: "client:dutch"
                languages: [nl, de]
                hours: "Mo-Fr 09:00-17:00"
              - name: flex
                reach: "workflow:WW00000000000000000000000000000001"
                languages: [en]
                hours: "Mo-Fr 09:00-17:00"
            """;

    private static final LocalDateTime BEGINNING = LocalDateTime.parse("2026-11-23T07:30:00");

    private final AtomicLong seconds = new AtomicLong();

    @TempDir
    private Path folder;

    /** A call and what is kept of it. */
    private record Played(int number, Trace trace, CallHistory kept) {
        TurnRecord last() {
            return kept.turns().getLast();
        }
    }

    /** What became of a caller. */
    private enum End {
        FIXED,
        PERSON,
        WISH_KEPT,
        KNOWS_ENOUGH,
        WANTS_NOTHING,
        LEFT_NO_MESSAGE,
        GOODBYE,
        HUNG_UP,
        WAITED_TEN_MINUTES,
        LOST
    }

    @Test
    void nobodyIsLostOrLooped() throws Exception {
        Files.writeString(folder.resolve("hotline.yaml"), LINES);
        // A repeat is answered like the first where that one is kept already, so a busy machine has the longest time
        // for it.
        Map<String, String> environment = Map.of(
                "HOTLINE_PROMPTS", Path.of("prompts").toAbsolutePath().toString(), "HOTLINE_JOURNAL_WAIT", "400");
        try (ThrowAway hotline = ThrowAway.start(environment, folder, Optional.empty());
                ExecutorService phones = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<Played>> calls = new ArrayList<>();
            for (int number = 0; number < CALLS; number++) {
                int which = number;
                calls.add(() -> play(hotline, which));
            }
            List<Played> played = new ArrayList<>();
            for (Future<Played> call : phones.invokeAll(calls)) {
                played.add(call.get());
            }
            Map<String, Set<String>> owed = new HashMap<>();
            for (OwedDeed deed : Hotline.await(hotline.hotline().journal().deeds())) {
                owed.computeIfAbsent(deed.turn().callSid(), sid -> new HashSet<>())
                        .add(deed.owed().kind());
            }
            Map<End, Integer> ends = new EnumMap<>(End.class);
            List<String> faults = new ArrayList<>();
            for (Played call : played) {
                End end = end(call, owed.getOrDefault(call.trace().callSid(), Set.of()));
                ends.merge(end, 1, Integer::sum);
                faults(call, end).ifPresent(faults::add);
            }
            assertThat(Metrics.of(hotline.hotline())
                            .matching("hotline_webhooks_seconds_count\\{outcome=\"(failed|late)\".*"))
                    .as("every answer is made as usual")
                    .isZero();
            System.out.printf("%d random calls, seed %d: %s%n", CALLS, SEED, ends);
            faults.stream().limit(3).forEach(System.out::println);
            assertThat(faults.stream().map(fault -> fault.lines().findFirst().orElse("")))
                    .as("of %s", ends)
                    .isEmpty();
            assertThat(ends).as("each end is met").hasSize(End.values().length - 1);
        }
    }

    private Played play(ThrowAway hotline, int number) {
        Random random = new Random(SEED * 31 + number);
        if (number % 100 == 50) {
            hotline.given("incident " + now().plusMinutes(20).withNano(0) + " fr=Panne générale. en=A general fault.");
        }
        RandomCaller caller = new RandomCaller(random);
        Network network = new Network(hotline.connection())
                .withAgents(new RandomAgents(random))
                .withFaults(repeats(random))
                .withEmptyResult(
                        pick(random, List.of(Form.empty(), Form.of("Digits", ""), Form.of("SpeechResult", ""))))
                .withListener(event -> {
                    caller.accept(event);
                    if (event instanceof Event.Acted) {
                        seconds.incrementAndGet();
                        hotline.given("time " + now());
                    }
                });
        String from = switch (random.nextInt(12)) {
            case 0 -> "anonymous";
            case 1 -> pick(random, List.of("client:web", "sip:someone@example.com", "unknown", "+", ""));
            default -> "+3247%07d".formatted(random.nextInt(NUMBERS));
        };
        Trace trace = network.call(from, pick(random, List.of("+3225550100", "+3225550100", "+3225550101")), caller);
        // A hang-up is answered after a while though its commit is still to come, so the record may be a moment behind.
        Service.until(
                "the end of call " + number + " is kept",
                () -> kept(hotline, trace)
                        .filter(kept -> kept.call().view().outcome().isPresent())
                        .isPresent());
        return new Played(number, trace, kept(hotline, trace).orElseThrow());
    }

    private static Optional<CallHistory> kept(ThrowAway hotline, Trace trace) {
        return Hotline.await(hotline.hotline().journal().call(trace.callSid()));
    }

    /** Each act of anybody takes a second from all, which is some seconds for each of those who phone at once. */
    private LocalDateTime now() {
        return BEGINNING.plusSeconds(seconds.get());
    }

    private static Fault.Plan repeats(Random random) {
        if (random.nextInt(4) > 0) {
            return Fault.Plan.none();
        }
        return (purpose, nth) -> switch (random.nextInt(8)) {
            case 0 -> new Fault.Twice();
            case 1 -> new Fault.AtOnce();
            case 2 -> purpose.equals("gather") || purpose.equals("dial") ? new Fault.LostAnswer() : new Fault.None();
            default -> new Fault.None();
        };
    }

    private static Optional<String> faults(Played call, End end) {
        List<String> faults = new ArrayList<>();
        if (end == End.LOST) {
            faults.add("the caller is lost");
        }
        call.trace().violations().forEach(violation -> faults.add(violation.toString()));
        call.trace().all(Event.Failed.class).stream()
                .filter(failed -> failed.code() != 11203 || !failed.reason().contains("lost"))
                .filter(failed -> failed.code() != 13214)
                .forEach(failed -> faults.add(failed.toString()));
        if (turns(call.trace()) > MOST_TURNS) {
            faults.add(turns(call.trace()) + " turns");
        }
        faults.addAll(differentRepeats(call.trace()));
        if (call.kept().call().view().outcome().isEmpty()) {
            faults.add("its end is not kept");
        }
        return faults.isEmpty() ? Optional.empty() : Optional.of("call " + call.number() + ": " + faults + story(call));
    }

    /** The turns in which the caller was not being waited for. */
    private static long turns(Trace trace) {
        return trace.all(Event.Requested.class).stream()
                .filter(request -> request.leg().equals(Event.CALLER))
                .filter(request ->
                        Set.of("voice", "gather", "dial", "enqueue", "record").contains(request.purpose()))
                .filter(request -> !request.target().contains("&mode=hold"))
                .map(Event.Requested::token)
                .distinct()
                .count();
    }

    private static List<String> differentRepeats(Trace trace) {
        Map<String, String> bodies = new HashMap<>();
        List<String> different = new ArrayList<>();
        for (Event.Requested request : trace.all(Event.Requested.class)) {
            String first = bodies.putIfAbsent(request.token(), request.body());
            if (first != null && !first.equals(request.body())) {
                different.add("repeated, it is " + request.body() + " and not " + first);
            }
        }
        return different;
    }

    private static End end(Played call, Set<String> owed) {
        boolean byHotline = call.trace().ending() == Ending.HOTLINE;
        String input = call.last().input();
        return switch (call.kept().call().view().outcome().orElse("")) {
            case "fixed-here", "fixed-elsewhere" -> worked(call) ? End.FIXED : End.LOST;
            case "handed-over" -> spoke(call) ? End.PERSON : End.LOST;
            case "called-back" -> owed.contains("call-back") || owed.contains("message") ? End.WISH_KEPT : End.LOST;
            case "informed" -> input.equals("silent") ? End.LOST : End.KNOWS_ENOUGH;
            case "given-up" -> saidGoodbye(call.last()) ? End.GOODBYE : noWish(call.last());
            default -> !byHotline ? End.HUNG_UP : saidGoodbye(call.last()) ? End.GOODBYE : waited(call);
        };
    }

    /** At once, or after "you'd like to hang up, is that right?". */
    private static boolean saidGoodbye(TurnRecord last) {
        return last.input().contains("goodbye") || last.before().contains("of=goodbye");
    }

    private static boolean worked(Played call) {
        return call.kept().call().view().answers().containsValue("works");
    }

    private static boolean spoke(Played call) {
        return !call.trace().all(Event.Connected.class).isEmpty()
                || call.kept().turns().stream().anyMatch(turn -> turn.before().contains("at=spoke"));
    }

    /** Asked whether we may call back or take a message, the caller said no; or the tone had sounded and nothing came. */
    private static End noWish(TurnRecord last) {
        if (last.key().path().equals("/voice/recorded")) {
            return End.LEFT_NO_MESSAGE;
        }
        boolean no = List.of("keys 3", "said message.nothing", "keys 1", "said confirm.yes", "said confirm.yes?")
                .contains(last.input().replaceFirst(" \\(.*", ""));
        return no && last.before().contains("at=message") ? End.WANTS_NOTHING : End.LOST;
    }

    private static End waited(Played call) {
        long rounds = call.kept().turns().stream()
                .filter(turn -> turn.before().contains("mode=hold"))
                .filter(turn -> turn.input().equals("silent"))
                .count();
        return rounds >= 30 ? End.WAITED_TEN_MINUTES : End.LOST;
    }

    private static String story(Played call) {
        StringBuilder story = new StringBuilder();
        call.kept()
                .turns()
                .forEach(turn -> story.append("\n  ")
                        .append(turn.key().n())
                        .append(' ')
                        .append(turn.key().path())
                        .append(" [")
                        .append(turn.input())
                        .append("] ")
                        .append(turn.after()));
        call.trace().entries().stream()
                .map(Trace.Entry::event)
                .filter(event -> !(event instanceof Event.Requested))
                .forEach(event -> story.append("\n    ")
                        .append(
                                event.toString(),
                                0,
                                Math.min(220, event.toString().length())));
        return story.append('\n').toString();
    }

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
