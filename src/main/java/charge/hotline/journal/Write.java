package charge.hotline.journal;

/** What the one writer writes. */
sealed interface Write permits Entry, Write.Acceptance {
    /** Whether something is owed for it, so that it goes last where not all can wait. */
    boolean essential();

    /** An agent took the call that was handed over at turn {@code n} of the caller's leg. */
    record Acceptance(String callSid, int n, String agent) implements Write {
        @Override
        public boolean essential() {
            return true;
        }
    }
}
