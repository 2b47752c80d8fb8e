package charge.hotline;

import charge.hotline.agents.Hours;
import charge.hotline.agents.Roster;
import charge.hotline.carrier.CarrierTexts;
import charge.hotline.deeds.Receiver;
import charge.hotline.dialog.Facts;
import charge.hotline.dialog.Facts.Reach;
import charge.hotline.journal.PostgresUrl;
import charge.hotline.journal.Retention;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How this hotline is set up, read once at the start and never changed. {@link Setting} says what each is for; lines, agents and
 * voices stand in {@code hotline.yaml} only.
 *
 * @param host where the carrier's port listens; always this machine alone while there is no token
 * @param port the carrier's port; 0 for any free one
 * @param publicUrl what the carrier sees, without a slash at its end; there whenever there is a token
 * @param deskHost where the desk's port listens
 * @param deskPort the desk's port; 0 for any free one
 * @param deskPassword the password of the user {@code desk}
 * @param prompts the folder that editors write in
 * @param data the folder for what must survive a restart
 * @param database of the journal; empty: embedded
 * @param journalWait how long a caller waits for the journal, each time
 * @param secret keys hashes and cookies; empty: made and kept in the data folder
 * @param keepWords whether what callers say is kept
 * @param retention how long what is kept is kept
 * @param order the order of the steps
 * @param tokens the carrier's, that sign webhooks; empty: nothing can be checked
 * @param accountSid the carrier's account
 * @param apiKey the key for the carrier's API
 * @param apiUrl where the carrier's API is
 * @param textFrom what text messages are sent from; there only with {@link #access}; empty: none are sent
 * @param push who gets reports
 * @param voices what stands in place of a language's own voice, by language id
 * @param lines the numbers that ring here, at least one
 * @param agents who takes calls
 * @param notes sentences for the log: where this was read from
 * @param warnings sentences for the log: what an operator may not expect, and what to do
 */
public record Settings(
        String host,
        int port,
        Optional<String> publicUrl,
        String deskHost,
        int deskPort,
        Optional<String> deskPassword,
        Path prompts,
        Path data,
        Optional<PostgresUrl> database,
        Duration journalWait,
        Optional<String> secret,
        boolean keepWords,
        Retention retention,
        Order order,
        List<String> tokens,
        Optional<String> accountSid,
        Optional<ApiKey> apiKey,
        URI apiUrl,
        Optional<String> textFrom,
        Optional<Receiver> push,
        Map<String, Voice> voices,
        List<Roster.Line> lines,
        List<Roster.Agent> agents,
        List<String> notes,
        List<String> warnings) {

    /** Where lines are where they do not say it. */
    public static final ZoneId TIME_ZONE = ZoneId.of("Europe/Brussels");

    /** Which step comes next. */
    public enum Order {
        /** The most useful one. */
        PLANNED,
        /** The next one of {@code checklist.yaml}. */
        LISTED
    }

    /** A key for the carrier's API: its SID, and its secret. */
    public record ApiKey(String sid, String secret) {
        /** Never the secret. */
        @Override
        public String toString() {
            return sid;
        }
    }

    /**
     * What stands in place of a language's own voice.
     *
     * @param say the carrier's name of another voice, and its locale, which go together
     * @param recognition another locale for speech recognition
     */
    public record Voice(Optional<Say> say, Optional<String> recognition) {}

    /**
     * A voice.
     *
     * @param name the carrier's: {@code Polly.Isabelle-Neural}
     * @param locale {@code fr-BE}
     */
    public record Say(String name, String locale) {}

    /**
     * Reads the environment, and {@code hotline.yaml} where the folder has one. Without any line, there is one with a
     * simulated agent.
     *
     * @param environment the variables of the process; those of others are passed over, and empty ones count as unset
     * @param folder the working folder, where relative folders begin
     * @throws CannotStart naming everything that is wrong, and what to write
     */
    public static Settings read(Map<String, String> environment, Path folder) {
        return new SettingsReader(environment, folder).read();
    }

    /** What opens the carrier's API: a key, else the account's first token. */
    public Optional<CarrierTexts.Access> access() {
        return accountSid.flatMap(account -> apiKey.map(
                        key -> new CarrierTexts.Access(account, key.sid(), key.secret()))
                .or(() -> tokens.stream().findFirst().map(token -> new CarrierTexts.Access(account, account, token))));
    }

    /** What the carrier sees: as set, else this machine at the port that the hotline really listens on. */
    public String publicUrl(int listening) {
        return publicUrl.orElse("http://127.0.0.1:" + listening);
    }

    /**
     * Holds the lines against the content.
     *
     * @param spoken the languages that prompts are there for
     * @throws CannotStart naming each language that has no prompts
     */
    public void speaks(Set<String> spoken) {
        List<String> wrong = new ArrayList<>();
        for (Roster.Line line : lines) {
            for (String language : line.facts().languages()) {
                if (!spoken.contains(language)) {
                    wrong.add("line " + line.facts().number() + " offers the language \"" + language
                            + "\", but there is no folder " + prompts.resolve(language) + "; write some of "
                            + String.join(", ", new TreeSet<>(spoken)));
                }
            }
        }
        if (!wrong.isEmpty()) {
            throw new CannotStart(wrong);
        }
    }

    /**
     * The folder that editors write in, which is there.
     *
     * @throws CannotStart where it is not
     */
    Path promptsThere() {
        if (!Files.isDirectory(prompts)) {
            throw new CannotStart(List.of("HOTLINE_PROMPTS is \"" + prompts
                    + "\", which is no folder; write the folder with checklist.yaml in it"));
        }
        return prompts;
    }

    /** The same settings, with lines that offer one language only. */
    Settings only(String language) {
        return new Settings(
                host,
                port,
                publicUrl,
                deskHost,
                deskPort,
                deskPassword,
                prompts,
                data,
                database,
                journalWait,
                secret,
                keepWords,
                retention,
                order,
                tokens,
                accountSid,
                apiKey,
                apiUrl,
                textFrom,
                push,
                voices,
                lines.stream().map(line -> line.only(language)).toList(),
                agents,
                notes,
                warnings);
    }

    /** The line that is there without {@code hotline.yaml}: the simulated phone network answers for its agent, no real one. */
    static Roster.Line simulatedLine() {
        return new Roster.Line(
                new Facts.Line("+3225550100", "Mbrella Charge", List.of("fr", "en")),
                Optional.empty(),
                TIME_ZONE,
                List.of("simulated"));
    }

    /** The agent of that line. */
    static Roster.Agent simulatedAgent() {
        return new Roster.Agent(
                new Facts.Agent("simulated", new Reach.Client("simulated"), List.of("fr", "en")), Hours.ALWAYS);
    }

    /** Where it listens, and nothing that is secret or a person's. */
    @Override
    public String toString() {
        return "carrier's port " + host + ":" + port + ", desk's port " + deskHost + ":" + deskPort + ", "
                + lines.size() + " lines, " + agents.size() + " agents";
    }
}
