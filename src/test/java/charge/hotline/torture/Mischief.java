package charge.hotline.torture;

import java.util.Random;

/** What is done to one webhook on its way. */
enum Mischief {
    NONE,
    /** Sent to two nodes, or twice to one, at the same time. */
    TWICE,
    /** Sent once more, long after it was answered: later turns have overtaken it. */
    LATE_COPY,
    /** Arrives later. */
    DELAYED,
    /** The connection to the node is cut once the request has left; another node is tried. */
    NODE_CUT,
    /** The node answers, the connection to the carrier is cut instead of passing that on. */
    CARRIER_CUT,
    /** The node answers, the carrier waits for it in vain until its time limit, and sends it again. */
    WITHHELD;

    /**
     * Whether it can be done at the fallback URL, too. That is asked after something failed already, and the carrier asks nothing
     * after it: whoever loses this answer as well loses the caller, and no hotline can help it.
     */
    boolean leavesTheFallback() {
        return this != CARRIER_CUT && this != WITHHELD;
    }

    /** Of a hundred webhooks 80 are left alone. */
    static Mischief any(Random random) {
        int of100 = random.nextInt(100);
        if (of100 < 5) {
            return TWICE;
        }
        if (of100 < 10) {
            return LATE_COPY;
        }
        if (of100 < 15) {
            return DELAYED;
        }
        if (of100 < 18) {
            return NODE_CUT;
        }
        if (of100 < 19) {
            return CARRIER_CUT;
        }
        return of100 < 20 ? WITHHELD : NONE;
    }
}
