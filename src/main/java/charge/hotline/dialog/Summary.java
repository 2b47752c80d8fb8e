package charge.hotline.dialog;

import charge.hotline.content.Answer;
import charge.hotline.content.Content;
import charge.hotline.content.Limits;
import charge.hotline.content.Prompts;
import charge.hotline.content.XmlText;
import charge.hotline.diagnosis.Diagnosis;
import charge.hotline.dialog.Call.Mark;
import charge.hotline.dialog.Reply.Spoken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What an agent hears before taking a call, and what the desk shows: danger, stuck cable or relapse; driving; where; what happens; what
 * was tried with what result; starts used; the likeliest cause and how sure. At most {@link Limits#SUMMARY_SECONDS}: what
 * matters least is left out first.
 */
public final class Summary {
    private static final int MOST_CHARACTERS = Limits.SUMMARY_SECONDS * Limits.CHARACTERS_A_SECOND;

    /** Room that a list of what was tried leaves to the other parts. */
    private static final int TRIED_CHARACTERS = 80;

    /** Said at the beginning, it needs no other words for the problem. */
    private static final Optional<String> STUCK = Optional.of("cable");

    /** The rank of a question in what was tried; above it is what does not belong there. */
    private static final int ASKED = 2;

    private Summary() {}

    /** One part: where it stands in the summary is its place in the list; what it weighs decides what is left out. */
    private record Part(Spoken spoken, int weight, int length) {}

    /** The summary in this language, in the order in which it is spoken. */
    public static List<Spoken> of(Content content, Call call, String language) {
        Prompts prompts = content.languageOrFirst(language).prompts();
        List<Part> parts = new ArrayList<>();
        Optional<String> urgent = urgent(call);
        urgent.ifPresent(section -> add(parts, prompts, language, section, Map.of(), 9));
        call.language()
                .filter(spoken -> !spoken.equals(language))
                .flatMap(spoken -> prompts.label("language", "told", spoken))
                .ifPresent(told -> add(parts, prompts, language, "language", Map.of("told", told), 3));
        if (call.is(Mark.DRIVING)) {
            add(parts, prompts, language, "driving", Map.of(), 9);
        }
        call.answer("where")
                .filter(digits -> !digits.equals("unknown"))
                .ifPresent(digits -> add(parts, prompts, language, "where", Map.of("digits", spaced(digits)), 5));
        told(prompts, call, "problem")
                .or(() -> told(prompts, call, "situation"))
                .filter(told -> !urgent.equals(STUCK))
                .ifPresent(told -> add(parts, prompts, language, "problem", Map.of("told", told), 8));
        String tried = tried(content, prompts, call);
        if (!tried.isEmpty()) {
            add(parts, prompts, language, "tried", Map.of("list", tried), 6);
        }
        if (call.starts() > 0) {
            add(parts, prompts, language, "starts", Map.of("count", Integer.toString(call.starts())), 4);
        }
        if (isDiagnosed(call)) {
            cause(content, prompts, call).ifPresent(values -> add(parts, prompts, language, "cause", values, 7));
        }
        if (parts.isEmpty()) {
            add(parts, prompts, language, "nothing", Map.of(), 1);
        }
        return fitting(parts).stream().map(Part::spoken).toList();
    }

    /** The summary as one line of text. */
    public static String text(Content content, Call call, String language) {
        Prompts prompts = content.languageOrFirst(language).prompts();
        StringBuilder text = new StringBuilder();
        for (Spoken part : of(content, call, language)) {
            prompts.render(part.prompt(), part.values())
                    .ifPresent(xml -> text.append(text.isEmpty() ? "" : " ").append(XmlText.plain(xml)));
        }
        return text.toString();
    }

    /** Digits with blanks between, so that a voice reads them one by one. */
    static String spaced(String digits) {
        return String.join(" ", digits.split("", -1)).trim().toUpperCase(Locale.ROOT);
    }

    private static Optional<String> urgent(Call call) {
        if (call.is(Mark.DANGER)) {
            return Optional.of("danger");
        }
        if (call.answer("problem").filter("cable-stuck"::equals).isPresent()) {
            return STUCK;
        }
        return call.is(Mark.RELAPSE) ? Optional.of("relapse") : Optional.empty();
    }

    private static Optional<String> told(Prompts prompts, Call call, String step) {
        return call.answer(step).flatMap(answer -> prompts.label(step, "told", answer));
    }

    private static String tried(Content content, Prompts prompts, Call call) {
        StringBuilder list = new StringBuilder();
        for (Answer answer : inOrder(content, call)) {
            Optional<String> told = prompts.label(answer.step(), "told", answer.id());
            if (told.isPresent() && list.length() + told.get().length() <= TRIED_CHARACTERS) {
                list.append(list.isEmpty() ? "" : ", ").append(told.get());
            }
        }
        return list.toString();
    }

    private static List<Answer> inOrder(Content content, Call call) {
        return call.heard().stream()
                .filter(answer -> !answer.id().equals("unknown"))
                .filter(answer -> !answer.step().equals("language"))
                .filter(answer -> rank(content, answer) <= ASKED)
                .sorted(Comparator.comparingInt(answer -> rank(content, answer)))
                .toList();
    }

    /** What a system said comes first, then what was done, then what was asked. */
    private static int rank(Content content, Answer answer) {
        return content.checklist()
                .step(answer.step())
                .map(step -> switch (step.kind()) {
                    case LOOK_UP -> 0;
                    case DO -> 1;
                    case ASK -> ASKED;
                    case OPEN, TELL, NUMBER, HEARD, TALK, END -> ASKED + 1;
                })
                .orElse(ASKED + 1);
    }

    /** A cause is worth naming once something was heard that speaks for one. */
    private static boolean isDiagnosed(Call call) {
        return call.answer("problem")
                .filter(problem ->
                        !List.of("cable-stuck", "lost-pass", "invoice").contains(problem))
                .isPresent();
    }

    private static Optional<Map<String, String>> cause(Content content, Prompts prompts, Call call) {
        Diagnosis diagnosis = Diagnosis.of(content.checklist(), call.heard());
        Optional<String> cause = prompts.label("summary", "cause", diagnosis.cause());
        Optional<String> sure =
                prompts.label("summary", "sure", diagnosis.sure().name().toLowerCase(Locale.ROOT));
        return cause.flatMap(words -> sure.map(degree -> Map.of("cause", words, "sure", degree)));
    }

    private static void add(
            List<Part> parts,
            Prompts prompts,
            String language,
            String section,
            Map<String, String> values,
            int weight) {
        String prompt = "summary." + section;
        prompts.render(prompt, values)
                .ifPresent(xml -> parts.add(new Part(
                        new Spoken(language, prompt, values),
                        weight,
                        XmlText.plain(xml).length())));
    }

    private static List<Part> fitting(List<Part> parts) {
        List<Part> kept = new ArrayList<>(parts);
        while (kept.size() > 1 && kept.stream().mapToInt(Part::length).sum() > MOST_CHARACTERS) {
            kept.remove(kept.stream().min(Comparator.comparingInt(Part::weight)).orElseThrow());
        }
        return kept;
    }
}
