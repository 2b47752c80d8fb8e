package charge.hotline.journal;

import io.vertx.core.Vertx;
import java.nio.file.Path;

/** A process that writes as fast as it can and says what was acknowledged, until it is killed. */
final class KilledWriter {
    static final int CALLERS = 8;

    private KilledWriter() {}

    public static void main(String[] args) throws InterruptedException {
        Journal journal = Journal.embedded(Vertx.vertx(), Path.of(args[0]));
        for (int caller = 0; caller < CALLERS; caller++) {
            turn(journal, "CA" + caller, 0);
        }
        Thread.currentThread().join();
    }

    private static void turn(Journal journal, String callSid, int n) {
        journal.keep(Sample.turn(callSid, n).owing(Sample.urgent()).entry()).onSuccess(kept -> {
            System.out.println(callSid + " " + n + ".");
            turn(journal, callSid, n + 1);
        });
    }
}
