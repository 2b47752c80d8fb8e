package charge.hotline.content.check;

import charge.hotline.content.Checklist;
import charge.hotline.content.Command;
import charge.hotline.content.Content;
import charge.hotline.content.Limits;
import charge.hotline.content.Step;
import charge.hotline.content.Step.Kind;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All that the hotline can say: which prompts there are, what each is given to say, how long it may last; and which tables
 * of wordings.
 *
 * @param prompts by name, {@code light.ask}
 * @param tables by name, {@code light.said}
 */
record Repertoire(Map<String, Piece> prompts, Map<String, Table> tables) {
    /** Told in every prompt to the caller. */
    private static final String BRAND = "brand";

    /** Signs of life and lead-ins: so short that nobody has to wait for them. */
    private static final int SHORT_SECONDS = 3;

    /** The question after each errand, "is it charging now?": its answers are the errand's. */
    static final String DONE = "done";

    /** What is written to the caller is not heard: its length is another rule's. */
    static final String WRITTEN = "sms";

    /** What to do next besides what is done about a cause, in a text message. */
    private static final Set<String> NEXT =
            Set.of("cable", "lost", "bill", "home", "battery", "operator", "technical-known", "station", "other");

    /** Steps whose answers are never guessed at and confirmed by themselves. */
    private static final Set<String> NEVER_CONFIRMED = Set.of(DONE, "confirm");

    /**
     * One prompt.
     *
     * @param seconds how long it may last
     * @param values what it is given
     * @param required whether it must be there
     */
    record Piece(int seconds, Set<String> values, boolean required) {}

    /**
     * Wordings.
     *
     * @param ids which there are
     * @param characters how long one may be
     * @param required whether each must be there
     */
    record Table(Set<String> ids, int characters, boolean required) {}

    static Repertoire of(Content content) {
        Builder all = new Builder();
        content.checklist().steps().values().forEach(step -> all.step(step, content));
        all.conversation(content.checklist());
        return new Repertoire(Collections.unmodifiableMap(all.prompts), Collections.unmodifiableMap(all.tables));
    }

    /** Whether a step is asked as "do it, I wait", and then "is it charging?". */
    static boolean isErrand(Step step) {
        return step.kind() == Kind.DO && step.answers().contains("works");
    }

    /** Whether a step is put to the caller by itself. */
    static boolean isAsked(Step step) {
        return switch (step.kind()) {
            case ASK, DO, OPEN, TELL, NUMBER, TALK -> true;
            case LOOK_UP, HEARD, END -> false;
        };
    }

    private static final class Builder {
        private final Map<String, Piece> prompts = new TreeMap<>();
        private final Map<String, Table> tables = new TreeMap<>();

        void step(Step step, Content content) {
            sections(step);
            wordings(step);
            for (String menu : step.menus().keySet()) {
                add(step.id(), Limits.QUESTION_SECONDS, Set.of(), "menu-" + menu);
            }
            if (step.kind() == Kind.NUMBER) {
                add(step.id(), Limits.QUESTION_SECONDS, Set.of("digits"), "confirm");
            }
            if (step.id().equals("language")) {
                // Who speaks none of our languages is led to a person, in theirs.
                step.answers().stream()
                        .filter(id -> !content.languages().containsKey(id))
                        .forEach(id -> add("language", Limits.QUESTION_SECONDS, Set.of(), id, id + "-nobody"));
            }
        }

        private void sections(Step step) {
            if (step.kind() == Kind.LOOK_UP || step.kind() == Kind.HEARD) {
                return;
            }
            boolean required = isAsked(step);
            boolean inform = step.kind() == Kind.DO || step.kind() == Kind.TELL || step.kind() == Kind.END;
            int seconds = inform ? Limits.INSTRUCTION_SECONDS : Limits.QUESTION_SECONDS;
            Set<String> values = values(step);
            for (String section : List.of("ask", "again", "keys")) {
                put(step.id(), section, new Piece(seconds, with(values), required));
            }
            if (step.kind() == Kind.OPEN) {
                // Asked of somebody who has told something else already.
                put(step.id(), "more", new Piece(seconds, with(values), required));
            }
            put(step.id(), "help", new Piece(Limits.INSTRUCTION_SECONDS, with(values), required));
            if (step.needs().isEmpty()) {
                put(step.id(), "drive", new Piece(seconds, with(values), required));
            }
            // After half a minute together, `fixed` asks too whether it still charges.
            if (isErrand(step) || step.id().equals("fixed")) {
                put(step.id(), "done", new Piece(Limits.QUESTION_SECONDS, with(Set.of()), false));
            }
        }

        private static Set<String> values(Step step) {
            return switch (step.id()) {
                case "incident" -> Set.of("sentence");
                case "confirm" -> Set.of("said");
                default -> Set.of();
            };
        }

