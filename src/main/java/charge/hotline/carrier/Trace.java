package charge.hotline.carrier;

/** Where something failed, without any message of an exception: a message may quote what a caller said. */
final class Trace {
    private static final int CAUSES = 4;
    private static final int FRAMES = 12;

    private Trace() {}

    static String of(Throwable thrown) {
        StringBuilder trace = new StringBuilder(thrown.getClass().getName());
        frames(trace, thrown);
        Throwable cause = thrown.getCause();
        for (int depth = 1; cause != null && depth < CAUSES; depth++) {
            trace.append("\ncaused by ").append(cause.getClass().getName());
            frames(trace, cause);
            cause = cause.getCause();
        }
        return trace.toString();
    }

    private static void frames(StringBuilder trace, Throwable thrown) {
        StackTraceElement[] frames = thrown.getStackTrace();
        for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
            trace.append("\n    at ").append(frames[i]);
        }
    }
}
