package charge.hotline;

import charge.hotline.handset.Act;
import charge.hotline.handset.Event;
import charge.hotline.handset.Moment;
import charge.hotline.handset.Person;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A driver who does anything at all: presses fitting keys and others, says fitting things, other things, commands and what no
 * recogniser should ever write, waits, stays silent, interrupts, hangs up. Listens in, so as to know which question is asked.
 */
public final class RandomCaller implements Person, Consumer<Event> {
    /** How a caller is; each does everything, some things more often. */
    private enum Temper {
        KEYS,
        WORDS,
        MIXED,
        SILENT,
        NONSENSE,
        /** Lays the telephone down after a while and goes. */
        GONE
    }

    static final List<String> GARBAGE = List.of(
            "<&\"'>",
            "]]>",
            "<Say>bonjour</Say>",
            "</Gather><Hangup/>",
            "&amp;&#1;&lt;",
            "\u0001\u0002",
            "rouge\u0000vert",
            "\uD83D",
            "\uDE00 rouge",
            "\uFFFE\uFFFF",
            "🔌🚗",
            "",
            " ",
            "...",
            "a".repeat(10_000),
            "le voyant est rouge ".repeat(500),
            "<&\"']]>\u0001\uD83D".repeat(900),
            "0x7fffffff ${brand} <#include \"x\"> {{7*7}} ' or 1=1 --",
            "مرحبا бонжур 你好",
            "u=1&v=x&at=support#ct=1");

    private static final Map<String, List<String>> COMMANDS = Map.of(
            "fr",
            List.of(
                    "répétez",
                    "retour",
                    "aide",
                    "un moment",
                    "c'est bon",
                    "un conseiller",
                    "français",
                    "english please",
                    "je conduis",
                    "je suis garé",
                    "au revoir",
                    "ça brûle",
                    "il y a de la fumée"),
            "en",
            List.of(
                    "repeat",
                    "go back",
                    "help",
                    "wait",
                    "ready",
                    "an agent please",
                    "en français",
                    "english",
                    "i'm driving",
                    "i'm parked",
                    "goodbye",
                    "it's burning",
                    "there is smoke"));

    private static final Wording FRENCH = Wording.of("fr");
    private static final Map<String, Wording> SPOKEN = Map.of("fr", FRENCH, "en", Wording.of("en"));
    private static final List<Double> CONFIDENCES = List.of(0.0, 0.05, 0.25, 0.35, 0.49, 0.5, 0.7, 0.9, 1.0);
    private static final Pattern STATE = Pattern.compile("<Gather[^>]* action=\"[^\"]*?\\?([^\"#]*)");
    private static final Pattern PARAMETER = Pattern.compile("(?:^|&amp;)(at|mode|lang)=([a-z-]+)");

    private final Random random;
    private final Temper temper;
    private final String language;
    private final double patience;
    private volatile String question = "language";
    private volatile String chosen = "";
    private int acts;

    /** @param random decides what they are like and what they do */
    public RandomCaller(Random random) {
        this.random = random;
        this.temper = pick(List.of(Temper.values()));
        this.language = random.nextBoolean() ? "fr" : "en";
        this.patience = random.nextInt(3) == 0 ? 0.9 : 0.99;
    }

    @Override
    public void accept(Event event) {
        if (event instanceof Event.Requested requested && requested.leg().equals(Event.CALLER)) {
            Matcher state = STATE.matcher(requested.body());
            if (state.find()) {
                listen(state.group(1));
            }
        }
    }

    private void listen(String state) {
        Matcher parameters = PARAMETER.matcher(state);
        String at = "problem";
        String mode = "";
        while (parameters.find()) {
            switch (parameters.group(1)) {
                case "at" -> at = parameters.group(2);
                case "mode" -> mode = parameters.group(2);
                default -> chosen = parameters.group(2);
            }
        }
        question = switch (mode) {
            case "hold", "done", "confirm" -> mode;
            default -> at;
        };
    }

