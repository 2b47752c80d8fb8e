package charge.hotline;

import charge.hotline.content.Cause;
import charge.hotline.content.Checklist;
import charge.hotline.content.Content;
import charge.hotline.diagnosis.ListedOrder;
import charge.hotline.diagnosis.Order;
import charge.hotline.diagnosis.Outlook;
import charge.hotline.diagnosis.Planner;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The command {@code simulate}: what the planner saves, by calls played with drivers drawn from a checklist. Three orders side
 * by side: <em>planned</em> (the planner, which believes the content), <em>listed</em> (the order of {@code checklist.yaml}),
 * and <em>exact</em> (the planner, had it been told the truth: no order does better, but for errands that turn out impossible,
 * with which it does not reckon). A fourth column, <em>best thinkable</em>, is the planner told the truth, and every errand
 * possible: no order costs less on average, though one may for a single cause. The same average is reckoned besides, not played.
 *
 * @param content what is said and believed
 * @param lookUps the ids of the look-ups that are connected
 * @param truth what the chances really are; the content's own checklist where it is right
 * @param calls to play in each column
 * @param seed the same one gives the same calls
 * @param cannot the chance that an errand cannot be done, 0 to 1
 */
public record Simulate(Content content, Set<String> lookUps, Checklist truth, int calls, long seed, double cannot) {
    /** Of 100 errands, so many cannot be done, where nothing else is said. */
    public static final double CANNOT = 0.03;

    /** What came of the calls in one column, in all and by cause. */
    private record Column(String name, Tally all, Map<String, Tally> byCause) {}

    /** Plays the calls and prints the tables, ready for the README. */
    public void print(PrintStream out) {
        print(out, true);
        print(out, false);
    }

    private void print(PrintStream out, boolean staffed) {
        List<Column> columns = columns(staffed);
        out.printf(
                Locale.ROOT,
                "%s: %,d calls, seed %d; best thinkable, as reckoned: %.0f s%n%n",
                staffed ? "While agents are there" : "After hours",
                calls,
                seed,
                Outlook.of(truth, lookUps, staffed).seconds());
        row(out, "", columns, Column::name);
        out.println("|---|" + "---:|".repeat(columns.size()));
        row(
                out,
                "seconds to a fix or a person",
                columns,
                column -> whole(column.all().seconds()));
        row(out, "fixed, of 100", columns, column -> tenth(column.all().fixed()));
        row(out, "turns to a fix", columns, column -> tenth(column.all().turnsToFix()));
        row(out, "turns to a person", columns, column -> tenth(column.all().turnsToPerson()));
        if (staffed) {
            for (Cause cause : truth.causes()) {
                row(out, cause.id(), columns, column -> byCause(column, cause.id()));
            }
            out.println();
            out.println("By cause: seconds; fixed, of 100; turns to a fix / to a person.");
        }
        out.println();
    }

    private List<Column> columns(boolean staffed) {
        Planner planner = new Planner(lookUps);
        return List.of(
                column("planned", planner, staffed, cannot),
                column("listed", new ListedOrder(lookUps), staffed, cannot),
                column("exact", (believed, evidence) -> planner.next(truth, evidence), staffed, cannot),
                column("best thinkable", (believed, evidence) -> planner.next(truth, evidence), staffed, 0));
    }

    private Column column(String name, Order order, boolean staffed, double impossible) {
        Column column = new Column(name, new Tally(), new LinkedHashMap<>());
        new Simulation(content, truth, staffed, impossible).play(order, calls, seed, played -> {
            column.all().accept(played);
            column.byCause()
                    .computeIfAbsent(played.driver().cause().id(), id -> new Tally())
                    .accept(played);
        });
        return column;
    }

    /**
     * Plays calls in worlds where the checklist is wrong, and prints what is saved there: each true probability is the
     * checklist's times 1/3 to 3.
     */
    public void printDoubt(PrintStream out, int worlds) {
        out.printf(
                Locale.ROOT,
                "The truth around the checklist, each probability times 1/3 to 3: %d worlds, %,d calls each%n%n",
                worlds,
                calls);
        out.println("| world | planned | listed | exact | fewer than listed |");
        out.println("|---|---:|---:|---:|---:|");
        double planned = 0;
        double listed = 0;
        double exact = 0;
        for (int world = 1; world <= worlds; world++) {
            List<Column> columns = around(world).columns(true);
            double here = columns.get(0).all().seconds();
            double there = columns.get(1).all().seconds();
            double best = columns.get(2).all().seconds();
            row(out, Integer.toString(world), here, there, best);
            planned += here / worlds;
            listed += there / worlds;
            exact += best / worlds;
        }
        row(out, "all", planned, listed, exact);
        out.println();
    }

    /** The same belief in another world. */
    Simulate around(int world) {
        Checklist truthThere = PerturbedChecklist.of(content.checklist(), seed * 7_919 + world);
        return new Simulate(content, lookUps, truthThere, calls, seed, cannot);
    }

    /** The mean seconds of a call while agents are there: planned, listed, exact, best thinkable. */
    List<Double> seconds() {
        return columns(true).stream().map(column -> column.all().seconds()).toList();
    }

    private static void row(PrintStream out, String name, List<Column> columns, Function<Column, String> cell) {
        out.println("| " + name + " | "
                + String.join(" | ", columns.stream().map(cell).toList()) + " |");
    }

    private static void row(PrintStream out, String name, double planned, double listed, double exact) {
        out.printf(
                Locale.ROOT,
                "| %s | %.0f s | %.0f s | %.0f s | %.0f %% |%n",
                name,
                planned,
                listed,
                exact,
                100 * (1 - planned / listed));
    }

    private static String byCause(Column column, String cause) {
        Tally tally = column.byCause().getOrDefault(cause, new Tally());
        return tally.calls() == 0
                ? "–"
                : String.format(
                        Locale.ROOT,
                        "%.0f s; %.0f; %s / %s",
                        tally.seconds(),
                        tally.fixed(),
                        turns(tally.turnsToFix()),
                        turns(tally.turnsToPerson()));
    }

    private static String turns(double turns) {
        return turns == 0 ? "–" : tenth(turns);
    }

    private static String whole(double seconds) {
        return String.format(Locale.ROOT, "%.0f s", seconds);
    }

    private static String tenth(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