        private void wordings(Step step) {
            if (step.answers().isEmpty() || NEVER_CONFIRMED.contains(step.id())) {
                return;
            }
            boolean required = (isAsked(step) && step.kind() != Kind.NUMBER) || step.kind() == Kind.HEARD;
            Set<String> ids = new TreeSet<>(step.answers());
            tables.put(step.id() + ".said", new Table(ids, 4 * Limits.CHARACTERS_A_SECOND, required));
            tables.put(
                    step.id() + ".told",
                    new Table(ids, 2 * Limits.CHARACTERS_A_SECOND, required && step.kind() != Kind.TALK));
        }

        void conversation(Checklist checklist) {
            int question = Limits.QUESTION_SECONDS;
            int told = Limits.INSTRUCTION_SECONDS;
            Set<String> commands =
                    Arrays.stream(Command.values()).map(Command::id).collect(Collectors.toSet());
            tables.put("confirm.said", new Table(commands, 4 * Limits.CHARACTERS_A_SECOND, true));
            add("greeting", question, Set.of(), "hello", "back", "privacy", "privacy-kept");
            add("manners", SHORT_SECONDS, Set.of(), "silent", "silent-2", "unclear", "unclear-2", "sorry", "noted");
            add("manners", SHORT_SECONDS, Set.of(), "switched", "parked", "go-on", "no-back");
            add("manners", question, Set.of(), "star", "star-again", "stop-first", "wait", "no-starts");
            add("manners", question, Set.of(), "wait-drive");
            add("hold", SHORT_SECONDS, Set.of(), "still-1", "still-2", "still-3");
            add("hold", question, Set.of(), "question", "question-keys");
            add("hold", told, Set.of(), "bye");
            add("danger", told, Set.of(), "now", "stay", "nobody", "noted");
            add("handoff", told, Set.of(), "asked", "asked-first", "not-fixed", "next", "closed", "nobody", "unclear");
            put("handoff", "waiting", new Piece(told, Set.of(), true));
            add("message", told, Set.of(), "promise", "closed-promise", "no-number", "record", "thanks", "nothing");
            add("message", told, Set.of(), "not-kept");
            add("fixed", question, Set.of(), "watch");
            add("goodbye", told, Set.of(), "fixed", "elsewhere", "released", "enough", "caller");
            add("goodbye", told, Set.of(), "after-agent", "later", "outage");
            add("resume", told, Set.of(), "relapse");
            add("fallback", told, Set.of(), "sorry", "static");
            add("text", told, Set.of(), "promise", "noted", "cannot", "not-kept", "person");
            textMessage(checklist);
            summary(checklist);
        }

        private void textMessage(Checklist checklist) {
            put(WRITTEN, "body", new Piece(Integer.MAX_VALUE, with(Set.of("case", "next", "line")), true));
            put(
                    WRITTEN,
                    "operator",
                    new Piece(Integer.MAX_VALUE, with(Set.of("case", "next", "operator", "number", "line")), true));
            Set<String> next = new TreeSet<>(NEXT);
            checklist.causes().forEach(cause -> next.add(cause.group()));
            tables.put(WRITTEN + ".next", new Table(next, 160, true));
        }

        private void summary(Checklist checklist) {
            int part = Limits.QUESTION_SECONDS;
            for (String section : List.of("danger", "cable", "relapse", "driving", "nothing", "taken")) {
                put("summary", section, new Piece(SHORT_SECONDS, Set.of(), true));
            }
            put("summary", "language", new Piece(part, Set.of("told"), true));
            put("summary", "where", new Piece(part, Set.of("digits"), true));
            put("summary", "problem", new Piece(part, Set.of("told"), true));
            put("summary", "tried", new Piece(part, Set.of("list"), true));
            put("summary", "starts", new Piece(part, Set.of("count"), true));
            put("summary", "cause", new Piece(part, Set.of("cause", "sure"), true));
            put("summary", "accept", new Piece(part, Set.of(), true));
            Set<String> causes = new TreeSet<>();
            checklist.causes().forEach(cause -> causes.add(cause.id()));
            int characters = 2 * Limits.CHARACTERS_A_SECOND;
            tables.put("summary.cause", new Table(causes, characters, true));
            tables.put("summary.sure", new Table(Set.of("likely", "perhaps", "unsure"), characters, true));
        }

        private void add(String template, int seconds, Set<String> values, String... sections) {
            Arrays.stream(sections).forEach(section -> put(template, section, new Piece(seconds, with(values), true)));
        }

        private void put(String template, String section, Piece piece) {
            prompts.put(template + "." + section, piece);
        }

        private static Set<String> with(Set<String> values) {
            Set<String> all = new TreeSet<>(values);
            all.add(BRAND);
            return all;
        }
    }
}
