package charge.hotline.journal;

import io.vertx.core.buffer.Buffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** What the one writer writes. */
sealed interface Write
        permits Entry,
                Write.Acceptance,
                Write.End,
                Write.Bundle,
                Write.Announcement,
                Write.Taking,
                Write.Marking,
                Write.Work {
    /** Whether something is owed for it, so that it goes last where not all can wait. */
    boolean essential();

    /** An agent took the call that was handed over at turn {@code n} of the caller's leg. */
    record Acceptance(String callSid, int n, String agent) implements Write {
        @Override
        public boolean essential() {
            return true;
        }
    }

    /** The call is over. */
    record End(String callSid, Instant when) implements Write {
        @Override
        public boolean essential() {
            return true;
        }
    }

    /** The files of a content that calls begin on. */
    record Bundle(String version, Instant when, Buffer files) implements Write {
        @Override
        public boolean essential() {
            return true;
        }
    }

    /** What is announced from now on; empty: nothing. */
    record Announcement(Optional<String> text, Instant when) implements Write {
        @Override
        public boolean essential() {
            return true;
        }
    }

    /** Deeds of a lane that are due are claimed, at most so many. */
    record Taking(Lane lane, String node, Instant now, Instant until, int most) implements Write {
        @Override
        public boolean essential() {
            return false;
        }
    }

    /** A claimed deed is marked. */
    record Marking(Claim claim, Mark mark) implements Write {
        @Override
        public boolean essential() {
            return true;
        }
    }

    /** Rare work on all that is kept, between what came before it and what comes after it. */
    record Work(Job job) implements Write {
        /** Some milliseconds of work, for turns wait meanwhile. It may be done twice where the store fails. */
        interface Job {
            /** Does it within the transaction that is open; gives what it came to. */
            Object on(Connection connection) throws SQLException;
        }

        @Override
        public boolean essential() {
            return true;
        }
    }
}