    @Override
    public Act acts(Moment moment) {
        if (moment == Moment.TALKING || (temper != Temper.GONE && random.nextDouble() > patience)) {
            return Act.hangsUp();
        }
        if (moment == Moment.RECORDING) {
            return random.nextBoolean() ? says("rappelez-moi s'il vous plaît, le voyant est rouge") : Act.silence();
        }
        if (acts++ > 6 && temper == Temper.GONE) {
            return Act.silence();
        }
        return switch (temper) {
            case KEYS, GONE -> random.nextInt(8) == 0 ? anything() : keys();
            case WORDS -> random.nextInt(8) == 0 ? anything() : words();
            case MIXED -> random.nextInt(8) == 0 ? anything() : random.nextBoolean() ? keys() : words();
            case SILENT -> random.nextInt(8) == 0 ? anything() : Act.silence();
            case NONSENSE -> random.nextInt(3) == 0 ? anything() : nonsense();
        };
    }

    @Override
    public Optional<Act> interrupts(Moment moment) {
        if (temper == Temper.GONE && acts > 6) {
            return Optional.empty();
        }
        return switch (moment) {
            case PROMPT ->
                random.nextInt(10) == 0 ? Optional.of(random.nextBoolean() ? keys() : words()) : Optional.empty();
            case QUEUE, RINGING, TALKING -> random.nextInt(15) == 0 ? Optional.of(Act.hangsUp()) : Optional.empty();
            case MONOLOGUE -> random.nextInt(60) == 0 ? Optional.of(Act.hangsUp()) : Optional.empty();
            case RECORDING -> random.nextInt(5) == 0 ? Optional.of(keys()) : Optional.empty();
            case QUESTION -> Optional.empty();
        };
    }

    private Act anything() {
        return switch (random.nextInt(7)) {
            case 0 -> Act.silence();
            case 1 -> Act.presses(pick(List.of("0", "*", "#", "**", "*2", "*#", "9", "7", "6", "00", "##")));
            case 2 -> Act.presses(digits(1 + random.nextInt(30)));
            case 3 -> command();
            case 4 -> nonsense();
            case 5 -> keys();
            default -> words();
        };
    }

    private Act keys() {
        if (question.equals("where") && random.nextBoolean()) {
            return Act.presses(digits(1 + random.nextInt(10)) + "#");
        }
        if (question.equals("hold")) {
            return Act.presses(pick(List.of("#", "1", "2", "2", "3")));
        }
        return Act.presses(pick(List.of("1", "1", "2", "2", "3", "3", "4", "5", "#", "*", "0")));
    }

    private String digits(int count) {
        return random.ints(count, 0, 10).mapToObj(Integer::toString).reduce("", String::concat);
    }

    private Act words() {
        String tongue = chosen.isEmpty() || random.nextInt(8) == 0 ? language : chosen;
        Wording wording = SPOKEN.getOrDefault(tongue, FRENCH);
        return switch (random.nextInt(10)) {
            case 0 -> command();
            case 1 -> says(wording.any(random));
            case 2, 3 -> says(random.nextBoolean() ? yes(tongue) : no(tongue));
            default -> says(wording.at(question, random));
        };
    }

    private static String yes(String tongue) {
        return tongue.equals("fr") ? "oui" : "yes";
    }

    private static String no(String tongue) {
        return tongue.equals("fr") ? "non" : "no";
    }

    private Act command() {
        return says(pick(COMMANDS.getOrDefault(chosen.isEmpty() ? language : chosen, List.of("agent"))));
    }

    private Act nonsense() {
        String text = pick(GARBAGE);
        return says(
                random.nextInt(4) == 0
                        ? text + SPOKEN.getOrDefault(language, FRENCH).any(random)
                        : text);
    }

    private Act says(String words) {
        return new Act.Words(words, random.nextInt(6) == 0 ? Optional.empty() : Optional.of(pick(CONFIDENCES)));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
