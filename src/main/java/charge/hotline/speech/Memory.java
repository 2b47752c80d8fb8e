package charge.hotline.speech;

import java.util.Optional;

/** Keeps what was learned for the next start: learning takes many seconds, in which nobody answers the phone. */
public interface Memory {
    /** Remembers nothing. */
    Memory NONE = new Memory() {
        @Override
        public Optional<byte[]> recall(String name) {
            return Optional.empty();
        }

        @Override
        public void keep(String name, byte[] learned) {}
    };

    /** What was kept under this name by the same program; empty where there is nothing, or it cannot be read. */
    Optional<byte[]> recall(String name);

    /** Keeps it, or does not where that cannot be done: then it is learned again. */
    void keep(String name, byte[] learned);
}
