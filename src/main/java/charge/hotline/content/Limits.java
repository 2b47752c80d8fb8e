package charge.hotline.content;

import java.time.Duration;

/**
 * The numbers of the dialogue, in one place. Sources: shared research on dialogue numbers (Nuance and VoiceXML platforms: 7 s
 * before silence counts, 10 s after an errand; Avaya and IBM guides: at most five choices by ear; Dialogflow: at most three
 * misses), and the carrier's own limits.
 */
public final class Limits {
    /** How fast the voices speak, in characters a second; for lengths only. */
    public static final int CHARACTERS_A_SECOND = 15;

    /** The longest question, in seconds. */
    public static final int QUESTION_SECONDS = 8;

    /** The longest instruction or help, in seconds. */
    public static final int INSTRUCTION_SECONDS = 12;

    /** The longest summary for an agent, in seconds. */
    public static final int SUMMARY_SECONDS = 12;

    /** At most so many choices by ear. */
    public static final int CHOICES = 5;

    /** Silence before it counts, in seconds. */
    public static final int SILENCE_SECONDS = 7;

    /** Silence before it counts where the caller has to look at something first, in seconds. */
    public static final int LOOK_SECONDS = 10;

    /** The pause that ends what a caller says: a short answer, in seconds. */
    public static final int SHORT_PAUSE_SECONDS = 2;

    /** The pause that ends what a caller says in free words, in seconds. */
    public static final int LONG_PAUSE_SECONDS = 3;

    /** Misses at one question before a person is offered. */
    public static final int MISSES_AT_A_STEP = 3;

    /** Misses in a row, across questions, before a person is offered. */
    public static final int MISSES_IN_A_ROW = 4;

    /** How often we give a sign of life while the caller acts, in seconds. */
    public static final int HOLD_SECONDS = 20;

    /** How long we wait before we ask whether it worked. */
    public static final Duration HOLD_QUESTION = Duration.ofMinutes(2);

    /** How long we wait in silence before an honest goodbye. */
    public static final Duration HOLD_MOST = Duration.ofMinutes(10);

    /** How long we stay together once it charges, in seconds. */
    public static final int WATCH_SECONDS = 30;

    /** How long one agent's phone rings, in seconds. */
    public static final int RING_SECONDS = 25;

    /** The shortest ringing that the carrier allows, in seconds. */
    public static final int RING_LEAST_SECONDS = 5;

    /** How long we look for an agent in all. */
    public static final Duration HANDOFF = Duration.ofSeconds(90);

    /** The longest call with an agent, in seconds. */
    public static final int TALK_SECONDS = 3600;

    /** The longest message, in seconds. */
    public static final int MESSAGE_SECONDS = 120;

    /** The longest text message, in segments: 160 characters of the GSM alphabet, of two segments 153 each. */
    public static final int TEXT_SEGMENTS = 2;

    /** The longest name of an operator of chargers: it stands in a text message, beside a number and what to do next. */
    public static final int OPERATOR_CHARACTERS = 30;

    /** How long an earlier call can be resumed. */
    public static final Duration RESUME = Duration.ofMinutes(30);

    /** From this confidence of the recogniser on, or where there is none, what was said is taken. */
    public static final double SURE = 0.5;

    /** Below this confidence, only exact words, danger, and requests for a person are taken. */
    public static final double DOUBTFUL = 0.3;

    /**
     * What it costs to take words for something else, in seconds of the caller's time: a wrong step of the checklist, a
     * minute and a half as their seconds there stand, and the way back.
     */
    public static final double WRONG_SECONDS = 120;

    /** What it costs to ask "did you say …?", in seconds: a short question and a yes. */
    public static final double CONFIRM_SECONDS = 6;

    /** What it costs to have to say it again, in seconds: "I did not understand", the question again, the answer again. */
    public static final double MISSED_SECONDS = 18;

    /** How many of the guesses that are asked back about are wrong, at most: a fifth on sentences that were not learned. */
    public static final double WRONG_GUESSES = 0.25;

    /** From this probability on, what phrases are sure of is taken, with all else that they say was told: two judges agree. */
    public static final double AGREED = 0.9;

    /** The same where the phrase is all that was said, or where what else was said is understood too. */
    public static final double AGREED_WHOLE = 0.4;

    /** The least that it must have by itself, without what else was told. */
    public static final double AGREED_ALONE = 0.15;

    /** From this probability on it is taken for danger: to be told to step back costs half a minute and ends the checklist. */
    public static final double DANGER = 0.5;

    /** The same where a phrase for danger was said. */
    public static final double DANGER_BY_PHRASE = 0.3;

    /** From this probability on it is asked whether there is danger, whatever else is likelier: not to know may cost a life. */
    public static final double DANGER_ASKED = 0.016;

    /** The same where a phrase for danger was said. */
    public static final double DANGER_BY_PHRASE_ASKED = 0.02;

    /** The share of sounds that may differ from those of an example for it to sound alike. */
    public static final double SOUNDS_APART = 0.3;

    /** From this probability on it is asked what an example means that sounds alike, although the words seem to mean something else. */
    public static final double SOUNDS_ALIKE = 0.1;

    /** A URL of ours is at most so long, in characters. */
    public static final int URL_CHARACTERS = 1_500;

    private Limits() {}
}
