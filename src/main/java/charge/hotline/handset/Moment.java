package charge.hotline.handset;

/** When the network turns to a person. */
public enum Moment {
    /** A prompt plays and a Gather listens. */
    PROMPT,
    /** Something plays and nobody listens: keys are lost, hanging up is possible. */
    MONOLOGUE,
    /** A Gather waits for keys or words. */
    QUESTION,
    /** After the beep of a recording. */
    RECORDING,
    /** Others are being rung. */
    RINGING,
    /** In a queue. */
    QUEUE,
    /** Connected to another person. */
    TALKING
}
