package charge.hotline.torture;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What is tortured, how long and how much.
 *
 * @param nodes processes of the hotline
 * @param database whether they keep their journal in PostgreSQL; else one node keeps it in its folder
 * @param calls how many are going on at once
 * @param time new calls are made and things go wrong for so long
 * @param seed of all chance; how the processes interleave is left to the machine
 * @param calm nothing goes wrong, to see what the audit and the load are without
 */
record Plan(int nodes, boolean database, int calls, Duration time, long seed, boolean calm) {
    static final String HELP = """
            --nodes N      processes of the hotline (2 with --database, else 1)
            --database     the journal is in PostgreSQL; without, in the folder of the one node
            --calls N      calls at once (300)
            --minutes M    how long (3)
            --seed S       of all chance (1)
            --calm         nothing goes wrong
            """;

    Plan {
        if (nodes < 1 || calls < 1 || time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("nodes, calls and minutes are at least 1");
        }
        if (nodes > 1 && !database) {
            throw new IllegalArgumentException("several nodes need --database");
        }
    }

    /** @throws IllegalArgumentException with a sentence that says what is wrong */
    static Plan read(List<String> arguments) {
        boolean database = arguments.contains("--database");
        int nodes = database ? 2 : 1;
        int calls = 300;
        double minutes = 3;
        long seed = 1;
        Deque<String> left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            String option = left.removeFirst();
            switch (option) {
                case "--database", "--calm" -> {}
                case "--nodes" -> nodes = (int) number(option, left);
                case "--calls" -> calls = (int) number(option, left);
                case "--minutes" -> minutes = number(option, left);
                case "--seed" -> seed = (long) number(option, left);
                default -> throw new IllegalArgumentException("\"" + option + "\" is no option.\n" + HELP);
            }
        }
        return new Plan(
                nodes,
                database,
                calls,
                Duration.ofMillis((long) (minutes * 60_000)),
                seed,
                arguments.contains("--calm"));
    }

    private static double number(String option, Deque<String> left) {
        try {
            return Double.parseDouble(left.isEmpty() ? "" : left.removeFirst());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("after " + option + " comes a number.\n" + HELP, e);
        }
    }
}
