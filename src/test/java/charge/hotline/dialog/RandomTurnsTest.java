package charge.hotline.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.content.Answer;
import charge.hotline.content.Command;
import charge.hotline.content.Content;
import charge.hotline.content.OurContent;
import charge.hotline.content.Step;
import charge.hotline.diagnosis.ListedOrder;
import charge.hotline.dialog.Call.Mode;
import charge.hotline.dialog.Facts.Agent;
import charge.hotline.dialog.Facts.Incident;
import charge.hotline.dialog.Facts.Line;
import charge.hotline.dialog.Facts.Reach;
import charge.hotline.dialog.Reply.Spoken;
import charge.hotline.speech.Meaning;
import charge.hotline.speech.Understood;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What must hold for every conversation, whatever a caller does. */
class RandomTurnsTest {
    private static final int CALLS = 5_000;
    private static final int MOST_TURNS = 60;
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private static final Content CONTENT = OurContent.CONTENT;

    private final Dialog dialog = new Dialog(CONTENT, new ListedOrder(OurContent.LOOK_UPS));

    @Test
    void everyCallEndsWellAndSaysOnlyWhatIsWritten() {
        for (int seed = 0; seed < CALLS; seed++) {
            play(new Random(seed), seed);
        }
    }

    private void play(Random random, int seed) {
        Facts facts = facts(random);
        Move move = fold(Call.arriving(CONTENT.version()), new Turn.Arrived(), facts, random);
        List<String> story = new ArrayList<>();
        int active = 0;
        while (true) {
            story.add(move.call().place() + " " + says(move));
            assertThat(move.reply().says())
                    .as("seed %s: something is said where somebody listens: %s", seed, story)
                    .satisfies(says -> says.forEach(spoken -> assertThat(CONTENT.languageOrFirst(spoken.language())
                                    .prompts()
                                    .render(spoken.prompt(), spoken.values()))
                            .as("seed %s: %s", seed, spoken)
                            .isPresent()));
            assertThat(active).as("seed %s does not end: %s", seed, story).isLessThanOrEqualTo(MOST_TURNS);
            if (move.reply() instanceof Reply.End) {
                break;
            }
            active += move.call().place().mode() == Mode.HOLD ? 0 : 1;
            Turn turn = turn(random, move);
            story.add("  " + turn);
            move = fold(move.call(), turn, facts, random);
        }
        assertThat(move.call().outcome()).as("seed %s: %s", seed, story).isPresent();
        assertThat(move.call().starts()).as("seed %s: %s", seed, story).isLessThanOrEqualTo(10);
    }

    /** A turn with its look-ups, which find anything. */
    private Move fold(Call call, Turn turn, Facts facts, Random random) {
        Facts found = facts;
        Move move = dialog.fold(call, turn, found);
        while (move.reply() instanceof Reply.LookUp lookUp) {
            assertThat(found.found()).doesNotContainKey(lookUp.step());
            assertThat(call.answer(lookUp.step()))
                    .as("what is known is not looked up again")
                    .isEmpty();
            assertThat(move.deeds()).isEmpty();
            found = found.finding(
                    lookUp.step(),
                    pick(
                            random,
                            CONTENT.checklist()
                                    .step(lookUp.step())
                                    .orElseThrow()
                                    .answers()));
            move = dialog.fold(call, turn, found);
        }
        return move;
    }

    private static String says(Move move) {
        return move.reply().says().stream().map(Spoken::prompt).toList().toString();
    }

    private static Facts facts(Random random) {
        List<Agent> agents = random.nextInt(4) == 0
                ? List.of()
                : List.of(
                        new Agent("brussels", new Reach.Phone("+3225550199"), List.of("fr", "en")),
                        new Agent("antwerp", new Reach.Sip("sip:a@example.com"), List.of("nl", "en")),
                        new Agent("desk", new Reach.Client("desk"), List.of("fr")));
        Optional<Incident> incident = random.nextInt(6) == 0
                ? Optional.of(new Incident(Map.of("fr", "Panne.", "en", "Fault."), NOW.plusSeconds(600)))
                : Optional.empty();
        return new Facts(
                NOW,
                new Line("+3225550100", "Mbrella Charge", List.of("fr", "en")),
                agents,
                incident,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                random.nextInt(5) > 0,
                pick(random, List.of(Facts.Texting.values())),
                "482173906",
                random.nextInt(10) > 0);
    }

    private static Turn turn(Random random, Move move) {
        return switch (move.reply()) {
            case Reply.Transfer transfer ->
                new Turn.Transferred(
                        pick(random, List.of(Turn.Bridged.values())),
                        random.nextInt(3) == 0 ? Optional.empty() : Optional.of(random.nextInt(3) == 0));
            case Reply.TakeMessage message -> new Turn.Recorded(random.nextBoolean());
            case Reply.LookUp lookUp -> throw new IllegalStateException("not yet spoken");
            case Reply.End end -> throw new IllegalStateException("over");
            case Reply.Ask ask -> heard(random, move.call());
        };
    }

    private static Turn heard(Random random, Call call) {
        return switch (random.nextInt(12)) {
            case 0, 1 -> new Turn.Silent();
            case 2, 3, 4 -> new Turn.Keys(pick(random, List.of("1", "2", "3", "4", "5", "6", "0", "*", "#")));
            case 5 -> said(new Meaning.Nothing());
            case 6 -> said(new Meaning.Commanded(pick(random, List.of(Command.values()))));
            case 7 -> said(new Meaning.Unsure(told(random)));
            case 8 -> said(new Meaning.Answered(answer(random, anyStep(random))));
            default -> said(new Meaning.Answered(answer(random, here(call))));
        };
    }

    private static Turn said(Meaning meaning) {
        return new Turn.Said(new Understood(meaning, List.of()));
    }

    private static Step here(Call call) {
        String at =
                call.place().mode() == Mode.CONFIRM ? "confirm" : call.place().at();
        return CONTENT.checklist().step(at).orElseThrow();
    }

    private static Step anyStep(Random random) {
        return pick(random, List.copyOf(CONTENT.checklist().steps().values()));
    }

    private static Meaning.Told told(Random random) {
        return random.nextInt(3) == 0
                ? new Meaning.Commanded(pick(random, List.of(Command.values())))
                : new Meaning.Answered(answer(random, anyStep(random)));
    }

    private static Answer answer(Random random, Step step) {
        return new Answer(step.id(), step.answers().isEmpty() ? "unknown" : pick(random, step.answers()));
    }

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
