package charge.hotline.twiml;

/** Where the carrier asks what comes next. */
public enum Path {
    /** A question's action. */
    TURN("/voice/turn"),
    /** A transfer or a queue is over. */
    TRANSFERRED("/voice/transferred"),
    /** An agent answers the phone. */
    WHISPER("/voice/whisper"),
    /** An agent pressed a key. */
    WHISPER_ANSWER("/voice/whisper/answer"),
    /** A caller waits in a queue, or pressed a key there. */
    QUEUE("/voice/queue"),
    /** A message was recorded. */
    RECORDED("/voice/recorded"),
    /** A driver whom we call answers the phone. */
    CALLBACK("/voice/callback");

    private final String path;

    Path(String path) {
        this.path = path;
    }

    /** {@code /voice/turn} */
    public String path() {
        return path;
    }
}
