package charge.hotline.dialog;

import charge.hotline.content.Prompts;
import charge.hotline.content.XmlText;
import charge.hotline.diagnosis.Diagnosis;
import charge.hotline.dialog.Operators.Operator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What stands in a text message: the case's number, what to do next, and where to call. */
final class TextMessage {
    private static final String OTHERWISE = "other";

    /** What a problem or a situation is followed up with, whatever else was found out. */
    private static final Map<String, String> BRANCHES = Map.of(
            "problem.cable-stuck", "cable",
            "problem.lost-pass", "lost",
            "problem.invoice", "bill",
            "situation.home", "home",
            "situation.battery", "battery");

    /** What sends the caller to the charger's operator, and what does so where it is known who that is. */
    private static final Map<String, String> OPERATORS = Map.of("technical", "technical-known", "operator", "operator");

    private TextMessage() {}

    static Deed.Text of(Draft draft) {
        String next = next(draft);
        Optional<String> known = Optional.ofNullable(OPERATORS.get(next));
        return known.flatMap(wording -> operator(draft).map(operator -> told(draft, wording, operator)))
                .orElseGet(() -> text(draft, "sms.body", next, Map.of()));
    }

    private static Deed.Text told(Draft draft, String next, Operator operator) {
        return text(draft, "sms.operator", next, Map.of("operator", operator.name(), "number", operator.number()));
    }

    private static Deed.Text text(Draft draft, String prompt, String next, Map<String, String> more) {
        Prompts prompts = draft.spokenLanguage().prompts();
        Map<String, String> values = new TreeMap<>(more);
        values.put("brand", draft.facts().line().brand());
        values.put("case", inThrees(draft.caseNumber()));
        values.put("next", prompts.label("sms", "next", next).orElse(""));
        values.put("line", draft.facts().line().number());
        return new Deed.Text(prompts.render(prompt, values).map(XmlText::plain).orElse(""));
    }

    /** Who runs the charger, where its number was told and says so. */
    private static Optional<Operator> operator(Draft draft) {
        return draft.call()
                .answer("where")
                .filter(charger -> !charger.equals("unknown"))
                .flatMap(draft.facts().line().operators()::of);
    }

    /** The id of what to do next. */
    private static String next(Draft draft) {
        Call call = draft.call();
        Optional<String> branch = call.heard().stream()
                .flatMap(answer -> Optional.ofNullable(BRANCHES.get(answer.toString())).stream())
                .findFirst();
        if (branch.isPresent()) {
            return branch.get();
        }
        if (call.answer("operator").filter("noted"::equals).isPresent()) {
            return "operator";
        }
        boolean leaves = call.place().at().equals("text") && isOnTheWay(call);
        if (leaves) {
            return "station";
        }
        return call.answer("problem").isPresent() ? diagnosed(draft) : OTHERWISE;
    }

    private static boolean isOnTheWay(Call call) {
        Farewell farewell = Farewell.at(call.place());
        return farewell == Farewell.STATION || farewell == Farewell.LATER;
    }

    /** What the group of the likeliest cause calls for; nothing in particular where it is anybody's guess. */
    private static String diagnosed(Draft draft) {
        Diagnosis diagnosis =
                Diagnosis.of(draft.content().checklist(), draft.call().heard());
        return draft.content().checklist().causes().stream()
                .filter(cause -> cause.id().equals(diagnosis.cause()) && diagnosis.sure() != Diagnosis.Sure.UNSURE)
                .map(cause -> cause.group())
                .findFirst()
                .orElse(OTHERWISE);
    }

    /** {@code 482 173 906}: as people say and copy it. */
    private static String inThrees(String digits) {
        return digits.replaceAll("(\\d{3})(?=\\d)", "$1 ");
    }
}
