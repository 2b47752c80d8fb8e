package charge.hotline;

import java.util.Locale;
import java.util.Optional;

/**
 * Every setting: its name, what it is for, and what may be written. Each is an environment variable of this name, or the
 * same in lower case with dots in {@code hotline.yaml} ({@code HOTLINE_PORT}: {@code hotline.port}); the environment wins.
 */
public enum Setting {
    /** Where the carrier's port listens. */
    HOTLINE_HOST(
            "the address where the carrier's port listens; without TWILIO_AUTH_TOKEN only ever this machine",
            "an IP address or localhost",
            "0.0.0.0",
            "0.0.0.0"),
    /** The carrier's port. */
    HOTLINE_PORT("the carrier's port", "a port number from 0 (any free one) to 65535", "8080", "8080"),
    /** What the carrier sees. */
    HOTLINE_PUBLIC_URL(
            "what the carrier sees before /voice: its signatures are over it; needed with TWILIO_AUTH_TOKEN",
            "a URL with https://, or http:// to this machine, a host without underscores, and neither query nor fragment",
            "https://hotline.example"),
    /** Where the desk's port listens. */
    HOTLINE_DESK_HOST(
            "the address where the desk's port listens; another than this machine's needs HOTLINE_DESK_PASSWORD",
            "an IP address or localhost",
            "127.0.0.1",
            "127.0.0.1"),
    /** The desk's port. */
    HOTLINE_DESK_PORT("the desk's port", "a port number from 0 (any free one) to 65535", "8081", "8081"),
    /** The password of the user {@code desk}. */
    HOTLINE_DESK_PASSWORD(
            "the password of the user desk; unset: the desk asks for none and stays on this machine",
            "any text",
            "a-long-sentence-that-nobody-guesses",
            true),
    /** What editors write. */
    HOTLINE_PROMPTS("the folder of prompts and the checklist", "a folder", "./prompts", "./prompts"),
    /** What must survive a restart. */
    HOTLINE_DATA("the folder for what must survive a restart", "a folder that can be written", "./data", "./data"),
    /** The journal's database. */
    HOTLINE_DATABASE(
            "the journal's database; unset: embedded, in the data folder",
            "a URL with postgresql:// whose parameters are those of the JDBC driver",
            "postgresql://hotline:password@db.example:5432/hotline",
            true),
    /** How long a caller waits for the journal. */
    HOTLINE_JOURNAL_WAIT(
            "how long a caller waits for the journal, each time; the reply then goes anyway and the turn is written later",
            "milliseconds from 10 to 400",
            "250",
            "250"),
    /** The key of hashes and cookies. */
    HOTLINE_SECRET(
            "keys the hashes of callers and cookies; unset: made once and kept in the data folder; needed with"
                    + " HOTLINE_DATABASE, the same on every node",
            "at least 16 characters, best from `openssl rand -hex 32`",
            "5f2c8e0d7b614a93",
            true),
    /** Whether callers' words are kept. */
    HOTLINE_KEEP_WORDS("whether what callers say is kept in the journal", "true or false", "false", "false"),
    /** How long calls are kept. */
    HOTLINE_DAYS_CALLS(
            "how long a call is kept, with its turns and deeds, after its last turn; longer where something is still owed",
            "days from 1 to 3650",
            "90",
            "90"),
    /** How long it is known whose call it was. */
    HOTLINE_DAYS_CALLERS(
            "how long a call is kept together with the keyed hash of its caller; then it belongs to nobody",
            "days from 1 to 3650",
            "30",
            "30"),
    /** How long words are kept. */
    HOTLINE_DAYS_WORDS("how long words are kept where HOTLINE_KEEP_WORDS is true", "days from 1 to 3650", "14", "14"),
    /** How long finished deeds are kept. */
    HOTLINE_DAYS_DEEDS(
            "how long finished deeds are kept; the caller's number in them goes once they are finished",
            "days from 1 to 3650",
            "30",
            "30"),
    /** How long unused contents are kept. */
    HOTLINE_DAYS_CONTENTS(
            "how long a content that no call begins on any more is kept", "days from 1 to 3650", "90", "90"),
    /** The order of the steps. */
    HOTLINE_ORDER(
            "the order of the steps: the most useful first, or as in checklist.yaml",
            "planned or listed",
            "planned",
            "planned"),
    /** Who texts come from. */
    HOTLINE_TEXT_FROM(
            "what text messages are sent from; unset: none are; needs TWILIO_ACCOUNT_SID, and a key or the token",
            "a number of the account that can send text messages, or the SID of a messaging service",
            "+32460000000"),
    /** Where reports go. */
    HOTLINE_PUSH_URL(
            "where every handoff, wish for a call back and outcome is posted; unset: nowhere; needs HOTLINE_PUSH_SECRET",
            "a URL with https://, or http:// to this machine",
            "https://desk.example/hotline"),
    /** What keys reports' signatures. */
    HOTLINE_PUSH_SECRET(
            "keys the signatures of what is posted there",
            "at least 16 characters, best from `openssl rand -hex 32`",
            "5f2c8e0d7b614a93",
            true),
    /** The carrier account's tokens. */
    TWILIO_AUTH_TOKEN(
            "the account's token, which signs webhooks; several, comma separated, while one is replaced",
            "one token, or several with commas between",
            "0123456789abcdef0123456789abcdef",
            true),
    /** The carrier's account. */
    TWILIO_ACCOUNT_SID("the account", "the SID of an account", "AC0123456789abcdef0123456789abcdef"),
    /** The name of a key for the carrier's API. */
    TWILIO_API_KEY(
            "a key for the carrier's API; together with TWILIO_API_SECRET and TWILIO_ACCOUNT_SID",
            "the SID of an API key",
            "SK0123456789abcdef0123456789abcdef"),
    /** The secret of that key. */
    TWILIO_API_SECRET("the secret of that key", "the secret as the carrier showed it once", "0123456789abcdef", true),
    /** The carrier's API. */
    TWILIO_API_URL(
            "where the carrier's API is; another only for tests",
            "a URL with https:// or http://",
            "https://api.twilio.com",
            "https://api.twilio.com");

    private final String meaning;
    private final String form;
    private final String example;
    private final Optional<String> preset;
    private final boolean secret;

    Setting(String meaning, String form, String example) {
        this(meaning, form, example, Optional.empty(), false);
    }

    Setting(String meaning, String form, String example, boolean secret) {
        this(meaning, form, example, Optional.empty(), secret);
    }

    Setting(String meaning, String form, String example, String preset) {
        this(meaning, form, example, Optional.of(preset), false);
    }

    Setting(String meaning, String form, String example, Optional<String> preset, boolean secret) {
        this.meaning = meaning;
        this.form = form;
        this.example = example;
        this.preset = preset;
        this.secret = secret;
    }

    /** Its name in {@code hotline.yaml}: {@code hotline.port}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** What it is for. */
    public String meaning() {
        return meaning;
    }

    /** What stands for it where nothing is written. */
    public Optional<String> preset() {
        return preset;
    }

    /** What to write: {@code a port number from 0 to 65535, for example 8080}. */
    public String form() {
        return form + ", for example " + example;
    }

    /** Whether its value is never shown. */
    public boolean secret() {
        return secret;
    }
}
