package charge.hotline.torture;

import charge.hotline.handset.Event.Ending;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** The figures of a run. */
record Report(
        Plan plan,
        List<Node> nodes,
        Trouble trouble,
        Front front,
        Receivers receivers,
        List<Played> played,
        List<Delivery> deliveries,
        Duration took) {
    void print(PrintStream out) {
        long turns = deliveries.stream().filter(Delivery::isTurn).count();
        long kept = deliveries.stream()
                .filter(Delivery::isTurn)
                .map(Delivery::key)
                .distinct()
                .count();
        long acknowledged = deliveries.stream()
                .filter(Delivery::isTurn)
                .filter(Delivery::isAcknowledged)
                .count();
        out.printf(
                "%d nodes on %s, %d calls at once for %d s, seed %d%n",
                plan.nodes(),
                plan.database() ? "PostgreSQL" : "the embedded store",
                plan.calls(),
                took.toSeconds(),
                plan.seed());
        out.printf(
                "%d calls, %d of them ended by the caller, %d with a person; %d turns answered (%d different ones), %.0f a second,"
                        + " %d of them before their patience ended%n",
                played.size(),
                played.stream()
                        .filter(call -> call.ending().equals(java.util.Optional.of(Ending.PERSON)))
                        .count(),
                played.stream().filter(Played::connected).count(),
                turns,
                kept,
                turns / (took.toMillis() / 1000.0),
                acknowledged);
        out.printf(
                "nodes killed %d, stopped %d, frozen %d, starts that failed %d; store away %d times; other node tried %d times,"
                        + " no node at all %d times%n",
                lives(Node.End.KILLED),
                lives(Node.End.STOPPED) - nodes.size(),
                trouble.freezes(),
                nodes.stream().mapToInt(Node::failedStarts).sum(),
                trouble.outages(),
                front.failovers(),
                front.unanswered());
        out.println("webhooks " + front.done());
        out.printf(
                "%d texts sent, %d reports received%n",
                receivers.carrier().sent().size(), receivers.desk().received().size());
        long[] waits =
                front.waits().stream().mapToLong(Long::longValue).sorted().toArray();
        out.printf(
                "answers to the carrier: p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, longest %.1f ms%n",
                millis(waits, 0.5), millis(waits, 0.99), millis(waits, 0.999), millis(waits, 1));
    }

    private long lives(Node.End how) {
        return nodes.stream()
                .flatMap(node -> node.lives().stream())
                .filter(life -> life.how() == how)
                .count();
    }

    private static double millis(long[] sorted, double share) {
        return sorted.length == 0
                ? 0
                : sorted[(int) Math.min(sorted.length - 1, Math.round(share * (sorted.length - 1)))] / 1e6;
    }
}
