package charge.hotline;

import charge.hotline.content.Answer;
import charge.hotline.content.Checklist;
import charge.hotline.content.Command;
import charge.hotline.content.Content;
import charge.hotline.content.Step;
import charge.hotline.diagnosis.Order;
import charge.hotline.dialog.Call;
import charge.hotline.dialog.Dialog;
import charge.hotline.dialog.Facts;
import charge.hotline.dialog.Move;
import charge.hotline.dialog.Reply;
import charge.hotline.dialog.Turn;
import charge.hotline.speech.Meaning;
import charge.hotline.speech.Understood;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Plays calls through the real conversation, with drivers drawn from a checklist. What a call costs is the seconds of its
 * steps, as {@code checklist.yaml} has them, and those of a person where one takes over; the greeting, the problem and the
 * charger's number cost the same in whatever order the steps come, and are left out. Systems that are asked answer as drawn too.
 *
 * @param content what is said
 * @param truth what the chances really are
 * @param staffed whether agents are there
 * @param cannot the chance that an errand cannot be done, 0 to 1
 */
record Simulation(Content content, Checklist truth, boolean staffed, double cannot) {
    /** What it costs to hear of an errand that cannot be done. */
    static final int CANNOT_SECONDS = 10;

    private static final int MOST_TURNS = 100;

    /**
     * How a call went.
     *
     * @param driver who called
     * @param problem what was said at first
     * @param end what became of it
     * @param seconds of the caller's time
     * @param turns that it took
     */
    record Played(Driver driver, String problem, End end, double seconds, int turns) {}

    /** What becomes of a call. */
    enum End {
        FIXED,
        PERSON,
        INFORMED
    }

    /** Plays so many calls, always the same ones for the same seed. */
    void play(Order order, int calls, long seed, Consumer<Played> each) {
        Dialog dialog = new Dialog(content, order);
        for (int i = 0; i < calls; i++) {
            each.accept(play(dialog, Driver.of(truth, seed * 1_000_003 + i, cannot)));
        }
    }

    private Played play(Dialog dialog, Driver driver) {
        Facts facts = facts();
        Move move = dialog.fold(Call.arriving(content.version()), new Turn.Arrived(), facts);
        double seconds = 0;
        int turns = 0;
        while (move.reply() instanceof Reply.Ask && turns < MOST_TURNS) {
            Call call = move.call();
            Step step = content.checklist().step(call.place().at()).orElseThrow();
            Meaning meaning = meaning(driver, step, call.place().mode());
            if (meaning instanceof Meaning.Answered answered) {
                seconds += seconds(step, answered.answer().id());
            }
            Turn turn = new Turn.Said(new Understood(meaning, List.of()));
            Facts found = facts;
            move = dialog.fold(call, turn, found);
            while (move.reply() instanceof Reply.LookUp lookUp) {
                Step asked = content.checklist().step(lookUp.step()).orElseThrow();
                seconds += seconds(asked, "");
                found = found.finding(asked.id(), driver.answer(asked));
                move = dialog.fold(call, turn, found);
            }
            turns++;
        }
        End end = end(move);
        double person = end == End.PERSON ? staffed ? truth.agentSeconds() : truth.agentSecondsAfterHours() : 0;
        String problem = move.call().answer("problem").orElse("");
        return new Played(driver, problem, end, seconds + person, turns);
    }

    private static Meaning meaning(Driver driver, Step step, Call.Mode mode) {
        if (step.id().equals("language")) {
            return new Meaning.Answered(new Answer("language", "fr"));
        }
        String answer = driver.answer(step);
        boolean unable = answer.equals("cannot");
        return mode == Call.Mode.HOLD && !unable
                ? new Meaning.Commanded(Command.READY)
                : new Meaning.Answered(new Answer(step.id(), answer));
    }

    private double seconds(Step step, String answer) {
        double seconds = truth.step(step.id()).map(Step::seconds).orElse(0);
        return switch (step.kind()) {
            case ASK -> step.id().equals("language") ? 0 : seconds;
            case DO -> answer.equals("cannot") ? CANNOT_SECONDS : seconds;
            case TELL, LOOK_UP -> seconds;
            case OPEN, NUMBER, HEARD, TALK, END -> 0;
        };
    }

    private static End end(Move move) {
        Optional<Call.Outcome> outcome = move.call().outcome();
        if (outcome.isEmpty()) {
            return End.PERSON;
        }
        return switch (outcome.get()) {
            case FIXED_HERE, FIXED_ELSEWHERE -> End.FIXED;
            case INFORMED ->
                // Who noted the operator's number was helped by the operator: so this driver was drawn.
                move.call().answer("operator").filter("noted"::equals).isPresent() ? End.FIXED : End.INFORMED;
            case HANDED_OVER, CALLED_BACK, GIVEN_UP, UNKNOWN -> End.PERSON;
        };
    }

    private Facts facts() {
        Facts.Agent agent = new Facts.Agent("agent", new Facts.Reach.Client("agent"), List.of("fr"));
        Facts.Line line = new Facts.Line("", "", List.of("fr"));
        return new Facts(
                Instant.EPOCH,
                line,
                staffed ? List.of(agent) : List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                true,
                Facts.Texting.OFF,
                "",
                true);
    }
}
